"""Load, decide, save: our desk with every read model, beside the plain library without any."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from uuid import UUID, uuid4

from benchmarks.bench_server import Bench
from benchmarks.measured import Line, beside, in_turns
from benchmarks.plain_library import Household, PlainDesk, plain_desk
from benchmarks.workload import SUMMARY, act, in_threads, opened_project
from domain.case import Case
from domain.project import Project
from store.desk import Desk
from store.stored import Operation

PAIRS = 5
EVENTS = 8  # a case


def save_32(bench: Bench) -> Iterator[Line]:
    """Thirty-two callers in one process."""
    yield _save(bench, "save-32-vs-library", callers=32, cases=8, bar=4.0)


def save_8(bench: Bench) -> Iterator[Line]:
    """Eight callers in one process."""
    yield _save(bench, "save-8-vs-library", callers=8, cases=25, bar=1.0)


def _save(bench: Bench, name: str, *, callers: int, cases: int, bar: float) -> Line:
    numbers = count()
    with bench.books() as books:
        plain = plain_desk(bench.new_empty_database(), callers)
        project = opened_project(books, "BENCH")

        def measured(live: Callable[[str], None]) -> float:
            works = [[f"N{next(numbers)}" for _ in range(cases)] for _ in range(callers)]
            took = in_threads(callers, [partial(_each, live, work) for work in works])
            return callers * cases * EVENTS / took

        ours = partial(measured, partial(_our_life, books.desk, project))
        theirs = partial(measured, partial(_their_life, plain, project.id))
        rates = in_turns(ours, theirs, PAIRS)
        plain.close()
    return beside(name, "saves/s", rates[0], "plain library", rates[1], bar=bar)


def _each(live: Callable[[str], None], numbers: list[str]) -> None:
    for number in numbers:
        live(number)


def _our_life(desk: Desk, project: Project, number: str) -> None:
    id_ = desk.case_id(project.id, number)
    due = (datetime.now(UTC) + timedelta(days=7)).date()
    case = Case(id_)
    case.open(act(), project=project.id, task_force=project.task_force, case_no=number)
    desk.store(case, operation=Operation(uuid4()))

    def save(decide: Callable[[Case], object]) -> None:
        desk.on_case(id_, lambda case: (decide(case), None)[1], operation=Operation(uuid4()))

    def contact(case: Case) -> None:
        case.log_contact(act(), method="visit", summary=desk.vault.seal(id_, "summary", SUMMARY))

    save(lambda case: case.name_chief(act(), name="amy"))
    save(contact)
    save(lambda case: case.promise(act(), text=desk.vault.seal(id_, "text", SUMMARY), due=due))
    save(contact)
    save(lambda case: case.settle_promise(act(), n=1, outcome="kept"))
    save(lambda case: case.make_offer(act(), amount_fen=100_000_00))
    save(contact)


def _their_life(plain: PlainDesk, project: UUID, number: str) -> None:
    household = Household(project=project, case_no=number, by="amy")
    plain.save(household)

    def save(decide: Callable[[Household], None]) -> None:
        known: Household = plain.repository.get(household.id)
        decide(known)
        plain.save(known)

    def contact(known: Household) -> None:
        known.log_contact(method="visit", summary=SUMMARY, by="amy")

    save(lambda known: known.name_chief(name="amy", by="amy"))
    save(contact)
    save(lambda known: known.promise(n=1, text=SUMMARY, by="amy"))
    save(contact)
    save(lambda known: known.keep_promise(n=1, by="amy"))
    save(lambda known: known.make_offer(amount_fen=100_000_00, by="amy"))
    save(contact)
