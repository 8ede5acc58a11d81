"""Who was erased after a backup is erased in what is restored from it, and nobody else is."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from uuid import UUID

import pytest

from api.backup.restoring import restore
from api.backup.taking import back_up
from api.erasing import erase_again, erase_person, list_erasures
from api.settings import Settings
from domain.case import Case
from domain.hold import LawsuitNeedsIt, Standing
from store.books import Books
from store.erasure import Concern, erase, has_key
from store.orders import Order, OrderIsNotKept, Orders
from tests.api.backup.test_backup import quiet
from tests.facts import act
from tests.store.test_secrecy import a_household


@pytest.fixture
def orders(office: Settings, books: Books) -> Orders:
    """Where the test's books note orders."""
    books.orders = Orders(office.audit / "erasures-1")
    return books.orders


@pytest.fixture
def household(office: Settings, books: Books, tmp_path: Path) -> tuple[UUID, UUID]:
    """A case and its party, in a backup."""
    case, person, _ = a_household(books)
    back_up(office, books, tmp_path / "b.zb", attachments=True, progress=quiet)
    return case, person


def restored(office: Settings, spare: Settings, tmp_path: Path) -> dict[str, object]:
    """Put back where only the audit folder was left."""
    (spare.data / "audit").mkdir(parents=True)
    for file in office.audit.glob("erasures-*"):
        (spare.data / "audit" / file.name).write_bytes(file.read_bytes())
    return restore(spare, tmp_path / "b.zb", unreadable=False, progress=quiet)


@pytest.mark.usefixtures("orders")
def test_what_was_told_anew_and_erased_by_the_same_order_stays_erased_too(
    office: Settings, spare: Settings, books: Books, tmp_path: Path
) -> None:
    case, _, _ = a_household(books)
    erase_person(books, act(9), person=case, order="删7")

    def told(of: Case) -> None:
        of.log_contact(act(10), method="visit", summary=books.desk.seal(case, "summary", "新的"))

    books.desk.on_case(case, told)
    back_up(office, books, tmp_path / "b.zb", attachments=True, progress=quiet)
    erase_person(books, act(11), person=case, order="删7")

    assert restored(office, spare, tmp_path)["erased_again"] == 1
    with spare.books() as there:
        assert not has_key(there, case)
        assert erase_again(there)["erased"] == []


def test_an_order_of_which_only_a_part_finds_room_is_not_kept(tiny: Path) -> None:
    file = tiny / "erasures-1"
    file.write_bytes(b"\n" * 4090)  # six bytes are left of what it holds
    with suppress(OSError), (tiny / "other").open("wb") as other:
        while True:
            other.write(bytes(4096))
            other.flush()

    with pytest.raises(OrderIsNotKept):
        Orders(file).give(Order(UUID(int=1), "删1"))


@pytest.mark.usefixtures("orders")
def test_who_was_erased_after_the_backup_stays_erased(
    office: Settings, spare: Settings, books: Books, household: tuple[UUID, UUID], tmp_path: Path
) -> None:
    case, person = household
    erase_person(books, act(9), person=person, order="删7")

    told = restored(office, spare, tmp_path)

    assert (told["erased_again"], told["orders_unsettled"]) == (1, [])
    with spare.books() as there:
        assert not has_key(there, person)
        assert has_key(there, case)
        assert [item["order"] for item in list_erasures(there)["items"]] == ["删7"]
        assert erase_again(there)["erased"] == []


def test_an_order_that_failed_erases_nobody(
    office: Settings, spare: Settings, books: Books, orders: Orders,
    household: tuple[UUID, UUID], tmp_path: Path,
) -> None:  # fmt: skip
    _, person = household
    held = Concern(standing=[Standing("lawsuit", "民初7号")])
    with pytest.raises(LawsuitNeedsIt):
        erase(books, act(9), person=person, order="删7", concern=held)
    orders.give(Order(person, "删8"))  # and then the database was gone

    told = restored(office, spare, tmp_path)

    assert told["erased_again"] == 0
    assert told["orders_unsettled"] == [{"person": person, "order": "删8"}]
    with spare.books() as there:
        assert has_key(there, person)


def test_what_was_killed_after_the_commit_counts_as_carried_out(
    books: Books, orders: Orders, household: tuple[UUID, UUID]
) -> None:
    _, person = household
    books.orders = Orders()
    erase(books, act(9), person=person, order="删7")
    orders.give(Order(person, "删7"))
    books.orders = orders

    erase_again(books)

    assert orders.carried_out == [Order(person, "删7")]
    assert len(list_erasures(books)["items"]) == 1


def test_nobody_is_erased_whose_order_cannot_be_noted(
    books: Books, household: tuple[UUID, UUID], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    books.orders = Orders(tmp_path / "file" / "erasures-1")

    with pytest.raises(OrderIsNotKept):
        erase(books, act(9), person=household[1], order="删7")

    assert has_key(books, household[1])


def test_who_is_told_of_anew_after_the_restore_is_not_erased_by_the_old_order(
    office: Settings, spare: Settings, books: Books, orders: Orders,
    household: tuple[UUID, UUID], tmp_path: Path,
) -> None:  # fmt: skip
    newcomer = UUID(int=7)  # the backup never heard of them
    orders.carry_out(Order(newcomer, "删9"))
    assert household

    restored(office, spare, tmp_path)

    with spare.books() as there:
        again = erase_again(there)
        assert again["erased"] == []
        assert Order(newcomer, "删9") in {
            Order(item["person"], item["order"]) for item in list_erasures(there)["items"]
        }


def test_a_line_that_a_crash_tore_says_nothing_and_spoils_no_other(tmp_path: Path) -> None:
    file = tmp_path / "erasures-1"
    one, two = Order(UUID(int=1), "删1"), Order(UUID(int=2), "删2")
    Orders(file).carry_out(one)
    whole = file.read_bytes()

    for cut in range(len(whole)):
        file.write_bytes(whole[:cut])
        Orders(file).carry_out(two)
        assert Orders(file).carried_out in ([two], [one, two])
    assert "删" in whole.decode()
