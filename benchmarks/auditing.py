"""What the audit costs, beside the same work without it; its proofs, bundles and bytes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

import psycopg

from audit import verify
from audit.export import export
from audit.notary import Notary
from audit.signing_apart import SequencerApart
from audit.subject import Subject
from audit.tiles import SIZE, Tiles
from audit.tree import consistency, inclusion
from benchmarks.bench_server import Bench
from benchmarks.measured import Line, at_most, beside, in_turns
from benchmarks.workload import Ready, households, in_threads, ready_contacts
from benchmarks.world import grown
from store.books import Books

PAIRS, CALLERS, EACH, HOUSEHOLDS = 7, 32, 500, 2000
LEAVES, STEP, PROOFS = 10_000_000, 2_560_000, 200
VILLAGE = 7_400  # households of the project whose bundle is taken: 100,640 events
LAG_SECONDS, LAG_RATE = 65.0, 50

BYTES = """
SELECT sum(pg_total_relation_size(c.oid)) / (SELECT count(*) FROM zhuanban.events)
FROM pg_class c WHERE relnamespace = 'audit'::regnamespace AND relkind = 'r'"""
ONE_PROJECT = "SELECT DISTINCT project FROM zhuanban.events WHERE project IS NOT NULL"
# Runs the program named first, then says how much memory it had at most.
ITSELF = """
import runpy, sys
sys.argv = sys.argv[1:]
try:
    runpy.run_path(sys.argv[0], run_name="__main__")
finally:
    with open("/proc/self/status") as status:
        sys.stderr.write(next(line for line in status if line.startswith("VmHWM")))
"""
LAGS = """
SELECT extract(epoch FROM (SELECT min(published_at) FROM audit.checkpoints c
    WHERE c.size >= e.position) - recorded_at)::float
FROM zhuanban.events e WHERE topic = 'case.contact_logged@1' AND position > %s"""


def audit_on_vs_off(bench: Bench) -> Iterator[Line]:
    """Ready events by 32 callers, and beside them the signing of as many that came just before.

    So it is in use: while records arrive, those of the last seconds are folded in and signed.
    """
    with bench.books() as books:
        ids = households(books, HOUSEHOLDS)
        notary = Notary(books, bench.folder / "audit", name="bench", signs=SequencerApart)
        notary.checkpoint()

        def works() -> list[Callable[[], None]]:
            return [
                partial(_insert, books, ready_contacts(books.desk, ids[k::CALLERS], EACH))
                for k in range(CALLERS)
            ]

        def audited() -> float:
            prepared: list[Callable[[], object]] = [*works(), notary.checkpoint]
            rate = CALLERS * EACH / in_threads(CALLERS + 1, prepared)
            notary.checkpoint()
            return rate

        def plain() -> float:
            return CALLERS * EACH / in_threads(CALLERS, works())

        plain()
        on, off = in_turns(audited, plain, PAIRS)
        notary.sequencer.close()
    yield beside("audit-on-vs-off", "events/s", on, "without audit", off, bar=0.85)


def _insert(books: Books, work: list[Ready]) -> None:
    for events, operation in work:
        books.desk.recorder.insert_events(events, operation=operation)


def audit_proof(bench: Bench) -> Iterator[Line]:
    """Inclusion and consistency proofs of random places, each read from the tiles anew."""
    random = Random(1)
    took: list[float] = []
    with bench.books() as books, books.pool.connection() as connection:
        for start in range(0, LEAVES, STEP):
            with connection.transaction():
                more = min(STEP, LEAVES - start)
                Tiles(connection, books.jurisdiction).extend(start, os.urandom(more * SIZE))
        for _ in range(PROOFS):
            began = time.perf_counter()
            inclusion(random.randrange(LEAVES), LEAVES, Tiles(connection, 1).nodes)
            took.append((time.perf_counter() - began) * 1000)
            began = time.perf_counter()
            consistency(random.randrange(1, LEAVES), LEAVES, Tiles(connection, 1).nodes)
            took.append((time.perf_counter() - began) * 1000)
    yield at_most("audit-proof-10m", "ms", took, 10.0)


def audit_bundle(bench: Bench) -> Iterator[Line]:
    """The bundle of a project of about 100,000 events, checked by a plain Python; its bytes."""
    with bench.books() as books:
        grown(books, VILLAGE, projects=1)
        notary = Notary(books, bench.folder / "audit", name="bench")
        notary.checkpoint()
        with psycopg.connect(books.conninfo) as connection:
            [[bytes_an_event]] = connection.execute(BYTES).fetchall()
            [[project]] = connection.execute(ONE_PROJECT).fetchall()
        file, trusted = bench.folder / "bundle.zip", bench.folder / "key"
        trusted.write_text(str(notary.key.vkey))
        with file.open("wb") as to:
            export(books, notary, Subject("project", project, "W1"), to)
    seconds, megabytes = zip(*(_verified(file, trusted) for _ in range(3)), strict=True)
    yield at_most("audit-verify-100k", "s", [*seconds], 5.0)
    yield at_most("audit-verify-memory", "MB", [*megabytes], 200.0)
    yield at_most("audit-storage", "bytes/event", [float(bytes_an_event)], 200.0)


def _verified(file: Path, trusted: Path) -> tuple[float, float]:
    """Seconds and megabytes of the verifier as an inspector runs it."""
    began = time.perf_counter()
    told = subprocess.run(
        [sys.executable, "-I", "-S", "-c", ITSELF, verify.__file__, file, "--trusted-key", trusted],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    took = time.perf_counter() - began
    return took, int(told.stderr.split()[1]) / 1024


def audit_lag(bench: Bench) -> Iterator[Line]:
    """Contacts at a steady rate, beside a notary at work as in use: from recorded to signed."""
    with bench.books() as books:
        ids = households(books, HOUSEHOLDS)
        notary = Notary(books, bench.folder / "audit", name="bench", signs=SequencerApart)
        before = books.desk.head()
        work = ready_contacts(books.desk, ids, int(LAG_SECONDS * LAG_RATE))
        with notary.at_work():
            began = time.perf_counter()
            for n, one in enumerate(work):
                _insert(books, [one])
                time.sleep(max(0.0, began + n / LAG_RATE - time.perf_counter()))
        notary.checkpoint()
        with psycopg.connect(books.conninfo) as connection:
            lags = sorted(lag for (lag,) in connection.execute(LAGS, [before]).fetchall())
    yield at_most("audit-lag-p95", "s", [lags[int(len(lags) * 0.95)]], 60.0)
