"""When something last took a case on, and contacts by day, told from the log for a past moment.

What is asked of the present the register keeps; no contact has to leave a row for the past.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from psycopg import Connection

LAST_MOVES = b"""
SELECT stream, max(occurred_at) FILTER (WHERE topic = 'case.contact_logged@1'), max(occurred_at)
FROM events
WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s)
  AND occurred_at <= %(as_of)s AND topic IN ('case.opened@1', 'case.opening_moved_back@1',
    'case.reopened@1', 'case.contact_logged@1', 'case.offer_made@1', 'case.offer_accepted@1',
    'case.offer_declined@1', 'case.signature_captured@1', 'case.demand_answered@1',
    'case.promise_kept@1')
GROUP BY stream"""

CONTACT_DAYS = b"""
SELECT (occurred_at AT TIME ZONE 'Asia/Shanghai')::date, count(*), count(DISTINCT stream)
FROM events
WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s)
  AND topic = 'case.contact_logged@1' AND occurred_at <= %(until)s
  AND occurred_at >= %(since)s::timestamp AT TIME ZONE 'Asia/Shanghai'
GROUP BY 1 ORDER BY 1"""


def last_moves(connection: Connection[Any], *, jurisdiction: int, projects: list[UUID],
               as_of: datetime) -> dict[UUID, tuple[datetime | None, datetime]]:  # fmt: skip
    """When each case was last in contact, and last moved on, up to a past moment."""
    asked = {"jurisdiction": jurisdiction, "projects": projects, "as_of": as_of}
    return {id_: (met, at) for id_, met, at in connection.execute(LAST_MOVES, asked)}


def contact_days(connection: Connection[Any], *, jurisdiction: int, projects: list[UUID],
                 since: date, until: datetime) -> list[tuple[date, int, int]]:  # fmt: skip
    """Day, contacts and households for each Shanghai day on which there was any."""
    asked = {
        "jurisdiction": jurisdiction, "projects": projects, "since": since, "until": until,
    }  # fmt: skip
    return connection.execute(CONTACT_DAYS, asked).fetchall()
