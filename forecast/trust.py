"""A pace is trusted as far as it was right: the past gives each its weight and its spread.

Weights are those of Bayesian model averaging with the score of past forecasts for a likelihood
(Raftery, Karny and Ettler, Technometrics 2010), tempered because forecasts that overlap are no
independent witnesses.
"""

from __future__ import annotations

import numpy as np

from forecast.expecting import Expected
from forecast.paces import Paces
from forecast.spells import Floats

FADES = 60.0  # half-life of the score at a horizon, days
SOON = 3  # days ahead: what notices a change of regime first
SOON_FADES = 10.0
SPREAD = 0.03  # squared error of the log odds that every pace is granted when it is scored
AT_LEAST = 1e-4
AT_MOST = 4.0
PRIOR = 3.0  # independent past forecasts that the spread believed beforehand is worth
BELIEVED = 0.01  # squared error of the log odds beyond what a few closings can tell
STUDENT = 1.0
WORST = 50.0  # one past forecast tells no more than this against a pace


def score(asked: Expected, fades: float, horizon: int) -> Floats:
    """The log score of each pace over the past forecasts, as many as are independent."""
    if not len(asked.truth):
        return np.zeros(asked.closings.shape[1])
    chance = _of_chance(asked)
    variance = chance + SPREAD * chance**2 + 0.25
    missed = (asked.truth - asked.closings) ** 2 / variance
    each = -0.5 * (np.log(variance) + np.minimum(missed, WORST))
    faded = _fading(asked, fades)
    return np.asarray((faded * each).sum(axis=0) * asked.step / horizon)


def weights(scores: Floats) -> Floats:
    """They sum to one."""
    likelihood = np.exp(scores - scores.max())
    shares: Floats = likelihood / likelihood.sum()
    return shares


def spread(asked: Expected, now: Paces, horizon: int) -> Floats:
    """The squared error of each pace's log odds beyond chance: of the past, shrunk to the believed.

    A gamma rate seen through n closings has the relative variance 1 / n; half of it is in the
    error of the past already.
    """
    believed = 0.5 / now.seen[-1] + BELIEVED
    if not len(asked.truth):
        return np.asarray(believed)
    chance = _of_chance(asked)
    beyond = (asked.truth - asked.closings) ** 2 - chance
    relative = np.minimum(beyond / (chance**2 + chance + 1), AT_MOST)
    faded = _fading(asked, FADES)
    witnesses = faded.sum() * asked.step / horizon
    seen = (faded * relative).sum(axis=0) / faded.sum()
    # Few witnesses: the variance is that of Student's distribution, not of the normal one.
    shrunk: Floats = (PRIOR * believed + witnesses * seen) / (PRIOR + witnesses - STUDENT)
    return np.maximum(shrunk, AT_LEAST)


def _of_chance(asked: Expected) -> Floats:
    """The variance that closings have even where their pace is known."""
    variance: Floats = asked.closings * (1 - np.minimum(asked.closings / asked.open, 0.98))
    return variance


def _fading(asked: Expected, half_life: float) -> Floats:
    faded: Floats = 0.5 ** (asked.age / half_life)
    return faded[:, None]
