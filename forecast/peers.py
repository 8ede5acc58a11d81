"""What a spreadsheet would say: the last weeks again, drawn at random or along a straight line."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from forecast.fan import SEED
from forecast.spells import Spells

WINDOW = 28  # days
DRAWS = 1000
QUANTILES = (0.1, 0.5, 0.9)


def closings_a_day(spells: Spells) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """All closings of each of the last WINDOW days, new cases' too."""
    days = np.floor(spells.left[spells.closed]).astype(int)
    return np.bincount(days[days < WINDOW], minlength=WINDOW)


def throughput(spells: Spells, horizons: Iterable[int]) -> list[tuple[float, float, float]]:
    """Throughput Monte Carlo: days drawn from the last WINDOW; p10, p50, p90 of what remains."""
    days, dice = closings_a_day(spells), np.random.default_rng(SEED)
    found = []
    for horizon in horizons:
        closed = dice.choice(days, (DRAWS, horizon)).sum(axis=1)
        left = np.maximum(spells.open - closed, 0)
        low, middle, high = np.quantile(left, QUANTILES, method="inverted_cdf")
        found.append((float(low), float(middle), float(high)))
    return found


def line(spells: Spells, horizons: Iterable[int]) -> list[float]:
    """The mean of the last WINDOW days, carried on."""
    pace = closings_a_day(spells).mean()
    return [max(0.0, float(spells.open - pace * horizon)) for horizon in horizons]
