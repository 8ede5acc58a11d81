"""A forecast is scored by what came: whether its band held it, and what its quantiles lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

QUANTILES = (0.1, 0.5, 0.9)


def pinball(told: Sequence[float], came: float) -> float:
    """The mean loss of the quantiles .1, .5 and .9 in households (Koenker and Bassett, 1978)."""
    losses = [
        (came - each) * share if came >= each else (each - came) * (1 - share)
        for share, each in zip(QUANTILES, told, strict=True)
    ]
    return sum(losses) / len(losses)


class Scored(NamedTuple):
    """What one fan row lost, and what its plain peers would have lost."""

    held: bool
    moved: bool
    ours: float
    throughput: float
    line: float


class Score(NamedTuple):
    """Over ``n`` fan rows: the share that the 80 % band held, and mean losses in households."""

    n: int
    coverage_80: float
    pinball: float
    throughput_pinball: float
    line_pinball: float


def pooled(rows: Sequence[Scored]) -> Score | None:
    """The mean over all rows; nothing where none is known yet."""
    if not rows:
        return None

    def mean(column: Sequence[float]) -> float:
        return sum(column) / len(rows)

    held, _, ours, throughput, line = zip(*rows, strict=True)
    return Score(len(rows), mean(held), mean(ours), mean(throughput), mean(line))


def scored(told: Sequence[float], throughput: Sequence[float], line: float, *, came: int,
           stood: int) -> Scored:  # fmt: skip
    """Score one fan row: of ``stood`` open cases ``came`` were still open."""
    return Scored(
        told[0] <= came <= told[2], came != stood, pinball(told, came),
        pinball(throughput, came), pinball([line] * 3, came),
    )  # fmt: skip
