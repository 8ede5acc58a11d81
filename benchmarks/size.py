"""What a city's log costs beside a village's, how large it lies on the disk, and its rebuild."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from itertools import count
from statistics import harmonic_mean, median
from threading import Thread
from uuid import UUID, uuid4

import psycopg

from api.board.place import of_project
from api.countdown import counted
from api.listing import register
from audit.notary import Notary
from benchmarks.bench_server import Bench
from benchmarks.measured import Line, Spread, at_least, beside, in_turns
from benchmarks.plain_library import Household, PlainDesk, plain_desk
from benchmarks.workload import (
    SUMMARY,
    Ready,
    act,
    households,
    in_threads,
    opened_project,
    ready_contacts,
)
from benchmarks.world import grown
from domain.case import Case
from domain.project import Project
from store.books import Books
from store.desk import Desk
from store.rebuild import rebuild_all
from store.stored import Operation

CODE, PROJECTS, CONTACTS = "P0", 86, 14  # twenty events a case
VILLAGE, CITY = 2_800, 280_000  # cases
ROUNDS, CALLERS, EACH = 15, 32, 30
MOST = 1.25  # times the cost
LIVES, VISITS = 3_000, 19
TOLD = SUMMARY * 2  # with the rest of a visit half a kilobyte of JSON

TABLES = """
SELECT sum(pg_total_relation_size(c.oid))::float FROM pg_class c
WHERE relkind IN ('r', 'm') AND relnamespace::regnamespace::text = ANY (%s)"""


def growth(bench: Bench) -> Iterator[Line]:
    """Append, countdown and a page of the register; the rebuild that fills the city is timed."""
    with ExitStack() as open_books:
        village, city = (open_books.enter_context(bench.books()) for _ in range(2))
        fill(village, VILLAGE, projects=1)  # as large as one of the city's
        yield at_least("rebuild-5600k", "events/s", [fill(city, CITY)], 80_000)
        asks: dict[str, Callable[[Books], Callable[[], float]]] = {
            "append": appends, "countdown": partial(takes, countdown),
            "register": partial(takes, register_page),
        }  # fmt: skip
        for name, ask in asks.items():
            large, small = in_turns(ask(city), ask(village), ROUNDS)
            ratio = median(one / other for one, other in zip(small, large, strict=True))
            yield Line(f"growth-{name}", "ms", Spread.of(large), "at 56,000 events",
                       Spread.of(small), ratio, 1 / MOST)  # fmt: skip


def fill(books: Books, cases: int, projects: int = PROJECTS) -> float:
    """Grow the log, fold it into every read model two at a time; events a second of the latter."""
    of = [books.desk.project_id(f"P{n}") for n in range(projects)]
    head = grown(books, cases, contacts=CONTACTS, of=of)
    tidied(books)
    began = time.perf_counter()
    rebuild_all(books.pool, books.models, books.vault)
    took = time.perf_counter() - began
    opened_project(books, CODE)
    tidied(books)
    return head / took


def tidied(books: Books) -> None:
    """As the database does by itself before long."""
    owner = psycopg.conninfo.make_conninfo(books.conninfo, user="postgres", options="")
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def appends(books: Books) -> Callable[[], float]:
    """Milliseconds that 32 callers take for an event each, among as many others."""
    numbers = count()
    ids = households(books, CALLERS * 8, f"NEW{next(numbers)}")

    def one_round() -> float:
        works = [ready_contacts(books.desk, ids[k::CALLERS], EACH) for k in range(CALLERS)]
        took = in_threads(CALLERS, [partial(insert, books, work) for work in works])
        return took / EACH * 1000

    one_round()
    return one_round


def insert(books: Books, work: list[Ready]) -> None:
    """Store ready events one after the other."""
    for events, operation in work:
        books.desk.recorder.insert_events(events, operation=operation)


def takes(ask: Callable[[Books], object], books: Books) -> Callable[[], float]:
    """Milliseconds of a question, the median of a few."""

    def one_round() -> float:
        took = []
        for _ in range(5):
            began = time.perf_counter()
            ask(books)
            took.append((time.perf_counter() - began) * 1000)
        return median(took)

    one_round()
    return one_round


def countdown(books: Books) -> object:
    """The count of one project, with what keeps it honest."""
    return counted(books, of_project(books, CODE), None)


def register_page(books: Books) -> object:
    """A hundred cases of a project."""
    return register(books, project=CODE, as_of=None)


def storage(bench: Bench) -> Iterator[Line]:
    """Households with nineteen visits of half a kilobyte each; bytes an event on the disk.

    Ours are sealed, numbered, counted, searchable and signed; the library's are as it stores them.
    """
    numbers = [f"N{n}" for n in range(LIVES)]
    plain = plain_desk(bench.new_empty_database(), CALLERS)
    owner = bench.new_database()
    with bench.books(owner) as books:
        project = opened_project(books, "BENCH")
        side_by_side(partial(visited, books.desk, project), numbers)
        Notary(books, bench.folder / "audit", name="bench").checkpoint()
        ours = size(owner, ["zhuanban", "models", "audit"]) / books.desk.head()
    side_by_side(partial(visited_plainly, plain, project.id), numbers)
    theirs = size(plain_owner(bench), ["public"]) / (LIVES * (1 + VISITS))
    plain.close()
    yield Line("storage-vs-library", "bytes/event", Spread.of([ours]), "plain library",
               Spread.of([theirs]), theirs / ours, 0.5)  # fmt: skip


def side_by_side(live: Callable[[str], None], numbers: list[str]) -> None:
    """Every household, 32 callers at once."""
    in_threads(CALLERS, [partial(lives, live, numbers[k::CALLERS]) for k in range(CALLERS)])


def visited(desk: Desk, project: Project, number: str) -> None:
    """A household opened and visited, each visit under a number as phones give it."""
    id_ = desk.case_id(project.id, number)
    case = Case(id_)
    case.open(act(), project=project.id, task_force=project.task_force, case_no=number)
    desk.store(case, operation=Operation(uuid4()))

    def visit(case: Case) -> None:
        case.log_contact(act(), method="visit", summary=desk.vault.seal(id_, "summary", TOLD))

    for _ in range(VISITS):
        desk.on_case(id_, visit, operation=Operation(uuid4()))


def visited_plainly(plain: PlainDesk, project: UUID, number: str) -> None:
    """The same in clear."""
    household = Household(project=project, case_no=number, by="amy")
    plain.save(household)
    for _ in range(VISITS):
        known: Household = plain.repository.get(household.id)
        known.log_contact(method="visit", summary=TOLD, by="amy")
        plain.save(known)


def plain_owner(bench: Bench) -> str:
    """The database of the library, which is the first of this benchmark."""
    return bench.server.conninfo(database="bench_0")


def lives(live: Callable[[str], None], numbers: list[str]) -> None:
    """One life after the other."""
    for number in numbers:
        live(number)


def size(owner: str, schemas: list[str]) -> float:
    """Bytes of the tables of these schemas with their indexes."""
    with psycopg.connect(owner) as connection:
        row = connection.execute(TABLES, [schemas]).fetchone()
    assert row
    return float(row[0])


def rebuild_beside(bench: Bench) -> Iterator[Line]:
    """Writers at full speed while everything is rebuilt, and without; what the rebuild makes."""
    rates: list[float] = []
    with bench.books() as books:
        fill(books, CITY // 7)
        ids = households(books, CALLERS * 8, "NEW")

        def alone() -> float:
            works = [ready_contacts(books.desk, ids[k::CALLERS], 150) for k in range(CALLERS)]
            took = in_threads(CALLERS, [partial(insert, books, work) for work in works])
            return CALLERS * 150 / took

        def during() -> float:
            began, head = time.perf_counter(), books.desk.head()
            ends: list[float] = []
            rebuilding = Thread(target=lambda: ends.append(rebuilt(books)))
            rebuilding.start()
            found = []
            while rebuilding.is_alive():
                found.append(alone())
            rebuilding.join()
            rates.append(head / (ends[0] - began))
            return harmonic_mean(found)  # all that was written by all the time it took

        alone()
        beside_it, without = in_turns(during, alone, 5)
    yield beside("rebuild-beside", "events/s", beside_it, "without", without, bar=0.75)
    yield at_least("rebuild-beside-rate", "events/s", rates, 80_000, bar=0)


def rebuilt(books: Books) -> float:
    """Rebuild all, as ``zhuanban projections rebuild`` does; when it was done."""
    rebuild_all(books.pool, books.models, books.vault)
    return time.perf_counter()
