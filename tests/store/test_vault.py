"""A personal text opens under its person's key, in its field, as committed to, or not at all."""

from base64 import b64decode, b64encode
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidTag

from domain.sealed import Sealed
from store.books import Books
from store.vault import KeyDoesNotOpen, MasterKey, SealIsBroken, Vault
from tests.conftest import MASTER
from tests.store.test_secrecy import a_household

LI, WANG = UUID(int=11), UUID(int=12)


@pytest.fixture
def vault() -> Vault:
    return Vault(MASTER, 1)


def test_what_was_sealed_opens_in_its_own_field(vault: Vault) -> None:
    box = vault.seal(LI, "name", "李四")

    assert vault.open(box, "name") == "李四"
    assert vault.open(box, "phone") is None


VISIT = "上门走访，户主称子女在外地务工，节假日才能回来商量；对安置面积无异议。😀" * 2


@pytest.mark.parametrize("text", [VISIT, VISIT[:-1], "at noon, nobody in " * 9, "\x00" * 99])
def test_a_long_text_comes_back_as_it_was(vault: Vault, text: str) -> None:
    assert vault.open(vault.seal(LI, "summary", text), "summary") == text


def test_a_long_chinese_text_takes_two_bytes_a_character(vault: Vault) -> None:
    around = 12 + 16 + 16  # nonce, salt, tag

    assert len(b64decode(vault.seal(LI, "summary", VISIT).box)) == around + 2 * len(VISIT) + 4
    assert len(b64decode(vault.seal(LI, "name", "李四").box)) == around + 6


def test_a_long_text_that_is_not_the_one_committed_to_does_not_open(vault: Vault) -> None:
    box, swapped = vault.seal(LI, "summary", VISIT), vault.seal(LI, "summary", VISIT[:-1])

    with pytest.raises(SealIsBroken):
        vault.open(Sealed(of=LI, box=swapped.box, hash=box.hash), "summary")


def test_the_same_text_is_never_sealed_alike(vault: Vault) -> None:
    one, other = vault.seal(LI, "name", "李四"), vault.seal(LI, "name", "李四")

    assert one.box != other.box
    assert one.hash != other.hash


def test_a_box_put_in_the_place_of_another_persons_does_not_open(vault: Vault) -> None:
    box = vault.seal(LI, "name", "李四")
    vault.seal(WANG, "name", "王五")

    assert vault.open(box.model_copy(update={"of": WANG}), "name") is None


def test_a_box_that_is_not_the_one_committed_to_does_not_open(vault: Vault) -> None:
    box, swapped = vault.seal(LI, "name", "李四"), vault.seal(LI, "name", "王五")

    with pytest.raises(SealIsBroken):
        vault.open(Sealed(of=LI, box=swapped.box, hash=box.hash), "name")


@pytest.mark.parametrize("place", [0, 12, -1])
def test_a_box_changed_in_one_bit_does_not_open(vault: Vault, place: int) -> None:
    box = vault.seal(LI, "name", "李四")
    changed = bytearray(b64decode(box.box))
    changed[place] ^= 1

    assert vault.open(box.model_copy(update={"box": b64encode(changed).decode()}), "name") is None


def test_another_master_key_unwraps_nothing_and_seals_nothing_for_those_it_cannot_read(
    books: Books,
) -> None:
    _, person, box = a_household(books)
    stranger = Vault(MasterKey(b"another secret".ljust(32)), 1)

    with books.pool.connection() as connection:
        stranger.know(connection, [person])

    assert stranger.open(box, "name") is None
    with pytest.raises(KeyDoesNotOpen):
        stranger.seal(person, "name", "李四")


def test_a_text_from_before_a_key_was_lost_stays_unread_under_the_next_one(vault: Vault) -> None:
    box = vault.seal(LI, "name", "李四")
    later = Vault(MASTER, 1)
    later.seal(LI, "name", "李四")

    assert later.open(box, "name") is None


def test_a_destroyed_key_leaves_memory_and_one_made_since_stays(vault: Vault) -> None:
    before = vault.seal(LI, "name", "李四")
    vault.stored([LI])

    vault.drop([LI])
    assert vault.open(before, "name") is None

    since = vault.seal(LI, "name", "李四")
    vault.drop([LI])
    assert vault.open(since, "name") == "李四"


def test_who_is_not_known_cannot_be_read(books: Books) -> None:
    _, person, box = a_household(books)
    fresh = Vault(MASTER, 1)
    assert fresh.open(box, "name") is None

    with books.pool.connection() as connection:
        fresh.know(connection, [person])

    assert fresh.open(box, "name") == "欧阳建国"


def test_a_person_whose_key_was_deleted_is_unreadable_and_the_log_is_untouched(
    books: Books,
) -> None:
    _, person, box = a_household(books)
    head = books.desk.head()

    with books.pool.connection() as connection:
        connection.execute("DELETE FROM zhuanban.person_keys WHERE person = %s", [person])
        fresh = Vault(MASTER, 1)
        fresh.know(connection, [person])

    assert (fresh.open(box, "name"), books.desk.head()) == (None, head)


def test_a_sealed_file_opens_under_its_own_name_only() -> None:
    box = MASTER.seal_file(b"one.xlsx", b"rows")

    assert MASTER.open_file(b"one.xlsx", box) == b"rows"
    with pytest.raises(InvalidTag):
        MASTER.open_file(b"two.xlsx", box)
