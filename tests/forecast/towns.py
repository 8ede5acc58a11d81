"""Towns whose cases open and close as their regime says, with no database behind them."""

from __future__ import annotations

import numpy as np

from forecast import Spells
from forecast.spells import Floats


def opened_at_once(closings: Floats | list[float]) -> tuple[Floats, Floats, Floats]:
    """All open on day 0; each closes on its day, infinite for never: opened, entered, left."""
    left = np.array(closings, dtype=float)
    return np.zeros(len(left)), np.zeros(len(left)), left


def seen_on(day: float, town: tuple[Floats, Floats, Floats]) -> Spells:
    """What is known of the town on that day."""
    return Spells.until(day, *town)


def one_a_day(cases: int, days: int) -> tuple[Floats, Floats, Floats]:
    """So many cases, of which one closes at noon of each of the first days."""
    closings = np.full(cases, np.inf)
    closings[:days] = np.arange(days) + 0.5
    return opened_at_once(closings)
