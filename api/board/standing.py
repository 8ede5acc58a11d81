"""A case moves on by what brings it nearer to its end; how long nothing did gives it a colour.

The colours are of cases, never of people. Until playbooks say otherwise: green under 15 days since
the last contact, answer to a demand, promise kept, offer or its answer, signature or opening; amber
to 30 days; red beyond.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection

from api.moments import SHANGHAI
from projections.countdown import COUNTDOWN, STAGES
from projections.moves import last_moves
from projections.register import REGISTER, OnBoard, numbers, on_board
from projections.time_to_close import TIME_TO_CLOSE, open_since
from projections.walks import stood

STANDING = (REGISTER, COUNTDOWN, TIME_TO_CLOSE)
COLOURS = ("green", "amber", "red")
SLOWS_AFTER, STALLS_AFTER = 15, 30  # days


def standing(connection: Connection[Any], *, jurisdiction: int, projects: list[UUID],
             as_of: datetime | None, only_open: bool = True) -> list[OnBoard]:  # fmt: skip
    """Every case, or every open one, as it stands now or stood at ``as_of``."""
    asked: dict[str, Any] = {"jurisdiction": jurisdiction, "projects": projects}
    if as_of is None:
        return on_board(connection, **asked, only_open=only_open)
    then: dict[str, Any] = {**asked, "as_of": as_of}
    walked = stood(connection, **then)
    since, moved = open_since(connection, **then), last_moves(connection, **then)
    known = numbers(connection, **asked)
    return [
        OnBoard(
            each.case_id, each.project, *known[each.case_id],
            each.bucket if each.bucket in STAGES else "closed",
            since.get(each.case_id, each.at), *moved[each.case_id],
        )
        for each in walked
        if not only_open or each.bucket in STAGES
    ]  # fmt: skip


def days_until(moment: datetime, since: datetime) -> int:
    """Shanghai's days from one to the other."""
    return (moment.astimezone(SHANGHAI).date() - since.astimezone(SHANGHAI).date()).days


def colour(days_quiet: int) -> str:
    """The colour of an open case."""
    if days_quiet > STALLS_AFTER:
        return "red"
    return "green" if days_quiet < SLOWS_AFTER else "amber"
