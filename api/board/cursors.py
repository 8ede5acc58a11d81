"""A page of the board goes on after the last row's place: a rank, a moment, a case."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from domain.refusal import ValueDoesNotFit

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Place(NamedTuple):
    """Where a row stands in its list."""

    rank: int
    at: datetime
    case_id: UUID


def written(rank: int, at: datetime, case_id: UUID) -> str:
    """The place as a page names it; without a sign that an address would turn into another."""
    return f"{rank}~{(at - EPOCH) // timedelta(microseconds=1)}~{case_id}"


def read(cursor: str | None) -> Place | None:
    """The place that a page named. Raises ValueDoesNotFit."""
    if not cursor:
        return None
    try:
        rank, microseconds, case_id = cursor.split("~")
        at = EPOCH + timedelta(microseconds=int(microseconds))
        return Place(int(rank), at, UUID(case_id))
    except (ValueError, OverflowError):
        raise ValueDoesNotFit(field="cursor", why="it is not one of ours") from None
