"""What stands in a case's way, or was taken back, and from when to when.

Demands, promises, objections, conflicts and orders stand until they are settled; a broken promise,
a signature withdrawn and a case reopened stay. A promise whose day was corrected has a row for each
day it had: ``since`` is when it was made, ``starts`` and ``ends`` say while it was due on that day.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from psycopg import Connection
from psycopg.rows import namedtuple_row

from store.read_model import ReadModel, Step

DDL = """
CREATE TABLE obstacles (
    jurisdiction integer, project uuid, kind text, case_id uuid, n bigint, starts timestamptz,
    ends timestamptz NOT NULL DEFAULT 'infinity', since timestamptz NOT NULL, due date,
    position bigint NOT NULL,
    PRIMARY KEY (jurisdiction, project, kind, case_id, n, starts));
CREATE INDEX ON obstacles (jurisdiction, project, kind, ends) INCLUDE (starts, due);
"""

# A reopening has no number of its own, so its position serves.
ARISEN = """
INSERT INTO obstacles (jurisdiction, case_id, kind, n, starts, since, due, position, project)
SELECT jurisdiction, stream, CASE topic WHEN 'case.demand_raised@1' THEN 'demand'
        WHEN 'case.promise_made@1' THEN 'promise' WHEN 'case.objection_raised@1' THEN 'objection'
        WHEN 'case.decision_conflicted@1' THEN 'conflict' WHEN 'case.order_given@1' THEN 'order'
        WHEN 'case.promise_broken@1' THEN 'promise_broken'
        WHEN 'case.signature_withdrawn@1' THEN 'signature_withdrawn' ELSE 'reversal' END,
    coalesce((p ->> 'n')::bigint, position),
    occurred_at, occurred_at,
    CASE WHEN topic IN ('case.promise_made@1', 'case.order_given@1') THEN (p ->> 'due')::date END,
    position, project
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
"""

# The days of a corrected promise are laid anew from the log; at a moment the correction recorded
# last, of those that had happened, says which holds. The corrections are read once: a plan made
# while the table was thought to be empty would read the whole span for each promise.
UNLAID = """
WITH corrected AS MATERIALIZED (
    SELECT project, stream, (p ->> 'position')::bigint AS made
    FROM (SELECT project, stream, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
    WHERE p ->> 'of' = 'case.promise_made' AND p ->> 'field' = 'due')
DELETE FROM obstacles o USING corrected c
WHERE o.jurisdiction = _jurisdiction AND o.project = c.project AND kind = 'promise'
  AND o.case_id = c.stream AND o.position = c.made
"""

LAID = """
WITH corrected AS (
    SELECT DISTINCT jurisdiction, stream, (p ->> 'position')::bigint AS made
    FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
    WHERE p ->> 'of' = 'case.promise_made' AND p ->> 'field' = 'due'),
told AS (
    SELECT jurisdiction, stream, made, position, topic, project, occurred_at,
        convert_from(state, 'UTF8')::jsonb AS p
    FROM events JOIN corrected USING (jurisdiction, stream)
    WHERE position <= _upto AND topic IN ('case.promise_made@1', 'case.corrected@1',
        'case.promise_kept@1', 'case.promise_broken@1')),
made AS (
    SELECT jurisdiction, stream, made, project, occurred_at AS since, p -> 'n' AS n,
        p ->> 'due' AS due
    FROM told WHERE position = made),
days AS (
    SELECT stream, made, made AS position, since AS at, due FROM made
    UNION ALL SELECT stream, made, position, greatest(told.occurred_at, since), p ->> 'value'
    FROM told JOIN made USING (stream, made)
    WHERE topic = 'case.corrected@1' AND p ->> 'field' = 'due'
      AND (p ->> 'position')::bigint = made),
laid AS (
    SELECT DISTINCT stream, made, at, (
        SELECT due FROM days o WHERE o.stream = d.stream AND o.made = d.made AND o.at <= d.at
        ORDER BY position DESC LIMIT 1) AS holds
    FROM days d)
INSERT INTO obstacles
SELECT m.jurisdiction, m.project, 'promise', m.stream, m.n::bigint, at, least(
        coalesce(lead(at) OVER (PARTITION BY m.stream, m.made ORDER BY at), 'infinity'),
        (SELECT min(occurred_at) FROM told t WHERE t.stream = m.stream AND t.made = m.made
            AND t.topic IN ('case.promise_kept@1', 'case.promise_broken@1') AND t.p -> 'n' = m.n)),
    m.since, holds::date, m.made
FROM laid JOIN made m USING (stream, made)
"""

SETTLED = """
UPDATE obstacles o SET ends = least(o.ends, e.at)
FROM (SELECT jurisdiction, project, stream,
        (convert_from(state, 'UTF8')::jsonb ->> 'n')::bigint AS n,
        CASE topic WHEN 'case.demand_answered@1' THEN 'demand'
            WHEN 'case.objection_answered@1' THEN 'objection'
            WHEN 'case.conflict_settled@1' THEN 'conflict'
            WHEN 'case.order_settled@1' THEN 'order' ELSE 'promise' END AS kind,
        min(occurred_at) AS at
    FROM arrived GROUP BY 1, 2, 3, 4, 5) e
WHERE o.jurisdiction = e.jurisdiction AND o.project = e.project AND o.kind = e.kind
  AND o.case_id = e.stream AND o.n = e.n
"""

OBSTACLES = ReadModel(
    name="obstacles",
    ddl=DDL,
    tables=("obstacles",),
    ignores=frozenset({
        "case.opened", "case.opening_moved_back", "case.closed",
        "case.party_recorded", "case.asset_recorded", "case.party_succeeded", "case.chief_named",
        "case.split", "case.merged", "case.contact_logged", "case.contact_confirmed",
        "case.offer_made", "case.offer_accepted", "case.offer_declined", "case.offer_withdrawn",
        "case.signature_captured", "case.agreement_effective",
        "case.paid", "case.flat_assigned", "case.handed_over", "case.demolished",
        "case.recusal_declared", "case.recusal_lifted",
        "case.transfer_offered", "case.transfer_accepted", "case.transfer_refused",
        "case.transfer_withdrawn", "case.order_reported",
    }),
    steps=(
        Step((
            "case.demand_raised", "case.promise_made", "case.objection_raised",
            "case.decision_conflicted", "case.order_given", "case.promise_broken",
            "case.signature_withdrawn", "case.reopened",
        ), ARISEN),
        Step(("case.corrected",), UNLAID),
        Step(("case.corrected",), LAID),
        Step((
            "case.demand_answered", "case.objection_answered", "case.conflict_settled",
            "case.order_settled", "case.promise_kept", "case.promise_broken",
        ), SETTLED),
    ),
    sight={"obstacles": ("project",)},
)  # fmt: skip

QUALITY = b"""
SELECT project, count(*) FILTER (WHERE kind = 'objection'),
    count(*) FILTER (WHERE kind = 'reversal'),
    count(*) FILTER (WHERE kind = 'signature_withdrawn'), count(*) FILTER (WHERE kind = 'promise')
FROM obstacles
WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s)
  AND kind IN ('objection', 'reversal', 'signature_withdrawn', 'promise')
  AND starts <= %(as_of)s AND ends > %(as_of)s
  AND (kind <> 'promise' OR due < (%(as_of)s AT TIME ZONE 'Asia/Shanghai')::date)
