"""How many households remain at a moment, by stage, and how those that closed were closed.

Each case walks through buckets: a stage while it is open, an outcome once it is closed. Its marks
are the events that can move it; its shifts are the moments at which it moves; days add shifts up.
A count at a moment is the count now, less what shifted later, so that it costs the same however
long the history is.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from psycopg import Connection

from store.read_model import ReadModel, Step

STAGES = ("opened", "contacted", "offered", "accepted", "signing")
SHANGHAI = ZoneInfo("Asia/Shanghai")
OUTCOMES = ("signed", "resolved", "excluded", "withdrawn", "merged", "other")

DDL = """
CREATE TABLE countdown_marks (
    jurisdiction integer, case_id uuid, position bigint, project uuid, task_force uuid,
    at timestamptz NOT NULL,
    contact smallint NOT NULL, offers smallint NOT NULL, accepted smallint NOT NULL,
    signatures smallint NOT NULL,
    life bigint,  -- position that decides * 16 + (0 open, 1 signed, 2 resolved, ... 6 other)
    PRIMARY KEY (jurisdiction, case_id, position));
CREATE TABLE countdown_shifts (
    jurisdiction integer, case_id uuid, at timestamptz, project uuid, task_force uuid,
    left_bucket text, entered_bucket text,
    PRIMARY KEY (jurisdiction, case_id, at));
CREATE INDEX ON countdown_shifts (jurisdiction, project, at);
CREATE TABLE countdown_days (
    jurisdiction integer, project uuid, task_force uuid, day date, bucket text, n bigint,
    PRIMARY KEY (jurisdiction, project, task_force, day, bucket));
CREATE TABLE countdown_now (
    jurisdiction integer, project uuid, task_force uuid, bucket text, n bigint,
    PRIMARY KEY (jurisdiction, project, task_force, bucket)) WITH (fillfactor = 50);
CREATE INDEX ON countdown_now (jurisdiction, task_force);
CREATE TABLE countdown_baselines (
    jurisdiction integer, project uuid, at timestamptz, households integer,
    PRIMARY KEY (jurisdiction, project));
"""

MOVES = (
    "case.opened", "case.closed", "case.reopened", "case.opening_moved_back",
    "case.contact_logged", "case.offer_made", "case.offer_accepted", "case.offer_declined",
    "case.offer_withdrawn", "case.signature_captured", "case.signature_withdrawn",
)  # fmt: skip

# A contact counts only where it is the earliest yet, so most of the log leaves no mark.
MARK = """
INSERT INTO countdown_marks
SELECT jurisdiction, stream, position, project, task_force, occurred_at,
    (topic = 'case.contact_logged@1')::int,
    CASE topic WHEN 'case.offer_made@1' THEN 1 WHEN 'case.offer_accepted@1' THEN -1
        WHEN 'case.offer_declined@1' THEN -1 WHEN 'case.offer_withdrawn@1' THEN -1 ELSE 0 END,
    (topic = 'case.offer_accepted@1')::int,
    CASE topic WHEN 'case.signature_captured@1' THEN 1
        WHEN 'case.signature_withdrawn@1' THEN -1 ELSE 0 END,
    CASE topic WHEN 'case.opened@1' THEN position * 16 WHEN 'case.reopened@1' THEN position * 16
        WHEN 'case.opening_moved_back@1'
        THEN (convert_from(state, 'UTF8')::jsonb ->> 'position')::bigint * 16
        WHEN 'case.closed@1' THEN position * 16 + array_position(
            '{signed,resolved,excluded,withdrawn,merged,other}',
            convert_from(state, 'UTF8')::jsonb ->> 'outcome') END
