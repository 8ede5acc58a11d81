"""月度分析: the figures of a task force's month are drafted from the events, then frozen."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from api.board.courses import contacts
from api.board.place import of_task_force
from api.board.wall import stalled
from api.countdown import counted
from api.forecasting import forecast_of_task_force
from api.moments import SHANGHAI
from api.monthly.months import Month
from api.monthly.moves import moves
from api.monthly.ranking import METHOD, ranked
from domain.aggregate import Act
from domain.refusal import Refusal
from domain.task_force import TaskForce
from store.books import Books
from store.desk import Receipt

MOMENT = timedelta(microseconds=1)
TRIES = 3
# Figures are read one after the other; only what is told late of the month changes any of them.
TOLD_SINCE = b"""
SELECT position FROM events WHERE jurisdiction = %s AND position > %s AND occurred_at <= %s
    AND starts_with(topic, 'case.') LIMIT 1"""
ABOUT = frozenset({"task_force", "as_of", "position"})


class MonthIsNotOver(Refusal):
    """The month {month} is not over; its review is a draft until it is."""

    zh = "{month} 尚未结束，此前只能查看分析草稿，不能定稿。"


class MonthStillMoves(Refusal):
    """Records of the month {month} are coming in just now; freeze it again in a moment."""

    zh = "{month} 的记录正在补录，请稍后再定稿。"
    status = 503


def review(books: Books, code: str, month: Month) -> dict[str, Any]:
    """The month as it was frozen, else as a draft. Raises Unknown."""
    frozen = books.desk.task_force(code).reviews.get(month.name)
    if frozen:
        return {"task_force": code, **shown(frozen), "figures": json.loads(frozen.figures),
                "canonical": frozen.figures}  # fmt: skip
    figures = json.loads(canonical(drafted(books, code, month)))
    return {
        "task_force": code, "month": month.name, "frozen": False, "position": figures["position"],
        "hash": None, "frozen_at": None, "by": None, "figures": figures, "canonical": None,
    }  # fmt: skip


def reviews(books: Books, code: str) -> list[dict[str, Any]]:
    """The months that are frozen, the newest first. Raises Unknown."""
    found = books.desk.task_force(code).reviews
    return [shown(found[month]) for month in sorted(found, reverse=True)]


def shown(frozen: TaskForce.ReviewFrozen) -> dict[str, Any]:
    """What is said of a frozen month beside its figures."""
    return {
        "month": frozen.month, "frozen": True, "position": frozen.position, "hash": frozen.hash,
        "frozen_at": frozen.occurred_at.astimezone(SHANGHAI), "by": frozen.by,
    }  # fmt: skip


def freeze(books: Books, act: Act, code: str, month: Month) -> Receipt:
    """Freeze a month; one that is frozen stays as it is.

    Raises Unknown, MonthIsNotOver, MonthStillMoves.
    """
    if not month.is_over:
        raise MonthIsNotOver(month=month.name)
    known = books.desk.task_force(code).reviews.get(month.name)
    figures: dict[str, Any] = {"position": 0}
    if known is None:
        figures = at_one_position(books, month, lambda: drafted(books, code, month))

    def decision(force: TaskForce) -> dict[str, Any]:
        force.freeze_review(
            act, month=month.name, position=figures["position"], figures=canonical(figures)
        )
        return {"month": month.name, "hash": force.reviews[month.name].hash}

    return books.desk.decide(lambda: books.desk.task_force(code), decision)


def at_one_position(books: Books, month: Month, draw: Callable[[], dict[str, Any]]
                    ) -> dict[str, Any]:  # fmt: skip
    """The draft, drawn up again where something of that time was told meanwhile.

    Raises MonthStillMoves.
    """
    for _ in range(TRIES):
        figures = draw()
        asked = [books.jurisdiction, figures["position"], month.until]
        if books.ask(TOLD_SINCE, asked) is None:
            return figures
    raise MonthStillMoves(month=month.name)


def canonical(figures: dict[str, Any]) -> str:
    """JSON with keys in order and without spaces; its UTF-8 is what the hash is of."""
    return json.dumps(
        figures, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_written
    )


def drafted(books: Books, code: str, month: Month) -> dict[str, Any]:
    """The figures of a month: its count before and after, what moved, projects side by side."""
    place = of_task_force(books, code)
    after = counted(books, place, month.until)
    before = counted(books, place, month.since - MOMENT)
    days = contacts(books, place, since=month.since.date(), until=month.until.date())["days"]
    quiet = stalled(books, place, month.until)["items"]
    items, _ = ranked(books, month)
    ahead = forecast_of_task_force(books, task_force=code, as_of=month.until)
    opening = books.desk.task_force(code).opening
    return {
        "task_force": code, "name": opening and opening.name, "month": month.name,
        "as_of": month.until, "position": after["position"],
        "before": _figures(before), "after": _figures(after),
        "moves": moves(books, place, month.since, month.until),
        "contacts": sum(day["contacts"] for day in days),
        "stalled": {colour: sum(case["colour"] == colour for case in quiet)
                    for colour in ("red", "amber")},
        "forecast": {name: ahead[name] for name in ("basis", "fan", "clear")},
        "of": sum(item["rank"] is not None for item in items),
        "projects": [_without_id(item) for item in items if item["id"] in place.projects],
        "method": METHOD,
    }  # fmt: skip


def _figures(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if name not in ABOUT}


def _without_id(item: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if name != "id"}


def _written(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