GROUP BY project"""

STANDING = b"""
SELECT case_id, project, kind, n, since, due, position FROM obstacles
WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s) AND kind = ANY (%(kinds)s)
  AND starts <= %(as_of)s AND ends > %(as_of)s
ORDER BY since DESC, position DESC"""


class Obstacle(NamedTuple):
    """One thing that stands at the moment asked about; ``due`` is the day of a promise or order."""

    case_id: UUID
    project: UUID
    kind: str
    n: int
    since: datetime
    due: Any
    position: int


def quality(connection: Connection[Any], *, jurisdiction: int, projects: list[UUID],
            as_of: datetime) -> dict[UUID, dict[str, int]]:  # fmt: skip
    """What keeps the count of each project honest: objections not answered, what was taken back,
    broken days.
    """
    asked = {"jurisdiction": jurisdiction, "projects": projects, "as_of": as_of}
    names = ("complaints_open", "reversals", "withdrawn_signatures", "promises_overdue")
    found = {project: dict.fromkeys(names, 0) for project in projects}
    for project, *counts in connection.execute(QUALITY, asked):
        found[project] = dict(zip(names, counts, strict=True))
    return found


def standing(connection: Connection[Any], *, jurisdiction: int, projects: list[UUID],
             as_of: datetime, kinds: list[str]) -> list[Obstacle]:  # fmt: skip
    """What of these kinds stands at ``as_of``, the newest first."""
    asked = {
        "jurisdiction": jurisdiction, "projects": projects, "as_of": as_of, "kinds": kinds,
    }  # fmt: skip
    with connection.cursor(row_factory=namedtuple_row) as rows:
        return [Obstacle(*row) for row in rows.execute(STANDING, asked)]