FROM (
    SELECT *, topic = 'case.contact_logged@1' AND (
            occurred_at >= min(occurred_at) FILTER (WHERE topic = 'case.contact_logged@1')
                OVER (PARTITION BY stream ORDER BY position
                      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        ) IS TRUE AS is_later
    FROM (
        SELECT jurisdiction, stream, position, project, task_force, occurred_at, topic,
            CASE WHEN topic IN ('case.opening_moved_back@1', 'case.closed@1')
                THEN state END AS state
        FROM arrived e
        WHERE NOT (topic = 'case.contact_logged@1' AND EXISTS (
            SELECT FROM countdown_marks m WHERE m.jurisdiction = e.jurisdiction
              AND m.case_id = e.stream AND m.contact = 1 AND m.at <= e.occurred_at))
        OFFSET 0) narrow) e
WHERE NOT is_later
"""

# The walk of every case with a new mark is laid anew from its marks; only what differs is written.
SHIFT = """
WITH touched AS (
    SELECT DISTINCT m.jurisdiction, m.case_id FROM arrived e JOIN countdown_marks m
        ON m.jurisdiction = e.jurisdiction AND m.case_id = e.stream AND m.position = e.position),
sums AS (
    SELECT jurisdiction, case_id, at, project, task_force, sum(signatures) OVER w AS signatures,
        sum(accepted) OVER w AS accepted, sum(offers) OVER w AS offers,
        sum(contact) OVER w AS contacts, max(life) OVER w AS life,
        row_number() OVER (PARTITION BY case_id, at ORDER BY position) AS nth
    FROM countdown_marks JOIN touched USING (jurisdiction, case_id)
    WINDOW w AS (PARTITION BY case_id ORDER BY at)),
walk AS (
    SELECT *, lag(bucket) OVER (PARTITION BY case_id ORDER BY at) AS came_from FROM (
        SELECT jurisdiction, case_id, at, project, task_force,
            CASE WHEN life IS NULL THEN NULL
                WHEN life % 16 > 0 THEN
                    ('{signed,resolved,excluded,withdrawn,merged,other}'::text[])[life % 16]
                WHEN signatures > 0 THEN 'signing' WHEN accepted > 0 THEN 'accepted'
                WHEN offers > 0 THEN 'offered' WHEN contacts > 0 THEN 'contacted'
                ELSE 'opened' END AS bucket
        FROM sums WHERE nth = 1) stands),
-- What stood is taken from what stands: a shift in both cancels out and is not written.
changed AS (
    SELECT jurisdiction, case_id, at, project, task_force, came_from, bucket, sum(d)::int AS d,
        max(sum(d)) OVER (PARTITION BY case_id, at) < 0 AS is_gone
    FROM (
        SELECT jurisdiction, case_id, at, project, task_force, came_from, bucket, 1 AS d FROM walk
        WHERE bucket IS DISTINCT FROM came_from
        UNION ALL
        SELECT jurisdiction, case_id, at, project, task_force, left_bucket, entered_bucket, -1
        FROM countdown_shifts JOIN touched USING (jurisdiction, case_id)) both_sides
    GROUP BY 2, 3, 1, 4, 5, 6, 7 HAVING sum(d) <> 0),
gone AS (
    DELETE FROM countdown_shifts s USING changed c
    WHERE s.jurisdiction = c.jurisdiction AND s.case_id = c.case_id AND s.at = c.at AND is_gone),
kept AS (
    INSERT INTO countdown_shifts AS s
    SELECT jurisdiction, case_id, at, project, task_force, came_from, bucket FROM changed
    WHERE d > 0
    ON CONFLICT (jurisdiction, case_id, at) DO UPDATE
        SET left_bucket = excluded.left_bucket, entered_bucket = excluded.entered_bucket),
moved AS (
    SELECT jurisdiction, project, task_force, (at AT TIME ZONE 'Asia/Shanghai')::date AS day,
        side.bucket, sum(n) AS n
    FROM changed, LATERAL (VALUES (came_from, -d), (changed.bucket, d)) side (bucket, n)
    WHERE side.bucket IS NOT NULL GROUP BY 1, 2, 3, 4, 5 HAVING sum(n) <> 0),
days AS (
    INSERT INTO countdown_days AS c SELECT * FROM moved
    ON CONFLICT (jurisdiction, project, task_force, day, bucket) DO UPDATE SET n = c.n + excluded.n)
INSERT INTO countdown_now AS c
SELECT jurisdiction, project, task_force, bucket, sum(n)::bigint FROM moved GROUP BY 1, 2, 3, 4
ON CONFLICT (jurisdiction, project, task_force, bucket) DO UPDATE SET n = c.n + excluded.n
"""

BASELINE = """
INSERT INTO countdown_baselines
SELECT jurisdiction, project, occurred_at,
    (convert_from(state, 'UTF8')::jsonb ->> 'households')::integer
FROM arrived
"""

COUNTDOWN = ReadModel(
    name="countdown",
    ddl=DDL,
    tables=(
        "countdown_marks", "countdown_shifts", "countdown_days", "countdown_now",
        "countdown_baselines",
    ),
    ignores=frozenset({
        "case.objection_raised", "case.objection_answered",
        "case.order_given", "case.order_reported", "case.order_settled",
        "case.party_recorded", "case.asset_recorded", "case.party_succeeded", "case.split",
        "case.merged", "case.chief_named", "case.demand_raised", "case.demand_answered",
        "case.promise_made", "case.promise_kept", "case.promise_broken",
        "case.agreement_effective", "case.paid", "case.flat_assigned", "case.handed_over",
        "case.demolished", "case.corrected", "case.recusal_declared", "case.recusal_lifted",
        "project.opened", "project.map_drawn", "project.forecast_made",
        "case.transfer_offered", "case.transfer_accepted", "case.transfer_refused",
        "case.transfer_withdrawn", "case.contact_confirmed", "case.decision_conflicted",
        "case.conflict_settled",
    }),
    steps=(
        Step(MOVES, MARK),
        Step(MOVES, SHIFT, if_found=True),
        Step(("project.baseline_set",), BASELINE),
    ),
    silent={"countdown_days": "n = 0", "countdown_now": "n = 0"},
    sight={
        "countdown_marks": ("project",),
        "countdown_shifts": ("project",),
        "countdown_days": ("project",),
        "countdown_now": ("project",),
        "countdown_baselines": ("project",),
    },
)  # fmt: skip

COUNT = b"""
SELECT project, bucket, sum(n)::bigint FROM (
    SELECT project, bucket, n FROM countdown_now
    WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s)
    UNION ALL
    SELECT project, bucket, -n FROM countdown_days
    WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s)
      AND day > (%(as_of)s AT TIME ZONE 'Asia/Shanghai')::date
    UNION ALL
    SELECT project, bucket, d FROM countdown_shifts,
        LATERAL (VALUES (left_bucket, 1), (entered_bucket, -1)) side (bucket, d)
    WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s) AND at > %(as_of)s
      AND at < ((%(as_of)s AT TIME ZONE 'Asia/Shanghai')::date + 1)::timestamp
          AT TIME ZONE 'Asia/Shanghai'
      AND bucket IS NOT NULL) counts
