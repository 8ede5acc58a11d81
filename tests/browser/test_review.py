"""A monthly review says whether it is a draft or frozen, at which record and with which hash."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, Route, ViewportSize, expect

from tests.browser.test_appearance import TOO_SMALL, violations
from tests.browser.test_ranking import NOTHING, ONE
from tests.browser.village import Village
from tests.browser.visitor import DESKTOP, PHONE, Scheme, Visitor

HASH = "a3" * 32
STAGES = {"opened": 1, "contacted": 1, "offered": 0, "accepted": 0, "signing": 0}
COUNT = {"opened": 3, "closed": 1, "remaining": 2, "by_stage": STAGES, "quality": NOTHING}
FIGURES = {
    "name": "东桥专班", "as_of": "2026-03-31T23:59:59+08:00", "before": COUNT, "after": COUNT,
    "moves": {"closed": 1, "opened": 3, "reopened": 0, "signing": 0, "signed": 0},
    "contacts": 12, "stalled": {"red": 1, "amber": 0},
    "forecast": {"basis": False, "clear": {"p50": None, "p85": None, "p95": None}},
    "projects": [ONE], "method": {"zh": "间接标准化。", "en": "Indirect standardisation."},
}  # fmt: skip
FROZEN = {
    "task_force": "default", "month": "2026-03", "frozen": True, "position": 9, "hash": HASH,
    "frozen_at": "2026-04-02T09:00:00+08:00", "by": "邵文清", "figures": FIGURES,
}  # fmt: skip


def reviewed(page: Page, said: dict[str, Any]) -> Page:
    """The page of March as the server says it."""

    def answer(route: Route) -> None:
        route.fulfill(status=200, json=said)

    page.route("**/api/v1/task-forces/default/reviews/2026-03*", answer)
    page.goto("/task-forces/default/reviews/2026-03")
    expect(page.get_by_test_id("review-standing")).to_be_visible()
    return page


def test_a_draft_says_so_until_a_chief_freezes_it(village: Village, visitor: Visitor) -> None:
    page = visitor.opens("/task-forces/default/reviews/2026-03")
    standing = page.get_by_test_id("review-standing")
    expect(standing).to_contain_text("草稿")
    expect(page.get_by_test_id("review-count")).to_contain_text("剩余 0 2")

    page.get_by_role("button", name="定稿").click()
    expect(page.get_by_text("定稿后数字不再变动")).to_be_visible()
    page.get_by_role("button", name="定稿").click()

    expect(standing).to_contain_text("指纹")
    expect(page.get_by_role("button", name="定稿")).to_have_count(0)


def test_a_frozen_review_bears_position_and_hash(village: Village, visitor: Visitor) -> None:
    page = reviewed(visitor.opens("/"), FROZEN)

    standing = page.get_by_test_id("review-standing")
    expect(standing).to_contain_text("邵文清 于 2026年4月2日 09:00 定稿")
    expect(standing).to_contain_text("按第 9 条记录")
    expect(standing).to_contain_text(HASH)
    expect(page.get_by_role("button", name="定稿")).to_have_count(0)
    expect(page.get_by_test_id("review-quality")).to_contain_text("异议未答")


@pytest.mark.parametrize(
    ("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone-dark", "desktop-light"]
)
def test_a_review_is_accessible_at_any_size(
    village: Village, visitor: Visitor, size: ViewportSize, scheme: Scheme
) -> None:
    page = reviewed(visitor.opens("/", size=size, scheme=scheme), FROZEN)

    assert violations(page) == []
    assert page.evaluate(TOO_SMALL) == []
    for language in ("English", "中文"):
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        page.get_by_role("button", name=language).click()
