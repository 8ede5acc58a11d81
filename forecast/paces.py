"""A pace says how fast cases close, judged by what its memory still holds; several stand beside
each other, because nobody knows beforehand how fast a project forgets.

A pace of households multiplies the chance to close that a case has at its age (discounted
piecewise-exponential hazards: Holford, Biometrics 1980; West and Harrison, Bayesian Forecasting
and Dynamic Models, 1997, section 6.3, for the discounting); a pace of days says that so many
close a day, however many are left.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from forecast.days import AGES, History
from forecast.spells import Floats

MEMORIES = np.array([4.0, 12, 40, 150])  # half-lives, days
SLOW = 400.0  # half-life of what is believed of an age
NEIGHBOUR = 1.0  # closings an age class must show before it may differ from the younger one
DOUBT = 0.5  # closings by which a pace without any is held at what was before
MOST = 0.95  # chance to close within a day
MIDDLES = np.append((AGES[:-1] + AGES[1:]) / 2, AGES[-1] * 1.2)


class Paces(NamedTuple):
    """What was believed when each day began; the last row is what is believed now.

    ``hazard`` is a day's by class of age; ``of_households`` multiplies it, ``of_days`` is closings
    a day, both a column a memory; ``seen`` is how many closings that memory held (a column a pace).
    """

    hazard: Floats
    of_households: Floats
    of_days: Floats
    seen: Floats


def paces(past: History) -> Paces:
    """Read the days once, in their order: no day knows a later one."""
    hazard = _hazards(*(discounted(each, SLOW) for each in (past.closings, past.at_risk)))
    closed = past.closings.sum(axis=1)
    weekday = past.weekday[: past.days]
    expected = (past.at_risk * hazard[:-1]).sum(axis=1) * weekday
    stood = (past.at_risk.sum(axis=1) > 0) * weekday
    held, due, stands = (
        discounted(np.repeat(each[:, None], len(MEMORIES), axis=1), MEMORIES)
        for each in (closed, expected, stood)
    )
    usual = (np.append(0, np.cumsum(closed)) + DOUBT) / (np.arange(past.days + 1) + 1)
    return Paces(
        hazard,
        (held + DOUBT) / (due + DOUBT),
        (held + DOUBT) / (stands + DOUBT / usual[:, None]),
        np.hstack([held, held]) + DOUBT,
    )


def discounted(days: Floats, half_life: float | Floats) -> Floats:
    """Sums over all days before each, and before the day after the last, fading as they age."""
    fade = 0.5 ** (1 / np.asarray(half_life))
    sums = np.zeros((len(days) + 1, days.shape[1]))
    for nth, day in enumerate(days):
        sums[nth + 1] = fade * sums[nth] + day
    return sums


def _hazards(closings: Floats, at_risk: Floats) -> Floats:
    """From young to old: a class that has seen little is like the one before it."""
    before = (closings.sum(axis=1) + 0.5) / (at_risk.sum(axis=1) + 1.0)
    found = np.empty_like(closings)
    for nth in range(len(AGES)):
        before = (closings[:, nth] + NEIGHBOUR) / (at_risk[:, nth] + NEIGHBOUR / before)
        found[:, nth] = before
    return np.minimum(found, MOST)


def accumulated(hazard: Floats, ages: Floats) -> Floats:
    """The hazard gathered up to each age: rows of ``hazard`` by ``ages``."""
    rates = -np.log1p(-hazard)
    upto = np.cumsum(rates[..., :-1] * np.diff(AGES), axis=-1)
    upto = np.concatenate([np.zeros((*rates.shape[:-1], 1)), upto], axis=-1)
    nth = np.searchsorted(AGES, ages, side="right") - 1
    return np.asarray(upto[..., nth] + rates[..., nth] * (ages - AGES[nth]))
