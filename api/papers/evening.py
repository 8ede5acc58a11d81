"""晚报: what a day brought, as plain text for the group's chat; no household is named in it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from api.board.courses import contacts
from api.board.place import Place
from api.board.wall import stalled
from api.countdown import counted
from api.moments import SHANGHAI, end_of, now, start_of
from api.monthly.moves import moves
from api.papers.evening_words import en, zh
from api.reading import reading
from domain.project import Project
from domain.refusal import ValueDoesNotFit
from domain.task_force import TaskForce
from projections.obstacles import OBSTACLES, Obstacle
from projections.obstacles import standing as obstacles
from store.books import Books


class Day(NamedTuple):
    """What the report says, before it is put into words."""

    name: str
    day: date
    told: datetime
    counted: dict[str, Any]
    closed: int
    opened: int
    reopened: int
    signing: int
    signed: int
    contacts: int
    households: int
    promises_tomorrow: int
    orders_tomorrow: int
    orders_overdue: int
    stalled: list[dict[str, Any]]


def evening_report(books: Books, place: Place, day: date | None, language: str) -> dict[str, Any]:
    """The report of a Shanghai day, today's as far as it has come: ``{"date", "text"}``.

    Raises ValueDoesNotFit for a day that has not begun.
    """
    heard = now()
    today = heard.astimezone(SHANGHAI).date()
    day = day or today
    if day > today:
        raise ValueDoesNotFit(field="date", why=f"{day} has not begun")
    told = min(end_of(day), heard.astimezone(SHANGHAI))
    is_past = told < heard.astimezone(SHANGHAI)
    found = counted(books, place, told if is_past else None)
    facts = Day(
        _name(books, place), day, told, found, **moves(books, place, start_of(day), told),
        **_contacts(books, place, day), **_dues(books, place, day, told),
        stalled=_stalled(books, place, told, is_past=is_past),
    )  # fmt: skip
    return {
        **place.named, "date": day, "as_of": found["as_of"], "position": found["position"],
        "text": (zh if language == "zh" else en)(facts),
    }  # fmt: skip


def _contacts(books: Books, place: Place, day: date) -> dict[str, int]:
    found = contacts(books, place, since=day, until=day)["days"]
    return {name: sum(one[name] for one in found) for name in ("contacts", "households")}


def _dues(books: Books, place: Place, day: date, told: datetime) -> dict[str, int]:
    tomorrow = day + timedelta(days=1)
    with reading(books, OBSTACLES) as (connection, _):
        stand = obstacles(
            connection, jurisdiction=books.jurisdiction, projects=place.projects, as_of=told,
            kinds=["promise", "order"],
        )  # fmt: skip

    def due(kind: str, on: date) -> list[Obstacle]:
        return [one for one in stand if one.kind == kind and one.due == on]

    return {
        "promises_tomorrow": len(due("promise", tomorrow)),
        "orders_tomorrow": len(due("order", tomorrow)),
        "orders_overdue": sum(one.kind == "order" and one.due < day for one in stand),
    }


def _stalled(books: Books, place: Place, told: datetime, *, is_past: bool) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = stalled(books, place, told if is_past else None)["items"]
    return items


def _name(books: Books, place: Place) -> str:
    kind: type[Project | TaskForce] = Project if place.kind == "project" else TaskForce
    opening = books.desk.get(kind, place.id, place.code).opening
    return opening.name if opening else place.code
