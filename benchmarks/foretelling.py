"""The forecast is tried on every past evening of towns whose end is known, beside plain peers."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np

from benchmarks.bench_server import Bench
from benchmarks.measured import Line, Spread, none_of
from benchmarks.towns import LOG, Town, loans, towns
from forecast import Spells, foretell
from forecast.peers import line, throughput
from forecast.scoring import Score, Scored, pooled, scored

HORIZONS = (7, 14, 28)
ORIGINS = 160  # evenings a town at most: every one of a short log, every nth of a long
LEAST, MOST = 0.75, 0.88  # of the truths shall lie in the 80 % band
WORSE = 1.02  # than throughput Monte Carlo, on no regime


def foretelling(_bench: Bench) -> Iterator[Line]:
    """A line a regime and one for all, in households of pinball loss; then the coverage."""
    every = [*towns(), *([loans()] if LOG.is_file() else [])]
    if not LOG.is_file():
        print("loan-cases.csv.gz does not lie in ../shared/data: left out")
    regimes = tried(every)
    scores = {name: pooled(rows) for name, rows in regimes.items()}
    for name, score in scores.items():
        assert score
        moves = any(row.moved for row in regimes[name])
        print(f"{name}: {json.dumps(score._asdict())}{'' if moves else ' (stands still)'}")
        yield beside_peer(f"forecast, {name}", score, 1 / WORSE if moves else 0.0)
    score = pooled([row for rows in regimes.values() if any(r.moved for r in rows) for row in rows])
    assert score
    print(f"all: {json.dumps(score._asdict())}")
    yield beside_peer("forecast, pooled", score, 1.0)
    yield Line("forecast, pooled", "pinball", Spread.of([score.pinball]), "straight line",
               Spread.of([score.line_pinball]), score.line_pinball / score.pinball)  # fmt: skip
    yield none_of("forecast, coverage", f"outside, {score.coverage_80:.3f} in the band",
                  not LEAST <= score.coverage_80 <= MOST)  # fmt: skip


def beside_peer(name: str, score: Score, bar: float) -> Line:
    """Less loss is better; the ratio is above 1 where ours is the lesser."""
    ratio = score.throughput_pinball / score.pinball if score.pinball else 1.0
    return Line(name, "pinball", Spread.of([score.pinball]), "throughput",
                Spread.of([score.throughput_pinball]), ratio, bar)  # fmt: skip


def tried(every: Iterable[Town], origins: int = ORIGINS) -> dict[str, list[Scored]]:
    """Every fan row whose truth is known, by regime."""
    found: dict[str, list[Scored]] = defaultdict(list)
    for town in every:
        evenings = town.days[:: max(1, -(-len(town.days) // origins))]
        for evening in evenings:
            found[town.regime] += tried_on(town, evening)
    return dict(found)


def tried_on(town: Town, evening: int) -> Iterator[Scored]:
    """One evening's forecast beside what came; none where it has no basis or nothing is open."""
    horizons = [days for days in HORIZONS if evening + days <= town.days.stop]
    spells = Spells.until(evening, town.opened, town.opened, town.closed)
    told = foretell(spells, horizons)
    if told.why or not told.open:
        return
    stands = (town.opened <= evening) & (town.closed > evening)
    peers = zip(throughput(spells, horizons), line(spells, horizons), strict=True)
    for band, (drawn, straight) in zip(told.fan, peers, strict=True):
        came = int(np.count_nonzero(stands & (town.closed > evening + band.days)))
        fan = (band.p10, band.p50, band.p90)
        yield scored(fan, drawn, straight, came=came, stood=told.open)
