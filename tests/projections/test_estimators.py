"""Curve, band and outcomes are those of published tables and of another's library.

The patients are those of Freireich et al. (Blood 1963): 21 on 6-mercaptopurine, weeks of remission,
whose curve stands in Kalbfleisch and Prentice (2002) and in Collett's and Klein's textbooks.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from operator import methodcaller
from random import Random
from typing import Any
from uuid import UUID

import numpy as np
import pytest
from scipy.stats import CensoredData, ecdf  # type: ignore[import-untyped]

from projections.time_to_close import time_to_close
from store.books import Books
from tests.facts import START, act
from tests.projections.conftest import OpenCase

RELAPSED = [6, 6, 6, 7, 10, 13, 16, 22, 23]
IN_REMISSION = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
# Week, share in remission, as printed.
PUBLISHED = [
    (6, 0.857), (7, 0.807), (10, 0.753), (13, 0.690), (16, 0.627), (22, 0.538), (23, 0.448),
]  # fmt: skip
LAST = 400
Ends = list[tuple[float, str | None]]
Answer = Callable[[Ends], dict[str, Any]]


@pytest.fixture
def answer(books: Books, project: UUID, open_case: OpenCase) -> Answer:
    """Cases open so long before the end that their days are those given; None stays open."""

    def ask(ends: Ends) -> dict[str, Any]:
        for nth, (days, outcome) in enumerate(ends):
            id_ = open_case(str(nth), 24 * (LAST - days))
            if outcome:
                books.desk.on_case(id_, methodcaller("close", act(24 * LAST), outcome=outcome))
        moment = START + timedelta(days=LAST)
        with books.pool.connection() as connection:
            return time_to_close(connection, jurisdiction=1, projects=[project], as_of=moment)

    return ask


def patients() -> Ends:
    return [*((week, "resolved") for week in RELAPSED), *((week, None) for week in IN_REMISSION)]


def random_ends(seed: int) -> Ends:
    """Sixty cases of whole and part days, some of one time, no closing at a time of censoring."""
    dice = Random(seed)
    outcomes = ("other", "resolved", "withdrawn", None)
    return [
        (dice.randint(1, 40) + (0.5 if outcome is None else 0), outcome)
        for outcome in (dice.choice(outcomes) for _ in range(60))
    ]


def survival(ends: Ends) -> Any:
    closed = [days for days, outcome in ends if outcome]
    open_ = [days for days, outcome in ends if not outcome]
    return ecdf(CensoredData(uncensored=closed, right=open_)).sf


def test_the_curve_of_freireichs_patients_is_the_published_one(answer: Answer) -> None:
    curve = answer(patients())["curve"]

    assert [(days, round(share, 3)) for days, share in curve] == PUBLISHED


def test_the_band_of_freireichs_patients_is_greenwoods_on_the_log_log_scale(
    answer: Answer,
) -> None:
    """As survival's and SAS's log-log intervals give it: 0.620 to 0.952 at 6 weeks."""
    band = answer(patients())["band"]

    assert [round(each, 3) for each in band[0]] == [6, 0.620, 0.952]
    assert [round(each, 3) for each in band[-1]] == [23, 0.188, 0.680]


@pytest.mark.filterwarnings("ignore:The confidence interval is undefined")  # where all or none is
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_curve_and_band_are_those_of_another_library(answer: Answer, seed: int) -> None:
    ends = random_ends(seed)
    found, theirs = answer(ends), survival(ends)
    interval = theirs.confidence_interval(method="log-log")

    for days, share in found["curve"]:
        assert share == pytest.approx(theirs.evaluate(days), abs=1e-9)
    for days, lower, upper in found["band"]:
        assert lower == pytest.approx(interval.low.evaluate(days), abs=1e-9)
        assert upper == pytest.approx(interval.high.evaluate(days), abs=1e-9)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_outcomes_and_who_is_left_sum_to_all(answer: Answer, seed: int) -> None:
    found = answer(random_ends(seed))
    ended = sum(steps[-1][1] for steps in found["outcomes"].values())

    assert ended + found["curve"][-1][1] == pytest.approx(1)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_an_outcome_is_that_of_closings_weighted_by_who_was_still_watched(
    answer: Answer, seed: int
) -> None:
    """Satten and Datta (American Statistician 2001): with the curve of the censoring turned round
    and another's library to draw it, the weighted share equals Aalen and Johansen's.
    """
    ends = random_ends(seed)
    outcomes = answer(ends)["outcomes"]
    watched = survival([(days, None if outcome else "lost") for days, outcome in ends])

    for outcome, steps in outcomes.items():
        for days, share in steps:
            weights = [1 / watched.evaluate(t) for t, said in ends if said == outcome and t <= days]
            assert share == pytest.approx(np.sum(weights) / len(ends), abs=1e-9)


def test_without_censoring_an_outcome_is_its_share_of_all(answer: Answer) -> None:
    found = answer([(1, "other"), (2, "resolved"), (3, "other"), (4, "excluded")])

    assert found["outcomes"] == {
        "other": [[1, 0.25], [3, pytest.approx(0.5)]],
        "resolved": [[2, pytest.approx(0.25)]],
        "excluded": [[4, pytest.approx(0.25)]],
    }
    assert [days for days, *_ in found["band"]] == [1, 2, 3]
