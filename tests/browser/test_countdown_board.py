"""A chief trusts the board: it moves by itself, says when it does not, and goes to any evening."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from playwright.sync_api import expect

from tests.browser.village import Village
from tests.browser.visitor import Visitor

SHANGHAI = timezone(timedelta(hours=8))


def just_now() -> str:
    return datetime.now(SHANGHAI).isoformat()


def test_a_closing_moves_the_open_page_and_is_announced(village: Village, visitor: Visitor) -> None:
    page = visitor.opens("/projects/DQ")
    expect(page.get_by_test_id("live")).to_have_text("实时")

    village.about("DQ-2", "close", outcome="resolved", occurred_at=just_now())

    expect(page.get_by_test_id("remaining")).to_have_text("还剩 1 户", timeout=3_000)
    expect(page.get_by_text("还剩 1 户，少 1 户")).to_be_attached()


def test_two_windows_of_a_browser_listen_over_one_line(village: Village, visitor: Visitor) -> None:
    page = visitor.opens("/projects/DQ")
    expect(page.get_by_test_id("live")).to_have_text("实时")
    other = page.context.new_page()
    other.goto("/projects/DQ")

    village.about("DQ-2", "close", outcome="resolved", occurred_at=just_now())

    for each in (page, other):
        expect(each.get_by_test_id("remaining")).to_have_text("还剩 1 户", timeout=3_000)
    assert len([url for url in visitor.asked if url.endswith("/live")]) == 1


def test_a_page_that_lost_its_line_says_so_and_catches_up(
    village: Village, visitor: Visitor
) -> None:
    page = visitor.opens("/projects/DQ")
    expect(page.get_by_test_id("live")).to_have_text("实时")

    page.context.set_offline(True)
    expect(page.get_by_test_id("live")).to_contain_text("断线，停在")
    village.about("DQ-2", "close", outcome="resolved", occurred_at=just_now())
    page.context.set_offline(False)

    expect(page.get_by_test_id("remaining")).to_have_text("还剩 1 户", timeout=6_000)
    expect(page.get_by_test_id("live")).to_have_text("实时")


def test_the_slider_moves_the_whole_page_to_a_past_evening(
    village: Village, visitor: Visitor
) -> None:
    page = visitor.opens("/projects/DQ")
    slider = page.get_by_role("slider", name="拖到哪一天")
    expect(slider).to_have_attribute("aria-valuetext", "现在")

    slider.press("Home")

    expect(page).to_have_url("/projects/DQ?as_of=2026-03-02")
    expect(page.get_by_test_id("remaining")).to_have_text("还剩 3 户")
    expect(page.get_by_test_id("register").get_by_role("listitem")).to_have_count(3)
    expect(page.get_by_test_id("live")).to_have_count(0)


def test_a_task_force_counts_and_lists_what_lies_beneath(
    village: Village, visitor: Visitor
) -> None:
    page = visitor.opens("/")
    page.get_by_role("list", name="专班").get_by_role("link").click()

    expect(page.get_by_test_id("remaining")).to_have_text("还剩 2 户")
    child = page.get_by_test_id("children").get_by_role("link", name="东桥村搬迁")
    child.scroll_into_view_if_needed()
    expect(child).to_contain_text("剩余 2 户")
    child.click()
    expect(page).to_have_url("/projects/DQ")
