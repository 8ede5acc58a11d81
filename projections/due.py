"""What is due by a day: next steps of the last contact, promises, conflicts, objections, orders."""

from __future__ import annotations

from datetime import date
from typing import Any

from psycopg import Connection
from psycopg.rows import dict_row

from store.read_model import ReadModel, Step

DDL = """
CREATE TABLE due (
    jurisdiction integer, case_id uuid, kind text,
    n bigint,  -- the number of the promise, conflict, objection or order, 0 for the next step
    position bigint NOT NULL, project uuid, cadre text, due date, text jsonb,
    made_at timestamptz NOT NULL,
    is_chiefs boolean NOT NULL DEFAULT false,  -- for whoever is chief representative by then
    PRIMARY KEY (jurisdiction, case_id, kind, n));
CREATE INDEX ON due (jurisdiction, due) WHERE due IS NOT NULL;
"""

# The last contact by when it happened says the next step, and with none that nothing is to come:
# its row stays without a day, so that a visit told of days later does not come after it.
# A sealed text cannot hold the quoted key, so the bytes tell without being parsed.
CONTACTED = """
WITH newest AS (
    SELECT DISTINCT ON (stream) jurisdiction, stream, position, project, cadre, occurred_at,
        CASE WHEN position('"next_due":'::bytea IN state) > 0 THEN state END AS asks
    FROM arrived ORDER BY stream, occurred_at DESC, position DESC)
INSERT INTO due
SELECT jurisdiction, stream, 'next_step', 0, position, project, cadre, (p ->> 'next_due')::date,
    p -> 'next_step', occurred_at
FROM (SELECT *, convert_from(asks, 'UTF8')::jsonb AS p FROM newest) e
ON CONFLICT (jurisdiction, case_id, kind, n) DO UPDATE SET position = excluded.position,
    cadre = excluded.cadre, due = excluded.due, text = excluded.text, made_at = excluded.made_at
WHERE (excluded.made_at, excluded.position) > (due.made_at, due.position)
"""

PROMISED = """
INSERT INTO due
SELECT jurisdiction, stream, 'promise', (p ->> 'n')::bigint, position, project, cadre,
    (p ->> 'due')::date, p -> 'text', occurred_at
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
"""

# Whoever owns it is to settle it; what was decided twice is read in the case.
CONFLICTED = """
INSERT INTO due
SELECT jurisdiction, stream, 'conflict', (p ->> 'n')::bigint, position, project, p ->> 'owner',
    (p ->> 'due')::date, NULL, occurred_at
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
"""

# An objection is for the chief representative to answer, whoever that is by then.
OBJECTED = """
INSERT INTO due
SELECT e.jurisdiction, e.stream, 'objection', (p ->> 'n')::bigint, e.position, e.project,
    (SELECT convert_from(named.state, 'UTF8')::jsonb ->> 'name' FROM events named
        WHERE named.jurisdiction = e.jurisdiction AND named.stream = e.stream
          AND named.topic = 'case.chief_named@1' AND named.position <= _upto
        ORDER BY named.position DESC LIMIT 1),
    (p ->> 'due')::date, p -> 'text', e.occurred_at, true
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
"""

# An order is for whom it names, or for the chief representative.
ORDERED = """
INSERT INTO due
SELECT e.jurisdiction, e.stream, 'order', (p ->> 'n')::bigint, e.position, e.project,
    coalesce(p ->> 'to', (SELECT convert_from(named.state, 'UTF8')::jsonb ->> 'name'
        FROM events named
        WHERE named.jurisdiction = e.jurisdiction AND named.stream = e.stream
          AND named.topic = 'case.chief_named@1' AND named.position <= _upto
        ORDER BY named.position DESC LIMIT 1)),
    (p ->> 'due')::date, p -> 'text', e.occurred_at, p ->> 'to' IS NULL
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
"""

# Once reported it waits for whoever gave it. The reports are read once: a plan made while ``due``
# was thought to be empty would read the whole span for each order that is open.
REPORTED = """
WITH reported AS MATERIALIZED (
    SELECT stream, (convert_from(state, 'UTF8')::jsonb ->> 'n')::bigint AS n FROM arrived)
UPDATE due SET cadre = given.cadre, is_chiefs = false
FROM reported, events given
WHERE due.jurisdiction = _jurisdiction AND case_id = reported.stream AND kind = 'order'
  AND due.n = reported.n AND given.jurisdiction = _jurisdiction AND given.position = due.position
"""

NAMED = """
UPDATE due SET cadre = named.chief
FROM (SELECT DISTINCT ON (stream) stream, convert_from(state, 'UTF8')::jsonb ->> 'name' AS chief
    FROM arrived ORDER BY stream, position DESC) named
WHERE due.jurisdiction = _jurisdiction AND case_id = named.stream AND is_chiefs
"""

