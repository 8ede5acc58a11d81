"""Which contacts wait for the word of the partner they name."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from psycopg import Connection
from psycopg.rows import dict_row

from store.read_model import ReadModel, Step

DDL = """
CREATE TABLE accompanied (
    jurisdiction integer, position bigint, case_id uuid NOT NULL, project uuid, partner text,
    told_by text NOT NULL, recorded_by text, confirmed_by text, at timestamptz NOT NULL,
    PRIMARY KEY (jurisdiction, position));
CREATE INDEX ON accompanied (jurisdiction, partner, at) WHERE confirmed_by IS DISTINCT FROM partner;
"""

# A sealed text cannot hold the quoted key, so the bytes tell without being parsed. What an import
# tells waits for nobody.
LOGGED = """
INSERT INTO accompanied
SELECT jurisdiction, position, stream, project, p ->> 'accompanied_by', cadre, p ->> 'recorded_by',
    NULL, occurred_at
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived
    WHERE position('"accompanied_by":'::bytea IN state) > 0) e
WHERE NOT p ? 'source'
"""

# A contact that was told without a partner may get one.
CORRECTED = """
INSERT INTO accompanied
SELECT e.jurisdiction, e.position, e.stream, e.project, partner, e.cadre,
    convert_from(e.state, 'UTF8')::jsonb ->> 'recorded_by', NULL, e.occurred_at
FROM (SELECT DISTINCT ON (jurisdiction, of_position) * FROM (
        SELECT jurisdiction, (p ->> 'position')::bigint AS of_position, p ->> 'value' AS partner,
            position AS corrected_at
        FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) parsed
        WHERE p ->> 'of' = 'case.contact_logged' AND p ->> 'field' = 'accompanied_by') named
    ORDER BY jurisdiction, of_position, corrected_at DESC) c
JOIN events e ON e.jurisdiction = c.jurisdiction AND e.position = of_position
WHERE NOT convert_from(e.state, 'UTF8')::jsonb ? 'source'
ON CONFLICT (jurisdiction, position) DO UPDATE SET partner = excluded.partner
"""

CONFIRMED = """
UPDATE accompanied a SET confirmed_by = e.cadre
FROM (SELECT DISTINCT ON (jurisdiction, of_position) * FROM (
        SELECT *, (convert_from(state, 'UTF8')::jsonb ->> 'confirms')::bigint AS of_position
        FROM arrived) confirmed
    ORDER BY jurisdiction, of_position, position DESC) e
WHERE a.jurisdiction = e.jurisdiction AND a.position = e.of_position
"""

CONFIRMATIONS = ReadModel(
    name="confirmations",
    ddl=DDL,
    tables=("accompanied",),
    ignores=frozenset({
        "case.objection_raised", "case.objection_answered",
        "case.order_given", "case.order_reported", "case.order_settled",
        "case.opened", "case.opening_moved_back", "case.closed", "case.reopened",
        "case.chief_named", "case.party_recorded", "case.asset_recorded", "case.party_succeeded",
        "case.split", "case.merged", "case.demand_raised", "case.demand_answered",
        "case.promise_made", "case.promise_kept", "case.promise_broken", "case.offer_made",
        "case.offer_accepted", "case.offer_declined", "case.offer_withdrawn",
        "case.signature_captured", "case.signature_withdrawn", "case.agreement_effective",
        "case.paid", "case.flat_assigned", "case.handed_over", "case.demolished",
        "case.recusal_declared", "case.recusal_lifted", "case.transfer_offered",
        "case.transfer_accepted", "case.transfer_refused", "case.transfer_withdrawn",
        "case.decision_conflicted", "case.conflict_settled",
    }),
    steps=(
        Step(("case.contact_logged",), LOGGED),
        Step(("case.corrected",), CORRECTED),
        Step(("case.contact_confirmed",), CONFIRMED),
    ),
    sight={
        "accompanied": ("project", "case_id"),
    },
)  # fmt: skip

LIST = b"""
SELECT position, case_id AS "case", told_by AS "by", at FROM accompanied
WHERE jurisdiction = %s AND partner = %s AND at > %s AND confirmed_by IS DISTINCT FROM partner
  AND partner NOT IN (told_by, coalesce(recorded_by, ''))
ORDER BY at DESC, position DESC LIMIT %s"""


def waiting_for(connection: Connection[Any], *, jurisdiction: int, partner: str, since: datetime,
                limit: int = 100) -> list[dict[str, Any]]:  # fmt: skip
    """Contacts after a moment that name a partner who has not confirmed them, the newest first."""
    with connection.cursor(row_factory=dict_row) as rows:
        return rows.execute(LIST, [jurisdiction, partner, since, limit]).fetchall()
