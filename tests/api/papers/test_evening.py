"""The evening report says in plain text what the routes say of that day, and names no household."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.api.api_caller import Caller

NAME = "赵德昌"
NOW = datetime.now(UTC)
TOMORROW = (NOW + timedelta(hours=8, days=1)).date().isoformat()


def report(caller: Caller, scope: str = "projects/XN", **asked: Any) -> str:
    text: str = caller.get(f"/{scope}/evening-report", **asked)["text"]
    return text


def do(caller: Caller, case: str, op: str, **body: Any) -> None:
    caller.do(case, op, **{"occurred_at": datetime.now(UTC).isoformat(), **body})


@pytest.fixture
def village(caller: Caller) -> Caller:
    """Three old cases: today one closes, one is promised something for tomorrow."""
    caller.project()
    first, second, third = (caller.case(f"XN-00{n}") for n in (1, 2, 3))
    do(caller, first, "parties", name=NAME)
    do(caller, first, "close", outcome="resolved")
    do(caller, second, "promises", text="送过渡费清单", due=TOMORROW)
    do(caller, second, "orders", text="本周谈妥", due=TOMORROW)
    do(caller, third, "contacts", method="visit")
    return caller


def test_it_gives_the_count_with_its_pair_and_what_the_day_brought(village: Caller) -> None:
    counted = village.get("/projects/XN/countdown")

    lines = report(village).splitlines()

    assert lines[0].startswith("【晚报】小南门 ")
    assert lines[1] == f"剩余 {counted['remaining']} 户（今日 -1，本周 -1）。"
    assert "未答复异议 0 件" in lines[2]
    assert "手机上未传记录 0 条" in lines[2]
    assert lines[3] == (
        "今日办结 1 户（其中签约 0 户），新立案 0 户，重启 0 户，进入签约 0 户；联系 1 次，1 户。"
    )
    assert lines[4] == "明日到期：承诺 1 项，交办 1 项；交办逾期 0 项。"
    assert lines[5].startswith("停滞：红 1 户，黄 0 户；最久：XN-002（")
    assert lines[6].endswith(f"第 {counted['position']} 条记录。")


def test_no_household_is_named_in_it(village: Caller) -> None:
    assert NAME not in report(village)


def test_it_is_in_the_language_of_the_reader(village: Caller) -> None:
    village.client.headers["accept-language"] = "en"

    lines = report(village).splitlines()

    assert lines[1] == "Remaining: 2 (today -1, week -1)."
    assert lines[3].startswith("Today: closed 1 (signed 0), opened 0, reopened 0")


def test_a_task_force_has_one_of_all_beneath_it(village: Caller) -> None:
    assert "剩余 2 户（今日 -1" in report(village, "task-forces/default")


def test_the_report_of_a_past_day_is_as_it_would_have_been(village: Caller) -> None:
    text = report(village, date="2020-09-23")

    assert "剩余 3 户（今日 +3，本周 +3）" in text
    assert "新立案 3 户" in text
    assert "手机" not in text  # nobody knows any more what phones held then
    assert "截至 2020-09-23 23:59" in text


def test_a_case_that_came_back_is_not_new(village: Caller) -> None:
    case = village.get("/projects/XN/cases")["items"][0]["id"]

    do(village, case, "reopen", reason="反悔")

    assert "今日办结 1 户（其中签约 0 户），新立案 0 户，重启 1 户" in report(village)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2199-12-31"])
def test_a_day_that_no_report_can_be_of_is_refused(village: Caller, day: str) -> None:
    village.get("/projects/XN/evening-report", 422, date=day)


def test_a_case_that_opened_and_closed_at_one_moment_did_both(caller: Caller) -> None:
    caller.project()
    caller.sign(caller.case())

    text = report(caller, date="2020-09-23")

    assert "剩余 0 户（今日 +0" in text
    assert "今日办结 1 户（其中签约 1 户），新立案 1 户，重启 0 户" in text
