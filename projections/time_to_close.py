"""How long cases take, and how they end: from first opening to last closing, censored honestly.

The share not yet closed is Kaplan and Meier's, its 95 % band Greenwood's on the log-log scale
(Kalbfleisch and Prentice, 2002, section 1.4), the share closed with each outcome Aalen and
Johansen's (Scandinavian Journal of Statistics, 1978).

Open cases are censored at the moment asked about, never dropped (Kaplan and Meier, JASA 1958).
A case has marks where it opens or closes, and spans in which it stands open or closed; one that
came with a roster is watched since the roster was brought.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection

from store.read_model import ReadModel, Step

DDL = """
CREATE TABLE closing_marks (
    jurisdiction integer, case_id uuid, position bigint, project uuid,
    at timestamptz NOT NULL, since timestamptz NOT NULL, watched timestamptz,
    life bigint[] NOT NULL,
    PRIMARY KEY (jurisdiction, case_id, position));
CREATE TABLE closing_spans (
    jurisdiction integer, case_id uuid, starts timestamptz, project uuid,
    ends timestamptz NOT NULL, opened_at timestamptz NOT NULL, closed_at timestamptz,
    watched timestamptz, then_closed boolean NOT NULL, outcome text,
    PRIMARY KEY (jurisdiction, case_id, starts));
CREATE INDEX ON closing_spans (jurisdiction, project, starts);
"""

LIFE = ("case.opened", "case.opening_moved_back", "case.closed", "case.reopened")

MARK = """
INSERT INTO closing_marks
SELECT jurisdiction, stream, position, project, occurred_at,
    CASE topic WHEN 'case.opened@1'
        THEN coalesce((p ->> 'first_opened_at')::timestamptz, occurred_at) ELSE occurred_at END,
    CASE WHEN topic = 'case.opened@1' AND p ->> 'how' = 'roster' THEN recorded_at END,
    ARRAY[CASE topic WHEN 'case.opening_moved_back@1' THEN (p ->> 'position')::bigint
        ELSE position END,
        CASE topic WHEN 'case.closed@1'
            THEN (extract(epoch FROM occurred_at) * 1000000)::bigint END,
        array_position('{signed,resolved,excluded,withdrawn,merged,other}', p ->> 'outcome')]
FROM (SELECT *, CASE WHEN topic <> 'case.reopened@1'
          THEN convert_from(state, 'UTF8')::jsonb END AS p
    FROM arrived) e
"""

# Marks only come, so a span once begun never goes; it may end earlier or say otherwise.
# The last in the order of positions decides whether the case stands closed, and since when.
SPAN = """
WITH touched AS (
    SELECT DISTINCT jurisdiction, stream AS case_id, stream
    FROM arrived),
sums AS (
    SELECT jurisdiction, case_id, project, at, min(since) OVER w AS opened_at,
        (max(life) OVER w)[2] AS closed, (max(life) OVER w)[3] AS outcome,
        max(watched) OVER w AS watched,
        row_number() OVER (PARTITION BY case_id, at ORDER BY position) AS nth
    FROM closing_marks JOIN touched USING (jurisdiction, case_id)
    WINDOW w AS (PARTITION BY case_id ORDER BY at)),
laid AS (
    SELECT jurisdiction, case_id, at AS starts, project,
        coalesce(lead(at) OVER (PARTITION BY case_id ORDER BY at), 'infinity') AS ends, opened_at,
        to_timestamp(closed / 1000000) + (closed % 1000000) * interval '1 microsecond' AS closed_at,
        watched, (lead(closed) OVER (PARTITION BY case_id ORDER BY at)) IS NOT NULL AS then_closed,
        ('{signed,resolved,excluded,withdrawn,merged,other}'::text[])[outcome] AS outcome
    FROM sums WHERE nth = 1)
INSERT INTO closing_spans AS s SELECT * FROM laid
ON CONFLICT (jurisdiction, case_id, starts) DO UPDATE
    SET ends = excluded.ends, opened_at = excluded.opened_at, closed_at = excluded.closed_at,
        watched = excluded.watched, then_closed = excluded.then_closed,
        outcome = excluded.outcome
