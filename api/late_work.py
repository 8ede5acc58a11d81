"""What a cadre told of a case that had gone to another meanwhile is kept, theirs, and marked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

TALKS = frozenset({"case.contact_logged@1", "case.demand_raised@1", "case.promise_made@1"})
Named = list[tuple[datetime, str]]


def after_transfer(events: Iterable[tuple[str, dict[str, Any]]]) -> set[int]:
    """Which of a case's events, in their order, are work done after a transfer.

    They are talks by a former chief representative, recorded after another was named and of a
    time at which another was. Each event is its stored topic and payload.
    """
    named: Named = []
    former: set[str | None] = set()
    found = set()
    for i, (topic, payload) in enumerate(events):
        if topic == "case.chief_named@1":
            named.append((datetime.fromisoformat(payload["occurred_at"]), payload["name"]))
            former.add(payload.get("instead_of"))
        elif topic in TALKS and payload["by"] in former:
            at = datetime.fromisoformat(payload["occurred_at"])
            if chief_at(named, at) not in {None, payload["by"]}:
                found.add(i)
    return found


def chief_at(named: Named, at: datetime) -> str | None:
    """Who was chief representative at a moment, None before the first was named."""
    return next((name for since, name in reversed(named) if since <= at), None)
