"""A ledger of 52,906 rows is imported with every read model brought along."""

from __future__ import annotations

import gzip
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.bench_server import Bench
from benchmarks.measured import Line, at_most
from benchmarks.workload import act, opened_project
from intake.history import record_history
from intake.ledger import read_ledger

RUNS = 3
SAMPLE = Path(__file__).parents[2] / "shared" / "data" / "loan-cases.csv.gz"
CASES, CONTACTS = 6543, 5


def import_ledger(bench: Bench) -> Iterator[Line]:
    """The public sample where it lies beside the project, else one of the same shape and size."""
    content = SAMPLE.read_bytes() if SAMPLE.exists() else like_the_sample()
    seconds = []
    for _ in range(RUNS):
        with bench.books() as books:
            project = opened_project(books, "LOANS")
            began = time.perf_counter()
            _, rows = read_ledger(content)
            recorded = record_history(books, project, rows, act())
            seconds.append(time.perf_counter() - began)
            assert not recorded.refused, recorded.refused[0]
    yield at_most("import-ledger", "s", seconds, 15.0)


def like_the_sample() -> bytes:
    """As many cases, with an offer that is accepted, contacts, a signature and a closing."""
    dice = random.Random(1)
    lines = ["case_no,kind,occurred_at,by,method,amount,note"]
    for n in range(CASES):
        at = datetime(2011, 10, 1, tzinfo=UTC) + timedelta(minutes=10 * n)
        middle = ["contact,{},amy,phone,,called"] * CONTACTS
        told = ["opened,{},amy,,,", "offer,{},amy,,5000,", *middle,
                "offer_accepted,{},amy,,,", "closed,{},amy,,,signed"]  # fmt: skip
        for row in told:
            lines.append(f"{n}," + row.format(at.isoformat()))
            at += timedelta(seconds=dice.randrange(1, 90_000))
    return gzip.compress("\n".join(lines).encode())
