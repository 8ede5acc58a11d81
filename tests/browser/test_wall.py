"""On the wall each household is one square; mouse, keys and a list all lead to its case."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.test_appearance import TOO_SMALL, violations
from tests.browser.village import Village
from tests.browser.visitor import DESKTOP, PHONE, Scheme, Visitor

# From the press of a button to the frame in which the wall shows it, in milliseconds.
PRESSED = """async (word) => {
    const button = [...document.querySelectorAll("main button")].find((each) => each.textContent.includes(word));
    const since = performance.now();
    button.click();
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
    return performance.now() - since;
}"""  # noqa: E501
AT_MOST = 300


def wall_of(ids: list[str], groups: int = 2) -> dict[str, Any]:
    """A wall as GET /projects/{code}/wall answers it; every fifth household is stalled."""
    places = range(len(ids))
    return {
        "as_of": "2026-03-20T16:00:00+08:00", "position": 9,
        "groups": [f"{group + 1} 组" for group in range(groups)],
        "stages": ["opened", "contacted", "offered", "accepted", "signing", "closed"],
        "colours": ["green", "amber", "red", None],
        "cases": {
            "id": ids, "case_no": [f"DQ-{i + 1}" for i in places],
            "stage": [i % 5 for i in places], "colour": [0 if i % 5 else 2 for i in places],
            "group": [i * groups // len(ids) for i in places],
            "days_quiet": [0 if i % 5 else 40 for i in places],
        },
    }  # fmt: skip


def hung(page: Page, wall: dict[str, Any]) -> Page:
    """The page with this wall on it."""

    def answer(route: Route) -> None:
        route.fulfill(status=200, json=wall)

    page.route("**/api/v1/projects/DQ/wall*", answer)
    page.goto("/projects/DQ/wall")
    expect(page.get_by_test_id("wall").locator("canvas").first).to_be_visible()
    return page


@pytest.fixture
def small(village: Village, visitor: Visitor) -> Page:
    return hung(visitor.opens("/"), wall_of(list(village.cases.values())))


def test_the_wall_hangs_as_the_village_stands(village: Village, visitor: Visitor) -> None:
    village.about("DQ-1", "contacts", method="visit", summary="见面", mood="opposed",
                  occurred_at="2026-03-04T10:00:00+08:00")  # fmt: skip

    page = visitor.opens("/projects/DQ/wall?as_of=2026-03-25")
    page.get_by_text("以列表查看").click()

    lines = page.get_by_test_id("wall-list").get_by_role("listitem")
    expect(page.get_by_text("共 3 户，还剩 2 户")).to_be_visible()
    expect(lines.filter(has_text="DQ-1")).to_contain_text("已联系")
    expect(lines.filter(has_text="DQ-1")).to_contain_text("放缓")
    expect(lines.filter(has_text="DQ-3")).to_contain_text("已办结")


def test_keys_move_over_the_wall_and_enter_opens_the_case(small: Page, village: Village) -> None:
    small.get_by_test_id("wall").focus()

    small.keyboard.press("ArrowRight")
    expect(small.get_by_test_id("pointed")).to_contain_text("DQ-1")
    small.keyboard.press("ArrowDown")
    expect(small.get_by_test_id("pointed")).to_contain_text("DQ-3")
    small.keyboard.press("Enter")

    expect(small).to_have_url(f"{village.page_of('DQ-3')}")


def test_a_click_on_a_square_opens_its_case(small: Page, village: Village) -> None:
    small.get_by_test_id("wall").locator("canvas").first.click(position={"x": 50, "y": 8})

    expect(small).to_have_url(f"{village.page_of('DQ-2')}")


def test_a_filter_stands_in_the_address_and_in_the_list(small: Page) -> None:
    small.get_by_role("button", name="停滞").click()
    small.get_by_text("以列表查看").click()

    expect(small).to_have_url("/projects/DQ/wall?colour=red")
    expect(small.get_by_test_id("wall-list").get_by_role("listitem")).to_have_count(1)
    expect(small.get_by_test_id("wall-list").get_by_role("link")).to_contain_text("DQ-1")


@pytest.mark.parametrize(
    ("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone-dark", "desktop-light"]
)
def test_a_wall_is_accessible_at_any_size(
    village: Village, visitor: Visitor, size: dict[str, int], scheme: Scheme
) -> None:
    page = hung(visitor.opens("/", size=size, scheme=scheme), wall_of(list(village.cases.values())))  # type: ignore[arg-type]
    page.get_by_text("以列表查看").click()

    assert violations(page) == []
    assert page.evaluate(TOO_SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_a_filter_on_twenty_thousand_squares_is_seen_at_once(
    village: Village, visitor: Visitor
) -> None:
    ids = [f"00000000-0000-7000-8000-{i:012d}" for i in range(20_000)]
    page = hung(visitor.opens("/"), wall_of(ids, groups=30))

    took = min(page.evaluate(PRESSED, word) for word in ("停滞", "推进中", "已联系"))

    assert took < AT_MOST
    expect(page.get_by_role("status").filter(has_text="20,000")).to_be_visible()


def test_a_wall_that_cannot_be_read_says_so_and_leaves_the_ways_on(
    village: Village, visitor: Visitor
) -> None:
    page = visitor.opens("/")
    page.route("**/api/v1/projects/DQ/wall*", lambda route: route.fulfill(status=503, json={}))
    page.goto("/projects/DQ/wall")

    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("link", name="倒计时")).to_be_visible()
