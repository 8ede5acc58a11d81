"""Which cases wait to be taken over: by whom, from whom, since when."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.rows import dict_row

from store.read_model import ReadModel, Step

DDL = """
CREATE TABLE transfers (
    jurisdiction integer, case_id uuid, n bigint, position bigint NOT NULL, project uuid,
    giver text, receiver text NOT NULL, offered_by text NOT NULL, offered_at timestamptz NOT NULL,
    PRIMARY KEY (jurisdiction, case_id, n));
CREATE INDEX ON transfers (jurisdiction, receiver);
CREATE INDEX ON transfers (jurisdiction, giver);
"""

OFFERED = """
INSERT INTO transfers
SELECT jurisdiction, stream, (p ->> 'n')::bigint, position, project, p ->> 'instead_of', p ->> 'to',
    p ->> 'by', occurred_at
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
"""

ANSWERED = """
DELETE FROM transfers t USING (
    SELECT stream, (convert_from(state, 'UTF8')::jsonb ->> 'n')::bigint AS n FROM arrived) e
WHERE t.jurisdiction = _jurisdiction AND t.case_id = e.stream AND t.n = e.n
"""

TRANSFERS = ReadModel(
    name="transfers",
    ddl=DDL,
    tables=("transfers",),
    ignores=frozenset({
        "case.objection_raised", "case.objection_answered",
        "case.order_given", "case.order_reported", "case.order_settled",
        "case.opened", "case.opening_moved_back", "case.closed", "case.reopened",
        "case.chief_named", "case.party_recorded", "case.asset_recorded", "case.party_succeeded",
        "case.split", "case.merged", "case.contact_logged", "case.demand_raised",
        "case.demand_answered", "case.promise_made", "case.promise_kept", "case.promise_broken",
        "case.offer_made", "case.offer_accepted", "case.offer_declined", "case.offer_withdrawn",
        "case.signature_captured", "case.signature_withdrawn", "case.agreement_effective",
        "case.paid", "case.flat_assigned", "case.handed_over", "case.demolished", "case.corrected",
        "case.recusal_declared", "case.recusal_lifted", "case.contact_confirmed",
        "case.decision_conflicted", "case.conflict_settled",
    }),
    steps=(
        Step(("case.transfer_offered",), OFFERED),
        Step((
            "case.transfer_accepted", "case.transfer_refused", "case.transfer_withdrawn",
        ), ANSWERED),
    ),
    sight={
        "transfers": ("project", "case_id"),
    },
)  # fmt: skip

LIST = b"""
SELECT position, case_id AS "case", n, giver AS "from", receiver AS "to", offered_by, offered_at,
    project
FROM transfers
WHERE jurisdiction = %(jurisdiction)s AND position > %(after)s
  AND (%(receiver)s::text IS NULL OR receiver = %(receiver)s)
  AND (%(giver)s::text IS NULL OR giver = %(giver)s)
  AND (%(project)s::uuid IS NULL OR project = %(project)s)
ORDER BY position LIMIT %(limit)s"""


def open_transfers(connection: Connection[Any], *, jurisdiction: int, receiver: str | None = None,
                   giver: str | None = None, project: UUID | None = None, after: int = 0,
                   limit: int = 1000) -> list[dict[str, Any]]:  # fmt: skip
    """Transfers that wait for an answer, oldest record first, those recorded after ``after``."""
    asked = {
        "jurisdiction": jurisdiction, "receiver": receiver, "giver": giver, "project": project,
        "after": after, "limit": limit,
    }  # fmt: skip
    with connection.cursor(row_factory=dict_row) as rows:
        return rows.execute(LIST, asked).fetchall()
