"""A read model that fails is set aside with its reason; writing goes on, a rebuild repairs it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import psycopg
import pytest

from domain.case import Case
from domain.case.file import Person
from projections import ALL
from projections.countdown import COUNTDOWN, count
from projections.directory import DIRECTORY
from store.books import Books
from store.digest import digest
from store.embedded import EmbeddedServer
from store.read_model import ReadModel, Step
from store.rebuild import BUSY, REST, rebuild, rest_after
from tests.conftest import MASTER
from tests.facts import NOW, act
from tests.store.events import at_once, open_project

ODD = ReadModel(
    name="odd",
    ddl="CREATE TABLE odd ("
    "jurisdiction integer, case_id uuid, PRIMARY KEY (jurisdiction, case_id));",
    tables=("odd",),
    ignores=frozenset(),
    steps=(
        # Falls over the number ODD, as a fold with a mistake falls over a case nobody thought of.
        Step(("case.opened",), """
INSERT INTO odd SELECT jurisdiction, stream FROM arrived
WHERE 1 / (convert_from(state, 'UTF8')::jsonb ->> 'case_no' <> 'ODD')::int = 1
"""),
    ),
)  # fmt: skip
MENDED = replace(
    ODD, steps=(Step(("case.opened",), "INSERT INTO odd SELECT jurisdiction, stream FROM arrived"),)
)


@pytest.fixture
def fresh(server: EmbeddedServer, worker_id: str) -> Iterator[str]:
    """A database of this test alone, since its read models are not those of the others."""
    name = f"odd_{worker_id}"
    conninfo = server.conninfo(database=name)
    yield conninfo
    with psycopg.connect(server.conninfo(database="postgres"), autocommit=True) as superuser:
        superuser.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())


def open_case(books: Books, project: UUID, case_no: str) -> None:
    case = Case(books.desk.case_id(project, case_no))
    case.open(
        act(), project=project, task_force=books.desk.task_force_id("default"), case_no=case_no
    )
    books.desk.store(case)


def standing(books: Books) -> dict[str, tuple[Any, ...]]:
    with books.pool.connection() as connection:
        rows = connection.execute("SELECT name, behind_at, reason FROM zhuanban.read_models")
        return {row[0]: row[1:] for row in rows}


def counted(books: Books, project: UUID) -> int:
    with books.pool.connection() as connection:
        answer = count(connection, jurisdiction=1, projects=[project], as_of=NOW)
    remaining: int = answer["remaining"]
    return remaining


def odd_rows(books: Books) -> int:
    with books.pool.connection() as connection:
        row = connection.execute("SELECT count(*) FROM odd").fetchone()
    assert row
    return int(row[0])


def test_a_failing_read_model_is_set_aside_and_the_save_is_stored(fresh: str) -> None:
    with Books(fresh, MASTER, [*ALL, ODD]) as books:
        project = open_project(books)
        open_case(books, project, "A")
        open_case(books, project, "ODD")

        behind_at, reason = standing(books)["odd"]

        assert (behind_at, "division by zero" in reason) == (2, True)
        assert (counted(books, project), odd_rows(books)) == (2, 1)


def test_writing_goes_on_beside_a_read_model_that_is_set_aside(fresh: str) -> None:
    with Books(fresh, MASTER, [*ALL, ODD]) as books:
        project = open_project(books)
        numbers = ["ODD", *(f"N{n}" for n in range(40))]

        answers = at_once(lambda number: open_case(books, project, number), numbers)

        assert answers == [None] * 41
        assert counted(books, project) == 41
        assert [name for name, (behind, _) in standing(books).items() if behind is not None] == [
            "odd"
        ]


def test_another_process_learns_that_a_read_model_was_set_aside(fresh: str) -> None:
    with Books(fresh, MASTER, [*ALL, ODD]) as books, Books(fresh, MASTER, [*ALL, ODD]) as others:
        project = open_project(books)
        open_case(others, project, "A")
        open_case(books, project, "ODD")

        open_case(others, project, "B")

        assert (odd_rows(books), counted(books, project)) == (1, 3)


def test_a_rebuild_repairs_it_and_it_is_brought_along_again(fresh: str) -> None:
    with Books(fresh, MASTER, [*ALL, ODD]) as books:
        project = open_project(books)
        open_case(books, project, "ODD")
        open_case(books, project, "A")

    with Books(fresh, MASTER, [*ALL, MENDED]) as books:
        assert standing(books)["odd"] == (None, None)
        open_case(books, project, "B")

        assert odd_rows(books) == 3


def test_a_model_that_is_defined_as_before_is_not_built_again(fresh: str) -> None:
    with Books(fresh, MASTER, ALL) as books, books.pool.connection() as connection:
        before = connection.execute("SELECT to_regclass('models.projects')::oid").fetchone()

    with Books(fresh, MASTER, ALL) as books, books.pool.connection() as connection:
        assert connection.execute("SELECT to_regclass('models.projects')::oid").fetchone() == before


def test_starters_at_once_make_one_set_of_read_models(fresh: str) -> None:
    answers = at_once(lambda _: Books(fresh, MASTER, ALL).close(), range(4), threads=4)

    assert answers == [None] * 4


def test_writing_goes_on_during_rebuilds_and_loses_nothing(books: Books) -> None:
    project = open_project(books)

    def work(n: int) -> None:
        if n % 10:
            return open_case(books, project, f"N{n}")
        with books.pool.connection() as connection:
            return rebuild(connection, ALL[n // 10 % len(ALL)], books.vault)

    answers = at_once(work, range(120), threads=8)

    assert answers == [None] * 120
    assert counted(books, project) == 108
    assert all(behind is None for behind, _ in standing(books).values())


@pytest.mark.parametrize(("moved", "rests"), [(0, 0.0), (2 * BUSY, 0.0), (2 * BUSY + 1, 2 * REST)])
def test_a_rebuild_makes_way_for_people_who_write_at_full_speed(moved: int, rests: float) -> None:
    assert rest_after(moved, seconds=2.0) == rests


def test_tables_made_anew_are_counted_before_anybody_asks_them(books: Books) -> None:
    open_case(books, open_project(books), "A")
    with books.pool.connection() as connection:
        rebuild(connection, COUNTDOWN, books.vault)
        counts = connection.execute(
            "SELECT reltuples FROM pg_class WHERE oid = ANY (%s::regclass[])",
            [[f"models.{table}" for table in COUNTDOWN.tables]],
        ).fetchall()

    assert len(counts) == len(COUNTDOWN.tables)
    assert (-1.0,) not in counts  # what nobody counted yet


def test_of_an_empty_table_the_planner_is_told_what_picks_out_little(
    server: EmbeddedServer, worker_id: str
) -> None:
    conninfo = server.conninfo(database=f"new_{worker_id}")
    Books(conninfo, MASTER, ALL).close()
    with psycopg.connect(conninfo) as owner:
        told = owner.execute(
            "SELECT tablename, n_distinct FROM pg_stats"
            " WHERE schemaname = 'models' AND attname = 'jurisdiction'"
        ).fetchall()

    assert {table for table, _ in told} == {table for model in ALL for table in model.tables}
    assert {n for _, n in told} == {1.0}


def test_two_rebuilds_of_one_model_at_once_leave_it_as_it_was(books: Books) -> None:
    project = open_project(books)
    for n in range(20):
        open_case(books, project, f"N{n}")

    def again(_: int) -> None:
        with books.pool.connection() as connection:
            rebuild(connection, DIRECTORY, books.vault)
            rebuild(connection, ALL[0], books.vault)

    assert at_once(again, range(6), threads=3) == [None] * 6
    assert counted(books, project) == 20


def test_a_digest_tells_another_row_and_leaves_out_what_differs_between_machines(
    books: Books,
) -> None:
    open_project(books)
    with books.pool.connection() as connection:
        before = digest(connection, DIRECTORY)
        connection.execute("UPDATE projects SET name = 'Q'")
        assert digest(connection, DIRECTORY) != before


def test_a_fold_in_python_that_fails_is_set_aside_too(fresh: str) -> None:
    with Books(fresh, MASTER, ALL) as books:
        project = open_project(books)
        case = Case(books.desk.case_id(project, "A"))
        case.open(act(), project=project, task_force=project, case_no="A")
        name, other = (books.vault.seal(case.id, "name", text) for text in ("李四", "王五"))
        broken = name.model_copy(update={"hash": other.hash})
        case.record_party(act(), person=Person(case.id, broken))

        books.desk.store(case)
        open_case(books, project, "B")

        assert standing(books)["search"][0] == 1
        assert counted(books, project) == 2
