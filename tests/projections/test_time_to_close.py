"""Kaplan and Meier's estimate: open cases are censored, never dropped."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from domain.case import Case
from projections.time_to_close import time_to_close
from store.books import Books
from tests.facts import START, act
from tests.projections.conftest import OpenCase


def after(books: Books, project: UUID | None, days: float) -> dict[str, Any]:
    moment = START + timedelta(days=days)
    with books.pool.connection() as connection:
        projects = [project] if project else None
        return time_to_close(connection, jurisdiction=1, projects=projects, as_of=moment)


def closes(books: Books, id_: UUID, days: float) -> None:
    books.desk.on_case(id_, lambda case: case.close(act(days * 24), outcome="resolved"))


def test_of_four_cases_that_close_one_by_one_the_median_is_the_second(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    for day, number in enumerate("ABCD", start=1):
        closes(books, open_case(number), day)

    answer = after(books, project, 9)

    assert (answer["median_days"], answer["p85_days"], answer["mean_closed_days"]) == (2, 4, 2.5)
    assert answer["curve"] == [[day, pytest.approx(1 - day / 4)] for day in (1, 2, 3, 4)]


def test_an_open_case_is_censored_at_the_moment_asked_about(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    closes(books, open_case("A"), 2)
    open_case("B", 24)

    answer = after(books, project, 2)

    assert (answer["n"], answer["closed"], answer["censored"]) == (2, 1, 1)
    assert answer["curve"] == [[2, 0]]


def test_a_median_that_is_never_reached_is_not_known(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    closes(books, open_case("A"), 1)
    open_case("B")
    open_case("C")

    answer = after(books, project, 5)

    assert (answer["median_days"], answer["p85_days"]) == (None, None)


def test_time_runs_from_the_first_opening_to_the_last_closing(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    id_ = open_case("A")
    closes(books, id_, 1)
    books.desk.on_case(id_, lambda case: case.reopen(act(48)))
    closes(books, id_, 5)

    assert [after(books, project, day)["closed"] for day in (1, 3, 5)] == [1, 0, 1]
    assert after(books, project, 6)["median_days"] == 5


def test_a_case_split_off_inherits_the_first_opening(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    id_ = open_case("A", 72, how="split", first_opened_at=START)

    assert after(books, project, 2)["n"] == 0
    closes(books, id_, 4)
    assert after(books, project, 4)["median_days"] == 4


def test_a_closing_told_late_is_known_for_the_past_too(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    id_ = open_case("A")
    books.desk.on_case(id_, lambda case: case.log_contact(act(240), method="visit"))

    closes(books, id_, 3)

    assert (after(books, project, 2)["closed"], after(books, project, 3)["closed"]) == (0, 1)


def test_nothing_can_be_said_of_no_cases(books: Books, project: UUID) -> None:
    answer = after(books, project, 1)

    assert (answer["n"], answer["median_days"], answer["curve"]) == (0, None, [])


def test_without_a_project_all_of_the_jurisdiction_counts(
    books: Books, open_case: OpenCase
) -> None:
    open_case("A")

    assert after(books, None, 1)["n"] == 1


def test_a_long_curve_is_thinned_and_keeps_its_ends(books: Books, project: UUID) -> None:
    cases = []
    for n in range(1, 1301):
        case = Case(books.desk.case_id(project, f"N{n}"))
        case.open(act(), project=project, task_force=project, case_no=f"N{n}")
        case.close(act(n), outcome="resolved")
        cases.append(case)
    for few in range(0, 1300, 100):
        books.desk.store(*cases[few : few + 100])

    curve = after(books, project, 99)["curve"]

    assert len(curve) <= 1000
    assert curve[0] == [pytest.approx(1 / 24), pytest.approx(1299 / 1300)]
    assert curve[-1] == [pytest.approx(1300 / 24), 0]
