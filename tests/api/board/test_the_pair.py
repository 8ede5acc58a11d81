"""A count is never served without how it changed and what keeps it honest."""

from __future__ import annotations

from tests.api.api_caller import Caller

MORNING, MIDNIGHT = "2020-09-23T10:00:00+08:00", "2020-09-23T23:30:00+08:00"
NONE_OPEN = {
    "complaints_open": 0, "reversals": 0, "withdrawn_signatures": 0, "pressure": 0,
    "promises_overdue": 0, "unsent_entries": 0,
}  # fmt: skip


def test_a_count_comes_with_its_change_and_its_pair_and_phones_are_of_now(caller: Caller) -> None:
    caller.project()
    caller.case()

    now = caller.get("/projects/XN/countdown")
    then = caller.get("/projects/XN/countdown", as_of="2020-09-23")

    assert (now["change"], now["quality"]) == ({"today": 0, "week": 0}, NONE_OPEN)
    assert then["change"] == {"today": 1, "week": 1}
    assert then["quality"] == NONE_OPEN | {"unsent_entries": None}


def test_what_was_taken_back_or_left_undone_stands_beside_the_count(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    caller.sign(case)
    caller.do(case, "signatures/1/withdrawal", reason="反悔")
    caller.do(case, "promises", text="送图纸", due="2020-09-30")
    caller.do(case, "contacts", method="phone", summary="催签", occurred_at=MIDNIGHT)

    seen = caller.get("/projects/XN/countdown", as_of="2020-10-01")["quality"]

    assert (seen["reversals"], seen["withdrawn_signatures"]) == (1, 1)
    assert (seen["promises_overdue"], seen["pressure"]) == (1, 1)
    eve = caller.get("/projects/XN/countdown", as_of="2020-09-30")["quality"]
    assert eve["promises_overdue"] == 0


def test_the_week_begins_on_monday_and_the_day_at_midnight_in_shanghai(caller: Caller) -> None:
    caller.project()
    monday, tuesday = "2020-09-21T00:00:00+08:00", "2020-09-22T09:00:00+08:00"
    for case_no, at in (("1", monday), ("2", tuesday)):
        caller.post("/projects/XN/cases", {"case_no": case_no, "occurred_at": at})

    for day, change in (("2020-09-22", (1, 2)), ("2020-09-27", (0, 2)), ("2020-09-28", (0, 0))):
        found = caller.get("/projects/XN/countdown", as_of=day)["change"]
        assert (found["today"], found["week"]) == change


def test_a_task_force_has_the_pair_of_all_below_it(caller: Caller) -> None:
    caller.post("/task-forces", {"code": "CITY", "name": "市专班"})
    caller.post("/projects", {"code": "XN", "name": "小南门", "task_force": "CITY"})
    case = caller.case()
    caller.do(case, "contacts", method="phone", summary="催签", occurred_at=MIDNIGHT)

    found = caller.get("/task-forces/CITY/countdown", as_of="2020-09-24")

    assert (found["quality"]["pressure"], found["change"]["week"]) == (1, 1)


def test_what_was_known_at_a_position_has_its_pair_too(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    before = caller.get("/projects/XN/countdown")["position"]
    caller.do(case, "contacts", method="phone", summary="催签", occurred_at=MIDNIGHT)

    asked = {"as_of": "2020-09-24", "known_at": before}
    assert caller.get("/projects/XN/countdown", **asked)["quality"]["pressure"] == 0


def test_in_the_list_of_projects_each_count_has_its_pair(caller: Caller) -> None:
    for code in ("XN", "QUIET"):
        caller.project(code)
    promised = caller.case()
    caller.do(promised, "promises", text="送图", due="2020-09-25")

    listed = {each["code"]: each["quality"] for each in caller.get("/projects")["items"]}

    assert listed["QUIET"] == NONE_OPEN
    assert listed["XN"] == caller.get("/projects/XN/countdown")["quality"]
    assert listed["XN"]["promises_overdue"] == 1
