"""Killed at any moment of an exchange of the secret, nothing is lost and the next call ends it."""

from __future__ import annotations

import random
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from uuid import UUID, uuid5

import pytest

from domain.case import Case
from domain.case.file import Person
from projections import ALL
from projections.search import cases_of
from store.books import Books
from store.master_key import MasterKey
from store.rotation import rotate
from tests.conftest import empty
from tests.facts import act
from tests.store.events import open_project

ROTATES_FOR_EVER = """
import sys
from pathlib import Path
from projections import ALL
from store.books import Books
from store.master_key import MasterKey
from store.rotation import rotate
with Books(sys.argv[1], MasterKey.of_file(Path(sys.argv[2])), ALL) as books:
    print("ready", flush=True)
    while True:
        rotate(books)
"""
HOUSEHOLDS, KILLS = 40, 5
pytestmark = pytest.mark.crash


def households(books: Books) -> list[UUID]:
    """Cases of one party each."""
    project = open_project(books)
    for n in range(HOUSEHOLDS):
        case = Case(books.desk.case_id(project, f"A{n}"))
        case.open(act(), project=project, task_force=project, case_no=f"A{n}")
        person = uuid5(case.id, "party 1")
        case.record_party(act(), person=Person(person, books.vault.seal(person, "name", "司马光")))
        books.desk.store(case)
    return [books.desk.case_id(project, f"A{n}") for n in range(HOUSEHOLDS)]


def killed_after(seconds: float, owner: str, file: Path) -> None:
    """Rotate in another process until it is killed."""
    command = [sys.executable, "-c", ROTATES_FOR_EVER, owner, str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        with suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        process.kill()


def test_after_any_kill_everybody_is_read_and_found(owner: str, tmp_path: Path) -> None:
    empty(owner)
    file = tmp_path / "sealing.key"
    with Books(owner, MasterKey.of_file(file), ALL) as books:
        cases = households(books)
    dice = random.Random(7)

    for _ in range(KILLS):
        killed_after(dice.uniform(0, 0.4), owner, file)

        with Books(owner, MasterKey.of_file(file), ALL) as books:
            names = [books.desk.case(id_).parties[1].name for id_ in cases]
            assert {books.vault.open(name, "name") for name in names} == {"司马光"}
            with books.pool.connection() as connection:
                found = cases_of(connection, books.vault.master, jurisdiction=1, q="司马")
            assert set(found) == set(cases)

    with Books(owner, MasterKey.of_file(file), ALL) as books:
        rotate(books)
        assert len(books.vault.master.numbers) == 1
