"""A count is never given without what keeps it honest: of each project, and of several together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection

from api.sync.devices import unsent_entries
from projections.obstacles import OBSTACLES, quality
from projections.pressure import PRESSURE, pressure
from store.books import Books

PAIR = (OBSTACLES, PRESSURE)
FIGURES = (
    "complaints_open", "reversals", "withdrawn_signatures", "pressure", "promises_overdue",
    "unsent_entries",
)  # fmt: skip
Pair = dict[str, int | None]


def pair_of_each(connection: Connection[Any], *, jurisdiction: int, projects: list[UUID],
                 as_of: datetime) -> dict[UUID, Pair]:  # fmt: skip
    """The pair of each of these projects at a moment; what phones held then nobody knows."""
    asked: dict[str, Any] = {"jurisdiction": jurisdiction, "projects": projects, "as_of": as_of}
    stands, nights = quality(connection, **asked), pressure(connection, **asked)
    return {
        id_: {**stands[id_], "pressure": nights[id_], "unsent_entries": None} for id_ in projects
    }


def as_of_now(books: Books, pairs: dict[UUID, Pair]) -> dict[UUID, Pair]:
    """The same with what phones say they hold now."""
    unsent = unsent_entries(books, [*pairs])
    return {id_: pair | {"unsent_entries": unsent.get(id_, 0)} for id_, pair in pairs.items()}


def together(pairs: Iterable[Pair]) -> Pair:
    """The pair of all of them; what is not known of one is not known."""
    found = [*pairs]
    return {
        name: None
        if any(pair[name] is None for pair in found)
        else sum(pair[name] or 0 for pair in found)
        for name in FIGURES
    }
