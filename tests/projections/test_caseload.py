"""How many open and closed cases each chief representative has."""

from uuid import UUID

from projections.caseload import caseload
from store.books import Books
from tests.facts import act
from tests.projections.conftest import OpenCase


def loads(books: Books, project: UUID | None = None) -> list[tuple[str | None, int, int]]:
    with books.pool.connection() as connection:
        rows = caseload(connection, jurisdiction=1, project=project)
    return [(row["cadre"], row["open"], row["closed"]) for row in rows]


def test_cases_without_a_chief_representative_stand_first(
    books: Books, open_case: OpenCase
) -> None:
    open_case("A")
    id_ = open_case("B")

    books.desk.on_case(id_, lambda case: case.name_chief(act(1), name="amy"))

    assert loads(books) == [(None, 1, 0), ("amy", 1, 0)]


def test_a_case_goes_over_to_its_new_chief_representative(
    books: Books, open_case: OpenCase
) -> None:
    id_ = open_case("A")
    books.desk.on_case(id_, lambda case: case.name_chief(act(1), name="amy"))
    books.desk.on_case(id_, lambda case: case.name_chief(act(2), name="bob"))

    assert loads(books) == [("bob", 1, 0)]


def test_closed_and_reopened_cases_change_sides(books: Books, open_case: OpenCase) -> None:
    id_ = open_case("A")
    books.desk.on_case(id_, lambda case: case.close(act(1), outcome="other"))
    assert loads(books) == [(None, 0, 1)]

    books.desk.on_case(id_, lambda case: case.reopen(act(2)))

    assert loads(books) == [(None, 1, 0)]


def test_a_project_can_be_asked_about_alone(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    open_case("A")

    assert loads(books, project) == [(None, 1, 0)]
    assert loads(books, books.desk.project_id("another")) == []
