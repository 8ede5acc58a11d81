"""A restore is one transaction into an empty database: all of it, proved, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from psycopg import Connection, sql

from domain.refusal import Refusal
from store.attachments import Shelf
from store.backup.archive import Archive, BackupIsDamaged
from store.backup.tables import Table, kept_tables
from store.backup.taking import PIECES
from store.migrate import SCHEMA, migrate

NAME = re.compile(r"[\w-]+(/[\w-]+)*")  # of a piece
Progress = Callable[[int, int], None]
HAS_SCHEMA = b"SELECT to_regclass('zhuanban.events') IS NOT NULL"
HAS_EVENTS = b"SELECT EXISTS (SELECT FROM zhuanban.events)"
HAS_OTHERS = b"""
SELECT EXISTS (SELECT FROM pg_namespace
    WHERE nspname IN ('models', 'beside', 'seen', 'audit', 'zhuanban'))"""
CLEAR = b"""
DROP SCHEMA IF EXISTS models, beside, seen, audit, zhuanban CASCADE;
DROP TABLE IF EXISTS public.zhuanban_schema"""


class TargetIsNotEmpty(Refusal):
    """There are records here already; restore into an empty data folder or database."""

    zh = "此处已有记录；请恢复到空的数据目录或空数据库中。"


class BackupIsNewer(Refusal):
    """The backup was taken by a newer release (schema {name}); restore it with that release."""

    zh = "该备份由更新的版本所作（数据库结构 {name}）；请用相应版本恢复。"


@contextmanager
def put_back(connection: Connection[Any], archive: Archive, progress: Progress) -> Iterator[None]:
    """Fill the database, and keep it so if the block that checks it ends well.

    Raises TargetIsNotEmpty, BackupIsNewer, BackupIsDamaged; then nothing was changed.
    """
    must_be_known(archive)
    with connection.transaction():
        must_be_empty(connection)
        connection.execute(CLEAR)
        migrate(connection, archive.said["schema"])
        tables = kept_tables(connection)
        told = {name for name in archive.members if not name.startswith(PIECES)}
        if told != {table.member for table in tables}:
            raise BackupIsDamaged(file=archive.file, why="tables")
        for table in reversed(tables):  # the rows that a migration brings
            connection.execute(sql.SQL("DELETE FROM {}").format(
                sql.Identifier(table.schema, table.name)
            ))  # fmt: skip
        for table in tables:
            _fill(connection, archive, table, progress)
        migrate(connection)
        yield


def must_be_empty(connection: Connection[Any]) -> None:
    """Raises TargetIsNotEmpty where it holds a record, or a schema called as ours and not ours."""
    ours = connection.execute(HAS_SCHEMA).fetchone()
    row = connection.execute(HAS_EVENTS if ours and ours[0] else HAS_OTHERS).fetchone()
    if row and row[0]:
        raise TargetIsNotEmpty


def must_be_known(archive: Archive) -> None:
    """Raises BackupIsNewer where the schema has a number that this release has not."""
    ours = {file.name for file in SCHEMA.glob("[0-9]*.sql")}
    for name in archive.said["schema"]:
        if name not in ours:
            raise BackupIsNewer(name=name)


def _fill(connection: Connection[Any], archive: Archive, table: Table, progress: Progress) -> None:
    member = archive.members[table.member]
    done = 0
    with connection.cursor() as cursor:
        with cursor.copy(table._replace(columns=member.columns).into) as rows:
            for block in archive.blocks(member):
                rows.write(block)
                done += len(block)
                progress(done, member.bytes)
        if cursor.rowcount != member.rows:
            raise BackupIsDamaged(file=archive.file, why=member.name)


def put_pieces_back(shelf: Shelf, archive: Archive) -> tuple[int, list[str]]:
    """Put the attachments on the shelf; how many came, and the names of those that are missing.

    Raises BackupIsDamaged.
    """
    there, came, missing = shelf.sizes(""), 0, []
    for name, size, digest in archive.said["pieces"]:
        if not NAME.fullmatch(name):  # made up, to be written elsewhere
            raise BackupIsDamaged(file=archive.file, why=name)
        if there.get(name) == size:
            continue
        if not digest:
            missing.append(name)
            continue
        shelf.put(name, b"".join(archive.blocks(archive.members[PIECES + name])))
        came += 1
    return came, missing
