"""Killed at random moments as it is served, the product loses nothing and goes on by itself.

The application whole, one worker, the process that signs, and PostgreSQL, in turns, while people
write over HTTP; only who killed the application whole has to start it again.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.bench_server import Bench
from benchmarks.faults.looking import Observer
from benchmarks.faults.product import Product
from benchmarks.faults.writers import CODE, Crowd
from benchmarks.measured import Line, at_least
from store.embedded import stop

POINTS = 500
A_LOG = 50  # points on one log, which would take long to look through otherwise
WRITERS = 6
TURNS = ("postgres", "worker", "sequencer", "application", "postgres", "sequencer")


@dataclass
class Survived:
    """What the kills left behind: ``faults`` must be nothing."""

    points: int = 0
    acknowledged: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)


def faults(_: Bench) -> Iterator[Line]:
    """Five hundred points; the ratio is the share of them survived whole."""
    survived = Survived()
    while survived.points < POINTS and not survived.faults:
        with tempfile.TemporaryDirectory(prefix="zhuanban-faults-") as folder:
            Path(folder).chmod(0o711)
            points = min(A_LOG, POINTS - survived.points)
            campaign(Path(folder), survived, points=points, progress=print)
    print(survived)
    yield at_least("faults", "points", [float(survived.points)], POINTS)


def campaign(folder: Path, survived: Survived, *, points: int, workers: int = 2,
             turns: tuple[str, ...] = TURNS, progress: Callable[[str], object] = lambda line: None
             ) -> Survived:  # fmt: skip
    """Kill and look on one growing log; stops at the first point that is not survived whole."""
    data, observer = folder / "data", Observer()
    begun, dice = time.monotonic(), random.Random(survived.points)
    try:
        with Product(data, workers=workers) as product:
            with product.line() as line:
                line.ask("POST", "/api/v1/projects", {"code": CODE, "name": CODE})
            with Crowd(product.port, WRITERS, "K").at_work() as crowd:
                before = survived.acknowledged
                for _ in range(points):
                    _kill(product, crowd, turns[survived.points % len(turns)], dice)
                    with crowd.paused():
                        survived.faults = observer.faults(product, crowd.acknowledged) + crowd.odd
                    survived.points += not survived.faults
                    survived.acknowledged = before + len(crowd.acknowledged)
                    seconds = survived.seconds + time.monotonic() - begun
                    progress(f"{survived.points} points, {seconds:.0f} s {survived.faults}")
                    if survived.faults:
                        break
            survived.statuses += crowd.statuses
    finally:
        survived.seconds += time.monotonic() - begun
        stop(data)
    return survived


def _kill(product: Product, crowd: Crowd, what: str, dice: random.Random) -> None:
    """Kill under load, and wait until everybody has been answered again."""
    crowd.write_on(1)
    time.sleep(dice.uniform(0, 0.3))
    if what == "application":
        product.kill_all()
        product.start()
    elif what == "postgres":
        product.kill_postgres()
    elif what == "worker":
        product.kill_worker()
    else:
        product.kill_sequencer()
    crowd.write_on(1)
