"""What was foretold goes on record each evening, and is scored when its day has come."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from api.forecast_record import EveningIsNotOver, record, record_all, until_next
from api.moments import SHANGHAI, end_of
from domain.aggregate import Act
from store.books import Books
from tests.api.api_caller import Caller
from tests.api.test_forecast import ledger

EVENING = date(2020, 1, 20)


def kept(books: Books, evening: date = EVENING) -> bool:
    night = end_of(evening) + timedelta(minutes=10)
    return record(books, Act(at=night, by="console", now=night, role="console"), "XN", evening)


def test_a_forecast_is_kept_once_an_evening(caller: Caller, books: Books) -> None:
    ledger(caller, 100, 40, caller.project())

    assert [kept(books), kept(books), kept(books, EVENING + timedelta(1))] == [True, False, True]
    (first, _) = (
        each for each in caller.get("/events", limit=1000)["items"]
        if each["topic"] == "project.forecast_made"
    )  # fmt: skip
    assert (first["evening"], first["open"]) == ("2020-01-20", 82)
    assert first["at_position"] < first["position"]


def test_an_evening_that_is_not_over_keeps_no_other_from_being_kept(
    caller: Caller, books: Books
) -> None:
    ledger(caller, 100, 40, caller.project())

    for evening in (datetime.now(SHANGHAI).date(), date(2199, 1, 1)):
        with pytest.raises(EveningIsNotOver):
            record_all(books, evening)
    assert record_all(books, EVENING) == 1


def test_a_project_whose_forecast_fails_keeps_no_other_from_being_kept(
    caller: Caller, books: Books
) -> None:
    ledger(caller, 100, 40, caller.project())
    caller.post("/projects", {"code": "ODD", "name": "怪"})

    def keep(books: Books, act: Act, code: str, evening: date) -> bool:
        if code == "ODD":
            raise ValueError
        return record(books, act, code, evening)

    assert record_all(books, EVENING, keep) == 1


def test_where_nothing_can_be_foretold_nothing_is_kept(caller: Caller, books: Books) -> None:
    ledger(caller, 20, 0, caller.project())

    assert not kept(books)


def test_it_is_scored_beside_plain_peers_by_what_came(caller: Caller, books: Books) -> None:
    ledger(caller, 100, 40, caller.project())
    kept(books)

    assert caller.get("/projects/XN/forecast", as_of="2020-01-26")["score"] is None
    week = caller.get("/projects/XN/forecast", as_of="2020-01-27")["score"]
    both = caller.get("/projects/XN/forecast", as_of="2020-02-04")["score"]

    # 75 of the 82 were left after a week, 67 after two: one closed every day.
    assert (week["n"], both["n"]) == (1, 2)
    assert week["coverage_80"] == 1
    assert week["line_pinball"] == round(abs(75 - (82 - 7 * 18 / 28)) / 2, 4)


def test_all_projects_are_kept_in_one_round(caller: Caller, books: Books) -> None:
    ledger(caller, 40, 20, caller.project())
    caller.post("/projects", {"code": "EMPTY", "name": "空"})

    assert record_all(books, EVENING) == 1


def test_the_round_comes_some_minutes_after_midnight() -> None:
    assert until_next(datetime(2026, 11, 23, 23, 50, tzinfo=SHANGHAI)) == timedelta(minutes=20)
