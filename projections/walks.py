"""Where each case stood at a moment and since when: the walks that the countdown keeps."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from psycopg import Connection
from psycopg.rows import namedtuple_row

from projections.countdown import STAGES

# A closed case stands in a bucket named for its outcome.
STOOD = b"""
SELECT DISTINCT ON (case_id) case_id, project, entered_bucket, at FROM countdown_shifts
WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s) AND at <= %(as_of)s
ORDER BY case_id, at DESC"""

# The walk knows moments; the record behind one is the last mark of that moment.
IN_BUCKETS = b"""
WITH stood AS (
    SELECT DISTINCT ON (case_id) case_id, project, entered_bucket, at FROM countdown_shifts
    WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s) AND at <= %(as_of)s
    ORDER BY case_id, at DESC)
SELECT case_id, project, at, (SELECT max(position) FROM countdown_marks m
        WHERE m.jurisdiction = %(jurisdiction)s AND m.case_id = stood.case_id
          AND m.at = stood.at) AS position, 1 AS by
FROM stood WHERE entered_bucket = ANY (%(buckets)s)
  AND (%(before)s::timestamptz IS NULL OR (at, case_id) < (%(before)s, %(before_case)s::uuid))
ORDER BY at DESC, case_id DESC LIMIT %(limit)s"""

OPENED = b"""
WITH first AS (
    SELECT DISTINCT ON (case_id) case_id, project, at FROM countdown_shifts
    WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s) AND at <= %(as_of)s
    ORDER BY case_id, at)
SELECT case_id, project, at, (SELECT max(position) FROM countdown_marks m
        WHERE m.jurisdiction = %(jurisdiction)s AND m.case_id = first.case_id
          AND m.at = first.at) AS position, 1 AS by
FROM first
WHERE (%(before)s::timestamptz IS NULL OR (at, case_id) < (%(before)s, %(before_case)s::uuid))
ORDER BY at DESC, case_id DESC LIMIT %(limit)s"""

# Who came to remain, and who remains no longer.
MOVED = b"""
SELECT case_id, project, at, (SELECT max(position) FROM countdown_marks m
        WHERE m.jurisdiction = s.jurisdiction AND m.case_id = s.case_id
          AND m.at = s.at) AS position,
    CASE WHEN entered_bucket = ANY (%(stages)s) THEN 1 ELSE -1 END AS by
FROM countdown_shifts s
WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s)
  AND at >= %(since)s AND at <= %(as_of)s
  AND (entered_bucket = ANY (%(stages)s))
      IS DISTINCT FROM coalesce(left_bucket = ANY (%(stages)s), false)
  AND (%(before)s::timestamptz IS NULL OR (at, case_id) < (%(before)s, %(before_case)s::uuid))
ORDER BY at DESC, case_id DESC LIMIT %(limit)s"""

# One that opened and closed at one moment never remained, and did both.
TURNS = b"""
SELECT count(*) FILTER (WHERE is_open IS NOT TRUE AND was_open IS NOT FALSE),
    count(*) FILTER (WHERE was_open IS NULL), count(*) FILTER (WHERE is_open AND NOT was_open)
FROM (
    SELECT entered_bucket = ANY (%(stages)s) AS is_open, left_bucket = ANY (%(stages)s) AS was_open
    FROM countdown_shifts
    WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s)
      AND at >= %(since)s AND at <= %(until)s) turns"""

FLOW = b"""
SELECT day, sum(opened) OVER w, sum(contacted) OVER w, sum(offered) OVER w, sum(accepted) OVER w,
    sum(signing) OVER w, sum(closed) OVER w
FROM (
    SELECT day, coalesce(sum(n) FILTER (WHERE bucket = 'opened'), 0) AS opened,
        coalesce(sum(n) FILTER (WHERE bucket = 'contacted'), 0) AS contacted,
        coalesce(sum(n) FILTER (WHERE bucket = 'offered'), 0) AS offered,
        coalesce(sum(n) FILTER (WHERE bucket = 'accepted'), 0) AS accepted,
        coalesce(sum(n) FILTER (WHERE bucket = 'signing'), 0) AS signing,
        coalesce(sum(n) FILTER (WHERE NOT bucket = ANY (%(stages)s)), 0) AS closed
    FROM (
        SELECT day, bucket, sum(n::integer) AS n FROM countdown_days
        WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s)
          AND day < (%(as_of)s AT TIME ZONE 'Asia/Shanghai')::date
        GROUP BY day, bucket HAVING sum(n::integer) <> 0) sums
    GROUP BY day) moved
WHERE (opened, contacted, offered, accepted, signing, closed) <> (0, 0, 0, 0, 0, 0)
WINDOW w AS (ORDER BY day) ORDER BY day"""


class Stood(NamedTuple):
    """Where a case stood, and since when."""

    case_id: UUID
    project: UUID
    bucket: str
    at: datetime


class Moved(NamedTuple):
    """A case that moved, when and by which record; ``by`` is what that does to the count."""

    case_id: UUID
    project: UUID
    at: datetime
    position: int
    by: int


def stood(connection: Connection[Any], *, jurisdiction: int, projects: list[UUID],
          as_of: datetime) -> list[Stood]:  # fmt: skip
    """Every case that had been opened by ``as_of``, with its stage or its outcome."""
    asked = {"jurisdiction": jurisdiction, "projects": projects, "as_of": as_of}
    return [Stood(*row) for row in connection.execute(STOOD, asked)]


def _page(connection: Connection[Any], query: bytes, asked: dict[str, Any]) -> list[Moved]:
    with connection.cursor(row_factory=namedtuple_row) as rows:
        return [Moved(*row) for row in rows.execute(query, asked)]


def in_buckets(connection: Connection[Any], *, buckets: list[str], **asked: Any) -> list[Moved]:
    """A page of the cases that stood in these buckets, the last to come first.

    ``asked``: jurisdiction, projects, as_of, before (a moment) and before_case or None, limit.
    """
    return _page(connection, IN_BUCKETS, {**asked, "buckets": buckets})


def opened(connection: Connection[Any], **asked: Any) -> list[Moved]:
    """A page of all cases that had been opened, the last first; ``asked`` as above."""
    return _page(connection, OPENED, asked)


def moved(connection: Connection[Any], *, since: datetime, **asked: Any) -> list[Moved]:
    """A page of who came to remain or remains no longer since a moment; ``asked`` as above."""
    return _page(connection, MOVED, {**asked, "since": since, "stages": list(STAGES)})


def turns(connection: Connection[Any], *, jurisdiction: int, projects: list[UUID],
          since: datetime, until: datetime) -> tuple[int, int, int]:  # fmt: skip
    """How often a case of these projects closed, opened and reopened, ends included."""
    asked = {
        "jurisdiction": jurisdiction, "projects": projects, "since": since, "until": until,
        "stages": list(STAGES),
    }  # fmt: skip
    row = connection.execute(TURNS, asked).fetchone()
    assert row
    return row[0], row[1], row[2]


def flow(connection: Connection[Any], *, jurisdiction: int, projects: list[UUID],
         as_of: datetime) -> list[tuple[date, dict[str, int]]]:  # fmt: skip
    """Cases in each stage, and closed, at the end of each earlier day on which any moved."""
    asked = {
        "jurisdiction": jurisdiction, "projects": projects, "as_of": as_of, "stages": list(STAGES),
    }  # fmt: skip
    names = (*STAGES, "closed")
    return [
        (day, dict(zip(names, map(int, counts), strict=True)))
        for day, *counts in connection.execute(FLOW, asked)
    ]
