"""Who could be settled in a span of time, and who was: by project, stage and time waited.

The walks that the countdown keeps say where each case stood before the span and at its end.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from psycopg import Connection

from projections.countdown import STAGES

# Excluded, withdrawn and merged cases left without being settled: they are nobody's success.
SETTLED = ["signed", "resolved"]
BANDS = (90, 365, 1095)  # days since the first opening; under, up to, up to, and more

# A case that had closed before and comes back is a reversal, not somebody who could be settled.
AT_RISK = b"""
SELECT project, coalesce(before, 'opened') AS stage,
    width_bucket(extract(epoch FROM greatest(%(since)s, first) - first) / 86400,
        %(bands)s::float8[]) AS band,
    count(*), count(*) FILTER (WHERE after = ANY (%(settled)s))
FROM (
    SELECT project, min(at) AS first,
        (array_agg(entered_bucket ORDER BY at DESC) FILTER (WHERE at < %(since)s))[1] AS before,
        (array_agg(entered_bucket ORDER BY at DESC))[1] AS after
    FROM countdown_shifts
    WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s) AND at <= %(until)s
    GROUP BY project, case_id) walks
WHERE (before IS NULL OR before = ANY (%(stages)s)) AND after IS NOT NULL
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""


class Stratum(NamedTuple):
    """Cases of one project alike in stage and waiting time: how many, how many were settled.

    ``stage`` is that before the span, opened for those that came within it; ``band`` counts from
    0 through BANDS.
    """

    project: UUID
    stage: str
    band: int
    cases: int
    settled: int


def settlings(connection: Connection[Any], *, jurisdiction: int, projects: list[UUID],
              since: datetime, until: datetime) -> list[Stratum]:  # fmt: skip
    """Cases open at ``since`` or opened until ``until``, and those settled at the end of it."""
    asked = {
        "jurisdiction": jurisdiction, "projects": projects, "since": since, "until": until,
        "stages": list(STAGES), "settled": SETTLED, "bands": list(BANDS),
    }  # fmt: skip
    return [Stratum(*row) for row in connection.execute(AT_RISK, asked)]
