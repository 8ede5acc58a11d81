"""A chief sees who read a case; somebody else's case is opened for a reason, and that is seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from api import undertakings
from store.books import Books
from tests.browser.people import People
from tests.browser.test_appearance import TOO_SMALL, violations
from tests.browser.village import Village
from tests.browser.visitor import DESKTOP, PHONE


@pytest.fixture
def staffed(village: Village, people: People, books: Books) -> Village:
    """The village has a cadre, a chief and an inspector; another task force has a cadre."""
    undertakings.open_task_force(books, people._act(), code="EAST", name="东片专班")
    people.posted("李建华", "cadre", project="DQ")
    people.posted("赵主任", "chief", project="DQ")
    people.posted("孙纪检", "inspector", project="DQ")
    people.posted("钱外援", "cadre", task_force="EAST")
    return village


def broken_by(people: People, name: str, case_no: str = "DQ-1") -> Page:
    page = people.signs_in(name)
    expect(page.get_by_test_id("who")).to_have_text(name)
    page.goto("/reads")
    page.get_by_label("项目代码").fill("DQ")
    page.get_by_label("户号").fill(case_no)
    page.get_by_label("理由").fill("信访件转办")
    page.get_by_role("button", name="打开三小时").click()
    return page


def test_the_chief_opens_a_fold_and_sees_who_read_the_case(
    staffed: Village, people: People
) -> None:
    inspector = people.signs_in("孙纪检")
    expect(inspector.get_by_test_id("who")).to_have_text("孙纪检")
    assert inspector.request.get("/api/v1/audit/trail.html?case=DQ/DQ-1").ok
    page = people.signs_in("赵主任", size=PHONE)
    expect(page.get_by_test_id("who")).to_have_text("赵主任")
    page.goto(staffed.page_of("DQ-1"))
    fold = page.get_by_test_id("case-reads")

    fold.get_by_text("查阅记录").first.click()

    expect(fold.get_by_role("list")).to_contain_text("孙纪检")
    expect(fold.get_by_role("list")).to_contain_text("1 次")


def test_a_cadre_is_not_told_who_read_a_case(staffed: Village, people: People) -> None:
    page = people.signs_in("李建华")
    expect(page.get_by_test_id("who")).to_have_text("李建华")

    page.goto(staffed.page_of("DQ-1"))

    expect(page.get_by_role("heading", name="DQ-1")).to_be_visible()
    expect(page.get_by_test_id("case-reads")).to_have_count(0)


def test_a_case_of_others_is_opened_for_a_reason_and_its_chief_sees_it(
    staffed: Village, people: People
) -> None:
    page = broken_by(people, "钱外援")
    expect(page.get_by_role("status").filter(has_text="DQ-1 已打开")).to_be_visible()
    page.get_by_role("link", name="去看这一户").click()
    expect(page.get_by_role("heading", name="DQ-1")).to_be_visible()

    chief = people.signs_in("赵主任")
    expect(chief.get_by_test_id("who")).to_have_text("赵主任")
    chief.goto("/reads")

    broken = chief.get_by_test_id("broken-glass")
    expect(broken).to_contain_text("钱外援")
    expect(broken).to_contain_text("信访件转办")


def test_a_number_that_is_not_there_is_said_not_to_be_there(
    staffed: Village, people: People
) -> None:
    page = broken_by(people, "钱外援", "DQ-99")

    expect(page.get_by_role("alert")).to_contain_text("没有找到")
    expect(page.get_by_label("理由")).to_have_value("信访件转办")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_page_of_reads_is_for_everybody(
    size: ViewportSize, staffed: Village, people: People
) -> None:
    page = people.signs_in("孙纪检", size=size)
    expect(page.get_by_test_id("who")).to_have_text("孙纪检")
    page.goto("/reads?reader=李建华")
    expect(page.get_by_test_id("reads")).to_be_visible()

    assert violations(page) == []
    assert page.evaluate(TOO_SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
