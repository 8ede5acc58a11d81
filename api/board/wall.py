"""户情墙: every household of a project as one square, and those on which nothing moves."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from api.board.place import Place
from api.board.standing import COLOURS, STANDING, colour, days_until, standing
from api.moments import SHANGHAI, now
from api.reading import reading
from projections.countdown import STAGES
from projections.register import OnBoard
from store.books import Books

ALL_STAGES = (*STAGES, "closed")


def stalled(books: Books, place: Place, as_of: datetime | None = None) -> dict[str, Any]:
    """Open cases that are amber or red, the longest quiet first."""
    moment = as_of or now()
    with reading(books, *STANDING) as (connection, position):
        found = standing(
            connection, jurisdiction=books.jurisdiction, projects=place.projects, as_of=as_of
        )
    quiet = ((days_until(moment, case.moved_at), case) for case in found)
    items = [
        {
            "id": case.case_id, "case_no": case.case_no, "colour": colour(days),
            "days_quiet": days, "last_contact": shown(case.last_contact),
        }
        for days, case in sorted(quiet, key=lambda one: (-one[0], one[1].case_no))
        if colour(days) != "green"
    ]  # fmt: skip
    return {
        **place.named, "as_of": _told(moment), "position": position, "items": items, "next": None,
    }  # fmt: skip


def wall(books: Books, place: Place, as_of: datetime | None = None) -> dict[str, Any]:
    """Every case in columns, by number; ``stage``, ``colour`` and ``group`` are places in lists.

    A closed case has the colour null; who belongs to no group has group -1.
    """
    moment = as_of or now()
    with reading(books, *STANDING) as (connection, position):
        found = standing(
            connection, jurisdiction=books.jurisdiction, projects=place.projects, as_of=as_of,
            only_open=False,
        )  # fmt: skip
    found.sort(key=lambda case: case.case_no)
    groups = sorted({case.village_group for case in found if case.village_group})
    return {
        **place.named, "as_of": _told(moment), "position": position, "groups": groups,
        "stages": ALL_STAGES, "colours": [*COLOURS, None], "cases": _columns(found, groups, moment),
    }  # fmt: skip


def _columns(found: list[OnBoard], groups: list[str], moment: datetime) -> dict[str, list[Any]]:
    quiet = [days_until(moment, case.moved_at) for case in found]
    place_of = {group: nth for nth, group in enumerate(groups)}
    return {
        "id": [case.case_id for case in found],
        "case_no": [case.case_no for case in found],
        "stage": [ALL_STAGES.index(case.stage) for case in found],
        "colour": [
            len(COLOURS) if case.stage == "closed" else COLOURS.index(colour(days))
            for case, days in zip(found, quiet, strict=True)
        ],
        "group": [place_of.get(case.village_group or "", -1) for case in found],
        "days_quiet": quiet,
    }


def shown(moment: datetime | None) -> datetime | None:
    """As answers show a moment: in Shanghai."""
    return moment and moment.astimezone(SHANGHAI)


def _told(moment: datetime) -> str:
    return moment.astimezone(SHANGHAI).isoformat()
