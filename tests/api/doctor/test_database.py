"""The doctor sees a database that is away, forgetful, unguarded, of another release or behind."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from api.doctor import database, examined
from api.doctor.examination import visiting
from api.doctor.item import Visit
from api.settings import Settings
from store.migrate import names
from tests.api.doctor.conftest import wrong


def test_a_database_that_is_away_is_one_line_and_the_other_looks_go_on(tmp_path: Path) -> None:
    away = Settings(data=tmp_path, database_url="postgresql://127.0.0.1:1/none")

    found = {item.what: item for item in examined(away)}

    assert not found["database"].ok
    assert "127.0.0.1" in found["database"].en
    assert {"sealing-key", "log-key", "pages"} <= found.keys()


def test_a_folder_without_data_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    found = [*examined(Settings(data=tmp_path / "none"))]

    assert found[0].what == "database"
    assert not found[0].ok
    assert "look at ZHUANBAN_DATA" in found[0].en
    assert "尚无数据" not in found[0].en
    assert not (tmp_path / "none").exists()


def test_a_doctor_writes_nothing(visit: Visit) -> None:
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        visit.connection.execute("DELETE FROM zhuanban.devices")


def test_a_database_that_forgets_is_seen(visit: Visit) -> None:
    [item] = wrong(database.durability(visit))  # that of the tests is made without fsync

    assert item.en.startswith("fsync, full_page_writes, synchronous_commit off")


def test_a_schema_that_lacks_a_number_and_one_that_is_newer_are_named(
    visit: Visit, superuser: psycopg.Connection
) -> None:
    last = names()[-1]
    superuser.execute("DELETE FROM zhuanban_schema WHERE name = %s", [last])
    missing = wrong(database.schema(visit))
    superuser.execute("INSERT INTO zhuanban_schema (name) VALUES (%s), ('9999_x.sql')", [last])
    newer = wrong(database.schema(visit))
    superuser.execute("DELETE FROM zhuanban_schema WHERE name = '9999_x.sql'")

    assert last in missing[0].en
    assert "9999_x.sql" in newer[0].en
    assert wrong(database.schema(visit)) == []


def test_a_right_that_was_given_or_taken_is_named(
    visit: Visit, superuser: psycopg.Connection
) -> None:
    superuser.execute("REVOKE SELECT ON zhuanban.events FROM zhuanban_models")
    superuser.execute("GRANT UPDATE ON zhuanban.events TO zhuanban_app")
    found = " ".join(item.en for item in wrong(database.protection(visit)))
    superuser.execute("GRANT SELECT ON zhuanban.events TO zhuanban_models")
    superuser.execute("REVOKE UPDATE ON zhuanban.events FROM zhuanban_app")

    assert "-zhuanban_models SELECT" in found
    assert "+zhuanban_app UPDATE" in found
    assert wrong(database.protection(visit)) == []


def test_a_read_model_that_is_set_aside_or_made_otherwise_is_named(
    visit: Visit, superuser: psycopg.Connection
) -> None:
    superuser.execute("UPDATE zhuanban.read_models SET behind_at = 0 WHERE name = 'due'")
    kept = superuser.execute(
        "SELECT definition FROM zhuanban.read_models WHERE name = 'search'"
    ).fetchone()
    other = "UPDATE zhuanban.read_models SET definition = %s WHERE name = 'search'"
    superuser.execute(other, ["another"])
    found = [item.en for item in wrong(database.read_models(visit))]
    assert kept
    superuser.execute(other, [kept[0]])

    assert found[0].startswith("due set aside")
    assert found[1].startswith("search made by another release")


def test_an_installation_that_is_well_is_told_so_in_every_line(tmp_path: Path) -> None:
    given = Settings(data=tmp_path / "zb")
    with given.books() as books:
        given.notary(books).checkpoint()

    found = [*examined(given)]

    assert {item.what for item in found if not item.ok} <= {"pages"}  # built by the setup alone
    assert {"durability", "safeguards", "journal", "keys", "disk-data", "clock"} <= {
        item.what for item in found
    }
    with visiting(given) as visit:
        assert visit.connection.info.parameter_status("default_transaction_read_only") == "on"
