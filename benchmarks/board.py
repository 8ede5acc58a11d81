"""At 280,000 cases and 5.6 million events a chief's page is there at once, of today or long ago."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, LiteralString

import psycopg
from psycopg import sql

from api.board.courses import course
from api.board.place import Place, of_project, of_task_force
from api.board.remaining import remaining
from api.board.wall import wall
from api.countdown import counted
from api.listing import register
from api.undertakings import open_project, open_task_force
from benchmarks.bench_server import Bench
from benchmarks.measured import Line, at_most
from benchmarks.workload import act
from benchmarks.world import grown
from projections.countdown import COUNTDOWN
from projections.obstacles import OBSTACLES
from projections.pressure import PRESSURE
from projections.register import REGISTER
from projections.time_to_close import TIME_TO_CLOSE
from store.books import Books
from store.rebuild import rebuild_all

HOUSEHOLDS, PROJECTS, CONTACTS = 280_000, 86, 14
RUNS = 25
CODE, FORCE = "P0", "CITY"
PAGE, LIST, PAST = 20.0, 50.0, 300.0  # ms
ASKED = (COUNTDOWN, OBSTACLES, PRESSURE, REGISTER, TIME_TO_CLOSE)

# Every case was asked for something and promised something; one in five waits still, one in fifty
# objected, one in a hundred of those that signed took it back.
TROUBLE = """
INSERT INTO zhuanban.events
SELECT 1, {head} + row_number() OVER (ORDER BY at, n, nth), stream, 1000 + nth, topic, now(), at,
    'amy', project, force, NULL, convert_to(state, 'UTF8')
FROM (
    SELECT n, nth, md5('case ' || n)::uuid AS stream, {project} AS project,
        {force}::uuid AS force, topic, state,
        timestamptz '2019-01-01 08:00+08' + n % 1000 * interval '1 hour'
            + after * (1 + n % 1000 * 7919 % 100 / 10.0) * interval '1 day' AS at
    FROM generate_series(1, {households}) n, (VALUES
        (1, 10, 1, 'case.demand_raised@1', '{{"n":1}}'),
        (2, 20, 5, 'case.demand_answered@1', '{{"n":1}}'),
        (3, 12, 1, 'case.promise_made@1', '{{"n":1,"due":"2019-06-01"}}'),
        (4, 22, 5, 'case.promise_kept@1', '{{"n":1}}'),
        (5, 15, 50, 'case.objection_raised@1', '{{"n":1,"due":"2019-06-01"}}'),
        (6, 52, 100, 'case.signature_withdrawn@1', '{{"n":1}}'),
        (7, 52, 100, 'case.reopened@1', '{{}}')) v (nth, after, every, topic, state)
    WHERE CASE WHEN every = 5 THEN n % 5 > 0 ELSE n % every = 0 END) facts;
"""

HEADS = """
UPDATE zhuanban.heads SET position = (SELECT max(position) FROM zhuanban.events),
    generation = generation + 1"""


def board_280k(bench: Bench) -> Iterator[Line]:
    """What the countdown page and the register page ask for; other pages are shown beside them."""
    with bench.books() as books:
        city(books, HOUSEHOLDS, PROJECTS, CONTACTS)
        rebuild_all(books.pool, ASKED, books.vault)
        by_owner(books, "ANALYZE")  # as the database does by itself before long
        one, everything = of_project(books, CODE), of_task_force(books, FORCE)
        page_of = partial(countdown_page, books, one)
        yield at_most("board-280k", "ms", took(page_of), PAGE)
        yield at_most("board-280k-past", "ms", took(page_of, past=True), PAST)
        of_all = partial(countdown_page, books, everything)
        yield at_most("board-280k-all", "ms", took(of_all), PAGE, bar=0)
        yield at_most("board-280k-all-past", "ms", took(of_all, past=True), PAST)
        listed = partial(register_page, books)
        yield at_most("board-280k-register", "ms", took(listed), LIST)
        yield at_most("board-280k-register-past", "ms", took(listed, past=True), PAST)
        for name, ask in (("wall", wall), ("remaining", remaining)):
            shown = partial(by_moment, ask, books, one)
            yield at_most(f"board-280k-{name}", "ms", took(shown), PAST, bar=0)
            yield at_most(f"board-280k-{name}-past", "ms", took(shown, past=True), PAST, bar=0)
        shown = partial(by_moment, remaining, books, everything)
        yield at_most("board-280k-remaining-all", "ms", took(shown, runs=3), PAST, bar=0)


def city(books: Books, households: int, projects: int, contacts: int) -> None:
    """A task force over all projects, their cases, and what troubles these."""
    codes = [f"P{n}" for n in range(projects)]
    ids, force = [books.desk.project_id(code) for code in codes], books.desk.task_force_id(FORCE)
    grown(books, households, contacts=contacts, of=ids, force=force)
    open_task_force(books, act(), code=FORCE, name="全市")
    for code in codes:
        open_project(books, act(), code=code, name=code, task_force=FORCE)
    head = books.desk.head()
    trouble = sql.SQL(TROUBLE).format(
        head=sql.Literal(head), households=sql.Literal(households), force=sql.Literal(force),
        project=sql.SQL("({}::uuid[])[n % {} + 1]").format(
            sql.Literal(ids), sql.Literal(projects)
        ),
    )  # fmt: skip
    by_owner(books, trouble)
    by_owner(books, HEADS)
    by_owner(books, "VACUUM zhuanban.events")


def by_owner(books: Books, statement: sql.Composed | LiteralString) -> None:
    """What only the owner of the database may do."""
    owner = psycopg.conninfo.make_conninfo(books.conninfo, user="postgres", options="")
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute(statement)


def countdown_page(books: Books, place: Place, as_of: datetime | None) -> None:
    """Count, change, quality and flow."""
    counted(books, place, as_of)
    course(books, place, as_of)


def register_page(books: Books, as_of: datetime | None) -> None:
    """A hundred cases of a project."""
    register(books, project=CODE, as_of=as_of)


def by_moment(ask: Callable[..., Any], books: Books, place: Place, as_of: datetime | None) -> None:
    """Any question of the board at a moment."""
    ask(books, place, as_of=as_of)


def took(
    ask: Callable[[datetime | None], None], *, past: bool = False, runs: int = RUNS
) -> list[float]:
    """Milliseconds, each past moment another; the first, which warms, is not counted."""
    taken = []
    for nth in range(runs + 1):
        moment = datetime(2019, 3, 1, tzinfo=UTC) + timedelta(days=11 * nth) if past else None
        began = time.perf_counter()
        ask(moment)
        taken.append((time.perf_counter() - began) * 1000)
    return taken[1:]
