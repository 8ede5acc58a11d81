"""How many open and closed cases each chief representative has."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.rows import dict_row

from store.read_model import ReadModel, Step

DDL = """
CREATE TABLE caseload (
    jurisdiction integer, case_id uuid, project uuid, chief text,
    chief_at bigint NOT NULL DEFAULT 0, life bigint NOT NULL DEFAULT 0,  -- position * 2 + closed
    PRIMARY KEY (jurisdiction, case_id));
CREATE INDEX ON caseload (jurisdiction, project);
CREATE INDEX ON caseload (jurisdiction, chief);
"""

FOLD = """
INSERT INTO caseload AS c
SELECT jurisdiction, stream, max(project::text)::uuid,
    (array_agg(convert_from(state, 'UTF8')::jsonb ->> 'name' ORDER BY position DESC)
        FILTER (WHERE topic = 'case.chief_named@1'))[1],
    coalesce(max(position) FILTER (WHERE topic = 'case.chief_named@1'), 0),
    coalesce(max(CASE topic WHEN 'case.chief_named@1' THEN 0 WHEN 'case.opening_moved_back@1'
        THEN (convert_from(state, 'UTF8')::jsonb ->> 'position')::bigint * 2
        ELSE position * 2 + (topic = 'case.closed@1')::int END), 0)
FROM arrived
GROUP BY jurisdiction, stream
ON CONFLICT (jurisdiction, case_id) DO UPDATE SET
    chief = CASE WHEN excluded.chief_at > 0 THEN excluded.chief ELSE c.chief END,
    chief_at = greatest(c.chief_at, excluded.chief_at), life = greatest(c.life, excluded.life)
"""

CASELOAD = ReadModel(
    name="caseload",
    ddl=DDL,
    tables=("caseload",),
    ignores=frozenset({
        "case.objection_raised", "case.objection_answered",
        "case.order_given", "case.order_reported", "case.order_settled",
        "case.party_recorded", "case.asset_recorded",
        "case.party_succeeded", "case.split", "case.merged", "case.contact_logged",
        "case.demand_raised", "case.demand_answered", "case.promise_made", "case.promise_kept",
        "case.promise_broken", "case.offer_made", "case.offer_accepted", "case.offer_declined",
        "case.offer_withdrawn", "case.signature_captured", "case.signature_withdrawn",
        "case.agreement_effective", "case.paid", "case.flat_assigned", "case.handed_over",
        "case.demolished", "case.corrected", "case.recusal_declared", "case.recusal_lifted",
        "case.transfer_offered", "case.transfer_accepted", "case.transfer_refused",
        "case.transfer_withdrawn", "case.contact_confirmed", "case.decision_conflicted",
        "case.conflict_settled",
    }),
    steps=(
        Step((
            "case.opened", "case.opening_moved_back", "case.closed", "case.reopened",
            "case.chief_named",
        ), FOLD),
    ),
    sight={
        "caseload": ("project",),
    },
)  # fmt: skip

LIST = b"""
SELECT chief AS cadre, count(*) FILTER (WHERE life %% 2 = 0) AS open,
    count(*) FILTER (WHERE life %% 2 = 1) AS closed
FROM caseload
WHERE jurisdiction = %(jurisdiction)s AND life > 0
  AND (%(project)s::uuid IS NULL OR project = %(project)s)
GROUP BY chief ORDER BY chief NULLS FIRST"""


def caseload(connection: Connection[Any], *, jurisdiction: int,
             project: UUID | None = None) -> list[dict[str, Any]]:  # fmt: skip
    """Open and closed cases a cadre; those without a chief representative stand first."""
    with connection.cursor(row_factory=dict_row) as rows:
        return rows.execute(LIST, {"jurisdiction": jurisdiction, "project": project}).fetchall()
