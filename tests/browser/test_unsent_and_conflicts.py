"""What phones still hold stands beside the number; a late decision waits to be settled."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import expect

from store.books import Books
from tests.browser.test_appearance import violations
from tests.browser.village import Village
from tests.browser.visitor import PHONE, Visitor
from tests.facts import act

AT = "2026-03-04T10:00:00+08:00"


def sync(village: Village, *items: dict[str, Any], **holds: Any) -> None:
    village.write(
        "/sync", device=str(uuid4()), device_now=AT, items=items,
        holds={"position": 0, "hash": "", **holds},
    )  # fmt: skip


@pytest.fixture
def conflicted(village: Village, books: Books) -> Village:
    """李建华 offered one amount; without having seen that, somebody noted another."""
    case = village.cases["DQ-1"]
    offer = act(by="李建华")
    books.desk.on_case(UUID(case), lambda case: {"n": case.make_offer(offer, amount_fen=100_00)})
    body = {"occurred_at": AT, "amount_fen": 120_00}
    sync(village, {"op_id": str(uuid4()), "seq": 1, "case": case, "op": "offers", "version": 2,
                   "drift": 0, "body": body})  # fmt: skip
    return village


def test_how_much_phones_hold_stands_beside_the_number(
    village: Village, visitor: Visitor, books: Books
) -> None:
    project = str(books.desk.project_id("DQ"))
    sync(village, unsent={project: 40})
    sync(village, unsent={project: 1})
    page = visitor.opens("/projects/DQ")

    expect(page.get_by_test_id("unsent")).to_contain_text("2 部手机尚有 41 条未送达")
    assert violations(page) == []
    page.get_by_role("button", name="English").click()
    expect(page.get_by_test_id("unsent")).to_contain_text("2 phones hold 41 unsent entries")


def test_nothing_stands_there_while_phones_hold_nothing(village: Village, visitor: Visitor) -> None:
    page = visitor.opens("/projects/DQ")

    expect(page.get_by_test_id("remaining")).to_be_visible()
    expect(page.get_by_test_id("unsent")).to_have_count(0)


def test_a_conflict_is_read_and_settled_on_the_page_of_its_case(
    conflicted: Village, visitor: Visitor
) -> None:
    page = visitor.opens(conflicted.page_of("DQ-1"), size=PHONE)
    card = page.get_by_test_id("conflicts")
    expect(card).to_contain_text("出具新方案：¥120")
    assert violations(page) == []

    card.get_by_role("button", name="采用这一决定").click()
    expect(card.get_by_role("alert")).to_have_text("请填写“理由”。")
    card.get_by_label("理由").fill("户主确认")
    card.get_by_role("button", name="采用这一决定").click()

    expect(card).to_have_count(0)
    expect(page.get_by_test_id("timeline")).to_contain_text("处理冲突 1：采用所保留的决定")
    expect(page.get_by_test_id("timeline")).to_contain_text("出具方案 2：¥120")
