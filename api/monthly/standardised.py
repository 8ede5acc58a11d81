"""What was settled is held against what is expected of a project with such households.

Indirect standardisation: of each stratum (stage, time waited) the share that was settled over all
projects is applied to a project's own cases; observed over expected is its ratio.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import NamedTuple
from uuid import UUID

from projections.settlings import Stratum

Z = 1.959964  # of a normal distribution, for 95 %


class Measured(NamedTuple):
    """A project against its expectation.

    ``difficulty`` is how many times easier the average case is than those of this project: above
    1 its households are harder. None where nothing could be expected.
    """

    settled: int
    expected: float
    difficulty: float | None


class Interval(NamedTuple):
    """A ratio and its 95 % limits."""

    ratio: float
    low: float
    high: float


def measured(strata: Iterable[Stratum]) -> dict[UUID, Measured]:
    """Each project's settled cases and how many were expected, by rates pooled over all."""
    strata = list(strata)
    cases: dict[tuple[str, int], int] = defaultdict(int)
    settled: dict[tuple[str, int], int] = defaultdict(int)
    of: dict[UUID, list[Stratum]] = defaultdict(list)
    for one in strata:
        cases[one.stage, one.band] += one.cases
        settled[one.stage, one.band] += one.settled
        of[one.project].append(one)
    share = {alike: settled[alike] / cases[alike] for alike in cases}
    pooled = sum(settled.values()) / max(1, sum(cases.values()))
    return {project: _against(own, share, pooled) for project, own in of.items()}


def _against(
    own: Sequence[Stratum], share: Mapping[tuple[str, int], float], pooled: float
) -> Measured:
    expected = sum(one.cases * share[one.stage, one.band] for one in own)
    cases = sum(one.cases for one in own)
    difficulty = pooled * cases / expected if expected else None
    return Measured(sum(one.settled for one in own), expected, difficulty)


def interval(observed: int, expected: float) -> Interval:
    """Observed over expected with 95 % limits of a Poisson count, by Byar's approximation.

    Breslow and Day, Statistical Methods in Cancer Research II (IARC 1987), section 2.3.
    """
    low = observed and observed * (1 - 1 / (9 * observed) - Z / (3 * sqrt(observed))) ** 3
    more = observed + 1
    high = more * (1 - 1 / (9 * more) + Z / (3 * sqrt(more))) ** 3
    return Interval(observed / expected, low / expected, high / expected)


def ranks(scores: Sequence[Interval]) -> list[tuple[int, int, int]]:
    """Of each: its rank, and between which ranks it may lie, the greatest first.

    One lies surely before another where its lower limit is above the other's upper one.
    """
    return [
        (
            1 + sum(other.ratio > own.ratio for other in scores),
            1 + sum(other.low > own.high for other in scores),
            len(scores) - sum(other.high < own.low for other in scores),
        )
        for own in scores
    ]
