"""Every pace says how many open cases it expects to close; the past tells how wrong it was."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from forecast.days import WEEK, History, standing
from forecast.paces import MIDDLES, Paces, accumulated
from forecast.spells import Floats, Spells

MOST = 0.98  # of the open cases that a pace of days may expect to close
LEAST = 1e-3
LOOKED_BACK = 180  # days of past origins
FIRST = 7  # the first day that is asked what it expected


class Expected(NamedTuple):
    """What was expected at past days, and what came: rows are origins, columns are paces.

    ``age`` is how many days ago the truth became known; ``step`` how many days lie between two.
    """

    closings: Floats
    truth: Floats
    open: Floats
    age: Floats
    step: int


def of_now(past: History, now: Paces, ages: Floats, horizon: int) -> Floats:
    """How many of the cases of these ages each pace expects to close within ``horizon`` days."""
    weekday = past.weekday[past.days + np.arange(horizon) % WEEK].mean()
    hazard = now.hazard[-1]
    gathered = accumulated(hazard, ages + horizon) - accumulated(hazard, ages)
    each = np.multiply.outer(now.of_households[-1] * weekday, gathered)
    of_households = -np.expm1(-each).sum(axis=1)
    of_days = np.minimum(now.of_days[-1] * weekday * horizon, MOST * len(ages))
    expected: Floats = np.maximum(np.append(of_households, of_days), LEAST)
    return expected


def of_past(spells: Spells, past: History, then: Paces, horizon: int) -> Expected:
    """The same, asked on every past day whose truth is known by now."""
    step, last = max(1, horizon // WEEK), past.days - horizon
    origins = np.arange(last, max(last - LOOKED_BACK, FIRST - 1), -step)
    origins = origins[(origins < past.days) & (past.at_risk[origins].sum(axis=1) > 0)]
    at_risk = past.at_risk[origins]
    there = at_risk.sum(axis=1, keepdims=True)
    gathered = accumulated(then.hazard[origins], MIDDLES + horizon)
    gathered -= accumulated(then.hazard[origins], MIDDLES)
    ahead = origins[:, None] + np.arange(horizon)
    weekday = past.weekday[ahead].mean(axis=1, keepdims=True)
    theta = then.of_households[origins] * weekday
    chance = -np.expm1(-theta[:, :, None] * gathered[:, None, :])
    of_households = (chance * at_risk[:, None, :]).sum(axis=2)
    of_days = np.minimum(then.of_days[origins] * weekday * horizon, MOST * there)
    expected = np.maximum(np.hstack([of_households, of_days]), LEAST)
    came = _closed_within(spells, past.days, horizon)[origins][:, None]
    return Expected(expected, came, there, (last - origins).astype(float), step)


def _closed_within(spells: Spells, days: int, horizon: int) -> Floats:
    """How many of those open when a day began closed within ``horizon`` days of it."""
    left = spells.left[spells.closed]
    since = np.minimum(spells.entered[spells.closed], np.floor(left + horizon))
    return standing(since, left, days)
