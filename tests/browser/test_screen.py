"""A screen on the wall of a public room shows counts with their quality, and no household."""

from __future__ import annotations

from playwright.sync_api import Page, Route, expect

from tests.browser.test_appearance import violations
from tests.browser.test_wall import wall_of
from tests.browser.village import Village
from tests.browser.visitor import WALL, Visitor

# The least size of letters on the page, in CSS pixels.
SMALLEST = """() => Math.min(...[...document.querySelectorAll("[data-testid=screen] *")]
    .filter((each) => !each.closest(".controls") && each.offsetParent && [...each.childNodes]
        .some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim()))
    .map((each) => Number.parseFloat(getComputedStyle(each).fontSize)))"""
# A fiftieth of the width: 25 mm on a screen of 1.25 m, read from five metres.
READABLE = WALL["width"] / 60


def screen(village: Village, visitor: Visitor) -> Page:
    """The screen of the village, with a wall."""

    def answer(route: Route) -> None:
        route.fulfill(status=200, json=wall_of(list(village.cases.values())))

    page = visitor.opens("/", size=WALL, scheme="dark")
    page.route("**/api/v1/projects/DQ/wall*", answer)
    page.goto("/screen/projects/DQ")
    expect(page.get_by_test_id("screen-number")).to_contain_text("2")
    return page


def test_the_screen_goes_round_without_a_menu_and_names_no_household(
    village: Village, visitor: Visitor
) -> None:
    page = screen(village, visitor)
    for face in ("number", "wall", "bars"):
        expect(page.get_by_test_id("screen")).to_have_attribute("data-face", face)
        expect(page.get_by_test_id("pair")).to_be_visible()
        assert "张建国" not in page.inner_text("body")
        assert page.evaluate(SMALLEST) >= READABLE, face
        assert violations(page) == [], face
        page.keyboard.press("ArrowRight")
    expect(page.get_by_test_id("screen")).to_have_attribute("data-face", "number")


def test_the_screen_moves_on_by_itself(village: Village, visitor: Visitor) -> None:
    page = visitor.opens("/", size=WALL)
    page.clock.install()
    page.route(
        "**/api/v1/projects/DQ/wall*",
        lambda route: route.fulfill(status=200, json=wall_of(list(village.cases.values()))),
    )
    page.goto("/screen/projects/DQ")
    expect(page.get_by_test_id("screen-number")).to_be_visible()

    page.clock.run_for(15_100)

    expect(page.get_by_test_id("screen")).to_have_attribute("data-face", "wall")


def test_a_screen_that_lost_its_server_says_since_when(village: Village, visitor: Visitor) -> None:
    page = visitor.opens("/", size=WALL)
    page.clock.install()
    page.goto("/screen/projects/DQ")
    expect(page.get_by_test_id("freshness")).to_contain_text("的数")

    page.context.set_offline(True)
    page.clock.run_for(130_000)

    expect(page.get_by_test_id("freshness")).to_contain_text("连接已断")


def test_the_screen_of_a_task_force_shows_its_projects(village: Village, visitor: Visitor) -> None:
    page = visitor.opens("/screen/task-forces/default", size=WALL)
    expect(page.get_by_test_id("screen-number")).to_contain_text("2")

    page.keyboard.press("ArrowRight")

    expect(page.get_by_role("heading", name="各项目还剩")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="东桥村搬迁")).to_contain_text("2 / 3")
