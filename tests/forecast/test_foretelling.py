"""The fan holds what comes, the hard tail is not promised away, and nothing is made of nothing."""

from __future__ import annotations

import numpy as np
import pytest

from forecast import Spells, Why, foretell
from forecast.spells import Floats
from tests.forecast.towns import one_a_day, opened_at_once, seen_on

NEVER = np.inf


def test_one_a_day_goes_on_as_one_a_day() -> None:
    found = foretell(seen_on(200, one_a_day(500, 400)), (7, 28))

    assert [band.days for band in found.fan] == [7, 28]
    assert found.fan[0].p50 == pytest.approx(293, abs=1)
    assert found.fan[1].p10 <= 272 <= found.fan[1].p90


def test_quantiles_of_a_fan_stand_in_their_order_and_fall_with_time() -> None:
    fan = foretell(seen_on(100, one_a_day(300, 300)), (7, 14, 28)).fan

    assert all(band.p10 <= band.p50 <= band.p90 for band in fan)
    assert fan[0].p50 > fan[1].p50 > fan[2].p50


def test_the_same_spells_give_the_same_forecast() -> None:
    spells = seen_on(100, one_a_day(300, 300))

    assert foretell(spells) == foretell(spells)


def test_nine_that_stood_for_two_years_stand_next_month_and_have_no_date() -> None:
    stuck = opened_at_once([*np.linspace(10, 300, 217), *[NEVER] * 9])

    found = foretell(seen_on(1000, stuck))

    assert found.open == 9
    assert all((band.p10, band.p90) == (9, 9) for band in found.fan)
    assert found.clear.p85 is None


def test_a_task_force_that_came_ten_days_ago_is_believed() -> None:
    """Two hundred stood for two years; since ten days five a day close."""
    closings = [*np.linspace(10, 300, 300), *(1000 + np.arange(200) / 5)]

    found = foretell(seen_on(1010, opened_at_once(closings)), (14,))

    assert found.open == 149
    assert found.fan[0].p50 == pytest.approx(100, abs=20)
    assert found.fan[0].p90 < 140
    assert found.clear.p50 is not None


def test_only_cases_open_now_are_foretold_however_many_arrive() -> None:
    """Two arrive and two close every day, each after ten days: today's all close."""
    opened = np.arange(0, 200, 0.5)

    found = foretell(seen_on(150, (opened, opened, opened + 10)), (28,))

    assert found.open == 20
    assert found.fan[0].p90 <= 1


def test_weekends_without_closings_are_expected_three_days_ahead() -> None:
    days = np.array([day for day in range(140) if day % 7 < 5])
    town = opened_at_once(np.concatenate([days + 0.5, days + 0.6, days + 0.7, [NEVER] * 300]))

    friday, monday = (foretell(seen_on(day, town), (2,)) for day in (103, 105))

    assert friday.open - friday.fan[0].p50 + 5 <= monday.open - monday.fan[0].p50 + 1


@pytest.mark.parametrize(
    ("closings", "day", "why"),
    [
        ([], 30, Why.NO_CASES),
        ([NEVER] * 50, 400, Why.TOO_FEW_CLOSINGS),
        ([1.0] * 4 + [NEVER] * 50, 400, Why.TOO_FEW_CLOSINGS),
        ([1.0] * 30 + [NEVER] * 50, 5, Why.TOO_SHORT),
    ],
)
def test_where_there_is_nothing_to_go_on_it_says_why(
    closings: list[float], day: float, why: Why
) -> None:
    found = foretell(seen_on(day, opened_at_once(closings)))

    assert (found.why, found.fan, found.clear) == (why, (), (None, None, None))
    assert why.sentence("zh") != why.sentence("en")


def test_a_project_that_is_done_is_clear_today() -> None:
    found = foretell(seen_on(20, opened_at_once([5.0] * 30)), (7,))

    assert (found.fan, found.clear) == (((7, 0, 0, 0),), (0, 0, 0))


def test_cases_taken_over_in_mid_life_are_not_at_risk_before() -> None:
    """Known since day 900 only: to count the 900 days before would slow the pace a hundredfold."""
    n = 100
    closings: Floats = np.where(np.arange(n) < 50, 900 + np.arange(n) / 5, NEVER)

    found = foretell(Spells.until(910, np.zeros(n), np.full(n, 900.0), closings), (7,))

    assert found.fan[0].p50 < 50
    assert found.open == 50


def test_a_horizon_of_one_day_and_of_a_year_can_be_asked() -> None:
    day, year = foretell(seen_on(60, one_a_day(100, 100)), (1, 365)).fan

    assert day.p50 >= year.p50 >= 0


def test_a_task_force_that_came_lately_is_judged_by_its_own_days() -> None:
    """Nine stood for years; those who came eighteen days ago have closed two of them."""
    closings: Floats = np.array([*np.linspace(10, 800, 217), 3010, 3017, *[NEVER] * 7])
    spells = seen_on(3020, opened_at_once(list(closings)))

    alone, lately = foretell(spells, (28,)), foretell(spells, (28,), since=18.0)

    assert alone.fan[0].p10 >= 6
    assert lately.fan[0].p10 <= 4
    assert lately.clear.p50 is not None
    assert foretell(spells, (28,), since=2.0) == alone  # two days tell nothing yet
