"""Counts of all jurisdictions, asked side by side: one that cannot be reached is named as such.

No order is promised across them, so the position of the whole is one position of each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager
from datetime import datetime
from threading import Lock
from time import monotonic
from typing import Any, NamedTuple
from uuid import UUID

from eventsourcing.persistence import PersistenceError
from psycopg import Error as DatabaseError

from api.board.place import Place
from api.countdown import counted
from api.moments import SHANGHAI, now
from api.problems import lost
from api.reading import reading
from domain.refusal import Refusal
from projections.directory import DIRECTORY, projects
from store.books import Books

PATIENCE = 5.0  # seconds that one may take; the others are told without it
TROUBLE = (Refusal, DatabaseError, PersistenceError, OSError)
FIGURES = ("baseline", "opened", "closed", "remaining", "by_stage", "by_outcome", "change",
           "quality")  # fmt: skip


class DoesNotAnswer(Refusal):
    """It has not answered within {seconds} s."""

    zh = "{seconds} 秒内没有应答。"
    status = 503


class Source(NamedTuple):
    """A jurisdiction to be counted, and its books, opened while they are read."""

    code: str
    name: str
    opened: Callable[[], AbstractContextManager[Books]]


class Counted(NamedTuple):
    """What each said, or why it said nothing, by code; ``at`` is when the asking began."""

    at: datetime
    began: float
    said: dict[str, dict[str, Any] | Refusal]


class Everywhere:
    """Counts all of them; who asks while others are being answered shares the next answer."""

    def __init__(self, sources: Sequence[Source], *, seconds: float = PATIENCE) -> None:
        """Nothing is asked yet."""
        self.sources, self._seconds = [*sources], seconds
        self._one_at_a_time, self._last = Lock(), Counted(now(), -1.0, {})

    def count(self, as_of: datetime | None = None, *, language: str) -> dict[str, Any]:
        """The counts at a moment, now unless named."""
        if as_of:
            return self._told(self._ask(as_of), language)
        asked = monotonic()
        with self._one_at_a_time:
            if self._last.began < asked:
                self._last = self._ask(None)
            return self._told(self._last, language)

    def _ask(self, as_of: datetime | None) -> Counted:
        at, began = as_of or now().astimezone(SHANGHAI), monotonic()
        asking = ThreadPoolExecutor(len(self.sources), thread_name_prefix="counts")
        answers = {each.code: asking.submit(count_one, each, as_of) for each in self.sources}
        wait(answers.values(), timeout=self._seconds)
        asking.shutdown(wait=False, cancel_futures=True)
        return Counted(at, began, {code: self._said(one) for code, one in answers.items()})

    def _said(self, answer: Future[dict[str, Any]]) -> dict[str, Any] | Refusal:
        if not answer.done():
            return DoesNotAnswer(seconds=round(self._seconds))
        try:
            return answer.result()
        except Refusal as refused:
            return refused
        except TROUBLE as error:
            return lost(error)

    def _told(self, found: Counted, language: str) -> dict[str, Any]:
        said = [(each, found.said[each.code]) for each in self.sources]
        rows = [{"code": each.code, "name": each.name, **row}
                for each, row in said if isinstance(row, dict)]  # fmt: skip
        silent = [
            {"code": each.code, "name": each.name, "why": why.sentence(language)}
            for each, why in said if isinstance(why, Refusal)
        ]  # fmt: skip
        return {
            "as_of": found.at.isoformat(), "complete": not silent,
            "position": {row["code"]: row["position"] for row in rows},
            "jurisdictions": rows, "unreachable": silent,
            "total": total(rows) if rows else None,
        }  # fmt: skip


def count_one(source: Source, as_of: datetime | None) -> dict[str, Any]:
    """The countdown of all projects of one."""
    with source.opened() as books:
        with reading(books, DIRECTORY) as (connection, _):
            found = projects(connection, jurisdiction=books.jurisdiction)
        ids = [project["id"] for project in found]
        place = Place("code", source.code, UUID(int=books.jurisdiction), ids)
        return {**counted(books, place, as_of), "projects": len(ids)}


def total(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """All of them together; what is not known of one is not known, unless it has no household."""
    return {
        "jurisdictions": len(rows), "projects": sum(row["projects"] for row in rows),
        **{name: together([row[name] for row in rows if name != "baseline" or row["opened"]])
           for name in FIGURES},
    }  # fmt: skip


def together(values: Sequence[Any]) -> Any:
    """The sum of numbers, or of what stands under each key."""
    if any(value is None for value in values):
        return None
    if values and isinstance(values[0], dict):
        keys = dict.fromkeys(key for value in values for key in value)
        return {key: together([value.get(key, 0) for value in values]) for key in keys}
    return sum(values)
