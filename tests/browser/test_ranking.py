"""The ranking prints its method and draws how sure each place is."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, Route, ViewportSize, expect

from tests.browser.test_appearance import TOO_SMALL, violations
from tests.browser.village import Village
from tests.browser.visitor import DESKTOP, PHONE, Scheme, Visitor

NOTHING = {
    "complaints_open": 0, "reversals": 0, "withdrawn_signatures": 0, "pressure": 0,
    "promises_overdue": 0, "unsent_entries": None,
}  # fmt: skip
ONE = {
    "project": "DQ", "name": "东桥村搬迁", "rank": 1, "rank_low": 1, "rank_high": 2,
    "score": 1.5, "score_low": 0.8, "score_high": 2.1, "difficulty": 1.2, "closed": 7,
    "deducted": 1, "remaining": 2, "expected": 4.0, "ratio_low": 0.9, "ratio_high": 2.4,
    "quality": NOTHING | {"pressure": 1},
}  # fmt: skip
# Nothing could be expected of a project that has just begun.
NEW = ONE | dict.fromkeys(("rank", "rank_low", "rank_high", "score", "score_low", "score_high",
                           "difficulty", "ratio_low", "ratio_high")) | {
    "project": "NEW", "name": "新项目", "expected": 0.0, "quality": NOTHING,
}  # fmt: skip


def ranked(page: Page) -> Page:
    """The page with two projects on it."""

    def answer(route: Route) -> None:
        said: dict[str, Any] = {"month": "2026-03", "method": "间接标准化。", "items": [ONE, NEW]}
        route.fulfill(status=200, json=said)

    page.route("**/api/v1/ranking?*", answer)
    page.goto("/ranking?month=2026-03")
    expect(page.get_by_test_id("ranking").get_by_role("row")).to_have_count(3)
    return page


def test_each_project_has_its_place_and_how_sure_it_is(village: Village, visitor: Visitor) -> None:
    page = ranked(visitor.opens("/"))
    first = page.get_by_test_id("ranking").get_by_role("row").nth(1)

    expect(first).to_contain_text("1–2 名之间")
    expect(first.get_by_role("img", name="0.80–2.10")).to_be_visible()
    expect(first).to_contain_text("夜间联系 1")
    expect(page.get_by_text("间接标准化。")).to_be_visible()
    expect(page.get_by_text("没有可预期的户")).to_be_visible()


def test_another_month_is_asked_for_by_the_address(village: Village, visitor: Visitor) -> None:
    page = ranked(visitor.opens("/"))

    page.get_by_role("button", name="上月").click()

    expect(page).to_have_url("/ranking?month=2026-02")
    expect(page.get_by_role("link", name="下载 Excel")).to_have_attribute(
        "href", "/api/v1/ranking.xlsx?month=2026-02"
    )


@pytest.mark.parametrize(
    ("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone-dark", "desktop-light"]
)
def test_the_ranking_is_accessible_at_any_size(
    village: Village, visitor: Visitor, size: ViewportSize, scheme: Scheme
) -> None:
    page = ranked(visitor.opens("/", size=size, scheme=scheme))

    assert violations(page) == []
    assert page.evaluate(TOO_SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