"""

TIME_TO_CLOSE = ReadModel(
    name="time_to_close",
    ddl=DDL,
    tables=("closing_marks", "closing_spans"),
    ignores=frozenset({
        "case.objection_raised", "case.objection_answered",
        "case.order_given", "case.order_reported", "case.order_settled",
        "case.party_recorded", "case.asset_recorded", "case.party_succeeded", "case.split",
        "case.merged", "case.chief_named", "case.contact_logged", "case.demand_raised",
        "case.demand_answered", "case.promise_made", "case.promise_kept", "case.promise_broken",
        "case.offer_made", "case.offer_accepted", "case.offer_declined", "case.offer_withdrawn",
        "case.signature_captured", "case.signature_withdrawn", "case.agreement_effective",
        "case.paid", "case.flat_assigned", "case.handed_over", "case.demolished",
        "case.corrected", "case.recusal_declared", "case.recusal_lifted",
        "case.transfer_offered", "case.transfer_accepted", "case.transfer_refused",
        "case.transfer_withdrawn", "case.contact_confirmed", "case.decision_conflicted",
        "case.conflict_settled",
    }),
    steps=(Step(LIFE, MARK), Step(LIFE, SPAN)),
    # When a roster was brought is of the machine it was brought to.
    unlike={"closing_marks": ("watched",), "closing_spans": ("watched",)},
    sight={
        "closing_spans": ("project",),
    },
)  # fmt: skip

# Days since first opening; at risk at t are those whose time is t or more.
SURVIVAL = b"""
WITH times AS (
    SELECT greatest(extract(epoch FROM coalesce(closed_at, %(as_of)s) - opened_at), 0)
            ::double precision / 86400 AS days, closed_at IS NOT NULL AS is_closed, outcome
    FROM closing_spans
    WHERE jurisdiction = %(jurisdiction)s
      AND (%(projects)s::uuid[] IS NULL OR project = ANY (%(projects)s))
      AND starts <= %(as_of)s AND ends > %(as_of)s),
steps AS (
    SELECT days, count(*) FILTER (WHERE is_closed) AS closed, count(*) AS gone
    FROM times GROUP BY days),
risk AS (
    SELECT days, closed, sum(gone) OVER (ORDER BY days DESC) AS at_risk FROM steps),
curve AS (
    SELECT days, at_risk, CASE WHEN closed = at_risk THEN '-infinity'::float8
        ELSE ln(1 - closed / at_risk::float8) END AS log,
        closed / nullif(at_risk::float8 * (at_risk - closed), 0) AS greenwood
    FROM risk WHERE closed > 0),
survival AS (
    SELECT days, at_risk, exp(sum(log) OVER w) AS s, sum(log) OVER w AS log_s,
        exp(coalesce(sum(log) OVER (w ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))
            AS before,
        exp(1.959963984540054 * sqrt(sum(greenwood) OVER w) / nullif(-sum(log) OVER w, 0)) AS wide,
        row_number() OVER w AS nth, count(*) OVER () AS of
    FROM curve WINDOW w AS (ORDER BY days)),
ends AS (
    SELECT outcome, days, sum(before * n / at_risk) OVER w AS share, row_number() OVER w AS nth,
        count(*) OVER (PARTITION BY outcome) AS of
    FROM (SELECT outcome, days, count(*) AS n FROM times WHERE is_closed GROUP BY 1, 2) closings
    JOIN survival USING (days) WINDOW w AS (PARTITION BY outcome ORDER BY days)),
outcomes AS (
    SELECT outcome, json_agg(json_build_array(days, share) ORDER BY days) AS steps FROM ends
    WHERE of <= 1000 OR nth = 1 OR nth * 999 / of <> (nth - 1) * 999 / of GROUP BY outcome)
SELECT (SELECT count(*) FROM times), (SELECT count(*) FROM times WHERE is_closed),
    (SELECT avg(days) FROM times WHERE is_closed),
    (SELECT min(days) FROM survival WHERE s <= 0.5 + 1e-12),
    (SELECT min(days) FROM survival WHERE s <= 0.15 + 1e-12),
    (SELECT json_agg(json_build_array(days, s) ORDER BY days) FROM survival
     WHERE of <= 1000 OR nth = 1 OR nth * 999 / of <> (nth - 1) * 999 / of),
    (SELECT json_agg(json_build_array(days, exp(log_s * wide), exp(log_s / wide)) ORDER BY days)
     FROM survival
     WHERE s > 0 AND (of <= 1000 OR nth = 1 OR nth * 999 / of <> (nth - 1) * 999 / of)),
    (SELECT json_object_agg(outcome, steps) FROM outcomes)"""


def time_to_close(connection: Connection[Any], *, jurisdiction: int,
                  projects: list[UUID] | None, as_of: datetime) -> dict[str, Any]:  # fmt: skip
    """Kaplan and Meier's estimate at ``as_of`` for projects or the whole jurisdiction, in days.

    ``curve`` steps are [days, share not yet closed], ``band`` [days, lower, upper] of it as long
    as any is left, ``outcomes`` of each outcome [days, share closed with it]; each thinned to
    1,000 when longer.
    """
    asked = {"jurisdiction": jurisdiction, "projects": projects, "as_of": as_of}
    row = connection.execute(SURVIVAL, asked).fetchone()
    assert row
    n, closed, mean, median, p85, curve, band, outcomes = row
    return {
        "n": n,
        "closed": closed,
        "censored": n - closed,
        "median_days": median,
        "p85_days": p85,
        "mean_closed_days": mean,
        "curve": curve or [],
        "band": band or [],
        "outcomes": outcomes or {},
    }


OPEN_SINCE = b"""
SELECT case_id, opened_at FROM closing_spans
WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s) AND closed_at IS NULL
  AND starts <= %(as_of)s AND ends > %(as_of)s"""


def open_since(connection: Connection[Any], *, jurisdiction: int, projects: list[UUID],
               as_of: datetime) -> dict[UUID, datetime]:  # fmt: skip
    """The first opening of each case that stands open at ``as_of``."""
    asked = {"jurisdiction": jurisdiction, "projects": projects, "as_of": as_of}
    return dict(connection.execute(OPEN_SINCE, asked).fetchall())


# Days before the moment asked about: first opening, entry into sight, end (0 where it stands
# open), and whether it closed. A roster lists whoever is left, so its cases are in sight only
# since it was brought (left truncation), unless closings from before that were brought as well.
# A span that ends and goes on open is lost from sight and enters anew.
SPELLS = b"""
WITH histories AS (
    SELECT project FROM closing_spans
    WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s)
      AND starts <= %(as_of)s AND closed_at < watched GROUP BY project),
