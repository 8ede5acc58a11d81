"""What a read model holds, as a count of rows and as a digest to hold another's against."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from psycopg import Connection

from store.read_model import ReadModel


def rows(connection: Connection[Any], model: ReadModel, jurisdiction: int) -> int:
    """How many rows its tables hold of a jurisdiction."""
    return sum(
        connection.execute(
            f"SELECT count(*) FROM {table} WHERE jurisdiction = %s".encode(),  # noqa: S608 - ours
            [jurisdiction],
        ).fetchone()[0]  # type: ignore[index]
        for table in model.tables
    )


def digest(connection: Connection[Any], model: ReadModel, *, whole: bool = False,
           jurisdiction: int | None = None) -> str:  # fmt: skip
    """SHA-256 over the ordered rows of its tables, of one jurisdiction or of all of them.

    ``whole`` takes in the columns of ``unlike``.
    """
    parts = [
        _table_digest(connection, model, table, jurisdiction, whole=whole) for table in model.tables
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _table_digest(connection: Connection[Any], model: ReadModel, table: str,
                  jurisdiction: int | None, *, whole: bool) -> str:  # fmt: skip
    without: Sequence[str] = () if whole else model.unlike.get(table, ())
    row = connection.execute(
        f"SELECT md5(coalesce(string_agg(line, '' ORDER BY line), '')) FROM ("  # noqa: S608 - ours
        # An alias that no column has: a bare name would mean the column where one is called alike.
        f' SELECT md5((to_jsonb(a_row) - %s::text[])::text) COLLATE "C" AS line FROM {table} a_row'
        f" WHERE NOT ({model.silent.get(table, 'false')})"
        " AND jurisdiction = coalesce(%s, jurisdiction)) lines".encode(),
        [list(without), jurisdiction],
    ).fetchone()
    assert row
    return f"{table} {row[0]}"
