"""A chief sees who remains and why, and hands over or gives an order without leaving the list."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, ViewportSize, expect

from tests.browser.test_appearance import TOO_SMALL, violations
from tests.browser.village import Village
from tests.browser.visitor import DESKTOP, PHONE, Scheme, Visitor

METHOD = "先看卡点的种类，再看立案时间。"


def ranked(village: Village) -> dict[str, Any]:
    """What GET /projects/{code}/remaining answers: one waits for an answer, one for a contact."""
    waits = {"kind": "objection", "n": 2, "since": "2026-03-04"}
    quiet = {"kind": "no_contact", "n": None, "since": None}
    items = [
        {
            "id": village.cases[number], "case_no": number, "project": "DQ", "name": name,
            "stage": "opened", "colour": "red", "age_days": 40, "days_quiet": 40,
            "last_contact": None, "chief": None, "blocks": [block],
            "next": {"step": "contact", "earliest": "2026-03-05", "article": "LAL:47"},
        }
        for number, name, block in (("DQ-1", "张建国", waits), ("DQ-2", "欧阳娜", quiet))
    ]  # fmt: skip
    at = {"as_of": "2026-04-11T10:00:00+08:00", "position": 9}
    return {**at, "items": items, "next": None, "method": METHOD}


def listed(page: Page, village: Village) -> Page:
    """The page with both households on it."""

    def answer(route: Route) -> None:
        route.fulfill(status=200, json=ranked(village))

    page.route("**/api/v1/projects/DQ/remaining*", answer)
    page.goto("/projects/DQ/remaining")
    expect(page.get_by_test_id("remaining-list").get_by_role("link")).to_have_count(2)
    return page


@pytest.fixture
def page(village: Village, visitor: Visitor) -> Page:
    return listed(visitor.opens("/"), village)


def test_what_blocks_a_household_and_what_comes_next_stand_beside_it(page: Page) -> None:
    first = page.get_by_test_id("remaining-list").get_by_role("listitem").first

    expect(first).to_contain_text("异议未答复 第 2 项 自 2026年3月4日")
    expect(first).to_contain_text("下一步 联系 最早 2026年3月5日 《土地管理法》第 47 条")
    page.get_by_text("怎么排的").click()
    expect(page.get_by_text(METHOD)).to_be_visible()


def test_the_page_shows_what_the_server_ranks(village: Village, visitor: Visitor) -> None:
    village.about("DQ-2", "demands", text="要朝南的房", occurred_at="2026-03-04T10:00:00+08:00")

    page = visitor.opens("/projects/DQ/remaining?as_of=2026-03-05")
    first = page.get_by_test_id("remaining-list").get_by_role("listitem").first

    expect(first).to_contain_text("DQ-2")
    expect(first).to_contain_text("诉求未答复 第 1 项 自 2026年3月4日")
    expect(first).to_contain_text("下一步 联系 最早 2026年3月5日 《土地管理法》第 47 条")


def test_chosen_households_are_handed_over_in_one_act(page: Page, village: Village) -> None:
    for number in ("DQ-1", "DQ-2"):
        page.get_by_role("checkbox", name=number).check()

    page.get_by_role("button", name="交给别人").click()
    page.get_by_label("接收人", exact=True).fill("马伟")
    page.get_by_label("理由").fill("调离专班")
    page.get_by_role("button", name="交接 2 户").click()

    expect(page.get_by_role("status").filter(has_text="已发起 2 户的交接")).to_be_visible()
    page.goto(village.page_of("DQ-2"))
    expect(page.get_by_text("等待 马伟 接收")).to_be_visible()


@pytest.mark.parametrize(
    ("size", "scheme"), [(PHONE, "light"), (DESKTOP, "dark")], ids=["phone-light", "desktop-dark"]
)
def test_list_and_dialog_are_accessible_at_any_size(
    village: Village, visitor: Visitor, size: ViewportSize, scheme: Scheme
) -> None:
    page = listed(visitor.opens("/", size=size, scheme=scheme), village)
    page.get_by_role("checkbox", name="DQ-1").check()
    assert page.evaluate(TOO_SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]

    page.get_by_test_id("acts").get_by_role("button", name="交办").click()

    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == []


def test_the_evening_report_can_be_read_where_the_clipboard_is_refused(
    page: Page,
) -> None:
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(Error('no')); }")

    page.get_by_role("button", name="复制晚报").click()

    expect(page.get_by_label("晚报文字")).to_have_value(re.compile("东桥村搬迁.*2 户", re.DOTALL))
    expect(page.get_by_text("浏览器不许复制")).to_be_visible()
