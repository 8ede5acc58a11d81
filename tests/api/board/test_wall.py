"""Every household is a square of the wall, and has a colour while it is open."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.api_caller import Caller

OPENED = "2020-09-01T09:00:00+08:00"


@pytest.fixture
def case(caller: Caller) -> str:
    caller.project()
    opened: str = caller.post("/projects/XN/cases", {"case_no": "1", "occurred_at": OPENED})["id"]
    return opened


def colour(caller: Caller, day: str) -> tuple[str, int] | None:
    items = caller.get("/projects/XN/stalled", as_of=day)["items"]
    return (items[0]["colour"], items[0]["days_quiet"]) if items else None


def test_a_case_slows_after_a_fortnight_and_stalls_after_a_month(caller: Caller, case: str) -> None:
    assert colour(caller, "2020-09-15") is None
    assert colour(caller, "2020-09-16") == ("amber", 15)
    assert colour(caller, "2020-10-01") == ("amber", 30)
    assert colour(caller, "2020-10-02") == ("red", 31)


@pytest.mark.parametrize(
    ("path", "body", "moves"),
    [
        ("contacts", {"method": "phone", "summary": "谈"}, True),
        ("offers", {"amount_fen": 1}, True),
        ("demands", {"text": "过渡费"}, False),
        ("promises", {"text": "送图纸", "due": "2020-10-30"}, False),
    ],
)
def test_what_takes_a_case_on_makes_it_green_and_what_only_waits_does_not(
    caller: Caller, case: str, path: str, body: dict[str, Any], *, moves: bool
) -> None:
    caller.do(case, path, occurred_at="2020-09-20T10:00:00+08:00", **body)

    assert colour(caller, "2020-10-02") == (None if moves else ("red", 31))


def test_an_answer_and_a_kept_promise_take_a_case_on(caller: Caller, case: str) -> None:
    caller.do(case, "demands", text="过渡费", occurred_at=OPENED)
    caller.do(case, "promises", text="送图纸", due="2020-10-30", occurred_at=OPENED)

    caller.do(case, "demands/1/answer", text="已答", occurred_at="2020-09-20T10:00:00+08:00")
    assert colour(caller, "2020-10-05") == ("amber", 15)
    caller.do(case, "promises/1/outcome", outcome="kept", occurred_at="2020-10-04T10:00:00+08:00")
    assert colour(caller, "2020-10-05") is None


def test_the_wall_has_a_column_a_fact_and_a_closed_case_no_colour(
    caller: Caller, case: str
) -> None:
    caller.case("2")
    caller.do(case, "close", outcome="resolved")

    shown = caller.get("/projects/XN/wall", as_of="2020-10-20")

    assert (shown["groups"], shown["colours"]) == ([], ["green", "amber", "red", None])
    assert shown["stages"] == ["opened", "contacted", "offered", "accepted", "signing", "closed"]
    columns = shown["cases"]
    assert (columns["id"][0], columns["case_no"]) == (case, ["1", "2"])
    assert (columns["stage"], columns["colour"]) == ([5, 0], [3, 1])
    assert (columns["group"], columns["days_quiet"]) == ([-1, -1], [49, 27])


def test_the_wall_of_now_is_as_the_wall_of_this_moment(caller: Caller, case: str) -> None:
    caller.case("2")

    now = caller.get("/projects/XN/wall")["cases"]

    assert now == caller.get("/projects/XN/wall", as_of="2199-12-31")["cases"] | {
        "days_quiet": now["days_quiet"]
    }
