"""The schema is made once, by whoever starts first, with these tables and keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from threading import Thread
from typing import Any

import psycopg
import pytest
from psycopg import Connection

from projections import ALL
from store.books import Books
from store.database import prepare
from store.embedded import EmbeddedServer
from store.migrate import SCHEMA, SchemaIsNewer, migrate
from tests.conftest import MASTER
from tests.store.events import at_once

FILES = [file.name for file in sorted(SCHEMA.glob("[0-9]*.sql"))]

# Every table with its keys; what is added here is read by the audit, the backup and the shards.
TABLES = {
    "zhuanban.city_logins": ["jurisdiction, issuer, subject"],
    "zhuanban.credentials": ["jurisdiction, account"],
    "zhuanban.devices": ["jurisdiction, account, id"],
    "zhuanban.events": ["jurisdiction, position", "jurisdiction, stream, version"],
    "zhuanban.failures": ["jurisdiction, key"],
    "zhuanban.heads": ["jurisdiction"],
    "zhuanban.invitations": ["jurisdiction, secret"],
    "zhuanban.jurisdictions": ["jurisdiction"],
    "zhuanban.maps": ["jurisdiction, sha256"],
    "zhuanban.operations": ["jurisdiction, op_id"],
    "zhuanban.person_keys": ["jurisdiction, person"],
    "zhuanban.read_models": ["jurisdiction, name"],
    "zhuanban.recovery_codes": ["jurisdiction, account, code"],
    "zhuanban.refused_files": ["jurisdiction, id"],
    "zhuanban.sessions": ["jurisdiction, id", "jurisdiction, secret"],
    "zhuanban.tracking": ["jurisdiction, application"],
    "zhuanban.wrappings": ["jurisdiction"],
    "models.accompanied": ["jurisdiction, position"],
    "models.accounts": ["jurisdiction, id"],
    "models.beneath": ["jurisdiction, above, under"],
    "models.broken_glass": ["jurisdiction, position"],
    "models.caseload": ["jurisdiction, case_id"],
    "models.chartered": ["jurisdiction, id"],
    "models.closing_marks": ["jurisdiction, case_id, position"],
    "models.closing_spans": ["jurisdiction, case_id, starts"],
    "models.countdown_baselines": ["jurisdiction, project"],
    "models.countdown_days": ["jurisdiction, project, task_force, day, bucket"],
    "models.countdown_marks": ["jurisdiction, case_id, position"],
    "models.countdown_now": ["jurisdiction, project, task_force, bucket"],
    "models.countdown_shifts": ["jurisdiction, case_id, at"],
    "models.due": ["jurisdiction, case_id, kind, n"],
    "models.erasures": ["jurisdiction, position"],
    "models.findings": ["jurisdiction, inspection, n"],
    "models.holds": ["jurisdiction, id"],
    "models.inspections": ["jurisdiction, id"],
    "models.looks": ["jurisdiction, position, nth"],
    "models.night_contacts": ["jurisdiction, project, at, position"],
    "models.obstacles": ["jurisdiction, project, kind, case_id, n, starts"],
    "models.openings": ["jurisdiction, position"],
    "models.postings": ["jurisdiction, account, n"],
    "models.projects": ["jurisdiction, id"],
    "models.register": ["jurisdiction, case_id"],
    "models.search_grams": ["jurisdiction, case_id, person"],
    "models.standing_moved": ["jurisdiction"],
    "models.task_forces": ["jurisdiction, id"],
    "models.transfers": ["jurisdiction, case_id, n"],
}
EVENT_COLUMNS = [
    ("jurisdiction", "integer", "NO"), ("position", "bigint", "NO"), ("stream", "uuid", "NO"),
    ("version", "integer", "NO"), ("topic", "text", "NO"),
    ("recorded_at", "timestamp with time zone", "NO"),
    ("occurred_at", "timestamp with time zone", "YES"), ("cadre", "text", "YES"),
    ("project", "uuid", "YES"), ("task_force", "uuid", "YES"), ("op_id", "uuid", "YES"),
    ("state", "bytea", "NO"),
]  # fmt: skip

# What would read or write every row of a table that may hold millions, while writers wait for it.
BEFORE_ANY_USE = 9
LARGE = re.compile(
    r"(CREATE (UNIQUE )?INDEX (?!CONCURRENTLY)[^;]* ON|ALTER TABLE( ONLY)?|UPDATE|DELETE FROM)"
    r" zhuanban\.(events|operations|person_keys)\b"
)
BEFORE_NEWER = """
DROP FUNCTION zhuanban.stop_at_newer, zhuanban.note_newer;
ALTER TABLE zhuanban.read_models DROP COLUMN awaits;
DELETE FROM public.zhuanban_schema WHERE name = '0010_newer.sql'"""

KEYS = """
SELECT n.nspname || '.' || t.relname, array_agg(keys ORDER BY is_primary DESC, keys) FROM (
    SELECT i.indrelid, i.indisprimary AS is_primary, (
        SELECT string_agg(a.attname, ', ' ORDER BY k.ord)
        FROM unnest(i.indkey) WITH ORDINALITY k (attnum, ord)
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum) AS keys
    FROM pg_index i WHERE i.indisunique) unique_keys
