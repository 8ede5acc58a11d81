"""An order and the end of a key are one; other processes drop the key when they hear of it."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID, uuid4

import psycopg
import pytest

from domain.case import Case
from domain.hold import LawsuitNeedsIt, Standing
from projections import ALL
from store.books import Books
from store.erasure import Concern, erase
from store.stored import Operation, OperationIsKnown
from tests.conftest import MASTER
from tests.facts import act
from tests.store.events import value
from tests.store.test_secrecy import a_household


@pytest.fixture
def elsewhere(owner: str, books: Books) -> Iterator[Books]:
    """The same books in another process."""
    with Books(owner, MASTER, ALL) as opened:
        yield opened


def test_the_order_takes_the_key_with_it_and_the_log_goes_on(books: Books) -> None:
    _, person, box = a_household(books)
    before = books.desk.head()

    position = erase(books, act(9), person=person, order="删7")

    assert (position, books.desk.head()) == (before + 1, before + 1)
    assert books.vault.open(box, "name") is None
    with books.pool.connection() as connection:
        books.vault.know(connection, [person])
    assert books.vault.open(box, "name") is None


def test_an_order_that_is_not_stored_destroys_nothing(books: Books) -> None:
    _, person, _ = a_household(books)

    with pytest.raises(LawsuitNeedsIt):
        erase(books, act(9), person=person, order="删7",
              concern=Concern(standing=[Standing("lawsuit", "民初7号")]))  # fmt: skip

    with books.pool.connection() as connection:
        assert value(connection, "SELECT count(*) FROM zhuanban.person_keys WHERE person = %s",
                     person) == 1  # fmt: skip


def test_a_case_shows_the_erased_party_without_a_name_and_all_else(books: Books) -> None:
    id_, person, _ = a_household(books)

    erase(books, act(9), person=person, order="删7")

    case = books.desk.case(id_)
    (party,) = case.parties.values()
    assert books.vault.open(party.name, "name") is None
    assert str(party.share) == "1/2"
    assert case.address
    assert books.vault.open(case.address, "address")


def test_another_process_drops_the_key_when_it_looks_at_the_log(
    books: Books, elsewhere: Books
) -> None:
    id_, person, box = a_household(books)
    elsewhere.desk.case(id_)
    assert elsewhere.vault.open(box, "name")

    position = erase(books, act(9), person=person, order="删7")

    assert elsewhere.look() == position
    assert elsewhere.vault.open(box, "name") is None


def test_a_key_that_a_reader_brings_from_before_an_erasure_does_not_stay(
    books: Books, elsewhere: Books
) -> None:
    _, person, box = a_household(books)

    with elsewhere.pool.connection() as reader, reader.transaction():
        reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        reader.execute("SELECT FROM zhuanban.events")
        erase(books, act(9), person=person, order="删7")
        elsewhere.look()
        elsewhere.vault.know(reader, [person])
        assert elsewhere.vault.open(box, "name")

    elsewhere.look()
    assert elsewhere.vault.open(box, "name") is None


def test_what_is_told_after_an_erasure_can_be_read_in_every_process(
    books: Books, elsewhere: Books
) -> None:
    id_, _, _ = a_household(books)
    elsewhere.desk.case(id_)
    erase(books, act(9), person=id_, order="删7")
    elsewhere.look()

    def told(case: Case) -> None:
        summary = elsewhere.vault.seal(id_, "summary", "新的走访")
        case.log_contact(act(10), method="visit", summary=summary)

    elsewhere.desk.on_case(id_, told)
    books.look()

    (sealed,) = [
        event.summary
        for event in books.desk.repository.event_store.get(id_)
        if isinstance(event, Case.ContactLogged) and event.occurred_at == act(10).at
    ]
    assert sealed
    books.desk.case(id_)
    assert books.vault.open(sealed, "summary") == "新的走访"


def test_what_requests_about_the_case_were_compared_with_is_forgotten(books: Books) -> None:
    id_, person, _ = a_household(books)
    mine, other = (Operation(uuid4(), {"name": MASTER.field(b"x")}, {}) for _ in range(2))
    books.desk.on_case(id_, lambda case: case.name_chief(act(8), name="amy"), operation=mine)
    stranger = Case(UUID(int=5))
    stranger.open(act(), project=UUID(int=1), task_force=UUID(int=2), case_no="B")
    books.desk.store(stranger, operation=other)

    erase(books, act(9), person=person, order="删7", concern=Concern(cases=[id_]))

    assert remembered(books, mine) is None
    assert remembered(books, other) == other.fields


def remembered(books: Books, operation: Operation) -> dict[str, str] | None:
    with pytest.raises(OperationIsKnown) as known:
        books.desk.must_be_new(operation)
    return known.value.fields


def test_rows_of_the_project_that_an_import_refused_are_forgotten(books: Books, owner: str) -> None:
    with psycopg.connect(owner, autocommit=True) as superuser:
        for n in (1, 2):
            superuser.execute(
                "INSERT INTO zhuanban.refused_files (jurisdiction, id, name, box, project)"
                " VALUES (1, gen_random_uuid(), 'x', '', %s)",
                [UUID(int=n)],
            )

    erase(books, act(), person=uuid4(), order="删7", concern=Concern(project=UUID(int=1)))

    with books.pool.connection() as connection:
        left = connection.execute("SELECT project FROM zhuanban.refused_files").fetchall()
    assert left == [(UUID(int=2),)]