# A corrected contact may gain or lose its next step; it matters only while it is the last one.
# Each corrected fact is laid anew from the log: what it said, then all that was corrected of it.
CORRECTED = """
INSERT INTO due
SELECT e.jurisdiction, e.stream,
    CASE e.topic WHEN 'case.promise_made@1' THEN 'promise' ELSE 'next_step' END,
    coalesce((right_now ->> 'n')::bigint, 0), e.position, e.project, e.cadre,
    coalesce(right_now ->> 'due', right_now ->> 'next_due')::date,
    coalesce(nullif(right_now -> 'text', 'null'), nullif(right_now -> 'next_step', 'null')),
    e.occurred_at
FROM (SELECT DISTINCT jurisdiction, stream, (p ->> 'position')::bigint AS of_position
    FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) parsed
    WHERE p ->> 'of' IN ('case.promise_made', 'case.contact_logged')) c
JOIN events e ON e.jurisdiction = c.jurisdiction AND e.position = of_position
CROSS JOIN LATERAL (SELECT convert_from(e.state, 'UTF8')::jsonb
        || coalesce(jsonb_object_agg(p ->> 'field', p -> 'value' ORDER BY position), '{}')
        AS right_now
    FROM (SELECT position, convert_from(state, 'UTF8')::jsonb AS p FROM events
        WHERE events.jurisdiction = c.jurisdiction AND events.stream = c.stream
          AND topic = 'case.corrected@1' AND position <= _upto) corrections
    WHERE (p ->> 'position')::bigint = of_position) laid
WHERE NOT EXISTS (SELECT FROM events later WHERE later.jurisdiction = c.jurisdiction
      AND later.stream = c.stream AND later.position <= _upto
      AND CASE e.topic WHEN 'case.contact_logged@1' THEN later.topic = 'case.contact_logged@1'
            AND (later.occurred_at, later.position) > (e.occurred_at, e.position)
        ELSE later.topic IN ('case.promise_kept@1', 'case.promise_broken@1')
            AND later.position > of_position
            AND convert_from(later.state, 'UTF8')::jsonb -> 'n' = right_now -> 'n' END)
ON CONFLICT (jurisdiction, case_id, kind, n) DO UPDATE SET due = excluded.due, text = excluded.text
"""

SETTLED = """
DELETE FROM due d USING (
    SELECT stream, (convert_from(state, 'UTF8')::jsonb ->> 'n')::bigint AS n,
        CASE topic WHEN 'case.conflict_settled@1' THEN 'conflict'
            WHEN 'case.objection_answered@1' THEN 'objection'
            WHEN 'case.order_settled@1' THEN 'order' ELSE 'promise' END AS kind
    FROM arrived) e
WHERE d.jurisdiction = _jurisdiction AND d.case_id = e.stream AND d.kind = e.kind AND d.n = e.n
"""

DUE = ReadModel(
    name="due",
    ddl=DDL,
    tables=("due",),
    ignores=frozenset({
        "case.opened", "case.opening_moved_back", "case.closed", "case.reopened",
        "case.party_recorded", "case.asset_recorded", "case.party_succeeded",
        "case.split", "case.merged", "case.demand_raised", "case.demand_answered",
        "case.offer_made", "case.offer_accepted", "case.offer_declined", "case.offer_withdrawn",
        "case.signature_captured", "case.signature_withdrawn", "case.agreement_effective",
        "case.paid", "case.flat_assigned", "case.handed_over", "case.demolished",
        "case.recusal_declared", "case.recusal_lifted",
        "case.transfer_offered", "case.transfer_accepted", "case.transfer_refused",
        "case.transfer_withdrawn",
        "case.contact_confirmed",
    }),
    steps=(
        Step(("case.contact_logged",), CONTACTED),
        Step(("case.promise_made",), PROMISED),
        Step(("case.corrected",), CORRECTED),
        Step(("case.decision_conflicted",), CONFLICTED),
        Step(("case.objection_raised",), OBJECTED),
        Step(("case.order_given",), ORDERED),
        Step(("case.chief_named",), NAMED),
        Step(("case.order_reported",), REPORTED),
        Step((
            "case.promise_kept", "case.promise_broken", "case.conflict_settled",
            "case.objection_answered", "case.order_settled",
        ), SETTLED),
    ),
    unlike={"due": ("text",)},
    sight={
        "due": ("project", "case_id"),
    },
)  # fmt: skip

LIST = b"""
SELECT case_id AS "case", kind, nullif(n, 0) AS n, cadre, due, text, made_at, project FROM due
WHERE jurisdiction = %(jurisdiction)s AND due <= %(day)s
  AND (%(cadre)s::text IS NULL OR cadre = %(cadre)s)
ORDER BY due, made_at, case_id, kind, n LIMIT %(limit)s"""


def due(connection: Connection[Any], *, jurisdiction: int, day: date, cadre: str | None = None,
        limit: int = 500) -> list[dict[str, Any]]:  # fmt: skip
    """What is due on ``day`` or before and still open, oldest first; ``text`` is sealed."""
    asked = {"jurisdiction": jurisdiction, "day": day, "cadre": cadre, "limit": limit}
    with connection.cursor(row_factory=dict_row) as rows:
        return rows.execute(LIST, asked).fetchall()
