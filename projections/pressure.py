"""Which contacts fell into the night: between ten in the evening and six in the morning.

No household is worn down (Decree 590 art. 27 forbids violence and threat; a call at midnight is
neither, and still no way to a signature), so these stand beside every count.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection

from store.read_model import ReadModel, Step

DDL = """
CREATE TABLE night_contacts (
    jurisdiction integer, project uuid, at timestamptz, position bigint, case_id uuid NOT NULL,
    PRIMARY KEY (jurisdiction, project, at, position));
"""

# Two hours on, the night is what lies before eight: one look at the clock for every contact.
CONTACTED = """
INSERT INTO night_contacts
SELECT jurisdiction, project, occurred_at, position, stream FROM arrived
WHERE (occurred_at AT TIME ZONE 'Asia/Shanghai' + interval '2 hours')::time < '08:00'
"""

PRESSURE = ReadModel(
    name="pressure",
    ddl=DDL,
    tables=("night_contacts",),
    ignores=frozenset({
        "case.opened", "case.opening_moved_back", "case.closed", "case.reopened",
        "case.party_recorded", "case.asset_recorded", "case.party_succeeded", "case.chief_named",
        "case.split", "case.merged", "case.contact_confirmed", "case.corrected",
        "case.demand_raised", "case.demand_answered",
        "case.promise_made", "case.promise_kept", "case.promise_broken",
        "case.objection_raised", "case.objection_answered",
        "case.decision_conflicted", "case.conflict_settled",
        "case.offer_made", "case.offer_accepted", "case.offer_declined", "case.offer_withdrawn",
        "case.signature_captured", "case.signature_withdrawn", "case.agreement_effective",
        "case.paid", "case.flat_assigned", "case.handed_over", "case.demolished",
        "case.recusal_declared", "case.recusal_lifted",
        "case.transfer_offered", "case.transfer_accepted", "case.transfer_refused",
        "case.transfer_withdrawn",
        "case.order_given", "case.order_reported", "case.order_settled",
    }),
    steps=(Step(("case.contact_logged",), CONTACTED),),
    sight={"night_contacts": ("project",)},
)  # fmt: skip

LAST_MONTH = b"""
SELECT case_id, project, position, at FROM night_contacts
WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s) AND at <= %(as_of)s
  AND at > %(as_of)s - interval '30 days'
ORDER BY at DESC, position DESC"""

HOW_MANY = b"""
SELECT project, count(*) FROM night_contacts
WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s) AND at <= %(as_of)s
  AND at > %(as_of)s - interval '30 days'
GROUP BY project"""


def pressure(connection: Connection[Any], *, jurisdiction: int, projects: list[UUID],
             as_of: datetime) -> dict[UUID, int]:  # fmt: skip
    """Contacts at night in the thirty days up to ``as_of``, of each project."""
    asked = {"jurisdiction": jurisdiction, "projects": projects, "as_of": as_of}
    return dict.fromkeys(projects, 0) | dict(connection.execute(HOW_MANY, asked).fetchall())


def at_night(connection: Connection[Any], *, jurisdiction: int, projects: list[UUID],
             as_of: datetime) -> list[tuple[UUID, UUID, int, datetime]]:  # fmt: skip
    """Case, project, position and moment of each of them, the latest first."""
    asked = {"jurisdiction": jurisdiction, "projects": projects, "as_of": as_of}
    return connection.execute(LAST_MONTH, asked).fetchall()
