"""Ready events go in with all read models and the audit; beside it, what deciding them costs."""

from __future__ import annotations

import pickle
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from audit.journal import State
from audit.notary import Notary
from audit.signing_apart import SequencerApart
from benchmarks.bench_server import Bench
from benchmarks.measured import Line, at_least
from rehearsal.world import World, no_search_for_cycles
from store.books import Books
from store.bulk import Arrival, load_bulk

PROJECTS, HOUSEHOLDS, EVENTS_PER_CASE, SEED = 86, 19_000, 20, 7  # about 400,000 events
LIMIT = 10_000  # events/s


def loading(bench: Bench) -> Iterator[Line]:
    """A world is decided beforehand and kept on disk; then it is loaded."""
    ready = bench.folder / "ready"
    with bench.books() as books, no_search_for_cycles():
        began = time.perf_counter()
        events = keep(World(books, PROJECTS, HOUSEHOLDS, EVENTS_PER_CASE, SEED), ready)
        deciding = time.perf_counter() - began
        began = time.perf_counter()
        audited(books, kept(ready), bench.folder / "audit")
        loading = time.perf_counter() - began
    yield at_least("load-ready", "events/s", [events / loading], LIMIT)
    yield at_least("load-decided", "events/s", [events / (deciding + loading)], LIMIT, bar=0)


def keep(world: World, file: Path) -> int:
    """Write down all that happens in it; how many events."""
    events = 0
    with file.open("wb") as to:
        for arrival in world.arrivals():
            pickle.dump(tuple(arrival), to, pickle.HIGHEST_PROTOCOL)
            events += len(arrival.events)
    return events


def kept(file: Path) -> Iterator[Arrival]:
    """What was written down."""
    with file.open("rb") as ready:
        while ready.peek(1):
            yield Arrival(*pickle.load(ready))  # noqa: S301 - written a moment ago, here


def audited(books: Books, arrivals: Iterator[Arrival], folder: Path) -> State:
    """Load them; the checkpoint that covers them all.

    The tree is brought along beside, chunk by chunk, by a sequencer in a process of its own.
    """
    notary = Notary(books, folder, name="bench", signs=SequencerApart)
    with ThreadPoolExecutor(1) as signing:
        load_bulk(books, arrivals, progress=lambda done: signing.submit(notary.checkpoint, done))
    last = notary.checkpoint()
    notary.sequencer.close()
    return last
