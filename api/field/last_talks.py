"""What was said last stands as it was told, with what was corrected of it since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import orjson
from psycopg import Connection

from api.case_file import opened
from api.moments import SHANGHAI
from store.books import Books

FEW = 3

# The last few contacts by when they happened, and the last that tells a mood.
TOLD = b"""
SELECT stream, position, topic, cadre, occurred_at, state FROM (
    SELECT *, row_number() OVER (PARTITION BY stream, topic
            ORDER BY occurred_at DESC, position DESC) AS nth,
        row_number() OVER (PARTITION BY stream, topic, position('"mood":'::bytea IN state) > 0
            ORDER BY occurred_at DESC, position DESC) AS nth_alike
    FROM events WHERE jurisdiction = %s AND stream = ANY (%s)
      AND topic IN ('case.contact_logged@1', 'case.corrected@1')) told
WHERE nth <= %s OR nth_alike = 1 OR topic = 'case.corrected@1'
ORDER BY position"""


@dataclass
class LastTalks:
    """The last contacts of a case, the newest first, its mood, and what comes next."""

    talks: list[dict[str, Any]] = field(default_factory=list)
    mood: str | None = None
    next_step: dict[str, Any] | None = None


def last_talks(books: Books, connection: Connection[Any], cases: Sequence[UUID]
               ) -> dict[UUID, LastTalks]:  # fmt: skip
    """Of all these cases in one question; the keys of their households must be known."""
    found: dict[UUID, dict[int, dict[str, Any]]] = {case: {} for case in cases}
    asked = [books.jurisdiction, list(cases), FEW]
    for case, position, topic, by, at, state in connection.execute(TOLD, asked):
        said = orjson.loads(state)
        if topic == "case.contact_logged@1":
            found[case][position] = said | {"by": by, "at": at}
        elif contact := found[case].get(said["position"]):
            contact[said["field"]] = said.get("value")
    return {case: _told(books, contacts) for case, contacts in found.items()}


def _told(books: Books, contacts: dict[int, dict[str, Any]]) -> LastTalks:
    ordered = sorted(contacts.items(), key=lambda one: (one[1]["at"], one[0]), reverse=True)
    latest = [contact for _, contact in ordered]
    return LastTalks(
        [_talk(books, contact) for contact in latest[:FEW]],
        next((contact["mood"] for contact in latest if contact.get("mood")), None),
        _next_step(books, latest[0]) if latest else None,  # the one due (projections/due.py)
    )


def _talk(books: Books, contact: dict[str, Any]) -> dict[str, Any]:
    return {
        "at": contact["at"].astimezone(SHANGHAI),
        "method": contact["method"],
        "by": contact["by"],
        "met": opened(books, contact.get("met"), "met"),
        "summary": opened(books, contact.get("summary"), "summary"),
        "mood": contact.get("mood"),
    }


def _next_step(books: Books, contact: dict[str, Any]) -> dict[str, Any] | None:
    text, due = contact.get("next_step"), contact.get("next_due")
    return {"text": opened(books, text, "next_step"), "due": due} if text or due else None
