"""The fan is a mixture of beta-binomial counts, one a pace: drawn always the same way.

Within a pace every case closes with a chance that is itself uncertain; the beta distribution
carries that (Johnson, Kemp and Kotz, Univariate Discrete Distributions, 2005, section 6.9).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from forecast.spells import Floats

DRAWS = 4000
SEED = 20201101
MOST = 0.99
TENTH = 0.1


def shared_out(weight: Floats, draws: int) -> list[int]:
    """How many draws each pace gets."""
    return [round(share * draws) for share in weight]


def remaining(open_: int, closings: Floats, spread: Floats, weight: Floats
              ) -> tuple[int, int, int]:  # fmt: skip
    """p10, p50 and p90 of how many of ``open_`` cases are still open, from what paces expect."""
    dice = np.random.default_rng(SEED)
    drawn = []
    for expected, variance, draws in zip(closings, spread, shared_out(weight, DRAWS), strict=True):
        share = min(expected / open_, MOST)
        certainty = max(1 / (share * (1 - share) * variance) - 1, 1.0)
        chance = dice.beta(share * certainty, (1 - share) * certainty, draws)
        drawn.append(dice.binomial(open_, chance))
    return band(open_ - np.concatenate(drawn))


def band(drawn: NDArray[np.int64]) -> tuple[int, int, int]:
    """p10, p50 and p90 in whole households.

    Each end is the number whose share outside is nearest a tenth: were it never more than a
    tenth, a band of few households would hold far more than four of five truths.
    """
    values, counts = np.unique(drawn, return_counts=True)
    upto = np.cumsum(counts) / len(drawn)
    low = np.abs(upto - counts / len(drawn) - TENTH).argmin()
    high = np.abs(1 - upto - TENTH).argmin()
    middle = np.searchsorted(upto, 0.5)
    low, high = min(low, middle), max(high, middle)
    return int(values[low]), int(values[middle]), int(values[high])
