"""Ready events go in by COPY, chunk by chunk; no chunk is in the log without the read models.

While one chunk is being stored the next is being made. A chunk holds the head lock from its
append to its commit, so other writers wait that long: small chunks beside people at work,
large ones for a load of millions.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, NamedTuple
from uuid import UUID

import orjson
import psycopg
from eventsourcing.persistence import IntegrityError
from psycopg import Connection

from store.books import Books
from store.known import unknown
from store.planning import count
from store.read_model import ReadModel, stop_at_newer
from store.stored import Operation, Stored

CHUNK = 50_000  # events a transaction
ROWS_AT_ONCE = 1_000  # handed to COPY, so that a chunk is not in memory twice
Progress = Callable[[int], object]

ARRIVE = b"COPY pg_temp.arriving FROM STDIN"
KEEP_KEYS = b"SELECT zhuanban.keep_keys(%s, %s::uuid[], %s::bytea[])"

log = logging.getLogger(__name__)


class Arrival(NamedTuple):
    """One save: events that belong together, the operation they answer, their persons' new keys."""

    events: Sequence[Stored]
    operation: Operation | None = None
    keys: Sequence[tuple[UUID, bytes]] = ()


class Chunk:
    """Rows as COPY reads them; an arrival is never cut in two."""

    def __init__(self, jurisdiction: int) -> None:
        """Start empty."""
        self.jurisdiction = jurisdiction
        self.size = 0
        self.topics: set[str] = set()
        self.rows: list[str] = []
        self.keys: list[tuple[UUID, bytes]] = []

    def add(self, arrival: Arrival) -> None:
        """Lay out one arrival."""
        operation = arrival.operation
        about = operation_columns(operation)
        for nth, event in enumerate(arrival.events, start=1):
            self.size += 1
            self.topics.add(event.topic)
            self.rows.append(
                f"{self.size}\t{nth}\t{event.originator_id}\t{event.originator_version}\t"
                f"{event.topic}\t\\\\x{event.state.hex()}\t{event.occurred_at or NULL}\t"
                f"{text(event.cadre)}\t{event.project or NULL}\t{event.task_force or NULL}\t"
                f"{about}\n"
            )
        self.keys += arrival.keys


def load_bulk(books: Books, arrivals: Iterable[Arrival], *, chunk: int = CHUNK,
              progress: Progress = lambda events: None) -> int:  # fmt: skip
    """Store the arrivals in their order, about ``chunk`` events a transaction; how many events.

    What earlier chunks stored stays when a later one is refused. Raises IntegrityError when a
    stream has a gap or moved on, or when an operation is known.
    """
    stored = 0
    storing: Future[int] | None = None
    with books.pool.connection() as connection, ThreadPoolExecutor(1) as loader:
        for filled in chunks(arrivals, books.jurisdiction, chunk):
            if storing:
                progress(stored := stored + storing.result())
            storing = loader.submit(_store, connection, books, filled)
        if storing:
            progress(stored := stored + storing.result())
        if stored >= CHUNK:
            for model in books.models:  # asked right after, they must not be planned as if empty
                count(connection, model)
    return stored


def chunks(arrivals: Iterable[Arrival], jurisdiction: int, size: int) -> Iterable[Chunk]:
    """Fill chunks to ``size`` events or just above."""
    filling = Chunk(jurisdiction)
    for arrival in arrivals:
        filling.add(arrival)
        if filling.size >= size:
            yield filling
            filling = Chunk(jurisdiction)
    if filling.size:
        yield filling


def _store(connection: Connection[Any], books: Books, chunk: Chunk) -> int:
    try:
        with connection.transaction():
            connection.execute(b"SELECT zhuanban.make_arriving()")
            _copy(connection, chunk.rows)
            span = _append(connection, books.jurisdiction)
            if chunk.keys:
                persons, wrapped = zip(*chunk.keys, strict=True)
                connection.execute(KEEP_KEYS, [books.jurisdiction, list(persons), list(wrapped)])
            if unknown(chunk.topics):
                stop_at_newer(connection, books.models, span)
            for model in _live(connection, books):
                if model.hears(chunk.topics):
                    _bring_along(connection, books, model, span, chunk.topics)
    except psycopg.IntegrityError as error:
        raise IntegrityError(str(error)) from error
    return chunk.size


def _copy(connection: Connection[Any], rows: list[str]) -> None:
    with connection.cursor() as cursor, cursor.copy(ARRIVE) as copy:
        for first in range(0, len(rows), ROWS_AT_ONCE):
            copy.write("".join(rows[first : first + ROWS_AT_ONCE]))


def _append(connection: Connection[Any], jurisdiction: int) -> dict[str, int]:
    row = connection.execute(
        b"SELECT * FROM zhuanban.append_arrived(%s)", [jurisdiction]
    ).fetchone()
    assert row
    return {"jurisdiction": jurisdiction, "after": row[0], "upto": row[1]}


def _live(connection: Connection[Any], books: Books) -> list[ReadModel]:
    """Those not set aside; asked under the head lock, which guards the answer until we commit."""
    aside = connection.execute(
        b"SELECT name FROM zhuanban.read_models WHERE jurisdiction = %s AND behind_at IS NOT NULL",
        [books.jurisdiction],
    ).fetchall()
    return [model for model in books.models if (model.name,) not in aside]


def _bring_along(connection: Connection[Any], books: Books, model: ReadModel,
                 span: dict[str, int], topics: set[str]) -> None:  # fmt: skip
    """Fold the chunk in; a model that raises is set aside, never in the way of the log."""
    try:
        with connection.transaction():
            connection.execute(b"SET LOCAL work_mem = '256MB'")
            model.fold(connection, books.vault, span, topics)
    except psycopg.OperationalError:
        raise  # a full disk or a lost line is no fault of the model's
    except psycopg.Error as error:
        log.exception("read model %s is set aside at %s", model.name, span["after"])
        connection.execute(
            b"SELECT zhuanban.note_read_model(%s, %s, %s, %s, %s)",
            [books.jurisdiction, model.name, model.definition, span["after"], str(error)],
        )


NULL = "\\N"


def operation_columns(operation: Operation | None) -> str:
    """The number, the hashed fields and the answer of an operation, as COPY reads them."""
    if operation is None:
        return f"{NULL}\t{NULL}\t{NULL}"
    return f"{operation.op_id}\t{_json(operation.fields)}\t{_json(operation.answer)}"


def text(value: str | None) -> str:
    """A text as COPY reads it."""
    if value is None:
        return NULL
    if value.isalnum():
        return value
    return (
        value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
    )


def _json(value: dict[str, Any] | None) -> str:
    return NULL if value is None else text(orjson.dumps(value).decode())