GROUP BY project, bucket"""

# What remains at the moment less what remained when the day, and the week, began.
CHANGE = b"""
WITH began AS (
    SELECT (%(as_of)s AT TIME ZONE 'Asia/Shanghai')::date AS today,
        date_trunc('week', %(as_of)s AT TIME ZONE 'Asia/Shanghai')::date AS monday),
today AS (
    SELECT coalesce(sum((entered_bucket = ANY (%(stages)s))::int
        - coalesce(left_bucket = ANY (%(stages)s), false)::int), 0) AS n FROM countdown_shifts
    WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s) AND at <= %(as_of)s
      AND at >= (SELECT today FROM began)::timestamp AT TIME ZONE 'Asia/Shanghai')
SELECT n::bigint, (n + coalesce((
    SELECT sum(days.n) FROM countdown_days days
    WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s)
      AND bucket = ANY (%(stages)s) AND day >= (SELECT monday FROM began)
      AND day < (SELECT today FROM began)), 0))::bigint
FROM today"""

BASELINES = b"""
SELECT sum(households) FROM countdown_baselines
WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s) AND at <= %(as_of)s"""

# The first day is that of the first opening, also where that case closed on the same day: rows
# that sum to zero may be there or not, so they count for nothing.
DAILY = b"""
WITH days AS (
    SELECT day, sum(n) FILTER (WHERE bucket = ANY (%(stages)s)) AS moved FROM countdown_days
    WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s) AND n <> 0
      AND day < (%(as_of)s AT TIME ZONE 'Asia/Shanghai')::date
    GROUP BY day)
