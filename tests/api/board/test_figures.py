"""Every number explains itself: what it counts, and the households and records behind it."""

from __future__ import annotations

import pytest

from api.board.definitions import DEFINITIONS
from tests.api.api_caller import Caller

DAY = "2020-09-25"


@pytest.fixture
def caller_of_five(caller: Caller) -> Caller:
    caller.project()
    for n in range(1, 6):
        at = f"2020-09-2{n}T09:00:00+08:00"
        caller.post("/projects/XN/cases", {"case_no": str(n), "occurred_at": at})
    return caller


def test_a_figure_says_what_it_counts_and_lists_it_the_latest_first(caller_of_five: Caller) -> None:
    found = caller_of_five.get("/projects/XN/figures/remaining", as_of="2020-09-23T09:00:00+08:00")

    assert (found["figure"], found["value"]) == ("remaining", 3)
    assert found["definition"].startswith("剩余户数")
    assert [item["case_no"] for item in found["items"]] == ["3", "2", "1"]
    first = found["items"][0]
    assert (first["at"], first["by"], first["project"]) == ("2020-09-23T09:00:00+08:00", 1, "XN")
    at_case = caller_of_five.get(f"/cases/{first['id']}/timeline")["items"]
    assert first["position"] == at_case[0]["position"]


@pytest.mark.parametrize("figure", ["remaining", "opened", "change_week", "pressure"])
def test_the_pages_of_a_figure_follow_one_another(caller_of_five: Caller, figure: str) -> None:
    for item in caller_of_five.get("/projects/XN/figures/opened")["items"]:
        at = "2020-09-25T23:00:00+08:00"
        caller_of_five.do(item["id"], "contacts", method="phone", summary="谈", occurred_at=at)
    path, seen = f"/projects/XN/figures/{figure}", []
    cursor: str | None = ""

    while cursor is not None:
        page = caller_of_five.get(path, as_of=DAY, limit=2, cursor=cursor)
        seen += [item["id"] for item in page["items"]]
        cursor = page["next"]

    assert len(seen) == len(set(seen)) == page["value"] == 5


def test_a_call_before_its_case_was_opened_is_listed_by_the_number_it_has_now(
    caller_of_five: Caller,
) -> None:
    case = caller_of_five.get("/projects/XN/figures/opened")["items"][-1]["id"]
    at = "2020-09-20T23:00:00+08:00"
    caller_of_five.do(case, "contacts", method="phone", summary="谈", occurred_at=at)

    found = caller_of_five.get("/projects/XN/figures/pressure", as_of="2020-09-20")

    assert (found["value"], [item["case_no"] for item in found["items"]]) == (1, ["1"])


def test_a_change_lists_who_came_and_who_went(caller_of_five: Caller) -> None:
    case = caller_of_five.get("/projects/XN/figures/opened")["items"][-1]["id"]
    caller_of_five.do(case, "close", outcome="resolved", occurred_at="2020-09-25T10:00:00+08:00")

    found = caller_of_five.get("/projects/XN/figures/change_today", as_of=DAY)

    assert found["value"] == 0
    assert [(item["case_no"], item["by"]) for item in found["items"]] == [("1", -1), ("5", 1)]


def test_each_figure_is_defined_in_both_languages(caller_of_five: Caller) -> None:
    for figure in DEFINITIONS:
        chinese = caller_of_five.get(f"/projects/XN/figures/{figure}")
        caller_of_five.client.headers["accept-language"] = "en"
        english = caller_of_five.get(f"/projects/XN/figures/{figure}")
        caller_of_five.client.headers["accept-language"] = "zh"
        assert chinese["definition"] != english["definition"]
        assert chinese["value"] == english["value"]


def test_a_figure_that_is_none_says_which_there_are(caller_of_five: Caller) -> None:
    refused = caller_of_five.get("/projects/XN/figures/happiness", 404)

    assert refused["type"] == "/problems/figure-is-unknown"
    assert "remaining" in refused["detail"]


def test_a_task_force_explains_its_figures_too(caller: Caller) -> None:
    caller.post("/task-forces", {"code": "CITY", "name": "市专班"})
    for code in ("A", "B"):
        caller.post("/projects", {"code": code, "name": code, "task_force": "CITY"})
        caller.case("1", project=code)

    found = caller.get("/task-forces/CITY/figures/remaining")

    assert (found["value"], {item["project"] for item in found["items"]}) == (2, {"A", "B"})
