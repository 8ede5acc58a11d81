"""A backup holds one moment of the database, taken while others write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

import psycopg
from psycopg import Connection

from store.attachments import Shelf
from store.backup.archive import Writer
from store.backup.tables import Table, kept_tables

Progress = Callable[[int, int], None]
SCHEMA = b"SELECT name FROM public.zhuanban_schema ORDER BY name"
HEADS = b"SELECT jurisdiction, position FROM zhuanban.heads ORDER BY jurisdiction"
PIECES = "attachments/"


@contextmanager
def one_moment(owner: str) -> Iterator[Connection[Any]]:
    """A connection that sees the database as it is now, and changes nothing."""
    with psycopg.connect(owner, options="-c timezone=UTC") as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        yield connection


def take_tables(connection: Connection[Any], archive: Writer, progress: Progress
                ) -> dict[str, Any]:  # fmt: skip
    """Write every table that is not made from others; returns what the manifest says of them."""
    positions = dict(connection.execute(HEADS).fetchall())
    total = sum(positions.values())
    for table in kept_tables(connection):
        is_log = table.member == "zhuanban.events"
        _take(connection, archive, table, total if is_log else 0, progress)
    return {
        "schema": [name for (name,) in connection.execute(SCHEMA)],
        "postgres": connection.info.server_version,
        "positions": positions,
    }


def _take(connection: Connection[Any], archive: Writer, table: Table, total: int,
          progress: Progress) -> None:  # fmt: skip
    cursor = connection.cursor()
    with archive.member(table.member, table.columns) as take, cursor.copy(table.out) as rows:
        for nth, row in enumerate(rows):
            take(row)
            if total and nth % 10_000 == 0:
                progress(nth, total)
    archive.members[-1] = archive.members[-1]._replace(rows=cursor.rowcount)


def take_pieces(shelf: Shelf, archive: Writer, *, included: bool) -> list[tuple[str, int, str]]:
    """Write the sealed pieces of attachments, or only say which there are: name, bytes, SHA-256.

    What was let go of meanwhile is left out.
    """
    told = []
    for name, size in sorted(shelf.sizes("").items()):
        digest = ""
        if included:
            box = shelf.get(name)
            with archive.member(PIECES + name, packed=False) as take:
                take(box)
            digest = sha256(box).hexdigest()
        told.append((name, size, digest))
    return told