SELECT day::date, coalesce(sum(moved) OVER (ORDER BY day), 0)::bigint
FROM generate_series((SELECT min(day) FROM days),
        (%(as_of)s AT TIME ZONE 'Asia/Shanghai')::date - 1, interval '1 day') every (day)
LEFT JOIN days USING (day) ORDER BY day"""

HAS_OPENED = b"""
SELECT EXISTS (SELECT FROM countdown_shifts WHERE jurisdiction = %(jurisdiction)s
    AND project = ANY (%(projects)s) AND at <= %(as_of)s)"""


def count(connection: Connection[Any], *, jurisdiction: int, projects: list[UUID],
          as_of: datetime) -> dict[str, Any]:  # fmt: skip
    """Households opened, closed and remaining in these projects at ``as_of``, inclusive.

    ``by_stage`` sums to ``remaining``, ``by_outcome`` to ``closed``.
    """
    asked = {"jurisdiction": jurisdiction, "projects": projects, "as_of": as_of}
    with connection.pipeline():
        counted = connection.execute(COUNT, asked)
        stated = connection.execute(BASELINES, asked)
        counts: Counter[str] = Counter()
        for _, bucket, n in counted:
            counts[bucket] += n
        baseline = stated.fetchone()
    by_stage = {stage: counts[stage] for stage in STAGES}
    by_outcome = {outcome: counts[outcome] for outcome in OUTCOMES}
    remaining, closed = sum(by_stage.values()), sum(by_outcome.values())
    return {
        "baseline": baseline and baseline[0],
        "opened": remaining + closed,
        "closed": closed,
        "remaining": remaining,
        "by_stage": by_stage,
        "by_outcome": by_outcome,
    }


def change(connection: Connection[Any], *, jurisdiction: int, projects: list[UUID],
           as_of: datetime) -> dict[str, int]:  # fmt: skip
    """Remaining at ``as_of`` less at the end of yesterday, and of last Sunday, in Shanghai."""
    asked = {
        "jurisdiction": jurisdiction, "projects": projects, "as_of": as_of, "stages": list(STAGES),
    }  # fmt: skip
    row = connection.execute(CHANGE, asked).fetchone()
    assert row
    return {"today": row[0], "week": row[1]}


def count_each(connection: Connection[Any], *, jurisdiction: int, projects: list[UUID],
               as_of: datetime) -> dict[UUID, dict[str, int]]:  # fmt: skip
    """Households opened, closed and remaining in each of these projects at ``as_of``."""
    asked = {"jurisdiction": jurisdiction, "projects": projects, "as_of": as_of}
    found = {project: {"opened": 0, "closed": 0, "remaining": 0} for project in projects}
    for project, bucket, n in connection.execute(COUNT, asked):
        found[project]["opened"] += n
        found[project]["remaining" if bucket in STAGES else "closed"] += n
    return found


def daily(connection: Connection[Any], *, jurisdiction: int, projects: list[UUID],
          as_of: datetime, remaining: int) -> list[dict[str, Any]]:  # fmt: skip
    """What remained at the end of each Shanghai day since the first opening, and at ``as_of``."""
    asked = {
        "jurisdiction": jurisdiction, "projects": projects, "as_of": as_of, "stages": list(STAGES),
    }  # fmt: skip
    rows = connection.execute(DAILY, asked).fetchall()
    if not rows and not remaining and connection.execute(HAS_OPENED, asked).fetchone() != (True,):
        return []
    today = as_of.astimezone(SHANGHAI).date()
    return [{"date": day, "remaining": n} for day, n in [*rows, (today, remaining)]]
