"""Every day before the forecast has its open cases and its closings, by the cases' age.

A day counts only cases that were open when it began: those are what a forecast speaks of. Days
are counted in whole turns of 24 hours back from the forecast, the oldest first.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from forecast.spells import Floats, Spells

# Ages in days at which the chance to close may change; young cases change it fast.
AGES = np.array([
    0, 1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 130, 180, 250, 365, 540, 730, 1095, 1460, 2190,
    3650.0,
])  # fmt: skip
MOST_DAYS = 2000  # what lies further back says nothing of next month
WEEK = 7
WEEKDAYS_SHRINK = 5.0  # closings a weekday must show before it is believed to be special


class History(NamedTuple):
    """Rows are days, the oldest first; columns of the first two are classes of age.

    ``weekday`` has a row more, for the day after the forecast, and repeats every seven.
    """

    at_risk: Floats
    closings: Floats
    weekday: Floats

    @property
    def days(self) -> int:
        """How many days there are."""
        return len(self.at_risk)


def history(spells: Spells, since: float | None = None) -> History:
    """The days that were watched, at most MOST_DAYS, and at most ``since`` days back."""
    furthest = MOST_DAYS if since is None else min(since, MOST_DAYS)
    days = int(np.ceil(min(spells.watched, furthest)))
    closings = _closings(spells, days)
    return History(_at_risk(spells, days), closings, _weekdays(closings.sum(axis=1)))


def age_class(ages: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.intp]]:
    """The class of each age."""
    return np.searchsorted(AGES, ages, side="right") - 1


def _at_risk(spells: Spells, days: int) -> Floats:
    """Open at the beginning of each day, that is ``days`` to 1 days before the forecast."""
    found = np.zeros((days, len(AGES)))
    for nth, (youngest, oldest) in enumerate(zip(AGES, [*AGES[1:], np.inf], strict=True)):
        since = np.minimum(spells.entered, spells.opened - youngest)
        until = np.maximum(spells.left, spells.opened - oldest)
        found[:, nth] = standing(since, until, days)
    return found


def standing(since: Floats, until: Floats, days: int) -> Floats:
    """How many stand at each whole day before the forecast, from ``since`` to just before
    ``until`` (both in days before it); the oldest day first.
    """
    first = np.maximum(np.floor(until).astype(int), 0)
    last = np.minimum(np.floor(since).astype(int), days)
    lasts = last > first
    comes = np.bincount(first[lasts], minlength=days + 1)
    goes = np.bincount(last[lasts], minlength=days + 1)
    return np.cumsum(comes - goes)[:days][::-1].astype(float)


def _closings(spells: Spells, days: int) -> Floats:
    found = np.zeros((days, len(AGES)))
    began = np.floor(spells.left) + 1  # of the day of closing
    counts = spells.closed & (spells.entered >= began) & (began <= days)
    ages = np.maximum(spells.opened - began, 0.0)[counts]
    np.add.at(found, (days - began[counts].astype(int), age_class(ages)), 1)
    return found


def _weekdays(closings: Floats) -> Floats:
    """How much more than on average closes on each day of the week, at least two weeks given."""
    days = len(closings)
    nth = np.arange(days + WEEK) - days  # the day after the forecast is 0
    if days < 2 * WEEK:
        return np.ones(days + WEEK)
    recent = slice(-(days // WEEK * WEEK), None)
    sums = np.bincount(nth[:days][recent] % WEEK, closings[recent], minlength=WEEK)
    factors = (sums + WEEKDAYS_SHRINK) / (sums.mean() + WEEKDAYS_SHRINK)
    each: Floats = factors[nth % WEEK]
    return each
