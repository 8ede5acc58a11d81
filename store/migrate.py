"""The schema is brought to its newest number once, under a lock, by whoever starts first."""

import time
from collections.abc import Container, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from domain.refusal import Refusal

SCHEMA = Path(__file__).parent / "schema"
SHORTLY = "SET LOCAL lock_timeout = '300ms'"
TRIES, PAUSE = 60, 1.0  # seconds between two tries
ONE_AT_A_TIME = 0x7A62_0001  # an advisory lock of this database; roles.sql sees to the roles


class SchemaIsNewer(Exception):  # noqa: N818
    """The database was made by a newer release; start that release or restore a backup."""


class MigrationIsInTheWay(Refusal):
    """The schema could not be changed, since a table it changes was in use all the time; end what reads it for minutes and start again."""  # noqa: E501

    zh = "表结构无法更新：所涉及的表一直被占用；请结束长时间的查询后重新启动。"
    status = 503


def names() -> list[str]:
    """The schema files of this release, in their order."""
    return sorted(file.name for file in SCHEMA.glob("[0-9]*.sql"))


def migrate(admin: psycopg.Connection, only: Container[str] | None = None, *,
            pause: float = PAUSE) -> list[str]:  # fmt: skip
    """Apply what is missing, all of it or nothing, of ``only`` these if named; return the names.

    Others work meanwhile. Whoever waits for a table keeps all from it who come later, so each try
    waits for a moment only. Raises SchemaIsNewer, MigrationIsInTheWay.
    """
    for _ in range(TRIES):
        try:
            return _migrate(admin, only)
        except psycopg.errors.LockNotAvailable:
            time.sleep(pause)
    raise MigrationIsInTheWay


def _migrate(admin: psycopg.Connection, only: Container[str] | None) -> list[str]:
    files = [file for file in sorted(SCHEMA.glob("[0-9]*.sql")) if not only or file.name in only]
    with admin.transaction():
        admin.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        admin.execute((SCHEMA / "roles.sql").read_bytes())
        admin.execute(
            "CREATE TABLE IF NOT EXISTS public.zhuanban_schema ("
            " name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())"
        )
        known = {name for (name,) in admin.execute("SELECT name FROM public.zhuanban_schema")}
        if known - {file.name for file in files}:
            raise SchemaIsNewer
        missing = [file for file in files if file.name not in known]
        admin.execute(SHORTLY)
        for file in missing:
            admin.execute(file.read_bytes())
            admin.execute("INSERT INTO public.zhuanban_schema (name) VALUES (%s)", [file.name])
    return [file.name for file in missing]


@contextmanager
def one_at_a_time(connection: psycopg.Connection) -> Iterator[None]:
    """Let several starters make read models one after the other."""
    connection.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
    try:
        yield
    finally:
        connection.execute("SELECT pg_advisory_unlock(%s)", [ONE_AT_A_TIME])