RIGHT JOIN pg_class t ON t.oid = indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
WHERE t.relkind IN ('r', 'p') AND n.nspname IN ('zhuanban', 'models', 'beside')
GROUP BY 1"""


@pytest.fixture
def database(server: EmbeddedServer, worker_id: str) -> Iterator[str]:
    """The connection string of a database that is not there yet."""
    name = f"new_{worker_id}"
    yield server.conninfo(database=name)
    with psycopg.connect(server.conninfo(database="postgres"), autocommit=True) as superuser:
        superuser.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())


@pytest.fixture
def catalogue(owner: str) -> Iterator[Connection[Any]]:
    with psycopg.connect(owner, autocommit=True) as connection:
        yield connection


def described(connection: Connection[Any]) -> list[tuple[Any, ...]]:
    """Everything that a migration makes, by name and definition."""
    return connection.execute(
        "SELECT table_schema, table_name, column_name, data_type FROM information_schema.columns"
        " WHERE table_schema IN ('zhuanban', 'models') UNION ALL"
        " SELECT n.nspname, p.proname, md5(p.prosrc), p.prosecdef::text FROM pg_proc p"
        " JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname IN ('zhuanban', 'models') ORDER BY 1, 2, 3, 4"
    ).fetchall()


def test_of_many_starters_one_makes_the_database_and_its_schema(database: str) -> None:
    answers = at_once(lambda _: prepare(database), range(8), threads=8)

    assert sorted(answers) == [[]] * 7 + [FILES]


def test_migrating_again_changes_nothing(database: str) -> None:
    prepare(database)
    with psycopg.connect(database, autocommit=True) as superuser:
        before = described(superuser)

        assert migrate(superuser) == []
        assert described(superuser) == before


def test_a_database_of_a_newer_release_is_left_alone(database: str) -> None:
    prepare(database)
    with psycopg.connect(database, autocommit=True) as superuser:
        superuser.execute("INSERT INTO public.zhuanban_schema (name) VALUES ('9999_later.sql')")

        with pytest.raises(SchemaIsNewer):
            migrate(superuser)


def test_a_migration_waits_for_no_table_long_enough_to_keep_others_from_it(database: str) -> None:
    prepare(database)
    with (
        psycopg.connect(database, autocommit=True) as superuser,
        psycopg.connect(database) as reader,
        psycopg.connect(database, options="-c lock_timeout=5s", autocommit=True) as other,
    ):
        superuser.execute(BEFORE_NEWER)
        reader.execute("SELECT FROM zhuanban.read_models")

        migrating = Thread(target=migrate, args=(superuser,), kwargs={"pause": 0.01})
        migrating.start()
        while migrating.is_alive() and not waiting(other):
            pass
        other.execute("SELECT FROM zhuanban.read_models")  # behind whoever waits
        assert migrating.is_alive()
        reader.rollback()
        migrating.join()

        assert [*superuser.execute("SELECT awaits FROM zhuanban.read_models")] == []


def waiting(connection: Connection[Any]) -> bool:
    found = connection.execute(
        "SELECT FROM pg_locks WHERE NOT granted AND relation = 'zhuanban.read_models'::regclass"
    )
    return found.fetchone() is not None


def test_migrations_of_a_database_in_use_leave_its_largest_tables_alone() -> None:
    for file in FILES[BEFORE_ANY_USE:]:
        for statement in (SCHEMA / file).read_text().split(";"):
            assert not re.search(LARGE, statement), f"{file}: {statement}"


def test_numbers_of_migrations_are_given_once_and_without_a_gap() -> None:
    assert [int(name[:4]) for name in FILES] == list(range(1, len(FILES) + 1))


def test_the_tables_and_their_keys_are_these(catalogue: Connection[Any]) -> None:
    assert dict(catalogue.execute(KEYS).fetchall()) == TABLES


def test_the_log_has_these_columns(catalogue: Connection[Any]) -> None:
    columns = catalogue.execute(
        "SELECT column_name, data_type, is_nullable FROM information_schema.columns"
        " WHERE table_schema = 'zhuanban' AND table_name = 'events' ORDER BY ordinal_position"
    ).fetchall()

    assert columns == EVENT_COLUMNS


def test_read_models_belong_to_a_role_of_their_own_and_nothing_else_does(
    catalogue: Connection[Any],
) -> None:
    owners = dict(
        catalogue.execute(
            "SELECT schemaname || '.' || tablename, tableowner FROM pg_tables"
            " WHERE schemaname IN ('zhuanban', 'models')"
        ).fetchall()
    )

    assert {table for table, owner in owners.items() if owner == "zhuanban_models"} == {
        table for table in TABLES if table.startswith("models.")
    }


def test_opening_the_books_leaves_no_half_made_table_behind(owner: str) -> None:
    Books(owner, MASTER, ALL).close()

    with psycopg.connect(owner) as superuser:
        beside = superuser.execute("SELECT * FROM pg_tables WHERE schemaname = 'beside'").fetchall()

    assert beside == []
