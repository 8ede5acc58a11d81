"""Who read what, when, and under which opening: of a case, by a reader, in a project.

What was searched for stays sealed as in the log, under a key that is destroyed after 180 days.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.rows import dict_row

from store.read_model import ReadModel, Step

DDL = """
CREATE TABLE looks (
    jurisdiction integer, position bigint, nth bigint, reader text NOT NULL, role text NOT NULL,
    what text NOT NULL, case_id uuid, project uuid, task_force uuid, subject text, form text,
    term jsonb, why bigint, at timestamptz NOT NULL, last_at timestamptz NOT NULL,
    times integer NOT NULL,
    PRIMARY KEY (jurisdiction, position, nth));
CREATE INDEX ON looks (jurisdiction, case_id, position) WHERE case_id IS NOT NULL;
CREATE INDEX ON looks (jurisdiction, reader, position);
CREATE INDEX ON looks (jurisdiction, project, position) WHERE project IS NOT NULL;
CREATE TABLE openings (
    jurisdiction integer, position bigint, reader text NOT NULL, role text NOT NULL,
    case_id uuid NOT NULL, case_no text NOT NULL, project uuid,
    at timestamptz NOT NULL, until timestamptz NOT NULL, reason jsonb NOT NULL,
    PRIMARY KEY (jurisdiction, position));
CREATE INDEX ON openings (jurisdiction, reader, case_id);
"""

# OFFSET 0: each record is read once, and not once for each of its looks.
RECORDED = """
INSERT INTO looks
SELECT jurisdiction, position, nth, cadre, p ->> 'role', r ->> 'what', (r ->> 'case')::uuid,
    (r ->> 'project')::uuid, (r ->> 'task_force')::uuid, r ->> 'subject', r ->> 'form',
    r -> 'term', (r ->> 'why')::bigint, (r ->> 'at')::timestamptz,
    coalesce(r ->> 'last_at', r ->> 'at')::timestamptz, (r ->> 'times')::integer
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived OFFSET 0) e,
    jsonb_array_elements(p -> 'reads') WITH ORDINALITY AS looked (r, nth)
"""

BROKEN = """
INSERT INTO openings
SELECT jurisdiction, position, cadre, p ->> 'role', (p ->> 'case')::uuid, p ->> 'case_no', project,
    occurred_at, (p ->> 'until')::timestamptz, p -> 'reason'
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
"""

READS = ReadModel(
    name="reads",
    ddl=DDL,
    tables=("looks", "openings"),
    ignores=frozenset(),
    steps=(
        Step(("access.recorded",), RECORDED),
        Step(("access.glass_broken",), BROKEN),
    ),
    unlike={"looks": ("term",), "openings": ("reason",)},
    sight={
        "looks": ("project", "case_id", "task_force"),
        "openings": ("project", "case_id"),
    },
)  # fmt: skip

READERS = b"""
SELECT reader, role, sum(times) AS times, min(at) AS first_at, max(last_at) AS last_at,
    bool_or(why IS NOT NULL) AS through_glass
FROM looks WHERE jurisdiction = %s AND case_id = %s AND what <> 'reads'
GROUP BY reader, role ORDER BY max(last_at) DESC, reader, role"""

PAGE = b"""
SELECT l.position, l.nth, l.at, l.last_at, l.times, l.reader, l.role, l.what, l.case_id AS "case",
    l.project, l.subject, l.form, l.term, l.why, o.reason
FROM looks l LEFT JOIN openings o ON o.jurisdiction = l.jurisdiction AND o.position = l.why
WHERE l.jurisdiction = %(jurisdiction)s
  AND (l.position, l.nth) < (%(before)s, %(nth)s)
  AND (%(case)s::uuid IS NULL OR l.case_id = %(case)s)
  AND (%(reader)s::text IS NULL OR l.reader = %(reader)s)
  AND (%(project)s::uuid IS NULL OR l.project = %(project)s)
  AND (%(what)s::text IS NULL OR l.what = %(what)s)
  AND (%(since)s::timestamptz IS NULL OR l.last_at >= %(since)s)
  AND (%(until)s::timestamptz IS NULL OR l.at <= %(until)s)
ORDER BY l.position DESC, l.nth DESC LIMIT %(limit)s"""

OPENINGS = b"""
SELECT position, reader, role, case_id AS "case", case_no, project, at, until, reason,
    until > now() AS stands
FROM openings WHERE jurisdiction = %(jurisdiction)s AND position < %(before)s
ORDER BY position DESC LIMIT %(limit)s"""

UNDER = b"""
SELECT max(position) FROM openings
WHERE jurisdiction = %s AND reader = %s AND case_id = %s AND at <= %s AND until >= %s"""

END = 2**63 - 1


def readers(connection: Connection[Any], *, jurisdiction: int, case: UUID) -> list[dict[str, Any]]:
    """Who read a case in which role: how often, first and last; the last reader first."""
    with connection.cursor(row_factory=dict_row) as rows:
        return rows.execute(READERS, [jurisdiction, case]).fetchall()


def looks(connection: Connection[Any], *, jurisdiction: int, before: tuple[int, int] = (END, 0),
          case: UUID | None = None, reader: str | None = None, project: UUID | None = None,
          what: str | None = None, since: datetime | None = None, until: datetime | None = None,
          limit: int = 100) -> list[dict[str, Any]]:  # fmt: skip
    """A page of looks before a position and place in it, the newest first.

    ``term`` and the ``reason`` of what opened the case are sealed.
    """
    asked = {
        "jurisdiction": jurisdiction, "before": before[0], "nth": before[1], "case": case,
        "reader": reader, "project": project, "what": what, "since": since, "until": until,
        "limit": limit,
    }  # fmt: skip
    with connection.cursor(row_factory=dict_row) as rows:
        return rows.execute(PAGE, asked).fetchall()


def openings(connection: Connection[Any], *, jurisdiction: int, before: int = END,
             limit: int = 100) -> list[dict[str, Any]]:  # fmt: skip
    """Cases that were opened out of sight, the newest first; ``stands`` while they are open."""
    asked = {"jurisdiction": jurisdiction, "before": before, "limit": limit}
    with connection.cursor(row_factory=dict_row) as rows:
        return rows.execute(OPENINGS, asked).fetchall()


def opened_under(connection: Connection[Any], *, jurisdiction: int, reader: str, case: UUID,
                 at: datetime) -> int | None:  # fmt: skip
    """The position of the record that had opened a case to a reader at a moment."""
    row = connection.execute(UNDER, [jurisdiction, reader, case, at, at]).fetchone()
    return row and row[0]