spells AS (
    SELECT date_part('epoch', %(as_of)s - opened_at) / 86400 AS opened,
        date_part('epoch', %(as_of)s - CASE WHEN watched > starts AND histories.project IS NULL
            THEN least(watched, %(as_of)s) ELSE starts END) / 86400 AS entered,
        CASE WHEN ends > %(as_of)s THEN 0
            ELSE greatest(date_part('epoch', %(as_of)s - ends) / 86400, 1e-9) END AS until,
        ends <= %(as_of)s AND then_closed AS is_closed
    FROM closing_spans LEFT JOIN histories USING (project)
    WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s) AND starts <= %(as_of)s
      AND closed_at IS NULL)
SELECT string_agg(float8send(opened), ''), string_agg(float8send(entered), ''),
    string_agg(float8send(until), ''), string_agg(float8send(is_closed::int), '')
FROM spells"""


def spells(connection: Connection[Any], *, jurisdiction: int, projects: list[UUID],
           as_of: datetime) -> tuple[bytes, ...]:  # fmt: skip
    """Every span in which a case of these projects stood open: four columns of doubles as
    PostgreSQL sends them, ``opened``, ``entered``, ``until`` in days before ``as_of``, ``closed``.
    """
    asked = {"jurisdiction": jurisdiction, "projects": projects, "as_of": as_of}
    row = connection.execute(SPELLS, asked).fetchone()
    assert row
    return tuple(column or b"" for column in row)


CLOSINGS = b"""
WITH closed AS (
    SELECT case_id, closed_at, row_number() OVER (ORDER BY closed_at, case_id) AS nth,
        greatest(extract(epoch FROM closed_at - opened_at), 0)::double precision / 86400 AS days,
        count(*) OVER () AS of
    FROM closing_spans
    WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s)
      AND closed_at IS NOT NULL AND starts <= %(as_of)s AND ends > %(as_of)s)
SELECT closed_at, days, case_id FROM closed
WHERE of <= %(limit)s OR nth = 1
    OR nth * (%(limit)s - 1) / of <> (nth - 1) * (%(limit)s - 1) / of
ORDER BY nth"""

PERCENTILES = b"""
SELECT percentile_disc(ARRAY[0.5, 0.85, 0.95]) WITHIN GROUP (
    ORDER BY greatest(extract(epoch FROM closed_at - opened_at), 0)::double precision / 86400)
FROM closing_spans
WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s)
  AND closed_at IS NOT NULL AND starts <= %(as_of)s AND ends > %(as_of)s"""


def closings(connection: Connection[Any], *, jurisdiction: int, projects: list[UUID],
             as_of: datetime, limit: int
             ) -> tuple[list[tuple[datetime, float, UUID]], dict[str, float | None]]:  # fmt: skip
    """When each closed case closed, days since its first opening, and the case; percentiles of all.

    ``limit`` thins the cases evenly in the order of closing; percentiles are of those that closed.
    """
    asked = {
        "jurisdiction": jurisdiction, "projects": projects, "as_of": as_of, "limit": limit,
    }  # fmt: skip
    found = connection.execute(CLOSINGS, asked).fetchall()
    row = connection.execute(PERCENTILES, asked).fetchone()
    days = row[0] if row and row[0] else [None, None, None]
    return found, dict(zip(("p50", "p85", "p95"), days, strict=True))
