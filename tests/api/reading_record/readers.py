"""What is on record, and looks to put there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from fastapi.testclient import TestClient

from api.reading_record.look import Look
from api.reading_record.record import look_at
from projections.reads import looks
from store.books import Books

Ask = Callable[[str], TestClient]
MOMENT = datetime(2026, 7, 1, 12, tzinfo=UTC)
RECORDED = "SELECT count(*) FROM zhuanban.events WHERE topic = 'access.recorded@1'"


class Clock:
    """A steady clock that goes when it is told to."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def on_record(books: Books, client: TestClient | None = None, **asked: Any) -> list[dict[str, Any]]:
    """What is on record, the oldest first."""
    if client:
        client.app.state.reads.bring_in(everything=True)  # type: ignore[attr-defined]
    with books.pool.connection() as connection:
        return looks(connection, jurisdiction=1, **asked)[::-1]


def said(rows: list[dict[str, Any]]) -> list[tuple[str, str, int]]:
    return [(row["reader"], row["what"], row["times"]) for row in rows]


def recorded(books: Books) -> int:
    """How many events there are."""
    with books.pool.connection() as connection:
        (n,) = connection.execute(RECORDED).fetchone() or (0,)
    return int(n)


def a_look(what: Any = "case", by: str = "amy", **of: Any) -> Look:
    return look_at(what, by, "cadre", MOMENT, **of)
