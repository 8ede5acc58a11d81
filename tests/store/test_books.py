"""Each jurisdiction keeps its own books: positions, operations, keys and counts of its own."""

from collections.abc import Iterator
from uuid import UUID

import psycopg
import pytest

from domain.case import Case
from projections import ALL
from projections.countdown import count
from store.books import Books
from store.read_model import digest
from store.rebuild import rebuild
from tests.conftest import MASTER
from tests.facts import NOW, act
from tests.store.events import happened, log, open_project, operation
from tests.store.test_secrecy import a_household


@pytest.fixture
def county(books: Books, owner: str) -> Iterator[Books]:
    """The books of a second jurisdiction in the same database."""
    with psycopg.connect(owner, autocommit=True) as superuser:
        superuser.execute("INSERT INTO zhuanban.jurisdictions VALUES (2, 'county')")
        superuser.execute("INSERT INTO zhuanban.heads (jurisdiction) VALUES (2)")
        with Books(owner, MASTER, ALL, jurisdiction=2) as opened:
            yield opened
        superuser.execute("DELETE FROM zhuanban.heads WHERE jurisdiction = 2")
        superuser.execute("DELETE FROM zhuanban.read_models WHERE jurisdiction = 2")
        superuser.execute("DELETE FROM zhuanban.jurisdictions WHERE jurisdiction = 2")


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
