"""A process that writes under load and says what was acknowledged; it is made to be killed.

`python -m benchmarks.victim CONNINFO SEED` prints one operation number a line, each only after
its save came back. An answer written to the pipe in one piece is whole or absent.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from functools import partial
from threading import Thread
from uuid import UUID, uuid4, uuid5

from benchmarks.bench_server import MASTER
from benchmarks.workload import SUMMARY, act
from domain.case import Case
from domain.case.file import Person
from domain.project import Project
from domain.refusal import Refusal
from projections import ALL
from store.books import Books
from store.desk import Desk
from store.stored import Operation

CALLERS = 8
CODE = "KILL"


def main(conninfo: str, seed: int) -> None:
    """Write until killed."""
    books = Books(conninfo, MASTER, ALL)
    project = books.desk.project_id(CODE)
    force = books.desk.task_force_id(CODE)
    if not books.desk.head():
        opened = Project(project)
        opened.open(act(), code=CODE, task_force=force, name=CODE, track="state")
        books.desk.store(opened)
    callers = [
        Thread(target=partial(_work, books.desk, project, force, seed * CALLERS + nth))
        for nth in range(CALLERS)
    ]
    for caller in callers:
        caller.start()


def _work(desk: Desk, project: UUID, force: UUID, seed: int) -> None:
    dice = random.Random(seed)
    n = 0
    while True:
        number = f"K{seed}-{n}"
        n += 1
        id_ = desk.case_id(project, number)
        case = Case(id_)
        case.open(act(), project=project, task_force=force, case_no=number)
        who = uuid5(id_, "party 1")
        case.record_party(act(), person=Person(who, desk.vault.seal(who, "name", "王小明"), "1/1"))
        _acknowledged(partial(_stored, desk, case))
        for _ in range(dice.randrange(8)):
            decide = dice.choice((_contact, _offer, _chief, _close))
            _acknowledged(partial(_decided, desk, id_, decide))


def _stored(desk: Desk, case: Case, operation: Operation) -> None:
    desk.store(case, operation=operation)


def _acknowledged(save: Callable[[Operation], object]) -> None:
    operation = Operation(uuid4())
    try:
        save(operation)
    except Refusal:
        return
    os.write(1, f"{operation.op_id}\n".encode())


def _decided(
    desk: Desk, id_: UUID, decide: Callable[[Desk, Case], None], operation: Operation
) -> None:
    desk.on_case(id_, partial(decide, desk), operation=operation)


def _contact(desk: Desk, case: Case) -> None:
    case.log_contact(act(), method="visit", summary=desk.vault.seal(case.id, "summary", SUMMARY))


def _offer(_: Desk, case: Case) -> None:
    case.make_offer(act(), amount_fen=100_000_00)


def _chief(_: Desk, case: Case) -> None:
    case.name_chief(act(), name=f"chief {case.version}")


def _close(_: Desk, case: Case) -> None:
    case.close(act(), outcome="resolved")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
