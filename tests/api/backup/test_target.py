"""What a restore is refused by is as it was before; what is not ours is never taken away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest

from api.backup.restoring import restore
from api.backup.taking import back_up
from api.settings import Settings
from store.attachments.shelf import ShelfIsAway
from store.backup.putting_back import TargetIsNotEmpty
from store.books import Books
from store.database import connected
from store.jurisdiction import DatabaseIsOfAnother, Jurisdiction
from tests.api.backup.test_backup import quiet
from tests.store.test_secrecy import a_household

LINZHOU, ZEZHOU = Jurisdiction(1, "linzhou", "林州"), Jurisdiction(1, "zezhou", "泽州")


def restored(given: Settings, file: Path) -> dict[str, Any]:
    return restore(given, file, unreadable=False, progress=quiet)


def test_a_schema_of_another_program_is_not_taken_away(
    office: Settings, spare: Settings, books: Books, tmp_path: Path
) -> None:
    a_household(books)
    back_up(office, books, tmp_path / "b.zb", attachments=True, progress=quiet)
    with spare.owner() as owner, connected(owner) as theirs:
        theirs.execute("CREATE SCHEMA audit; CREATE TABLE audit.invoices AS SELECT 1 AS n")

        with pytest.raises(TargetIsNotEmpty):
            restored(spare, tmp_path / "b.zb")

        assert theirs.execute("SELECT n FROM audit.invoices").fetchone() == (1,)


def test_what_ends_at_the_shelf_leaves_the_database_empty(
    office: Settings, spare: Settings, books: Books, tmp_path: Path
) -> None:
    case, _, _ = a_household(books)
    office.shelf().put(f"1/{case}/{'5' * 64}/00000000", b"a piece")
    back_up(office, books, tmp_path / "b.zb", attachments=True, progress=quiet)
    spare.data.mkdir()
    (spare.data / "attachments").write_text("not a folder")

    with pytest.raises(ShelfIsAway):
        restored(spare, tmp_path / "b.zb")

    (spare.data / "attachments").unlink()
    assert restored(spare, tmp_path / "b.zb")["attachments"] == 1


def test_the_backup_of_one_city_is_not_put_in_the_place_of_another(
    office: Settings, spare: Settings, owner: str, books: Books, tmp_path: Path
) -> None:
    a_household(books)
    try:
        with replace(office, jurisdiction=LINZHOU).books() as linzhou:
            back_up(office, linzhou, tmp_path / "b.zb", attachments=True, progress=quiet)
    finally:
        with psycopg.connect(owner, autocommit=True) as superuser:
            superuser.execute("UPDATE zhuanban.jurisdictions SET code = NULL, name = 'default'")

    with pytest.raises(DatabaseIsOfAnother):
        restored(replace(spare, jurisdiction=ZEZHOU), tmp_path / "b.zb")

    assert restored(replace(spare, jurisdiction=LINZHOU), tmp_path / "b.zb")["position"]
