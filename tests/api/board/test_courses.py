"""How it went: stages day by day, ages, contacts and closings, at any moment."""

from __future__ import annotations

from typing import Any

from tests.api.api_caller import Caller


def one_life(caller: Caller) -> str:
    """Opened on the 1st, visited twice on the 3rd, closed on the 11th."""
    facts = {"name": "小南门", "opened_on": "2020-08-01", "target_date": "2020-12-31"}
    caller.post("/projects", {"code": "XN", **facts})
    opened: str = caller.post(
        "/projects/XN/cases", {"case_no": "1", "occurred_at": "2020-09-01T00:00:00+08:00"}
    )["id"]
    for hour in ("09", "15"):
        at = f"2020-09-03T{hour}:00:00+08:00"
        caller.do(opened, "contacts", method="visit", summary="谈", occurred_at=at)
    caller.do(opened, "close", outcome="resolved", occurred_at="2020-09-11T00:00:00+08:00")
    return opened


def test_the_flow_has_a_row_for_each_day_that_changed_something_and_one_for_now(
    caller: Caller,
) -> None:
    one_life(caller)

    found = caller.get("/projects/XN/flow", as_of="2020-09-20")

    assert (found["opened_on"], found["target_date"]) == ("2020-08-01", "2020-12-31")
    shown = [(day["date"], day["opened"], day["contacted"], day["closed"]) for day in found["days"]]
    assert shown == [
        ("2020-09-01", 1, 0, 0), ("2020-09-03", 0, 1, 0), ("2020-09-11", 0, 0, 1),
        ("2020-09-20", 0, 0, 1),
    ]  # fmt: skip


def test_the_contacts_of_a_day_are_counted_and_its_households(caller: Caller) -> None:
    one_life(caller)

    def days(**asked: Any) -> list[tuple[str, int, int]]:
        found = caller.get("/projects/XN/contact-days", **asked)["days"]
        return [(day["date"], day["contacts"], day["households"]) for day in found]

    assert days(as_of="2020-09-03T10:00:00+08:00") == [("2020-09-03", 1, 1)]
    assert days(as_of="2020-09-20") == [("2020-09-03", 2, 1)]
    assert days(**{"as_of": "2020-09-20", "from": "2020-09-04"}) == []
    assert days(**{"from": "2020-09-01", "to": "2020-09-03"}) == [("2020-09-03", 2, 1)]


def test_a_closing_says_when_and_how_many_days_it_took(caller: Caller) -> None:
    case = one_life(caller)

    found = caller.get("/projects/XN/closings")

    assert found["items"] == [["2020-09-11T00:00:00+08:00", 10.0, case, "1"]]
    assert found["percentiles"] == {"p50": 10.0, "p85": 10.0, "p95": 10.0}
    before = caller.get("/projects/XN/closings", as_of="2020-09-10")
    assert (before["items"], before["percentiles"]["p50"]) == ([], None)


def test_an_open_case_ages_from_its_first_opening(caller: Caller) -> None:
    one_life(caller)

    def bucket(as_of: str) -> list[tuple[int, int | None]]:
        found = caller.get("/projects/XN/ageing", as_of=as_of)["buckets"]
        return [(b["from_days"], b["to_days"]) for b in found if any(b["by_stage"].values())]

    assert bucket("2020-09-10") == [(0, 29)]
    assert bucket("2020-09-12") == []


def test_a_task_force_has_the_earliest_opening_and_the_latest_target(caller: Caller) -> None:
    caller.post("/task-forces", {"code": "CITY", "name": "市专班"})
    for code, opened, target in (("A", "2020-01-01", "2020-06-30"), ("B", "2019-01-01", None)):
        body = {"code": code, "name": code, "task_force": "CITY", "opened_on": opened}
        caller.post("/projects", body | ({"target_date": target} if target else {}))

    found = caller.get("/task-forces/CITY/flow")

    assert (found["opened_on"], found["target_date"]) == ("2019-01-01", "2020-06-30")
    for path in ("ageing", "contact-days", "closings"):
        assert caller.get(f"/task-forces/CITY/{path}")["task_force"] == "CITY"


def test_contacts_of_a_day_before_all_calendars_are_refused(caller: Caller) -> None:
    caller.project()

    caller.get("/projects/XN/contact-days", 422, to="0001-01-01")
