"""Ready events, every read model brought along, beside pgbench's single-row commits."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial

from benchmarks.bench_server import Bench
from benchmarks.measured import Line, at_most, beside, in_turns
from benchmarks.workload import Ready, households, in_threads, ready_contacts
from store.books import Books

PAIRS = 7
HOUSEHOLDS = 2000


def append_1(bench: Bench) -> Iterator[Line]:
    """One caller."""
    rates, theirs, _ = _append(bench, callers=1, each=1500)
    yield beside("append-1-vs-pgbench", "events/s", rates, "pgbench", theirs, bar=0.4)


def append_32(bench: Bench) -> Iterator[Line]:
    """Thirty-two callers in one process."""
    rates, theirs, slow = _append(bench, callers=32, each=250)
    yield beside("append-32-vs-pgbench", "events/s", rates, "pgbench", theirs, bar=1.0)
    yield at_most("append-32-p99", "ms", slow, 20.0)


def _append(
    bench: Bench, *, callers: int, each: int
) -> tuple[list[float], list[float], list[float]]:
    slow: list[float] = []
    owner = bench.new_database()
    with bench.books(owner) as books:
        ids = households(books, HOUSEHOLDS)
        _insert(books, ready_contacts(books.desk, ids, HOUSEHOLDS), [])  # the first contact of each

        def ours() -> float:
            works = [ready_contacts(books.desk, ids[k::callers], each) for k in range(callers)]
            waits: list[float] = []
            took = in_threads(callers, [partial(_insert, books, work, waits) for work in works])
            slow.append(sorted(waits)[int(len(waits) * 0.99)] * 1000)
            return callers * each / took

        size = len(ready_contacts(books.desk, ids[:1], 1)[0][0][0].state)
        rates, theirs = in_turns(
            ours, lambda: bench.single_row_commits(owner, callers, 2, size), PAIRS
        )
    return rates, theirs, slow


def _insert(books: Books, work: list[Ready], waits: list[float]) -> None:
    for events, operation in work:
        began = time.perf_counter()
        books.desk.recorder.insert_events(events, operation=operation)
        waits.append(time.perf_counter() - began)
