"""Everybody can read and press what the pages show: two languages, light and dark, any size."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.people import People
from tests.browser.village import Village
from tests.browser.visitor import DESKTOP, PHONE, WALL, Scheme, Visitor

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
TOO_SMALL = """() => [...document.querySelectorAll("a, button, input, textarea, label")]
    .filter((each) => !each.closest(".skip, .hidden") && !each.matches(".skip, .hidden, .asks"))
    .map((each) => [each, each.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && Math.min(box.height, box.width) < 44)
    .map(([each, box]) => `${each.outerHTML.slice(0, 90)} ${box.width}x${box.height}`)"""


def filled(village: Village) -> None:
    """A case with something in every part of its page."""
    at = {"occurred_at": "2026-03-04T10:00:00+08:00"}
    village.about("DQ-1", "assets", kind="砖混", legal_area_cm2=1_205_000,
                  unregistered_area_cm2=200_000, **at)  # fmt: skip
    village.about("DQ-1", "contacts", method="visit", summary="见面", mood="opposed", **at)
    village.about("DQ-1", "demands", text="要朝南的房", **at)
    village.about("DQ-1", "promises", text="送平面图", due="2026-03-06", **at)
    village.about("DQ-1", "offers", amount_fen=86_543_250, **at)
    village.about("DQ-1", "offers/1/response", answer="accepted", **at)


def shows(page: Page, path: str) -> None:
    """Go there and wait for all that the page reads; a case shows its form."""
    page.goto(path)
    expect(page.get_by_text("正在读取")).to_have_count(0)
    if path.startswith("/cases"):
        page.get_by_role("button", name="记一次联系").click()


def test_the_language_is_switched_and_remembered(village: Village, visitor: Visitor) -> None:
    page = visitor.opens("/projects/DQ")

    page.get_by_role("button", name="English").click()

    expect(page.get_by_test_id("remaining")).to_have_text("2 households remain")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.reload()
    expect(page.get_by_test_id("remaining")).to_have_text("2 households remain")


def test_english_pages_show_refusals_in_english(visitor: Visitor) -> None:
    page = visitor.opens("/")
    page.get_by_role("button", name="English").click()

    page.goto("/projects/NOWHERE")

    expect(page.get_by_role("alert")).to_contain_text("is not known here")


def test_money_and_areas_are_read_in_yuan_and_square_metres(
    village: Village, visitor: Visitor
) -> None:
    filled(village)

    page = visitor.opens(village.page_of("DQ-1"))

    expect(page.get_by_text("¥865,432.50", exact=True)).to_be_visible()
    expect(page.get_by_text("有证 120.5 ㎡", exact=False).first).to_be_visible()


@pytest.mark.parametrize(
    ("size", "scheme"), [(PHONE, "light"), (DESKTOP, "dark")], ids=["phone-light", "desktop-dark"]
)
def test_no_page_violates_the_rules_of_accessibility(
    village: Village, visitor: Visitor, size: ViewportSize, scheme: Scheme
) -> None:
    filled(village)
    page = visitor.opens("/", size=size, scheme=scheme)
    for path in ("/", "/projects/DQ?as_of=2026-03-05", village.page_of("DQ-1")):
        shows(page, path)
        assert violations(page) == [], path


def test_dark_pages_are_dark(village: Village, visitor: Visitor) -> None:
    page = visitor.opens("/projects/DQ", scheme="dark")

    assert brightness(page, "getComputedStyle(document.body).backgroundColor") < 40
    assert brightness(page, "getComputedStyle(document.body).color") > 200


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_wear_our_colours_in_whatever_order_their_files_are_loaded(
    village: Village, visitor: Visitor, scheme: Scheme
) -> None:
    page = visitor.opens("/projects/DQ", scheme=scheme)

    said = "getComputedStyle(document.documentElement).getPropertyValue"
    for ours, of_pico in (("ink", "color"), ("paper", "background-color"), ("accent", "primary")):
        assert page.evaluate(f"{said}('--pico-{of_pico}') === {said}('--{ours}')"), of_pico


@pytest.mark.parametrize("size", [PHONE, WALL], ids=["phone", "wall"])
def test_targets_are_large_and_nothing_runs_off_the_side(
    village: Village, visitor: Visitor, size: ViewportSize
) -> None:
    filled(village)
    page = visitor.opens("/", size=size)
    for path in ("/", "/projects/DQ?as_of=2026-03-05", village.page_of("DQ-1")):
        shows(page, path)
        for language in ("English", "中文"):
            assert page.evaluate(TOO_SMALL) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path
            page.get_by_role("button", name=language).click()


NAME_AND_LANGUAGE = """() => ["summary .says", "header > button"].map((each) => {
    const box = document.querySelector(each).getBoundingClientRect();
    return [box.left, box.right]; })"""


@pytest.mark.parametrize("size", [PHONE, DESKTOP, WALL], ids=["phone", "desktop", "wall"])
def test_whoever_signed_in_stands_beside_the_button_of_the_language(
    village: Village, people: People, size: ViewportSize
) -> None:
    people.posted("王敏", "chief", task_force="default")
    page = people.signs_in("王敏", size=size)
    expect(page.get_by_test_id("who")).to_be_visible()
    for language in ("English", "中文"):
        (left, right), (begins, ends) = page.evaluate(NAME_AND_LANGUAGE)
        assert right - left > 60  # pixels in which a name can be read
        assert right <= begins
        assert ends <= size["width"]
        page.get_by_role("button", name=language).click()


def test_no_widget_speaks_the_language_of_the_browser(village: Village, visitor: Visitor) -> None:
    page = visitor.opens("/")
    for path in ("/projects/DQ", village.page_of("DQ-1")):
        shows(page, path)
        native = "[type=date], [type=time], [type=datetime-local], select, :invalid, [required]"
        expect(page.locator(native)).to_have_count(0)


# A colour on its way from one to another is none that anybody has to read.
STILL = """Promise.allSettled(document.getAnimations()
    .filter((each) => Number.isFinite(each.effect?.getComputedTiming().endTime))
    .map((each) => each.finished))"""


def violations(page: Page) -> list[str]:
    """Serious findings of axe-core, contrast among them."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: call ./run setup")
    page.evaluate(STILL)
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:120]}"
        for each in found["violations"]
        if each["impact"] in {"serious", "critical"}
    ]


def brightness(page: Page, colour: str) -> float:
    """The mean of red, green and blue, 0 to 255."""
    parts: list[int] = page.evaluate(f"{colour}.match(/\\d+/g).slice(0, 3).map(Number)")
    return sum(parts) / 3
