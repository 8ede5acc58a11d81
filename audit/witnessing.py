"""A record is witnessed once somebody outside has signed a checkpoint that covers it."""

from __future__ import annotations

from bisect import bisect_left
from datetime import datetime
from typing import Any

from psycopg import Connection

# For each size the first time that a checkpoint of it, or of a larger one, was cosigned.
COSIGNED = """
SELECT size, min(min(at)) OVER (ORDER BY size DESC) FROM audit.cosignatures
WHERE jurisdiction = %s AND size > %s GROUP BY size ORDER BY size"""
SIGNED = """
SELECT published_at FROM audit.checkpoints
WHERE jurisdiction = %s AND size >= %s ORDER BY size LIMIT 1"""


class Witnessing:
    """Since when the positions of a jurisdiction are witnessed."""

    def __init__(self, connection: Connection[Any], jurisdiction: int, after: int = 0) -> None:
        """Read the cosignatures of checkpoints that cover more than ``after``."""
        told = connection.execute(COSIGNED, [jurisdiction, after]).fetchall()
        self._sizes = [size for size, _ in told]
        self._times = [at for _, at in told]

    def of(self, position: int) -> datetime | None:
        """When ``position`` was first witnessed; None where it was not yet."""
        at = bisect_left(self._sizes, position)
        return self._times[at] if at < len(self._times) else None


def signed_at(connection: Connection[Any], jurisdiction: int, position: int) -> datetime | None:
    """When ``position`` was first covered by a checkpoint; None where it was not yet."""
    row = connection.execute(SIGNED, [jurisdiction, position]).fetchone()
    return row[0] if row else None
