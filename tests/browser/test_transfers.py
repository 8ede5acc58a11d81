"""A case is handed over on its page and read back; many go over at once on a page of their own."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_appearance import TOO_SMALL, violations
from tests.browser.village import Village
from tests.browser.visitor import DESKTOP, PHONE, Visitor

AT = {"occurred_at": "2026-03-04T10:00:00+08:00"}


@pytest.fixture
def handed(village: Village) -> Village:
    """Two households are with 李建华, who promised one of them a plan and is related to no one."""
    for number in ("DQ-1", "DQ-2"):
        village.about(number, "chief", name="李建华", **AT)
    village.about("DQ-1", "promises", text="送平面图", due="2026-03-06", by="李建华", **AT)
    village.about("DQ-1", "demands", text="要朝南的房", **AT)
    return village


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_case_is_offered_read_back_and_taken_over(handed: Village, visitor: Visitor) -> None:
    page = visitor.opens(handed.page_of("DQ-1"), size=PHONE)
    press(page, "发起交接")
    page.get_by_label("接收人", exact=True).fill("周敏")
    page.get_by_label("理由").fill("调离专班")
    press(page, "提交")
    card = page.get_by_test_id("transfer")
    expect(card).to_contain_text("等待 周敏 接收")
    expect(card).to_contain_text("接收之前，仍由 李建华 负责。")

    press(page, "复述并接收")
    expect(page.get_by_test_id("to-read-back")).to_contain_text("送平面图")
    expect(page.get_by_test_id("to-read-back")).to_contain_text("要朝南的房")
    form = page.get_by_role("form", name="复述并接收")
    form.get_by_role("button").click()
    expect(form.get_by_role("alert")).to_contain_text("请填写")
    form.get_by_label("复述").fill("月初送平面图，回复朝南的房；夜间不上门")
    form.get_by_role("button").click()

    expect(page.get_by_test_id("timeline")).to_contain_text("首席代表由 李建华 换为 周敏")
    card.get_by_text("以往交接 1").click()
    expect(card).to_contain_text("李建华 → 周敏 已接收")


def test_work_done_after_a_transfer_says_so_in_the_timeline(
    handed: Village, visitor: Visitor
) -> None:
    handed.about("DQ-1", "transfers", to="周敏", reason="轮岗", **AT)
    handed.about("DQ-1", "transfers/1/acceptance", read_back="送图", **AT)
    later = "2026-03-04T19:00:00+08:00"
    handed.about("DQ-1", "contacts", method="visit", by="李建华", occurred_at=later)

    page = visitor.opens(handed.page_of("DQ-1"))

    entry = page.get_by_test_id("timeline").get_by_role("listitem").first
    expect(entry).to_contain_text("走访了这户")
    expect(entry).to_contain_text("交接后补报")


def test_many_cases_go_over_and_one_that_cannot_says_why(handed: Village, visitor: Visitor) -> None:
    handed.about("DQ-2", "recusals", cadre="周敏", relation="表姐", **AT)
    page = visitor.opens("/transfers")
    page.get_by_role("radio", name="DQ 东桥村搬迁").check()
    page.get_by_role("radio", name="李建华（未结 2，已结 0）").check()
    giving = page.get_by_role("form", name="把户案交出去")
    giving.get_by_role("checkbox", name="全选").check()
    giving.get_by_label("接收人", exact=True).fill("周敏")
    giving.get_by_label("理由").fill("调离专班")
    press(page, "交接 2 户")

    expect(giving).to_contain_text("已发起 1 户的交接")
    expect(giving.get_by_role("alert")).to_contain_text("周敏 在户案 DQ-2 中应当回避")
    expect(giving.get_by_test_id("to-give")).to_contain_text("已请 周敏 接收")

    page.get_by_label("谁来接收").fill("周敏")
    expect(page).to_have_url("/transfers?project=DQ&to=%E5%91%A8%E6%95%8F")
    page.get_by_test_id("waiting").get_by_role("checkbox", name="DQ-1 张建国").check()
    page.get_by_label("复述这几户").fill("送平面图；夜间不上门")
    press(page, "复述并接收 1 户")

    expect(page.get_by_text("已接收 1 户。")).to_be_visible()
    expect(page.get_by_text("没有等待 周敏 接收的户案。")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_page_of_transfers_can_be_read_and_pressed_by_everybody(
    handed: Village, visitor: Visitor, size: object
) -> None:
    handed.about("DQ-1", "transfers", to="周敏", reason="轮岗", **AT)
    for path, shown in (("/transfers?project=DQ", "waiting"), (handed.page_of("DQ-1"), "transfer")):
        page = visitor.opens(path, size=size)  # type: ignore[arg-type]
        expect(page.get_by_test_id(shown)).to_be_visible()

        assert violations(page) == []
        assert page.evaluate(TOO_SMALL) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
