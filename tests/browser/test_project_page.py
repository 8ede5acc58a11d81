"""The project page shows the one true number, for now and for any day, and who remains."""

from __future__ import annotations

import io

from openpyxl import Workbook
from playwright.sync_api import FilePayload, expect

from tests.browser.village import Village
from tests.browser.visitor import Visitor

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_the_number_is_the_households_that_remain(village: Village, visitor: Visitor) -> None:
    page = visitor.opens("/projects/DQ")

    expect(page.get_by_test_id("remaining")).to_have_text("还剩 2 户")
    expect(page.get_by_text("共 3 案 · 已办结 1 户")).to_be_visible()
    expect(page.get_by_test_id("register").get_by_role("listitem")).to_have_count(2)


def test_the_list_of_projects_leads_to_the_project(village: Village, visitor: Visitor) -> None:
    page = visitor.opens("/")

    link = page.get_by_role("link", name="东桥村搬迁")
    expect(link).to_contain_text("剩余 2 户")
    link.click()

    expect(page).to_have_url("/projects/DQ")
    expect(page.get_by_role("heading", name="东桥村搬迁")).to_be_visible()


def test_a_past_day_shows_what_remained_then(village: Village, visitor: Visitor) -> None:
    page = visitor.opens("/projects/DQ")

    page.get_by_label("日期").fill("2026年3月5日")
    page.get_by_role("button", name="查看").click()

    expect(page.get_by_test_id("remaining")).to_have_text("还剩 3 户")
    expect(page.get_by_test_id("register").get_by_role("listitem")).to_have_count(3)
    page.get_by_role("button", name="回到现在").click()
    expect(page.get_by_test_id("remaining")).to_have_text("还剩 2 户")


def test_an_address_may_name_a_moment_of_a_day(village: Village, visitor: Visitor) -> None:
    page = visitor.opens("/projects/DQ?as_of=2026-03-20T15:59:59+08:00")

    expect(page.get_by_test_id("remaining")).to_have_text("还剩 3 户")
    expect(page.get_by_text("现在看的是 2026年3月20日 15:59的情况")).to_be_visible()


def test_the_previous_change_is_the_day_the_number_last_moved(
    village: Village, visitor: Visitor
) -> None:
    page = visitor.opens("/projects/DQ")

    page.get_by_role("button", name="上一次变化").click()

    expect(page).to_have_url("/projects/DQ?as_of=2026-03-20")


def test_a_household_is_found_by_the_initials_of_its_name(
    village: Village, visitor: Visitor
) -> None:
    page = visitor.opens("/projects/DQ")

    page.get_by_label("搜索").fill("oyn")

    rows = page.get_by_test_id("register").get_by_role("listitem")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("DQ-2 欧阳娜")


def test_a_stage_narrows_the_list(village: Village, visitor: Visitor) -> None:
    village.about("DQ-1", "contacts", method="phone", occurred_at="2026-03-03T10:00:00+08:00")
    page = visitor.opens("/projects/DQ")

    page.get_by_role("button", name="已联系", exact=True).click()

    rows = page.get_by_test_id("register").get_by_role("listitem")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("DQ-1")


def test_the_curve_is_drawn_and_described(village: Village, visitor: Visitor) -> None:
    page = visitor.opens("/projects/DQ")

    curve = page.get_by_role("img", name="剩余户数曲线：2026年3月2日 3 户")
    expect(curve.locator("svg path").first).to_be_attached()


def test_a_roster_goes_in_and_its_refused_rows_are_named(
    village: Village, visitor: Visitor
) -> None:
    page = visitor.opens("/projects/DQ")

    page.get_by_label("选择文件").set_input_files(
        roster(["户号", "姓名"], ["DQ-8", "赵海燕"], ["DQ-9", ""])
    )

    expect(page.get_by_text("缺少姓名")).to_be_visible()
    expect(page.get_by_test_id("remaining")).to_have_text("还剩 3 户")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载未导入的行").click()
    assert download.value.suggested_filename.endswith(".xlsx")


def test_a_file_that_is_no_workbook_is_refused_in_one_sentence(
    village: Village, visitor: Visitor
) -> None:
    page = visitor.opens("/projects/DQ")

    page.get_by_label("选择文件").set_input_files(
        FilePayload(name="花名册.xlsx", mimeType=XLSX, buffer="不是表格".encode())
    )

    expect(page.get_by_role("alert")).to_contain_text("不是 Excel 工作簿")


def test_an_unknown_project_says_so(visitor: Visitor) -> None:
    page = visitor.opens("/projects/NOWHERE")

    expect(page.get_by_role("alert")).to_contain_text("没有找到")


def roster(*rows: list[str]) -> FilePayload:
    """A workbook of one sheet."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return FilePayload(name="花名册.xlsx", mimeType=XLSX, buffer=kept.getvalue())
