"""The last household decides when all is done, and it may stand for years.

By a pace of households, all have closed when the slowest has; beyond the oldest age that was ever
watched the chance to close fades as one over the age, as it does where easy and hard cases are
mixed (Lomax, JASA 1954). A pace of days carries down to the last twentieth; that goes the way of
households.
"""

from __future__ import annotations

import math

import numpy as np

from forecast.days import age_class
from forecast.fan import SEED, shared_out
from forecast.paces import MEMORIES, Paces, accumulated
from forecast.spells import Floats

YEARS = 3653  # days in ten years: a date beyond is no date
DRAWS = 400
LAST = 0.05  # of the open cases that no pace of days reaches
STEPS = np.unique(np.round(np.geomspace(1, YEARS, 160)))


def days_until_clear(ages: Floats, watched_to: float, now: Paces, spread: Floats,
                     weight: Floats, quantiles: tuple[float, ...]) -> list[int | None]:  # fmt: skip
    """In how many days the last of the cases of these ages closes; None beyond ten years."""
    dice = np.random.default_rng(SEED)
    gathered, sizes = _gathered(ages, watched_to, now.hazard[-1])
    hard = max(1.0, LAST * len(ages))
    drawn = []
    for nth, draws in enumerate(shared_out(weight, DRAWS)):
        shape = 1 / max(spread[nth], 1 / now.seen[-1, nth])
        speed = dice.gamma(shape, 1 / shape, draws)
        memory = nth % len(MEMORIES)
        of_households = speed * now.of_households[-1, memory]
        if nth < len(MEMORIES):
            drawn.append(_last(of_households, gathered, sizes, dice.random(draws)))
        else:
            days = (len(ages) - hard) / np.maximum(speed * now.of_days[-1, memory], 1e-9)
            part = sizes * hard / len(ages)
            drawn.append(days + _last(of_households, gathered, part, dice.random(draws)))
    found = np.quantile(np.concatenate(drawn), quantiles, method="inverted_cdf")
    return [None if each > YEARS else math.ceil(each) for each in found]


def _gathered(ages: Floats, watched_to: float, hazard: Floats) -> tuple[Floats, Floats]:
    """Hazard gathered by each class of age (rows) until each step (columns), and its size."""
    classes, sizes = np.unique(age_class(ages), return_counts=True)
    middle = np.array([ages[age_class(ages) == each].mean() for each in classes])
    rate = -np.log1p(-hazard[age_class(np.array([watched_to]))[0]])

    def upto(age: Floats) -> Floats:
        within = accumulated(hazard, np.minimum(age, watched_to))
        return np.asarray(
            within + rate * watched_to * np.log(np.maximum(age, watched_to) / watched_to)
        )

    later = upto(middle[:, None] + STEPS)
    return later - upto(middle)[:, None], sizes.astype(float)


def _last(speed: Floats, gathered: Floats, sizes: Floats, luck: Floats) -> Floats:
    """For each draw the first step at which all have closed, infinite where none is late enough."""
    each = np.log(-np.expm1(-np.maximum(speed[:, None, None] * gathered, 1e-12)))
    all_closed = (sizes[None, :, None] * each).sum(axis=1) >= np.log(luck)[:, None]
    return np.where(all_closed.any(axis=1), STEPS[all_closed.argmax(axis=1)], np.inf)
