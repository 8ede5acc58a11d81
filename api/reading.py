"""A read is answered from one snapshot, with the position of the log it was computed at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from psycopg import Connection

from api.moments import now
from store.books import Books
from store.past import Moment, at
from store.read_model import ReadModel


class Snapshot(NamedTuple):
    """A connection inside one transaction, and the position its answers stand for."""

    connection: Connection[Any]
    position: int


ONE_SNAPSHOT = b"SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;"
POSITION = """
SELECT least(position, %(known_at)s, (SELECT min(behind_at) FROM zhuanban.read_models m
    WHERE m.jurisdiction = h.jurisdiction AND m.name = ANY (%(names)s)))
FROM zhuanban.heads h WHERE jurisdiction = %(jurisdiction)s"""


@contextmanager
def reading(books: Books, *models: ReadModel, known_at: int | None = None,
            as_of: datetime | None = None, project: UUID | None = None
            ) -> Iterator[Snapshot]:  # fmt: skip
    """Read these models: as they stand, or at a past moment where one is named.

    The position is that of the slowest model: one set aside says what it still knows.
    """
    pool = books.pool if known_at is None and as_of is None else books.past
    with pool.connection() as connection, connection.transaction():
        connection.execute(ONE_SNAPSHOT + books.sight.narrowing)
        asked = {
            "jurisdiction": books.jurisdiction,
            "known_at": known_at,
            "names": [model.name for model in models],
        }
        row = connection.execute(POSITION, asked).fetchone()
        snapshot = Snapshot(connection, row[0] if row else 0)
        if known_at is None and as_of is None:
            yield snapshot
            return
        past = Moment(as_of or now(), known_at)
        with at(connection, models, books.vault, past, sight=books.sight,
                jurisdiction=books.jurisdiction, project=project):  # fmt: skip
            yield snapshot
