"""Whom a page names, by the name and with the chief representative that stood at its moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection

from api.listing import open_sealed
from projections.register import REGISTER, faces
from store.books import Books
from store.past import Moment, at


def named(books: Books, connection: Connection[Any], ids: list[UUID],
          as_of: datetime | None) -> dict[UUID, dict[str, Any]]:  # fmt: skip
    """Number, name and chief representative of each of these cases.

    Whose case was opened only later (it was called on the night before) is named as it stands now.
    """
    with _then(books, connection, ids, as_of):
        rows = faces(connection, jurisdiction=books.jurisdiction, ids=ids)
    later = list({*ids} - {row["case_id"] for row in rows})
    rows += faces(connection, jurisdiction=books.jurisdiction, ids=later) if later else []
    open_sealed(books, connection, rows, "name", "name")
    return {row["case_id"]: row for row in rows}


@contextmanager
def _then(books: Books, connection: Connection[Any], ids: list[UUID],
          as_of: datetime | None) -> Iterator[None]:  # fmt: skip
    """The register of these cases alone as it stood, or as it stands."""
    moment = Moment(as_of) if as_of and ids else None
    with (
        at(connection, [REGISTER], books.vault, moment, jurisdiction=books.jurisdiction,
           streams=ids, sight=books.sight)
        if moment else nullcontext()
    ):  # fmt: skip
        yield
