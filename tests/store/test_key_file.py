"""A key file is made once, read again when it changed, and replaced whole."""

from base64 import b64encode
from pathlib import Path

import pytest

from store.key_file import KeyFileIsUnreadable
from store.master_key import KeyFileIsMissing, MasterKey
from tests.conftest import MASTER

ONE, TWO = b"1" * 32, b"2" * 32


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sealing.key"


def made(file: Path) -> MasterKey:
    master = MasterKey.of_file(file)
    master.make()
    return master


def test_a_key_file_is_made_once_and_only_its_owner_reads_it(file: Path) -> None:
    one, other = made(file), made(file)

    assert file.stat().st_mode & 0o777 == 0o600
    assert one.gram("李") == other.gram("李") != MASTER.gram("李")
    assert [each.name for each in file.parent.iterdir()] == ["sealing.key"]


def test_a_missing_file_is_not_made_by_looking_and_nothing_can_be_sealed(file: Path) -> None:
    master = MasterKey.of_file(file)

    with pytest.raises(KeyFileIsMissing):
        master.wrap(b"", ONE)
    with pytest.raises(KeyFileIsMissing):
        master.field(b"name")
    assert not file.exists()


def test_a_file_of_one_line_is_the_first_secret_as_ever(file: Path) -> None:
    file.write_bytes(b64encode(ONE))

    assert MasterKey.of_file(file).numbers == [1]
    assert MasterKey.of_file(file).gram("李") == MasterKey(ONE).gram("李")


def test_a_file_put_back_is_read_without_a_restart(file: Path) -> None:
    master = MasterKey.of_file(file)

    file.write_bytes(b64encode(ONE))

    assert master.gram("李") == MasterKey(ONE).gram("李")


def test_a_second_secret_wraps_and_the_first_still_opens(file: Path) -> None:
    master = made(file)
    wrapped = master.wrap(b"li", ONE)

    master.add(2)

    again = master.wrap(b"li", ONE)
    assert (wrapped[:4], again[:4]) == ((1).to_bytes(4), (2).to_bytes(4))
    assert master.unwrap(1, b"li", wrapped[4:]) == master.unwrap(2, b"li", again[4:]) == ONE


def test_another_process_learns_of_a_secret_when_it_meets_its_number(file: Path) -> None:
    master, other = made(file), made(file)
    master.add(2)
    wrapped = master.wrap(b"li", ONE)

    assert other.unwrap(2, b"li", wrapped[4:]) == ONE


def test_what_a_secret_that_was_let_go_wrapped_stays_shut(file: Path) -> None:
    master = made(file)
    wrapped = master.wrap(b"li", ONE)
    master.add(2)

    master.keep_only(2)

    assert master.numbers == [2]
    assert master.unwrap(1, b"li", wrapped[4:]) is None
    assert file.stat().st_mode & 0o777 == 0o600


def test_fields_of_requests_compare_after_the_secret_changed(file: Path) -> None:
    master = made(file)
    before = master.field(b"name")
    master.add(2)
    master.keep_only(2)

    assert master.field(b"name") == MasterKey.of_file(file).field(b"name") == before


@pytest.mark.parametrize(
    "text", ["", "\n", "x", "1 2 3", "2 dHdv", "fields", "0", "-1 " + "A" * 44]
)
def test_a_file_that_holds_no_key_is_named(file: Path, text: str) -> None:
    file.write_text(text)

    with pytest.raises(KeyFileIsUnreadable) as refused:
        MasterKey.of_file(file)

    assert str(file) in str(refused.value)


def test_a_file_that_breaks_under_us_changes_nothing(file: Path) -> None:
    master = made(file)
    gram = master.gram("李")

    file.write_text("half")
    assert master.gram("李") == gram
    file.unlink()
    assert master.gram("李") == gram


def test_a_sealed_file_is_sealed_anew_once() -> None:
    master = MasterKey(ONE)
    box = master.seal_file(b"one.xlsx", b"rows")
    master.add(2)

    anew = master.sealed_anew(b"one.xlsx", box)

    assert anew
    assert master.sealed_anew(b"one.xlsx", anew) is None
    master.keep_only(2)
    assert master.open_file(b"one.xlsx", anew) == b"rows"
