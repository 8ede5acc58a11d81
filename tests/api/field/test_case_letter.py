"""The case letter tells whoever goes there next what they must know, on one screen."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.api_caller import Caller


@pytest.fixture
def case(caller: Caller) -> str:
    caller.project()
    return caller.case()


def letter(caller: Caller, case: str) -> dict[str, Any]:
    found: dict[str, Any] = caller.get(f"/cases/{case}/letter")
    return found


def test_it_tells_the_facts_and_whom_to_call(caller: Caller, case: str) -> None:
    caller.do(case, "parties", name="王建国", share="1/1", phone="12000001234")
    caller.do(case, "assets", kind="house", legal_area_cm2=900_000, unregistered_area_cm2=0)
    caller.do(case, "chief", name="李建华")

    told = letter(caller, case)

    assert (told["name"], told["chief"], told["stage"]) == ("王建国", "李建华", "opened")
    assert [party["phone"] for party in told["parties"]] == ["12000001234"]
    assert [asset["legal_area_cm2"] for asset in told["assets"]] == [900_000]
    assert "receipt_key" not in told


def test_it_tells_what_is_open_and_what_was_broken(caller: Caller, case: str) -> None:
    for text in ("送平面图", "问学区"):
        caller.do(case, "promises", text=text, due="2020-10-01")
    caller.do(case, "promises/1/outcome", outcome="broken")
    caller.do(case, "demands", text="重新丈量")
    caller.do(case, "offers", amount_fen=100)

    told = letter(caller, case)

    assert [(each["text"], each["due"]) for each in told["promises"]] == [("问学区", "2020-10-01")]
    assert [each["text"] for each in told["broken"]] == ["送平面图"]
    assert [each["text"] for each in told["demands"]] == ["重新丈量"]
    assert [each["amount_fen"] for each in told["offers"]] == [100]


def test_it_tells_what_was_said_last(caller: Caller, case: str) -> None:
    for nth in range(5):
        caller.do(case, "contacts", method="visit", summary=f"第{nth}次", mood="wavering")

    told = letter(caller, case)

    assert [talk["summary"] for talk in told["talks"]] == ["第4次", "第3次", "第2次"]
    assert (told["contacts"], told["mood"]) == (5, "wavering")


def test_the_red_lines_are_what_hand_overs_left_and_what_was_said_back(
    caller: Caller, case: str
) -> None:
    caller.do(case, "chief", name="李建华")
    caller.do(case, "transfers", to="周敏", reason="轮岗", letter="只在晚饭后有空")
    caller.do(case, "transfers/1/acceptance", read_back="不夜间上门")
    caller.do(case, "transfers", to="吴兰", reason="调离", letter="老人有病，勿惊")

    waiting, taken = letter(caller, case)["red_lines"]

    assert (waiting["letter"], waiting["read_back"], waiting["at"]) == (
        "老人有病，勿惊",
        None,
        None,
    )
    assert (taken["from"], taken["letter"], taken["read_back"]) == (
        "李建华", "只在晚饭后有空", "不夜间上门",
    )  # fmt: skip


def test_it_tells_who_must_not_go(caller: Caller, case: str) -> None:
    caller.do(case, "chief", name="李建华")
    caller.do(case, "recusals", cadre="李建华", relation="户主外甥")

    told = letter(caller, case)

    assert told["recused"] == [{"cadre": "李建华", "relation": "户主外甥"}]
    assert told["chief_is_recused"]
