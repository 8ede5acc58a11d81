"""The schema is brought to its newest number once, under a lock, by whoever starts first."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

SCHEMA = Path(__file__).parent / "schema"
ONE_AT_A_TIME = 0x7A62_0001  # an advisory lock of this database; roles.sql sees to the roles


class SchemaIsNewer(Exception):  # noqa: N818
    """The database was made by a newer release; start that release or restore a backup."""


def migrate(admin: psycopg.Connection) -> list[str]:
    """Apply what is missing, each number in its own transaction; return their names."""
    files = sorted(SCHEMA.glob("[0-9]*.sql"))
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
