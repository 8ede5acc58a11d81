"""An order is given in a dialog, reported by who has it and settled by a chief, all on the case."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.people import People
from tests.browser.test_appearance import violations
from tests.browser.village import Village
from tests.browser.visitor import Visitor

ORDERED = {"text": "带平面图上门，说清面积", "due": "2026-03-06", "kind": "supervised"}
AT = {"occurred_at": "2026-03-04T10:00:00+08:00"}


def orders(page: Page, village: Village) -> Page:
    """The page of a case, read to its end."""
    page.goto(village.page_of("DQ-1"))
    expect(page.get_by_test_id("orders")).to_be_visible()
    return page


def test_a_chief_gives_an_order_in_a_dialog(village: Village, visitor: Visitor) -> None:
    page = orders(visitor.opens("/"), village)

    page.get_by_role("button", name="交办一件事").click()
    page.get_by_label("办什么").fill(ORDERED["text"])
    page.get_by_label("几号前办好").fill("2099-03-06")
    page.get_by_label("督办").check()
    assert violations(page) == []
    page.get_by_role("dialog").get_by_role("button", name="交办", exact=True).click()

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_test_id("orders")).to_contain_text(f"督办 {ORDERED['text']}")
    expect(page.get_by_test_id("orders")).to_contain_text("2099年3月6日 前办好")


def test_an_order_is_reported_and_settled_on_the_case(village: Village, visitor: Visitor) -> None:
    village.about("DQ-1", "orders", **ORDERED, **AT)
    page = orders(visitor.opens("/"), village)
    shown = page.get_by_test_id("orders")

    shown.get_by_role("button", name="报告办理情况").click()
    page.get_by_label("办了什么").fill("图已送到，面积认可")
    shown.get_by_role("button", name="报告办理情况").click()
    expect(shown).to_contain_text("图已送到，面积认可")
    shown.get_by_role("button", name="销号").click()

    expect(shown).to_contain_text("已销号")
    expect(shown.get_by_role("button", name="报告办理情况")).to_have_count(0)


def test_a_cadre_reports_on_an_order_and_does_not_settle_it(
    village: Village, people: People
) -> None:
    village.about("DQ-1", "orders", **ORDERED, **AT)
    people.posted("李娜", "cadre", task_force="default")
    page = people.signs_in("李娜", village.page_of("DQ-1"))
    shown = page.get_by_test_id("orders")

    expect(shown.get_by_role("button", name="报告办理情况")).to_be_visible()
    expect(shown.get_by_role("button", name="销号")).to_have_count(0)
    expect(shown.get_by_role("button", name="交办一件事")).to_have_count(0)
