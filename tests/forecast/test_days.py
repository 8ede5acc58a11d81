"""The days of the history hold what a plain count of the spells holds."""

from __future__ import annotations

import numpy as np
import pytest

from forecast.days import AGES, history, standing
from forecast.expecting import of_past
from forecast.paces import discounted, paces
from forecast.spells import Spells


def a_town(seed: int) -> Spells:
    dice = np.random.default_rng(seed)
    opened = dice.uniform(0, 60, 80)
    entered = opened + np.where(dice.random(80) < 0.3, dice.uniform(0, 20, 80), 0)
    return Spells.until(70.25, opened, entered, entered + dice.exponential(20, 80))


def test_every_day_counts_the_cases_that_were_open_when_it_began() -> None:
    spells = a_town(1)
    past = history(spells)

    for row in range(past.days):
        before = past.days - row
        there = (spells.entered >= before) & (spells.left < before)
        ages = spells.opened[there] - before
        assert past.at_risk[row].tolist() == np.histogram(ages, [*AGES, np.inf])[0].tolist()


def test_every_day_counts_the_closings_of_those() -> None:
    spells = a_town(2)
    past = history(spells)

    for row in range(past.days):
        before = past.days - row
        there = (spells.entered >= before) & (spells.left < before)
        gone = there & spells.closed & (spells.left >= before - 1)
        assert past.closings[row].sum() == gone.sum()


def test_the_truth_of_a_past_day_is_who_closed_within_the_horizon() -> None:
    spells = a_town(3)
    past = history(spells)
    asked = of_past(spells, past, paces(past), 14)

    for truth, there, age in zip(asked.truth, asked.open, asked.age, strict=True):
        before = age + 14
        stood = (spells.entered >= before) & (spells.left < before)
        assert there == stood.sum()
        assert truth == (stood & spells.closed & (spells.left >= before - 14)).sum()


def test_no_day_knows_a_later_one() -> None:
    spells = a_town(4)
    past = history(spells)
    changed = past._replace(closings=past.closings + (np.arange(past.days) >= 30)[:, None])

    assert np.array_equal(paces(past).hazard[:31], paces(changed).hazard[:31])
    assert np.array_equal(paces(past).of_days[:31], paces(changed).of_days[:31])


def test_a_discounted_sum_halves_with_each_half_life() -> None:
    days = np.array([[1.0], [0], [0], [0]])

    assert discounted(days, 2.0)[:, 0].tolist() == pytest.approx([0, 1, 0.5**0.5, 0.5, 0.5**1.5])


def test_standing_is_counted_from_since_to_just_before_until() -> None:
    assert standing(np.array([3.0]), np.array([1.0]), 5).tolist() == [0, 0, 1, 1, 0]
