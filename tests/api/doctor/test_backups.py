"""A doctor says how old the newest backup is, and when there is none though there should be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
import psycopg
import pytest

from api.backup.taking import LAST
from api.doctor.backups import backups
from api.doctor.item import Visit
from api.settings import Settings
from store.books import Books
from tests.store.test_secrecy import a_household


@pytest.mark.parametrize(
    ("days", "ok", "says"),
    [
        (None, True, "There is no backup"),
        (0, True, "backed up 1.0 h ago"),
        (3, False, "The newest backup is 3 days old."),
    ],
)
def test_the_age_of_the_newest_backup_is_told(
    owner: str, books: Books, tmp_path: Path, days: int | None, *, ok: bool, says: str
) -> None:
    a_household(books)
    given = Settings(data=tmp_path, database_url=owner)
    if days is not None:
        at = datetime.now(UTC) - timedelta(days=days, hours=1)
        (tmp_path / "audit").mkdir()
        (tmp_path / "audit" / LAST).write_bytes(orjson.dumps({"at": at, "file": "b.zb"}))

    with psycopg.connect(owner) as connection:
        (found,) = backups(Visit(given, connection))

    assert (found.what, found.ok) == ("backup", ok)
    assert found.en.startswith(says)
