"""Persons are erased by number under an order, never by chance, and not while something is held."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.people import People
from tests.browser.test_accounts import is_readable
from tests.browser.village import Village
from tests.browser.visitor import PHONE, WALL


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def number_of(page: Page, village: Village, name: str) -> str:
    """The number that a chief reads on the case's page."""
    page.goto(village.page_of("DQ-1"))
    page.get_by_text("个人信息编号").click()
    numbers = page.get_by_role("term").filter(has_text=name)
    return numbers.locator("xpath=following-sibling::dd[1]").inner_text()


def orders(page: Page, who: str) -> None:
    """Fill in an order and press twice."""
    page.get_by_label("删除谁（编号）").fill(who)
    page.get_by_label("依据（删除令文号）").fill("删〔2026〕3 号")
    press(page, "删除")
    press(page, "确定删除，不可恢复")


def test_a_person_is_erased_by_the_number_that_the_chief_read(
    village: Village, people: People
) -> None:
    people.posted("王敏", "chief", task_force="default")
    people.posted("李管理", "admin")
    chief = people.signs_in("王敏")
    expect(chief).to_have_url("/projects/DQ")
    number = number_of(chief, village, "张建国")
    page = people.signs_in("李管理", "/erasures", size=PHONE)

    orders(page, number)

    expect(page.get_by_text("已按 删〔2026〕3 号 删除。")).to_be_visible()
    expect(page.get_by_test_id("orders")).to_contain_text("删〔2026〕3 号")
    press(page, "填入")
    expect(page.get_by_label("删除谁（编号）")).to_have_value(village.cases["DQ-1"])
    chief.reload()
    expect(chief.get_by_text("张建国")).to_have_count(0)


def test_what_is_held_is_not_erased_until_it_is_lifted(village: Village, people: People) -> None:
    people.posted("陈监督", "inspector")
    people.posted("李管理", "admin")
    theirs = people.signs_in("陈监督", "/erasures", size=PHONE)
    press(theirs, "留存记录")
    theirs.get_by_label("文号").fill("（2026）区行初 12 号")
    theirs.get_by_label("项目代码").fill("DQ")
    press(theirs, "留存记录")
    expect(theirs.get_by_test_id("holds")).to_contain_text("诉讼 · （2026）区行初 12 号")
    page = people.signs_in("李管理", "/erasures")
    orders(page, f"http://here{village.page_of('DQ-1')}")
    expect(page.get_by_role("alert")).to_contain_text("解除留存后方可删除")

    press(theirs, "解除留存 （2026）区行初 12 号")
    theirs.get_by_label("理由").fill("已结案")
    press(theirs, "解除留存")

    expect(theirs.get_by_test_id("holds")).to_contain_text("解除")
    orders(page, village.cases["DQ-1"])
    expect(page.get_by_text("已按 删〔2026〕3 号 删除。")).to_be_visible()


def test_a_number_that_is_none_is_not_sent_and_a_change_asks_again(
    village: Village, people: People
) -> None:
    people.posted("李管理", "admin")
    page = people.signs_in("李管理", "/erasures")
    page.get_by_label("删除谁（编号）").fill("张建国")
    press(page, "删除")
    expect(page.get_by_role("alert")).to_contain_text("编号应是 36 位")
    page.get_by_label("依据（删除令文号）").fill("删〔2026〕3 号")
    page.get_by_label("删除谁（编号）").fill(village.cases["DQ-2"])
    press(page, "删除")

    page.get_by_label("依据（删除令文号）").fill("删〔2026〕4 号")

    expect(page.get_by_role("button", name="确定删除，不可恢复")).to_have_count(0)


def test_everybody_can_read_and_press_the_orders(village: Village, people: People) -> None:
    people.posted("李管理", "admin")
    for size in (PHONE, WALL):
        page = people.signs_in("李管理", "/erasures", size=size, scheme="dark")
        press(page, "留存记录")
        is_readable(page, size, "/erasures")
