"""The fan is a mixture of beta-binomial counts, one a pace: drawn always the same way.

Within a pace every case closes with a chance that is itself uncertain; the beta distribution
carries that (Johnson, Kemp and Kotz, Univariate Discrete Distributions, 2005, section 6.9).
"""

from __future__ import annotations

import numpy as np

from forecast.spells import Floats

DRAWS = 4000
SEED = 20201101
MOST = 0.99


def shared_out(weight: Floats, draws: int) -> list[int]:
    """How many draws each pace gets."""
    return [round(share * draws) for share in weight]


def remaining(open_: int, closings: Floats, spread: Floats, weight: Floats,
              quantiles: tuple[float, ...]) -> list[int]:  # fmt: skip
    """Quantiles of how many of ``open_`` cases are still open, from each pace's expectation."""
    dice = np.random.default_rng(SEED)
    drawn = []
    for expected, variance, draws in zip(closings, spread, shared_out(weight, DRAWS), strict=True):
        share = min(expected / open_, MOST)
        certainty = max((1 - share) / (share * variance) - 1, 0.2)
        chance = dice.beta(share * certainty, (1 - share) * certainty, draws)
        drawn.append(dice.binomial(open_, chance))
    left = open_ - np.concatenate(drawn)
    return [int(each) for each in np.quantile(left, quantiles, method="inverted_cdf")]
