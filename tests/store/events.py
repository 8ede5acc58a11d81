"""Bare events for the log, which looks into none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from uuid import UUID, uuid4

from psycopg import Connection

from domain.project import Project
from store.books import Books
from store.stored import Operation, Stored
from tests.facts import act

T = TypeVar("T")


def happened(stream: UUID | None = None, version: int = 1, state: bytes = b"{}") -> Stored:
    """An event of a topic that no read model hears."""
    return Stored(stream or uuid4(), version, "test.happened@1", state)


def operation(n: int = 7) -> Operation:
    """An operation with this number."""
    return Operation(UUID(int=n))


def log(books: Books) -> list[tuple[int, UUID, int]]:
    """Position, stream and version of everything stored."""
    notes = books.desk.recorder.select_notifications(1, 100_000)
    return [(note.id, UUID(str(note.originator_id)), note.originator_version) for note in notes]


def at_once(work: Callable[[Any], T], arguments: Iterable[Any], threads: int = 16) -> list[Any]:
    """Do the work in many threads; an error is an answer too."""

    def answer(argument: Any) -> Any:
        try:
            return work(argument)
        except Exception as error:  # noqa: BLE001 - the tests look at what each caller is told
            return error

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(answer, arguments))


def open_project(books: Books) -> UUID:
    """A project to open cases in."""
    project = Project(books.desk.project_id("P"))
    project.open(
        act(), code="P", task_force=books.desk.task_force_id("default"), name="P", track="state"
    )
    books.desk.store(project)
    return project.id


def value(connection: Connection[Any], query: str, *arguments: object) -> Any:
    """The only value of the only row."""
    row = connection.execute(query.encode(), arguments or None).fetchone()
    assert row
    return row[0]
