"""Who remains stands in the order of what blocks them, each with the next lawful step."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.api_caller import AT, Caller

DAY = "2020-09-25"


@pytest.fixture
def village(caller: Caller) -> dict[str, str]:
    """Five cases, all spoken to but the last."""
    caller.project()
    cases = {case_no: caller.case(case_no) for case_no in "12345"}
    for case_no in "1234":
        caller.do(cases[case_no], "contacts", method="visit", summary="谈")
    return cases


def listed(caller: Caller, as_of: str = DAY, **asked: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = caller.get("/projects/XN/remaining", as_of=as_of, **asked)[
        "items"
    ]
    return items


def order(caller: Caller, as_of: str = DAY) -> list[tuple[str, list[str]]]:
    items = listed(caller, as_of)
    return [(item["case_no"], [block["kind"] for block in item["blocks"]]) for item in items]


def test_the_heaviest_block_decides_and_what_nothing_blocks_comes_last(
    caller: Caller, village: dict[str, str]
) -> None:
    caller.do(village["1"], "demands", text="过渡费")
    caller.do(village["2"], "promises", text="送图纸", due="2020-09-24")
    caller.do(village["3"], "promises", text="送图纸", due="2020-12-24")
    caller.do(village["3"], "promises", text="修路", due="2020-09-24")
    caller.do(village["3"], "promises/2/outcome", outcome="broken")
    caller.do(village["1"], "orders", text="上门", due="2020-09-24", kind="assigned")

    assert order(caller) == [
        ("3", ["promise_broken"]), ("2", ["promise_overdue"]), ("1", ["order_overdue", "demand"]),
        ("5", ["no_contact"]), ("4", []),
    ]  # fmt: skip


def test_what_was_settled_blocks_no_more_and_did_before(
    caller: Caller, village: dict[str, str]
) -> None:
    caller.do(village["4"], "demands", text="过渡费")
    caller.do(
        village["4"], "demands/1/answer", text="已答", occurred_at="2020-09-26T09:00:00+08:00"
    )

    assert order(caller)[0] == ("4", ["demand"])
    assert ("4", []) in order(caller, "2020-09-26")


def test_an_item_says_who_how_long_and_what_may_lawfully_come_next(
    caller: Caller, village: dict[str, str]
) -> None:
    case = village["4"]
    caller.do(case, "parties", name="王秀英")
    caller.do(case, "chief", name="周敏")
    caller.do(case, "offers", amount_fen=1)
    caller.do(case, "demands", text="过渡费")

    item = listed(caller)[0]

    assert item == {
        "id": case, "case_no": "4", "project": "XN", "name": "王秀英", "stage": "offered",
        "colour": "green", "age_days": 2, "days_quiet": 2, "last_contact": AT, "chief": "周敏",
        "blocks": [{"kind": "demand", "n": 1, "since": AT}],
        "next": {"step": "answer", "earliest": DAY, "article": "LAL:48"},
    }  # fmt: skip
    now = next(i for i in caller.get("/projects/XN/remaining")["items"] if i["id"] == case)
    assert (now["name"], now["chief"], now["stage"]) == ("王秀英", "周敏", "offered")


def test_a_page_names_whom_it_named_then(caller: Caller, village: dict[str, str]) -> None:
    caller.do(village["4"], "chief", name="周敏")
    caller.do(village["4"], "chief", name="李静", occurred_at="2020-09-26T09:00:00+08:00")

    chiefs = [next(i for i in listed(caller, day) if i["case_no"] == "4")["chief"]
              for day in ("2020-09-25", "2020-09-26")]  # fmt: skip
    assert chiefs == ["周敏", "李静"]


def test_a_case_that_is_quiet_for_more_than_a_month_is_blocked_by_that(
    caller: Caller, village: dict[str, str]
) -> None:
    assert dict(order(caller, "2020-10-23"))["4"] == []
    assert dict(order(caller, "2020-10-24"))["4"] == ["no_contact"]


def test_pages_follow_one_another_without_a_gap(caller: Caller, village: dict[str, str]) -> None:
    whole, pages = [item["id"] for item in listed(caller)], []
    cursor: str | None = ""

    while cursor is not None:
        page = caller.get("/projects/XN/remaining", as_of=DAY, limit=2, cursor=cursor)
        pages += [item["id"] for item in page["items"]]
        cursor = page["next"]

    assert pages == whole


def test_a_cursor_that_is_none_is_refused(caller: Caller, village: dict[str, str]) -> None:
    for cursor in ("x", "1~2~3", f"0~{10**30}~{village['1']}"):
        caller.get("/projects/XN/remaining", 422, cursor=cursor)


def test_the_method_is_said_in_the_readers_language(
    caller: Caller, village: dict[str, str]
) -> None:
    assert caller.get("/projects/XN/remaining")["method"].startswith("按卡点排序")
    caller.client.headers["accept-language"] = "en"
    assert caller.get("/projects/XN/remaining")["method"].startswith("Ranked by")


def test_a_task_force_lists_all_below_it_and_a_closed_case_is_in_no_list(caller: Caller) -> None:
    caller.post("/task-forces", {"code": "CITY", "name": "市专班"})
    for code in ("A", "B"):
        caller.post("/projects", {"code": code, "name": code, "task_force": "CITY"})
        caller.case("1", project=code)
    caller.do(caller.case("2", project="B"), "close", outcome="resolved")

    items = caller.get("/task-forces/CITY/remaining")["items"]

    assert {(item["project"], item["case_no"]) for item in items} == {("A", "1"), ("B", "1")}
