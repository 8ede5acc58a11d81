"""What is loaded in bulk is at once in the read models and under a checkpoint."""

from __future__ import annotations

from pathlib import Path

from benchmarks.loading import audited, keep, kept
from projections.countdown import COUNTDOWN
from rehearsal.world import World
from store.books import Books
from store.digest import digest
from store.rebuild import rebuild


def test_a_world_kept_on_disk_is_loaded_and_signed(books: Books, tmp_path: Path) -> None:
    events = keep(World(books, 2, 20, 20, 7), tmp_path / "ready")

    signed = audited(books, kept(tmp_path / "ready"), tmp_path / "audit")

    assert signed.size == books.desk.head() > events
    with books.pool.connection() as connection:
        live = digest(connection, COUNTDOWN)
        rebuild(connection, COUNTDOWN, books.vault)
        assert digest(connection, COUNTDOWN) == live
