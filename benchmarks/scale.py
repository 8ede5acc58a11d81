"""At 86 projects and 280,000 cases, what remains and how long it takes is answered at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any
from uuid import UUID

from psycopg import Connection

from benchmarks.bench_server import Bench
from benchmarks.measured import Line, at_most
from benchmarks.world import grown
from projections.countdown import COUNT, COUNTDOWN
from projections.time_to_close import SURVIVAL, TIME_TO_CLOSE
from store.rebuild import rebuild

HOUSEHOLDS, PROJECTS = 280_000, 86
RUNS = 25
MOMENT = datetime(2019, 6, 1, tzinfo=UTC)


def countdown_280k(bench: Bench) -> Iterator[Line]:
    """One project and all of them, now and at a past moment."""
    with bench.books() as books, books.pool.connection() as connection:
        grown(books, HOUSEHOLDS, contacts=1, projects=PROJECTS)
        rebuild(connection, COUNTDOWN, books.vault)
        all_of_them = _projects(connection)
        for name, projects, limit in (
            ("countdown-280k", all_of_them[:1], 1.0),
            ("countdown-280k-all", all_of_them, 5.0),
        ):
            # A past moment is shown beside it: it costs the days that have passed since.
            for moment, as_of, bar in (("", datetime.now(UTC), 1.0), ("-past", MOMENT, 0.0)):
                asked = {"jurisdiction": 1, "projects": projects, "as_of": as_of}
                took = in_server(connection, COUNT, asked)
                yield at_most(name + moment, "ms", took, limit, bar=bar)


def time_to_close_280k(bench: Bench) -> Iterator[Line]:
    """One project of 3,255 cases and the whole jurisdiction, at past moments."""
    with bench.books() as books, books.pool.connection() as connection:
        grown(books, HOUSEHOLDS, contacts=0, projects=PROJECTS)
        rebuild(connection, TIME_TO_CLOSE, books.vault)
        one = _projects(connection)[0]
        for name, project, limit, runs in (
            ("time-to-close-280k", one, 30.0, RUNS),
            ("time-to-close-280k-all", None, 800.0, 5),
        ):
            moments = [MOMENT + timedelta(days=40 * nth) for nth in range(runs)]
            took = [
                median(in_server(
                    connection, SURVIVAL,
                    {"jurisdiction": 1, "project": project, "as_of": moment}, runs=1,
                ))
                for moment in moments
            ]  # fmt: skip
            yield at_most(name, "ms", took, limit)


def in_server(connection: Connection[Any], query: bytes, asked: dict[str, Any], *,
              runs: int = RUNS) -> list[float]:  # fmt: skip
    """Milliseconds that the server takes, as it says itself; the first, which reads disk, is not
    counted.
    """
    taken = []
    for _ in range(runs + 1):
        rows = connection.execute(b"EXPLAIN (ANALYZE, TIMING OFF, SUMMARY) " + query, asked)
        text = "\n".join(row[0] for row in rows)
        taken.append(sum(map(float, re.findall(r"(?:Planning|Execution) Time: ([\d.]+)", text))))
    return taken[1:]


def _projects(connection: Connection[Any]) -> list[UUID]:
    rows = connection.execute(
        "SELECT DISTINCT md5('project ' || n)::uuid FROM generate_series(0, %s) n", [PROJECTS - 1]
    )
    return [row[0] for row in rows]
