"""A city goes to another server by its own backup; the others stay where they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from api.backup.restoring import restore
from api.backup.taking import back_up
from audit.fsck import fsck
from store.jurisdiction import DatabaseIsOfAnother
from tests.api.city import City
from tests.api.jurisdictions.conftest import Province


def silent(_done: int, _of: int) -> None:
    pass


def test_a_city_is_moved_by_backup_and_restore(province: Province, tmp_path: Path) -> None:
    here, file = province.directory.member("linzhou").given, tmp_path / "linzhou.zb"
    with here.books() as books:
        City(books)
        told = back_up(here, books, file, attachments=True, progress=silent)
    with province.start_second() as server:
        there = replace(here, database_url=server.conninfo(database="moved"))
        moved = restore(there, file, unreadable=False, progress=silent)
        with there.books() as books, books.pool.connection() as connection:
            notary = there.notary(books)
            notary.checkpoint()
            found = fsck(connection, 3, notary.journal, notary.key.vkey)
        other = province.directory.member("zezhou").given
        wrong = replace(other, database_url=there.database_url).books()
        with pytest.raises(DatabaseIsOfAnother, match="holds the records of linzhou"):
            wrong.__enter__()

    assert moved["log"] is None  # it goes on being signed under its name
    assert moved["position"] == told["position"]
    assert found == []
