"""The application can append to the log through one door, and nobody can change it."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg import Connection
from psycopg.errors import InsufficientPrivilege

from store.books import Books
from tests.store.events import happened, log

FORBIDDEN = {
    "update an event": "UPDATE zhuanban.events SET topic = 'x'",
    "delete an event": "DELETE FROM zhuanban.events",
    "truncate the log": "TRUNCATE zhuanban.events",
    "insert past the door": "INSERT INTO zhuanban.events (jurisdiction, position, stream, version,"
    " topic, recorded_at, state) VALUES (1, 99, gen_random_uuid(), 1, 'x', now(), '')",
    "insert a position below the first": "INSERT INTO zhuanban.events (jurisdiction, position,"
    " stream, version, topic, recorded_at, state)"
    " VALUES (1, -5, gen_random_uuid(), 1, 'x', now(), '')",
    "copy past the door": "COPY zhuanban.events FROM STDIN",
    "lock the log": "SELECT FROM zhuanban.events FOR UPDATE",
    "alter the log": "ALTER TABLE zhuanban.events ADD COLUMN x int",
    "drop the log": "DROP TABLE zhuanban.events",
    "disable the triggers": "ALTER TABLE zhuanban.events DISABLE TRIGGER ALL",
    "drop a trigger": "DROP TRIGGER events_never_change ON zhuanban.events",
    "replace what the triggers do": "CREATE OR REPLACE FUNCTION zhuanban.refuse_change()"
    " RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "make a rule": "CREATE RULE r AS ON INSERT TO zhuanban.events DO INSTEAD NOTHING",
    "switch triggers off for the session": "SET session_replication_role = replica",
    "move the head": "UPDATE zhuanban.heads SET position = 0",
    "remove the head": "DELETE FROM zhuanban.heads",
    "rewrite an operation": "UPDATE zhuanban.operations SET position = 1",
    "forget an operation": "DELETE FROM zhuanban.operations",
    "exchange a key": "UPDATE zhuanban.person_keys SET wrapped = ''",
    "make a jurisdiction": "INSERT INTO zhuanban.jurisdictions VALUES (9, 'x')",
    "declare a read model sound": "UPDATE zhuanban.read_models SET behind_at = NULL",
    "make objects beside the log": "CREATE TABLE zhuanban.x ()",
}
BY_THE_OWNER = ["UPDATE zhuanban.events SET topic = 'x'", "DELETE FROM zhuanban.events",
                "TRUNCATE zhuanban.events"]  # fmt: skip


@pytest.fixture
def application(books: Books) -> Iterator[Connection[Any]]:
    books.desk.recorder.insert_events([happened()])
    with books.pool.connection() as connection:
        yield connection


def test_the_application_is_not_the_owner(application: Connection[Any]) -> None:
    row = application.execute("SELECT current_user, rolsuper FROM pg_roles"
                              " WHERE rolname = current_user").fetchone()  # fmt: skip

    assert row == ("zhuanban_app", False)


@pytest.mark.parametrize("what", FORBIDDEN)
def test_the_application_cannot(application: Connection[Any], books: Books, what: str) -> None:
    before = log(books)

    with pytest.raises(InsufficientPrivilege):
        application.execute(FORBIDDEN[what].encode())

    assert log(books) == before


@pytest.mark.parametrize("statement", BY_THE_OWNER)
def test_even_the_owner_is_refused(books: Books, owner: str, statement: str) -> None:
    books.desk.recorder.insert_events([happened()])

    with (
        psycopg.connect(owner) as superuser,
        pytest.raises(InsufficientPrivilege, match="append-only"),
    ):
        superuser.execute(statement.encode())


def test_the_one_door_takes_no_position_and_no_recording_time(
    application: Connection[Any],
) -> None:
    doors = application.execute(
        "SELECT proname, proargnames FROM pg_proc WHERE pronamespace = 'zhuanban'::regnamespace"
        " AND prosecdef AND proname LIKE 'append%'"
    ).fetchall()

    assert doors
    for name, arguments in doors:
        given = [name for name in arguments or [] if name not in {"_after", "_upto"}]
        assert not [a for a in given if "position" in a or "recorded" in a], name


def test_what_runs_with_the_owners_rights_looks_up_names_in_its_own_schema_first(
    application: Connection[Any],
) -> None:
    settings = application.execute(
        "SELECT proname, proconfig FROM pg_proc WHERE pronamespace = 'zhuanban'::regnamespace"
        " AND prosecdef"
    ).fetchall()

    for name, config in settings:
        assert config, name
        assert config[0].startswith("search_path=") and config[0].endswith("pg_temp"), name  # noqa: PT018


def test_nobody_but_the_application_may_call_what_runs_with_the_owners_rights(owner: str) -> None:
    with psycopg.connect(owner) as superuser:
        public = superuser.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'zhuanban'::regnamespace"
            " AND prosecdef AND has_function_privilege('public', oid, 'EXECUTE')"
        ).fetchall()

    assert public == []


def test_a_table_of_the_callers_own_making_is_not_loaded(application: Connection[Any]) -> None:
    with application.transaction(force_rollback=True):
        application.execute("CREATE TEMP TABLE arriving (ord int)")
        with pytest.raises(InsufficientPrivilege):
            application.execute("SELECT zhuanban.append_arrived(1)")
