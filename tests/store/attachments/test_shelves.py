"""On disk and in a bucket a piece lies whole or not at all, and trouble is said in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.attachments import Disk, Nowhere, Shelf
from store.attachments.bucket import Bucket, Credentials, CredentialsAreUnreadable
from store.attachments.shelf import ShelfIsAway, ShelfIsFull
from tests.store.attachments.s3_server import BUCKET

CASE = "1/case"


def filled(shelf: Shelf) -> Shelf:
    """Two files of a case, and one of a case whose name begins alike."""
    for name in ("aa/00000000", "aa/00000003", "bb/00000000"):
        shelf.put(f"{CASE}/{name}", b"box")
    shelf.put("1/case2/aa/00000000", b"another's")
    return shelf


def test_what_was_put_is_got_as_it_was(shelf: Shelf) -> None:
    shelf.put(f"{CASE}/aa/00000000", bytes(range(256)))

    assert shelf.get(f"{CASE}/aa/00000000") == bytes(range(256))


def test_what_lies_under_a_folder_is_told_with_its_sizes(shelf: Shelf) -> None:
    filled(shelf)

    assert shelf.sizes(CASE) == {"aa/00000000": 3, "aa/00000003": 3, "bb/00000000": 3}
    assert shelf.sizes(f"{CASE}/aa") == {"00000000": 3, "00000003": 3}
    assert shelf.sizes("1/nobody") == {}


def test_a_folder_is_let_go_of_with_all_in_it_and_nothing_beside_it(shelf: Shelf) -> None:
    filled(shelf)

    shelf.remove(CASE)
    shelf.remove(CASE)

    assert shelf.sizes(CASE) == {}
    assert shelf.sizes("1/case2") == {"aa/00000000": 9}


def test_a_piece_put_again_is_the_later_one(shelf: Shelf) -> None:
    for box in (b"first", b"second"):
        shelf.put(f"{CASE}/aa/00000000", box)

    assert shelf.get(f"{CASE}/aa/00000000") == b"second"


def test_a_piece_that_is_gone_is_said_to_be_out_of_reach(shelf: Shelf) -> None:
    with pytest.raises(ShelfIsAway):
        shelf.get(f"{CASE}/aa/00000000")


def test_without_a_place_nothing_is_kept_and_nothing_is_there() -> None:
    assert Nowhere().sizes(CASE) == {}
    Nowhere().remove(CASE)
    with pytest.raises(ShelfIsAway):
        Nowhere().put(f"{CASE}/aa/00000000", b"box")


# On disk


def test_nobody_but_its_owner_reads_a_folder_or_a_piece(disk: Disk, tmp_path: Path) -> None:
    filled(disk)

    made = [each for each in tmp_path.rglob("*") if each != tmp_path]
    assert {each.stat().st_mode & 0o777 for each in made if each.is_file()} == {0o600}
    assert {each.stat().st_mode & 0o777 for each in made if each.is_dir()} == {0o700}


def test_a_piece_that_a_kill_left_half_written_is_none(disk: Disk, tmp_path: Path) -> None:
    filled(disk)
    left = tmp_path / "deep/attachments" / CASE / "aa/00000006.under-way"
    left.write_bytes(b"ha")

    assert "00000006.under-way" not in disk.sizes(f"{CASE}/aa")

    disk.put(f"{CASE}/aa/00000006", b"whole")
    assert disk.sizes(f"{CASE}/aa")["00000006"] == 5
    assert not left.exists()


def test_emptied_folders_go_too(disk: Disk, tmp_path: Path) -> None:
    filled(disk).remove(CASE)

    assert [each.name for each in (tmp_path / "deep/attachments/1").iterdir()] == ["case2"]


def test_a_full_disk_is_said_and_loses_nothing_that_was_kept(tiny: Path) -> None:
    disk = Disk(tiny / "attachments")
    disk.put(f"{CASE}/aa/00000000", b"x" * 100_000)

    with pytest.raises(ShelfIsFull) as full:
        disk.put(f"{CASE}/aa/000186a0", b"y" * 300_000)

    assert full.value.status == 507
    assert disk.sizes(f"{CASE}/aa") == {"00000000": 100_000}
    disk.put(f"{CASE}/aa/000186a0", b"y" * 50_000)


def test_a_place_that_is_no_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(ShelfIsAway):
        Disk(tmp_path / "file").put(f"{CASE}/aa/00000000", b"box")


# In a bucket


def test_a_bucket_that_is_not_there_is_named_as_that(s3: str) -> None:
    away = Bucket("s3://another-bucket", endpoint=s3, credentials=Credentials("key", "secret"))

    with pytest.raises(ShelfIsAway, match="NoSuchBucket"):
        away.put(f"{CASE}/aa/00000000", b"box")


def test_a_store_that_does_not_answer_is_said_soon_and_tells_no_address() -> None:
    nobody = Bucket(
        f"s3://{BUCKET}", endpoint="http://127.0.0.1:9", credentials=Credentials("k", "s")
    )

    with pytest.raises(ShelfIsAway) as away:
        nobody.sizes(CASE)

    assert "127.0.0.1" not in str(away.value)


def test_a_file_says_what_the_store_knows_us_by(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("AKID\nSECRET\n")

    assert Credentials.of_file(file) == ("AKID", "SECRET")


@pytest.mark.parametrize("text", [None, "", "AKID\n", "a\nb\nc\n"])
def test_a_file_that_says_it_otherwise_is_refused(tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "key"
    if text is not None:
        file.write_text(text)

    with pytest.raises(CredentialsAreUnreadable):
        Credentials.of_file(file)
