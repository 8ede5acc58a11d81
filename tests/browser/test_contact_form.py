"""A contact is logged on a phone in a few taps, is never lost, and is never logged twice."""

from __future__ import annotations

from playwright.sync_api import Page, Route, expect

from tests.browser.village import Village
from tests.browser.visitor import PHONE, Visitor

SAID = "想先看安置房，周末带户型图再来。"


def writing(visitor: Visitor, village: Village) -> Page:
    """The form, filled in on a phone."""
    page = visitor.opens(village.page_of("DQ-1"), size=PHONE)
    page.get_by_role("button", name="记一次联系").click()
    page.get_by_role("radio", name="走访").check()
    page.get_by_label("谈了什么").fill(SAID)
    return page


def save(page: Page) -> None:
    """Press the one big button."""
    page.get_by_role("button", name="保存").click()


def lose_the_answer(route: Route) -> None:
    """Let the server do it, and the phone not hear of it."""
    route.fetch()
    route.abort()


def test_a_contact_changes_the_stage_and_heads_the_timeline(
    village: Village, visitor: Visitor
) -> None:
    page = writing(visitor, village)
    expect(page.get_by_test_id("stage")).to_have_text("未联系")
    page.get_by_label("见到谁").fill("户主")
    page.get_by_role("radio", name="犹豫").check()
    page.get_by_label("下一步").fill("带户型图")
    page.get_by_role("radio", name="明天").check()
    page.get_by_label("联系人").fill("周晓梅")

    save(page)

    expect(page.get_by_role("status").filter(has_text="已保存")).to_be_focused()
    expect(page.get_by_test_id("stage")).to_have_text("已联系")
    newest = page.get_by_test_id("timeline").get_by_role("listitem").first
    for words in ("走访了这户", "犹豫", "户主", SAID, "带户型图", "周晓梅"):
        expect(newest).to_contain_text(words)
    expect(newest).not_to_contain_text("补录")


def test_wechat_asks_for_the_number_of_messages(village: Village, visitor: Visitor) -> None:
    page = writing(visitor, village)
    page.get_by_role("radio", name="微信").check()
    page.get_by_label("微信条数").fill("３５")

    save(page)

    newest = page.get_by_test_id("timeline").get_by_role("listitem").first
    expect(newest).to_contain_text("与这户微信联系，35 条消息")


def test_a_contact_of_another_day_is_marked_as_recorded_later(
    village: Village, visitor: Visitor
) -> None:
    page = writing(visitor, village)
    page.get_by_role("radio", name="其他时间").check()
    page.get_by_label("日期", exact=True).fill("2026.3.8")
    page.get_by_label("时间", exact=True).fill("20点30")

    save(page)

    newest = page.get_by_test_id("timeline").get_by_role("listitem").first
    expect(newest).to_contain_text("2026年3月8日 20:30")
    expect(newest).to_contain_text("补录")


def test_without_a_method_nothing_is_sent(village: Village, visitor: Visitor) -> None:
    page = visitor.opens(village.page_of("DQ-1"), size=PHONE)
    page.get_by_role("button", name="记一次联系").click()

    save(page)

    expect(page.get_by_role("alert")).to_have_text("请先选怎么联系的。")
    assert village.contacts("DQ-1") == []


def test_a_failed_request_keeps_the_text_and_can_be_sent_again(
    village: Village, visitor: Visitor
) -> None:
    page = writing(visitor, village)
    page.context.set_offline(True)

    save(page)

    expect(page.get_by_role("alert")).to_contain_text("没有保存，内容还在：连不上服务器")
    expect(page.get_by_label("谈了什么")).to_have_value(SAID)
    page.context.set_offline(False)
    save(page)
    expect(page.get_by_role("status").filter(has_text="已保存")).to_be_visible()
    assert [each["summary"] for each in village.contacts("DQ-1")] == [SAID]


def test_an_answer_that_is_lost_makes_no_second_contact(village: Village, visitor: Visitor) -> None:
    page = writing(visitor, village)
    page.route("**/contacts", lose_the_answer, times=1)
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("内容还在")

    save(page)

    expect(page.get_by_role("status").filter(has_text="已保存")).to_be_visible()
    assert len(village.contacts("DQ-1")) == 1


def test_a_text_changed_after_a_lost_answer_is_held_against_what_was_kept(
    village: Village, visitor: Visitor
) -> None:
    page = writing(visitor, village)
    page.route("**/contacts", lose_the_answer, times=1)
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("内容还在")
    page.get_by_label("谈了什么").fill("改过的话")

    save(page)

    expect(page.get_by_role("alert")).to_contain_text("上一次其实已经保存")
    expect(page.get_by_label("谈了什么")).to_have_value("改过的话")
    expect(page.get_by_test_id("timeline").get_by_role("listitem").first).to_contain_text(SAID)
    assert len(village.contacts("DQ-1")) == 1


def test_a_refusal_is_said_in_the_readers_language_and_the_text_stays(
    village: Village, visitor: Visitor
) -> None:
    page = writing(visitor, village)
    page.get_by_role("radio", name="其他时间").check()
    page.get_by_label("日期", exact=True).fill("2099-01-01")

    save(page)

    expect(page.get_by_role("alert")).to_contain_text("晚五分钟以上")
    expect(page.get_by_label("谈了什么")).to_have_value(SAID)
    assert village.contacts("DQ-1") == []
