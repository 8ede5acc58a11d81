"""What is due by a day: next steps of the last contact, and promises that are not settled."""

from __future__ import annotations

from datetime import date
from typing import Any

from psycopg import Connection
from psycopg.rows import dict_row

from store.read_model import ReadModel

DDL = """
CREATE TABLE due (
    jurisdiction integer, case_id uuid, kind text, n bigint,  -- n: of the promise; position
    project uuid, cadre text, due date, text jsonb, made_at timestamptz NOT NULL,
    PRIMARY KEY (jurisdiction, case_id, kind, n));
CREATE INDEX ON due (jurisdiction, due) WHERE due IS NOT NULL;
"""

# A later contact answers the next step of the one before.
ANSWERED = """
DELETE FROM due USING (
    SELECT DISTINCT stream FROM events
    WHERE jurisdiction = %(jurisdiction)s AND position > %(after)s AND position <= %(upto)s
      AND topic = 'case.contact_logged@1') e
WHERE jurisdiction = %(jurisdiction)s AND case_id = stream AND kind = 'next_step'
"""

NEXT_STEP = """
INSERT INTO due
SELECT jurisdiction, stream, 'next_step', position, project, cadre, (p ->> 'next_due')::date,
    p -> 'next_step', occurred_at
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM (
    SELECT DISTINCT ON (stream) * FROM events
    WHERE jurisdiction = %(jurisdiction)s AND position > %(after)s AND position <= %(upto)s
      AND topic = 'case.contact_logged@1'
    ORDER BY stream, position DESC) newest) e
"""

PROMISED = """
INSERT INTO due
SELECT jurisdiction, stream, 'promise', (p ->> 'n')::bigint, project, cadre, (p ->> 'due')::date,
    p -> 'text', occurred_at
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM events
    WHERE jurisdiction = %(jurisdiction)s AND position > %(after)s AND position <= %(upto)s
      AND topic = 'case.promise_made@1') e
"""

CORRECTED = """
UPDATE due d SET
    due = CASE WHEN e.field IN ('due', 'next_due') THEN (e.value #>> '{}')::date ELSE d.due END,
    text = CASE WHEN e.field IN ('text', 'next_step') THEN e.value ELSE d.text END
FROM (SELECT DISTINCT ON (stream, p ->> 'position', p ->> 'field') jurisdiction, stream,
        p ->> 'of' AS of, p ->> 'field' AS field, p -> 'value' AS value,
        coalesce(p ->> 'n', p ->> 'position')::bigint AS n
    FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM events
        WHERE jurisdiction = %(jurisdiction)s AND position > %(after)s AND position <= %(upto)s
          AND topic = 'case.corrected@1') parsed
    WHERE p ->> 'of' IN ('case.promise_made', 'case.contact_logged')
    ORDER BY stream, p ->> 'position', p ->> 'field', position DESC) e
WHERE d.jurisdiction = e.jurisdiction AND d.case_id = e.stream AND d.n = e.n
  AND d.kind = CASE e.of WHEN 'case.promise_made' THEN 'promise' ELSE 'next_step' END
"""

SETTLED = """
DELETE FROM due d USING (
    SELECT stream, (convert_from(state, 'UTF8')::jsonb ->> 'n')::bigint AS n FROM events
    WHERE jurisdiction = %(jurisdiction)s AND position > %(after)s AND position <= %(upto)s
      AND topic IN ('case.promise_kept@1', 'case.promise_broken@1')) e
WHERE d.jurisdiction = %(jurisdiction)s AND d.case_id = e.stream AND d.kind = 'promise' AND d.n = e.n
"""

DUE = ReadModel(
    name="due",
    ddl=DDL,
    tables=("due",),
    topics=frozenset({
        "case.contact_logged", "case.promise_made", "case.promise_kept", "case.promise_broken",
        "case.corrected",
    }),
    ignores=frozenset({
        "case.opened", "case.opening_moved_back", "case.closed", "case.reopened",
        "case.chief_named", "case.party_recorded", "case.asset_recorded", "case.party_succeeded",
        "case.split", "case.merged", "case.demand_raised", "case.demand_answered",
        "case.offer_made", "case.offer_accepted", "case.offer_declined", "case.offer_withdrawn",
        "case.signature_captured", "case.signature_withdrawn", "case.agreement_effective",
        "case.paid", "case.flat_assigned", "case.handed_over", "case.demolished",
    }),
    statements=(ANSWERED, NEXT_STEP, PROMISED, CORRECTED, SETTLED),
    unlike={"due": ("text",)},
)  # fmt: skip

LIST = b"""
SELECT case_id AS "case", kind, n, cadre, due, text, made_at, project FROM due
WHERE jurisdiction = %(jurisdiction)s AND due <= %(day)s
  AND (%(cadre)s::text IS NULL OR cadre = %(cadre)s)
ORDER BY due, made_at, case_id, n LIMIT %(limit)s"""


def due(connection: Connection[Any], *, jurisdiction: int, day: date, cadre: str | None = None,
        limit: int = 500) -> list[dict[str, Any]]:  # fmt: skip
    """What is due on ``day`` or before and still open, oldest first; ``text`` is sealed."""
    asked = {"jurisdiction": jurisdiction, "day": day, "cadre": cadre, "limit": limit}
    with connection.cursor(row_factory=dict_row) as rows:
        return rows.execute(LIST, asked).fetchall()
