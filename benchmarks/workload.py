"""The work of the benchmarks: households of one project, and contacts with sealed summaries."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from threading import Barrier, Thread
from uuid import UUID, uuid4

from domain.aggregate import Act
from domain.case import Case
from domain.project import Project
from domain.task_force import TaskForce
from store.books import Books
from store.desk import Desk
from store.stored import Operation, Stored

# About as long as what a cadre writes at the door.
SUMMARY = (
    "上门走访，户主称子女在外地务工，节假日才能回来商量；"
    "对安置面积无异议，对过渡费标准还有疑问，约定周末再谈，并带评估报告。"
)
Ready = tuple[list[Stored], Operation]


def act() -> Act:
    """A cadre does something now."""
    now = datetime.now(UTC)
    return Act(now, "amy", now)


def opened_project(books: Books, code: str) -> Project:
    """Open a project and its task force."""
    project = Project(books.desk.project_id(code))
    force = TaskForce(books.desk.task_force_id(code))
    force.open(act(), code=code, name=code, category="legacy")
    project.open(act(), code=code, task_force=force.id, name=code, track="collective")
    books.desk.store(force, project)
    return project


def households(books: Books, n: int, code: str = "BENCH") -> list[UUID]:
    """Open a project with ``n`` households; their ids."""
    project = opened_project(books, code)
    numbers = [f"N{i}" for i in range(n)]
    works = [partial(_open, books.desk, project, numbers[k::32]) for k in range(32)]
    in_threads(32, works)
    return [books.desk.case_id(project.id, number) for number in numbers]


def _open(desk: Desk, project: Project, numbers: Sequence[str]) -> None:
    for number in numbers:
        case = Case(desk.case_id(project.id, number))
        case.open(act(), project=project.id, task_force=project.task_force, case_no=number)
        desk.store(case)


def ready_contacts(desk: Desk, ids: Sequence[UUID], n: int) -> list[Ready]:
    """Contacts on these cases in turns, decided and encoded, each under an operation number."""
    cases = {id_: desk.case(id_) for id_ in ids}
    ready = []
    for i in range(n):
        case = cases[ids[i % len(ids)]]
        case.log_contact(act(), method="visit", summary=desk.seal(case.id, "summary", SUMMARY))
        events = [desk.mapper.to_stored_event(event) for event in case.collect_events()]
        ready.append((events, Operation(uuid4(), None, {"version": case.version})))
    for id_ in ids:
        desk.forget(Case(id_))
    return ready  # type: ignore[return-value]


def in_threads(threads: int, works: Sequence[Callable[[], object]]) -> float:
    """Seconds that all the works take, side by side, from one start."""
    start = Barrier(threads + 1)

    def run(work: Callable[[], object]) -> None:
        start.wait()
        work()

    running = [Thread(target=run, args=(work,)) for work in works]
    for thread in running:
        thread.start()
    start.wait()
    began = time.perf_counter()
    for thread in running:
        thread.join()
    return time.perf_counter() - began
