"""An inspector reads a trail, looks twice at its gaps, and has a finding answered and settled."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from tests.browser.village import Village
from tests.browser.visitor import PHONE, Visitor

NIGHT = "2026-03-04T21:30:00+08:00"
MANDATE = {"reference": "监〔2026〕3 号", "label": "东桥村专项监督", "team": "第二监督组",
           "mandate": "年度计划"}  # fmt: skip


def visited(village: Village) -> None:
    """A late evening visit by one cadre alone, recorded long after; corrected since."""
    said = village.about("DQ-1", "contacts", method="visit", by="李建华", summary="谈面积",
                         occurred_at=NIGHT)  # fmt: skip
    village.about("DQ-1", "corrections", position=said["position"], field="summary", value="谈楼层",
                  reason="记错了", occurred_at=now())  # fmt: skip


def now() -> str:
    return datetime.now(UTC).isoformat()


def inspected(village: Village) -> str:
    """The address of an inspection over the village."""
    opened = village.write("/inspections", **MANDATE, remit="project", over="DQ", occurred_at=now())
    return f"/inspections/{opened['id']}"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_gap_narrows_the_trail_to_its_records(village: Village, visitor: Visitor) -> None:
    visited(village)
    page = visitor.opens("/audit/trail?case=DQ/DQ-1")
    rows = page.get_by_test_id("trail").get_by_role("listitem")
    expect(rows).to_have_count(4)
    expect(page.get_by_role("button", name="签后更正 0")).to_be_visible()

    press(page, "非工作时段 1")

    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("走访了这户")
    expect(page).to_have_url("/audit/trail?case=DQ%2FDQ-1&flag=out_of_hours")
    press(page, "全部 4")
    expect(rows).to_have_count(4)


def test_a_record_shows_its_three_times_and_a_correction_before_and_after(
    village: Village, visitor: Visitor
) -> None:
    visited(village)

    page = visitor.opens("/audit/trail?case=DQ/DQ-1")

    rows = page.get_by_test_id("trail").get_by_role("listitem")
    row = rows.filter(has_text="单人上门")
    expect(row).to_contain_text("发生 2026年3月4日 21:30")
    expect(row).to_contain_text("补录 · 迟")
    expect(row).to_contain_text("尚未见证")
    expect(row).to_contain_text("谈面积")
    expect(rows.last.locator("del")).to_have_text("谈面积")
    expect(rows.last.locator("ins")).to_have_text("谈楼层")
    expect(rows.last).to_contain_text("理由 记错了")


def test_a_trail_is_chosen_and_taken_away(village: Village, visitor: Visitor) -> None:
    page = visitor.opens("/audit/trail")
    page.get_by_role("radio", name="项目").check()
    page.get_by_label("项目代码").fill("DQ")
    page.get_by_label("入库至").fill("2099年1月1日")
    press(page, "查看")

    expect(page).to_have_url("/audit/trail?project=DQ&to=2099-01-01")
    expect(page.get_by_role("heading", name="项目 DQ 的监督痕迹")).to_be_visible()
    expect(page.get_by_test_id("trail").get_by_text("立项", exact=True)).to_be_visible()
    for name, suffix in (("证据包", ".zip"), ("XES", ".xes")):
        with page.expect_download() as download:
            page.get_by_role("link", name=name).click()
        assert download.value.suggested_filename.endswith(suffix)


def test_a_finding_is_raised_from_a_record_and_settled(village: Village, visitor: Visitor) -> None:
    visited(village)
    inspected(village)
    page = visitor.opens("/audit/trail?case=DQ/DQ-1&flag=single_cadre", size=PHONE)
    page.get_by_test_id("trail").get_by_role("link", name="提出问题").click()
    page.get_by_role("link", name="在此提出").click()
    expect(page.get_by_label("涉及户案")).to_have_value("DQ/DQ-1")
    page.get_by_label("问题", exact=True).fill("一人夜间上门")
    page.get_by_role("form", name="提出问题").get_by_role("button", name="提出问题").click()
    finding = page.get_by_test_id("findings").get_by_role("listitem")
    expect(finding).to_contain_text("待说明")

    press(page, "责令整改")
    page.get_by_label("整改期限").fill((datetime.now(UTC) + timedelta(days=9)).date().isoformat())
    press(page, "提交")
    expect(finding).to_contain_text("责令整改 等被监督方答复")
    press(page, "报告整改")
    finding.get_by_label("整改报告").fill("已两人重访")
    finding.get_by_label("谁说的").fill("李建华")
    press(page, "提交")
    expect(finding).to_contain_text("整改报告 · 李建华")
    press(page, "认可并销号")
    press(page, "提交")

    expect(finding).to_contain_text("已销号")
    press(page, "结束监督")
    page.get_by_label("结果").fill("已整改")
    page.get_by_role("form", name="结束监督").get_by_role("button", name="结束监督").click()
    expect(page.get_by_text("结果：已整改")).to_be_visible()


def test_a_refusal_stands_beside_the_form_and_nothing_typed_is_lost(
    village: Village, visitor: Visitor
) -> None:
    page = visitor.opens("/inspections")
    press(page, "监督立项")
    opening = page.get_by_role("form", name="监督立项")
    for field, said in (("编号", "监〔2026〕8 号"), ("名称", "东桥回访"), ("监督组", "第一组"),
                        ("依据", "会议决定"), ("代码", "NOWHERE")):  # fmt: skip
        opening.get_by_label(field, exact=True).fill(said)
    opening.get_by_role("button", name="监督立项").click()
    expect(opening.get_by_role("alert")).to_contain_text("没有找到")
    opening.get_by_label("代码").fill("DQ")
    opening.get_by_role("button", name="监督立项").click()
    expect(page.get_by_role("heading", name="东桥回访")).to_be_visible()
    press(page, "提出问题")
    page.get_by_label("问题", exact=True).fill("账目不清")
    page.get_by_label("涉及干部").fill("李建华")
    page.get_by_label("引用记录").fill("999999")
    form = page.get_by_role("form", name="提出问题")

    form.get_by_role("button", name="提出问题").click()

    expect(form.get_by_role("alert")).to_have_text("没有办理，内容还在：日志中没有第 999999 条。")
    expect(page.get_by_label("问题", exact=True)).to_have_value("账目不清")
    page.get_by_label("引用记录").fill("1、2")
    form.get_by_role("button", name="提出问题").click()
    expect(page.get_by_test_id("findings")).to_contain_text("引用记录: 1、2")
    press(page, "结束监督")
    page.get_by_label("结果").fill("完")
    closing = page.get_by_role("form", name="结束监督")
    closing.get_by_role("button", name="结束监督").click()
    expect(closing.get_by_role("alert")).to_contain_text("还有 1 项问题未销号")
    page.get_by_role("link", name="← 监督检查").click()
    expect(page.get_by_test_id("inspections")).to_contain_text("问题 1 待说明 等被监督方答复")


def test_a_recused_chief_is_told_so_until_it_is_lifted(village: Village, visitor: Visitor) -> None:
    village.about("DQ-1", "chief", name="李建华", occurred_at=NIGHT)
    page = visitor.opens(village.page_of("DQ-1"))
    press(page, "申报回避")
    page.get_by_label("哪位干部").fill("李建华")
    page.get_by_label("与这户的关系").fill("户主的外甥")
    press(page, "申报回避")

    expect(page.get_by_text("应当回避，请另行指定首席代表")).to_be_visible()
    expect(page.get_by_test_id("timeline")).to_contain_text("李建华 申报回避")
    page.get_by_role("button", name="解除回避 李建华").click()
    page.get_by_label("为何可以解除").fill("登记有误")
    press(page, "解除回避")
    expect(page.get_by_text("应当回避")).to_have_count(0)


def test_the_companion_of_the_last_contact_is_offered_again(
    village: Village, visitor: Visitor
) -> None:
    page = visitor.opens(village.page_of("DQ-1"), size=PHONE)
    press(page, "记一次联系")
    page.get_by_role("radio", name="走访").check()
    page.get_by_label("同行人").fill("周敏")
    press(page, "保存")

    expect(page.get_by_test_id("timeline")).to_contain_text("同行 周敏")
    press(page, "记一次联系")
    expect(page.get_by_label("同行人")).to_have_value("周敏")
