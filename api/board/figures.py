"""每个数字都能展开: a figure, what it counts, and the households and records behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from psycopg import Connection

from api.board.cursors import Place as Cursor
from api.board.cursors import read, written
from api.board.definitions import definition
from api.board.faces import named
from api.board.place import Place
from api.countdown import counted
from api.moments import SHANGHAI, now, start_of
from api.reading import reading
from projections.countdown import COUNTDOWN, OUTCOMES, STAGES
from projections.directory import DIRECTORY, facts
from projections.obstacles import OBSTACLES, standing
from projections.pressure import PRESSURE, at_night
from projections.register import REGISTER
from projections.walks import Moved, in_buckets, moved, opened
from store.books import Books

Listed = Callable[..., list[Moved]]
# What each quality figure lists of the obstacles.
KINDS = {
    "complaints_open": "objection", "reversals": "reversal",
    "withdrawn_signatures": "signature_withdrawn", "promises_overdue": "promise",
}  # fmt: skip


def figure(books: Books, place: Place, name: str, *, as_of: datetime | None = None,
           cursor: str | None = None, limit: int = 100, language: str = "zh"
           ) -> dict[str, Any]:  # fmt: skip
    """A figure with a page of what it counts, the latest first; ``by`` sums to its value.

    Raises FigureIsUnknown.
    """
    said, after, moment = definition(name, language), read(cursor), as_of or now()
    count = counted(books, place, as_of)
    with reading(books, COUNTDOWN, OBSTACLES, PRESSURE, REGISTER, DIRECTORY) as (connection, _):
        rows = _rows(connection, books.jurisdiction, place.projects, name, moment, after, limit + 1)
        page = rows[:limit]
        faces = named(books, connection, [row.case_id for row in page], as_of)
        projects = facts(connection, jurisdiction=books.jurisdiction, projects=place.projects)
    return {
        **place.named, "figure": name, "as_of": count["as_of"], "position": count["position"],
        "value": value(count, name), "definition": said,
        "items": [
            {
                "id": row.case_id, "case_no": faces[row.case_id]["case_no"],
                "project": projects[row.project]["code"], "name": faces[row.case_id]["name"],
                "position": row.position, "at": row.at.astimezone(SHANGHAI), "by": row.by,
            }
            for row in page
        ],
        "next": written(page[-1].position, page[-1].at, page[-1].case_id)
        if len(rows) > limit else None,
    }  # fmt: skip


def value(count: dict[str, Any], name: str) -> int | None:
    """The figure as the countdown says it; never counted a second time."""
    part, _, rest = name.partition("_")
    inside = {"stage": "by_stage", "outcome": "by_outcome", "change": "change"}.get(part)
    found: int | None
    if inside and rest in count[inside]:
        found = count[inside][rest]
    else:
        found = count["quality"][name] if name in count["quality"] else count[name]
    return found


def _rows(connection: Connection[Any], jurisdiction: int, projects: list[UUID], name: str,
          moment: datetime, after: Cursor | None, limit: int) -> list[Moved]:  # fmt: skip
    asked: dict[str, Any] = {"jurisdiction": jurisdiction, "projects": projects, "as_of": moment}
    if name == "unsent_entries":
        return []
    if name == "pressure" or name in KINDS:
        rows = _recorded(connection, asked, name, moment)
        later = [row for row in rows if after is None or _place(row) < _after(after)]
        return later[:limit]
    asked |= {"before": after and after.at, "before_case": after and after.case_id, "limit": limit}
    if name == "opened":
        return opened(connection, **asked)
    if name.startswith("change_"):
        return moved(connection, **asked, since=_since(name, moment))
    return in_buckets(connection, **asked, buckets=_buckets(name))


def _recorded(connection: Connection[Any], asked: dict[str, Any], name: str,
              moment: datetime) -> list[Moved]:  # fmt: skip
    """What one record each stands behind, the latest first."""
    if name == "pressure":
        return [Moved(case, of, at, n, 1) for case, of, n, at in at_night(connection, **asked)]
    today = moment.astimezone(SHANGHAI).date()
    stands = standing(connection, **asked, kinds=[KINDS[name]])
    return [
        Moved(each.case_id, each.project, each.since, each.position, 1)
        for each in stands
        if each.kind != "promise" or (each.due and each.due < today)
    ]


def _place(row: Moved) -> tuple[datetime, int]:
    return row.at, row.position


def _after(cursor: Cursor) -> tuple[datetime, int]:
    return cursor.at, cursor.rank


def _since(name: str, moment: datetime) -> datetime:
    today = moment.astimezone(SHANGHAI).date()
    days = today.weekday() if name == "change_week" else 0
    return start_of(today - timedelta(days=days))


def _buckets(name: str) -> list[str]:
    if name == "remaining":
        return list(STAGES)
    if name == "closed":
        return list(OUTCOMES)
    return [name.partition("_")[2]]
