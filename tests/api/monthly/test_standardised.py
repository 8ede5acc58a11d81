"""Expected numbers, limits and ranks, by hand and against published tables."""

from __future__ import annotations

from uuid import UUID

import pytest

from api.monthly.standardised import Interval, interval, measured, ranks
from projections.settlings import Stratum

EASY, HARD = UUID(int=1), UUID(int=2)
# Garwood, Biometrika 28 (1936): exact 95 % limits of a Poisson mean for a count.
GARWOOD = {
    0: (0.0, 3.689), 5: (1.623, 11.668), 10: (4.795, 18.390), 20: (12.217, 30.888),
    50: (37.111, 65.919), 100: (81.364, 121.627),
}  # fmt: skip


@pytest.mark.parametrize("count", GARWOOD)
def test_limits_are_those_of_the_published_table_to_one_part_in_a_hundred(count: int) -> None:
    found = interval(count, 1.0)

    assert (found.low, found.high) == pytest.approx(GARWOOD[count], rel=0.01)


def test_limits_shrink_with_what_is_expected() -> None:
    assert interval(10, 20.0) == pytest.approx([part / 20 for part in interval(10, 1.0)])


def test_expected_is_the_pooled_share_of_each_stratum_times_the_own_cases() -> None:
    found = measured([
        Stratum(EASY, "signing", 0, 10, 8), Stratum(HARD, "signing", 0, 10, 4),
        Stratum(EASY, "opened", 3, 10, 0), Stratum(HARD, "opened", 3, 30, 4),
    ])  # fmt: skip

    assert found[EASY].expected == pytest.approx(10 * 12 / 20 + 10 * 4 / 40)
    assert found[HARD].expected == pytest.approx(10 * 12 / 20 + 30 * 4 / 40)
    assert (found[EASY].settled, found[HARD].settled) == (8, 8)


def test_observed_and_expected_are_the_same_over_all_projects() -> None:
    strata = [Stratum(UUID(int=n), "opened", n % 4, 7 + n, n) for n in range(9)]

    found = measured(strata).values()

    assert sum(one.settled for one in found) == pytest.approx(sum(one.expected for one in found))


def test_harder_households_make_a_difficulty_above_one() -> None:
    found = measured([Stratum(EASY, "signing", 0, 10, 9), Stratum(HARD, "opened", 3, 10, 1)])

    assert found[EASY].difficulty == pytest.approx(0.5 * 10 / 9)
    assert found[HARD].difficulty == pytest.approx(0.5 * 10 / 1)


def test_where_nothing_was_settled_nothing_is_expected() -> None:
    assert measured([Stratum(EASY, "opened", 0, 5, 0)])[EASY] == (0, 0.0, None)


def test_a_rank_is_sure_only_where_limits_do_not_overlap() -> None:
    far, near, beside = Interval(3, 2.5, 4), Interval(1, 0.5, 1.5), Interval(0.9, 0.4, 1.4)

    assert ranks([near, far, beside]) == [(2, 2, 3), (1, 1, 1), (3, 2, 3)]
