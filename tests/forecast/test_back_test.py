"""On past evenings of towns whose end is known the fan holds the truth, and peers lose more."""

from __future__ import annotations

import pytest

from benchmarks.foretelling import tried
from benchmarks.towns import LOG, loans, towns
from forecast.peers import line, throughput
from forecast.scoring import Scored, pinball, pooled
from tests.forecast.towns import one_a_day, seen_on

EVENINGS = 24


@pytest.fixture(scope="module")
def regimes() -> dict[str, list[Scored]]:
    return tried(towns((226,)), EVENINGS)


def test_over_all_regimes_the_band_holds_about_four_of_five(
    regimes: dict[str, list[Scored]],
) -> None:
    score = pooled([row for rows in regimes.values() for row in rows])

    assert score
    assert score.n > 200
    assert 0.75 <= score.coverage_80 <= 0.92


def test_over_all_regimes_less_is_lost_than_by_peers(regimes: dict[str, list[Scored]]) -> None:
    score = pooled([row for rows in regimes.values() for row in rows])

    assert score
    assert score.pinball < score.throughput_pinball
    assert score.pinball < score.line_pinball


@pytest.mark.skipif(not LOG.is_file(), reason="loan-cases.csv.gz does not lie in ../shared/data")
def test_on_a_real_log_with_arrivals_the_band_holds_and_loses_far_less() -> None:
    (rows,) = tried([loans()], EVENINGS).values()
    score = pooled(rows)

    assert score
    assert 0.7 <= score.coverage_80 <= 0.95
    assert score.pinball < score.throughput_pinball / 3


def test_the_pinball_loss_is_that_of_its_definition() -> None:
    assert pinball((8, 10, 15), 10) == pytest.approx((0.1 * 2 + 0 + 0.1 * 5) / 3)
    assert pinball((8, 10, 15), 5) == pytest.approx((0.9 * 3 + 0.5 * 5 + 0.1 * 10) / 3)


def test_the_plain_peers_carry_the_last_weeks_on() -> None:
    spells = seen_on(60, one_a_day(100, 100))

    assert line(spells, (7, 100)) == [33, 0]
    assert throughput(spells, (7,)) == [(33, 33, 33)]


def test_what_nothing_was_known_of_has_no_score() -> None:
    assert pooled([]) is None
