"""The doctor sees that a backup is missing or old, and that archiving stands still."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

import orjson
import psycopg
import pytest

from api.doctor import backups
from api.doctor.item import Visit
from api.settings import Settings
from store.embedded import EmbeddedServer
from tests.api.doctor.conftest import wrong


def taken(archive: Path, age: timedelta) -> None:
    """A base backup of that age, as the archive names it."""
    at = (datetime.now(UTC) - age).isoformat()
    folder = archive / "base-20200101T000000Z"
    folder.mkdir(parents=True, exist_ok=True)
    said = {"began_at": at, "ended_at": at, "piece": "0", "bytes": 0, "sha256": "", "said": {}}
    (folder / "about.json").write_bytes(orjson.dumps(said))


def test_a_backup_that_is_missing_or_old_is_told(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    visit = Visit(Settings(data=tmp_path, archive=archive))

    [missing] = wrong(backups.backups(visit))
    taken(archive, timedelta(days=3))
    [old] = wrong(backups.backups(visit))
    taken(archive, timedelta(hours=9))

    assert "there is no backup" in missing.en
    assert "72 h old" in old.en
    assert wrong(backups.backups(visit)) == []


def test_without_an_archive_there_is_advice(tmp_path: Path) -> None:
    [item] = backups.backups(Visit(Settings(data=tmp_path)))

    assert (item.ok, "ZHUANBAN_ARCHIVE" in item.en) == (True, True)


@pytest.mark.crash
def test_an_archive_that_takes_nothing_is_told(tmp_path: Path) -> None:
    archive, until = tmp_path / "archive", monotonic() + 30
    archive.mkdir()
    with (
        EmbeddedServer.start(tmp_path / "pg", durable=False, archive=archive) as server,
        psycopg.connect(server.conninfo("postgres"), autocommit=True) as connection,
    ):
        visit = Visit(Settings(data=tmp_path), connection)
        assert wrong(backups.archiving(visit)) == []
        shutil.rmtree(archive)
        archive.write_text("no folder any more")
        connection.execute("SELECT pg_logical_emit_message(false, 'a', 'b'), pg_switch_wal()")
        while not (found := wrong(backups.archiving(visit))) and monotonic() < until:
            pass

    assert "archiving failed" in found[0].en
