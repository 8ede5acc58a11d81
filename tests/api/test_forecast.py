"""A chief asks when it will be done, and is told so, or told why nobody can say."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.api.api_caller import Caller

HEADER = "case_no,kind,occurred_at,by,method,amount,note"
OPENED, FIRST = date(2020, 1, 1), date(2020, 1, 3)


def ledger(caller: Caller, cases: int, closed: int, project: str = "XN") -> None:
    """All opened on one day; one closes every day from the third on."""
    rows = [f"{n},opened,{OPENED}T09:00:00+08:00,,,," for n in range(cases)]
    rows += [f"{n},closed,{FIRST + timedelta(n)}T10:00:00+08:00,,,,resolved" for n in range(closed)]
    file = "\n".join([HEADER, *rows]).encode()
    answer = caller.client.post(
        f"/api/v1/projects/{project}/ledger", files={"file": ("l.csv", file, "text/csv")}
    )
    assert answer.json()["refused"] == []


@pytest.fixture
def one_a_day(caller: Caller) -> Caller:
    """A hundred cases, of which forty have closed, one a day."""
    ledger(caller, 100, 40, caller.project())
    return caller


def asked(caller: Caller, **query: Any) -> Any:
    return caller.get("/projects/XN/forecast", as_of="2020-02-11", **query)


def test_the_fan_tells_of_the_cases_open_then_and_dates_its_days(one_a_day: Caller) -> None:
    found = asked(one_a_day)

    assert (found["project"], found["open"], found["basis"], found["why"]) == (
        "XN", 60, True, None,
    )  # fmt: skip
    assert [(row["days"], row["date"]) for row in found["fan"]] == [
        (7, "2020-02-18"), (14, "2020-02-25"), (28, "2020-03-10"),
    ]  # fmt: skip
    assert all(row["p10"] <= 60 - row["days"] <= row["p90"] for row in found["fan"])


def test_it_says_at_which_position_it_was_made(one_a_day: Caller) -> None:
    position = one_a_day.get("/projects/XN/countdown")["position"]

    assert asked(one_a_day)["made_at_position"] == asked(one_a_day)["position"] == position


def test_what_closed_later_is_not_known_then(one_a_day: Caller) -> None:
    earlier = one_a_day.get("/projects/XN/forecast", as_of="2020-01-20")

    assert earlier["open"] == 82
    assert earlier["fan"][0]["p90"] <= 82


def test_the_last_closing_has_dates_in_their_order(one_a_day: Caller) -> None:
    clear = asked(one_a_day)["clear"]

    assert set(clear) == {"p50", "p85", "p95"}
    known = [day for day in clear.values() if day is not None]
    assert known == sorted(known)
    assert all(day > "2020-02-11" for day in known)


def test_a_project_where_nothing_closed_has_no_basis_in_either_language(caller: Caller) -> None:
    ledger(caller, 20, 0, caller.project())
    path = "/api/v1/projects/XN/forecast?as_of=2020-02-11"

    zh, en = (
        caller.client.get(path, headers={"Accept-Language": language}).json()
        for language in ("zh", "en")
    )

    assert (zh["basis"], zh["open"], zh["fan"], zh["clear"]["p50"]) == (False, 20, [], None)
    assert "不足 5 户" in zh["why"]
    assert "Fewer than 5 cases" in en["why"]
    assert zh["method"] != en["method"]


def test_a_task_force_is_foretold_with_all_beneath_it(one_a_day: Caller) -> None:
    one_a_day.post("/projects", {"code": "YN", "name": "大南门"})
    ledger(one_a_day, 50, 10, "YN")

    found = one_a_day.get("/task-forces/default/forecast", as_of="2020-02-11", horizons="7")

    assert (found["task_force"], found["open"], len(found["fan"])) == ("default", 100, 1)


@pytest.mark.parametrize("horizons", ["0", "seven", "7,366", ",".join(map(str, range(1, 14)))])
def test_horizons_are_days_within_a_year(one_a_day: Caller, horizons: str) -> None:
    refused = one_a_day.get("/projects/XN/forecast", 422, horizons=horizons)

    assert refused["type"] == "/problems/value-does-not-fit"


def test_horizons_are_told_in_their_order(one_a_day: Caller) -> None:
    assert [row["days"] for row in asked(one_a_day, horizons="30,3,3")["fan"]] == [3, 30]


def test_the_time_to_close_of_a_task_force_tells_how_its_cases_end(one_a_day: Caller) -> None:
    found = one_a_day.get("/task-forces/default/time-to-close", as_of="2020-02-11")

    assert (found["task_force"], found["n"], found["closed"]) == ("default", 100, 40)
    assert found["outcomes"]["resolved"][-1][1] == pytest.approx(0.4)
    assert all(lower < upper for _, lower, upper in found["band"])
