"""A chief trusts the board: the count with its pair, live, explained, for any evening, and when."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.test_appearance import TOO_SMALL, violations
from tests.browser.village import Village
from tests.browser.visitor import DESKTOP, PHONE, WALL, Scheme, Visitor

SHANGHAI = timezone(timedelta(hours=8))


def just_now() -> str:
    return datetime.now(SHANGHAI).isoformat()


def lived(village: Village) -> None:
    """Something for every part of the board; DQ-3 is closed already."""
    for number, day in (("DQ-1", "04"), ("DQ-2", "05")):
        at = {"occurred_at": f"2026-03-{day}T23:10:00+08:00"}
        village.about(number, "contacts", method="visit", summary="见面", mood="willing", **at)
    village.about("DQ-1", "promises", text="送图", due="2026-03-06",
                  occurred_at="2026-03-04T23:20:00+08:00")  # fmt: skip
    village.about("DQ-1", "offers", amount_fen=86_543_200,
                  occurred_at="2026-03-10T10:00:00+08:00")  # fmt: skip


def test_beside_the_count_stands_what_keeps_it_honest(village: Village, visitor: Visitor) -> None:
    lived(village)

    page = visitor.opens("/projects/DQ")

    pair = page.get_by_test_id("quality").get_by_role("listitem")
    expect(pair).to_have_count(6)
    expect(pair.filter(has_text="承诺逾期")).to_have_text("承诺逾期 1")


def test_a_past_evening_does_not_know_what_phones_held(village: Village, visitor: Visitor) -> None:
    page = visitor.opens("/projects/DQ?as_of=2026-03-05")

    unsent = page.get_by_test_id("quality").get_by_role("listitem").filter(has_text="手机未送达")
    expect(unsent).to_contain_text("不详")


def test_a_closing_moves_the_open_page_and_is_announced(village: Village, visitor: Visitor) -> None:
    page = visitor.opens("/projects/DQ")
    expect(page.get_by_test_id("live")).to_have_text("实时")

    village.about("DQ-2", "close", outcome="resolved", occurred_at=just_now())

    expect(page.get_by_test_id("remaining")).to_have_text("还剩 1 户", timeout=3_000)
    expect(page.get_by_text("还剩 1 户，少 1 户")).to_be_attached()
    expect(page.get_by_role("button", name="今天 少 1 户")).to_be_visible()


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


def test_a_number_explains_itself_and_leads_to_the_case(village: Village, visitor: Visitor) -> None:
    page = visitor.opens("/projects/DQ")

    page.get_by_test_id("remaining").get_by_role("button").click()

    said = page.get_by_role("dialog", name="剩余户数是怎么数的")
    expect(said.get_by_test_id("behind").get_by_role("listitem")).to_have_count(2)
    said.get_by_role("link", name="DQ-1").click()
    expect(page).to_have_url(village.page_of("DQ-1"))


@pytest.mark.parametrize("figure", ["complaints_open", "change_week", "promises_overdue"])
def test_an_explanation_is_a_link_and_is_shut_by_a_key(
    village: Village, visitor: Visitor, figure: str
) -> None:
    lived(village)
    page = visitor.opens(f"/projects/DQ?figure={figure}")
    expect(page.get_by_role("dialog").locator(".definition")).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page).to_have_url("/projects/DQ")


def test_without_a_basis_the_page_says_why_it_names_no_day(
    village: Village, visitor: Visitor
) -> None:
    page = visitor.opens("/projects/DQ")

    expect(page.get_by_text("没有依据，不作预测")).to_be_visible()


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


@pytest.mark.parametrize(
    ("size", "scheme", "language"),
    [(PHONE, "dark", "English"), (DESKTOP, "light", "中文"), (WALL, "dark", "中文")],
    ids=["phone-dark-en", "desktop-light-zh", "wall-dark-zh"],
)
def test_every_chart_is_drawn_and_described_and_nothing_runs_off_the_side(
    village: Village, visitor: Visitor, size: ViewportSize, scheme: Scheme, language: str
) -> None:
    lived(village)
    page = visitor.opens("/projects/DQ", size=size, scheme=scheme)
    if language == "English":
        page.get_by_role("button", name="English").click()

    charts = to_the_end(page).locator("div[role=img]")
    expect(charts.nth(5)).to_be_attached()
    for chart in charts.all():
        expect(chart.locator("svg path").first).to_be_attached()
        assert chart.get_attribute("aria-label")
    assert page.evaluate(TOO_SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert violations(page) == []


def to_the_end(page: Page) -> Page:
    """Scroll down until all parts have come near and were read."""
    expect(page.get_by_test_id("register")).to_be_attached()
    for _ in range(3):
        page.get_by_test_id("register").scroll_into_view_if_needed()
        for part in page.locator("section.card h2").all():
            part.scroll_into_view_if_needed()
    expect(page.locator(".board [role=status]", has_text="正在读取")).to_have_count(0)
    return page
