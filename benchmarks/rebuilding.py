"""All read models are folded anew from the log, beside the live ones, and swapped in."""

from __future__ import annotations

import time
from collections.abc import Iterator

from benchmarks.bench_server import Bench
from benchmarks.measured import Line, at_least
from benchmarks.world import grown
from rehearsal.world import simulate
from store.digest import digest
from store.rebuild import rebuild, rebuild_all

RUNS = 3
HOUSEHOLDS, NAMED_HOUSEHOLDS = 40_000, 1000


def rebuilding(bench: Bench) -> Iterator[Line]:
    """Sealed search keys, which only Python can make, are reported apart."""
    rates: list[float] = []
    search_rates: list[float] = []
    with bench.books() as books, books.pool.connection() as connection:
        head = grown(books, HOUSEHOLDS)
        in_sql = [model for model in books.models if not model.fold_in_python]
        [search] = [model for model in books.models if model.fold_in_python]
        digests = set()
        for _ in range(RUNS):
            began = time.perf_counter()
            rebuild_all(books.pool, in_sql, books.vault)
            rates.append(head / (time.perf_counter() - began))
            digests.add(tuple(digest(connection, model, whole=True) for model in in_sql))
        assert len(digests) == 1
    yield at_least("rebuild", "events/s", rates, 60_000)
    with bench.books() as books, books.pool.connection() as connection:
        head = simulate(books, projects=4, households=NAMED_HOUSEHOLDS)["events"]
        for _ in range(RUNS):
            began = time.perf_counter()
            rebuild(connection, search, books.vault)
            search_rates.append(head / (time.perf_counter() - began))
    yield at_least("rebuild-search", "events/s", search_rates, 60_000, bar=0)
