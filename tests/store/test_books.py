"""Each jurisdiction keeps its own books: positions, operations, keys and counts of its own."""

from collections.abc import Iterator
from uuid import UUID

import psycopg
import pytest

from domain.case import Case
from projections import ALL
from projections.countdown import count
from projections.directory import DIRECTORY
from store.books import Books
from store.digest import digest, rows
from store.jurisdiction import DatabaseIsOfAnother, Jurisdiction
from store.rebuild import rebuild
from tests.conftest import MASTER
from tests.facts import NOW, act
from tests.store.events import happened, log, open_project, operation
from tests.store.test_secrecy import a_household


@pytest.fixture
def county(books: Books, owner: str) -> Iterator[Books]:
    """The books of a second jurisdiction in the same database."""
    with Books(owner, MASTER, ALL, jurisdiction=Jurisdiction(2, name="county")) as opened:
        yield opened
    forget(owner)


def forget(owner: str) -> None:
    """Leave jurisdiction 1 alone in the database, as the schema made it."""
    with psycopg.connect(owner, autocommit=True) as superuser:
        superuser.execute(
            "DELETE FROM zhuanban.read_models WHERE jurisdiction > 1"
            "; DELETE FROM zhuanban.heads WHERE jurisdiction > 1"
            "; DELETE FROM zhuanban.jurisdictions WHERE jurisdiction > 1"
            "; UPDATE zhuanban.jurisdictions SET code = NULL, name = 'default'"
        )


def remaining(books: Books, project: UUID) -> int:
    with books.pool.connection() as connection:
        answer = count(
            connection, jurisdiction=books.jurisdiction, projects=[project], as_of=NOW
        )  # fmt: skip
    return int(answer["remaining"])


def test_positions_of_each_start_at_one(books: Books, county: Books) -> None:
    stream = UUID(int=5)

    assert books.desk.recorder.insert_events([happened(stream)]) == [1]
    assert county.desk.recorder.insert_events([happened(stream)]) == [1]
    assert (len(log(books)), len(log(county))) == (1, 1)


def test_an_operation_of_one_is_not_known_in_the_other(books: Books, county: Books) -> None:
    for each in (books, county):
        each.desk.recorder.insert_events([happened()], operation=operation())

    assert (books.desk.head(), county.desk.head()) == (1, 1)


def test_the_same_codes_name_other_streams_and_are_counted_apart(
    books: Books, county: Books
) -> None:
    for each in (books, county):
        project = open_project(each)
        case = Case(each.desk.case_id(project, "A"))
        case.open(act(), project=project, task_force=project, case_no="A")
        each.desk.store(case)

    assert books.desk.project_id("P") != county.desk.project_id("P")
    assert remaining(books, books.desk.project_id("P")) == 1
    assert remaining(books, county.desk.project_id("P")) == 0
    assert remaining(county, county.desk.project_id("P")) == 1


def test_a_rebuild_folds_the_log_of_every_jurisdiction(books: Books, county: Books) -> None:
    for each in (books, county):
        a_household(each)

    with books.pool.connection() as connection:
        for model in ALL:
            before = digest(connection, model, whole=True)
            rebuild(connection, model, books.vault)
            assert digest(connection, model, whole=True) == before


def test_a_digest_is_of_one_jurisdiction_or_of_all(books: Books, county: Books) -> None:
    a_household(books)
    with books.pool.connection() as connection:
        before = [digest(connection, model, whole=True, jurisdiction=1) for model in ALL]
        a_household(county)
        after = [digest(connection, model, whole=True, jurisdiction=1) for model in ALL]
        together = [digest(connection, model, whole=True) for model in ALL]
        counted = [rows(connection, DIRECTORY, of) for of in (1, 2, 3)]

    assert after == before
    assert together != before
    assert counted == [1, 1, 0]


def test_a_key_of_one_opens_nothing_in_the_other(books: Books, county: Books) -> None:
    a_household(county)
    with county.pool.connection() as connection:
        stored = connection.execute(
            "SELECT person, wrapping, wrapped FROM zhuanban.person_keys WHERE jurisdiction = 2"
        ).fetchall()

    assert stored
    assert all(county.vault.unwrap(*row) and books.vault.unwrap(*row) is None for row in stored)


def test_a_jurisdiction_that_is_added_has_its_read_models_from_the_beginning(
    county: Books,
) -> None:
    with county.pool.connection() as connection:
        named = connection.execute(
            "SELECT name, behind_at FROM zhuanban.read_models WHERE jurisdiction = 2"
        ).fetchall()

    assert dict(named) == dict.fromkeys([model.name for model in ALL])


def test_founding_is_on_record_and_founding_again_changes_nothing(books: Books, owner: str) -> None:
    asked = "SELECT code, name, founded_at FROM zhuanban.jurisdictions WHERE jurisdiction = 2"
    found = []
    for name in ("临州", "临州", "临州市"):
        Books(owner, MASTER, ALL, jurisdiction=Jurisdiction(2, "linzhou", name)).close()
        with psycopg.connect(owner) as superuser:
            found.append(superuser.execute(asked).fetchone())
    forget(owner)

    first, again, renamed = found
    assert first
    assert again == first
    assert renamed == ("linzhou", "临州市", first[2])


@pytest.mark.parametrize(
    "wrong", [Jurisdiction(3, "zezhou", "泽州"), Jurisdiction(2, "zezhou", "泽州"),
              Jurisdiction(3, "linzhou", "临州")],
)  # fmt: skip
def test_the_database_of_another_is_not_written_to(
    books: Books, owner: str, wrong: Jurisdiction
) -> None:
    Books(owner, MASTER, ALL, jurisdiction=Jurisdiction(2, "linzhou", "临州")).close()
    try:
        with pytest.raises(DatabaseIsOfAnother, match="holds the records of linzhou"):
            Books(owner, MASTER, ALL, jurisdiction=wrong)
    finally:
        forget(owner)


def test_a_city_that_began_alone_keeps_its_number(books: Books, owner: str) -> None:
    a_household(books)
    try:
        with pytest.raises(DatabaseIsOfAnother, match="holds the records of number 1"):
            Books(owner, MASTER, ALL, jurisdiction=Jurisdiction(2, "linzhou", "临州"))
        with Books(owner, MASTER, ALL, jurisdiction=Jurisdiction(1, "linzhou", "临州")) as opened:
            assert opened.desk.head() == books.desk.head()
    finally:
        forget(owner)
