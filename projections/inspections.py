"""Which findings of inspections are open, with whom, and when they fall due."""

from __future__ import annotations

from typing import Any

from psycopg import Connection
from psycopg.rows import dict_row

from store.read_model import ReadModel, Step

DDL = """
CREATE TABLE inspections (
    jurisdiction integer, id uuid, reference text NOT NULL, label text NOT NULL,
    team text NOT NULL, remit text NOT NULL, over uuid NOT NULL, opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    PRIMARY KEY (jurisdiction, id));
CREATE TABLE findings (
    jurisdiction integer, inspection uuid, n bigint, case_id uuid, cadre text,
    raised_at timestamptz NOT NULL, stage text NOT NULL DEFAULT 'raised', due date, over uuid,
    PRIMARY KEY (jurisdiction, inspection, n));
"""

OPENED = """
INSERT INTO inspections
SELECT jurisdiction, stream, p ->> 'reference', p ->> 'label', p ->> 'team', p ->> 'remit',
    (p ->> 'over')::uuid, occurred_at
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
"""

CLOSED = """
UPDATE inspections i SET closed_at = e.occurred_at FROM arrived e
WHERE i.jurisdiction = e.jurisdiction AND i.id = e.stream
"""

RAISED = """
INSERT INTO findings (jurisdiction, inspection, n, case_id, cadre, raised_at, over)
SELECT jurisdiction, stream, (p ->> 'n')::bigint, (p ->> 'case')::uuid, p ->> 'cadre',
    occurred_at, coalesce(project, task_force)
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
"""

# The last word says where a finding stands; the last order, by which day.
# The topic names the stage: inspection.rectification_ordered@1.
ANSWERED = """
UPDATE findings f SET stage = last_word, due = coalesce(last_due, f.due)
FROM (SELECT stream, (p ->> 'n')::bigint AS of_n,
        (array_agg(substring(topic FROM '_([a-z]+)@') ORDER BY position DESC))[1] AS last_word,
        (array_agg((p ->> 'due')::date ORDER BY position DESC) FILTER (WHERE p ->> 'due'
            IS NOT NULL))[1] AS last_due
    FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
    GROUP BY stream, p ->> 'n') said
WHERE f.jurisdiction = _jurisdiction AND f.inspection = said.stream AND f.n = of_n
"""

INSPECTIONS = ReadModel(
    name="inspections",
    ddl=DDL,
    tables=("inspections", "findings"),
    ignores=frozenset(),
    steps=(
        Step(("inspection.opened",), OPENED),
        Step(("inspection.closed",), CLOSED),
        Step(("inspection.finding_raised",), RAISED),
        Step((
            "inspection.finding_explained", "inspection.rectification_ordered",
            "inspection.rectification_reported", "inspection.rectification_returned",
            "inspection.finding_settled", "inspection.finding_withdrawn",
        ), ANSWERED),
    ),
    sight={
        "inspections": ("over",),
        "findings": ("over",),
    },
)  # fmt: skip

LIST = b"""
SELECT i.id, i.reference, i.label, i.team, i.remit, i.over, i.opened_at, i.closed_at,
    count(f.n) AS findings
FROM inspections i
LEFT JOIN findings f ON f.jurisdiction = i.jurisdiction AND f.inspection = i.id
WHERE i.jurisdiction = %s GROUP BY i.jurisdiction, i.id ORDER BY i.opened_at, i.reference"""

LIST_OPEN = b"""
SELECT f.inspection, f.n, f.case_id AS "case", f.cadre, f.stage,
    CASE WHEN f.stage IN ('explained', 'reported') THEN 'inspector' ELSE 'inspected' END
        AS waits_for, f.due, f.raised_at
FROM findings f JOIN inspections i ON i.jurisdiction = f.jurisdiction AND i.id = f.inspection
WHERE f.jurisdiction = %s AND f.stage NOT IN ('settled', 'withdrawn')
ORDER BY f.due NULLS LAST, f.raised_at, f.inspection, f.n"""


def inspections(connection: Connection[Any], *, jurisdiction: int) -> list[dict[str, Any]]:
    """All inspections, oldest first, with how many findings each raised."""
    with connection.cursor(row_factory=dict_row) as rows:
        return rows.execute(LIST, [jurisdiction]).fetchall()


def open_findings(connection: Connection[Any], *, jurisdiction: int) -> list[dict[str, Any]]:
    """Findings neither settled nor withdrawn, the one due first standing first.

    ``waits_for`` is ``inspector`` while a word of the inspected lies there, else ``inspected``.
    """
    with connection.cursor(row_factory=dict_row) as rows:
        return rows.execute(LIST_OPEN, [jurisdiction]).fetchall()
