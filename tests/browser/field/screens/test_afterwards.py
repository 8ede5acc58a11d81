"""After a contact: the receipt, the outbox, the correction of today, the next cadre's letter."""

from __future__ import annotations

import re
from uuid import UUID

from playwright.sync_api import Page, expect

from store.books import Books
from tests.browser.field.phone import Phone
from tests.browser.field.screens.walk import turns_to
from tests.facts import act


def test_the_case_letter_tells_the_next_cadre_what_must_be_known(
    page: Page, household: str
) -> None:
    turns_to(page, f"/field/cases/{household}")

    for known in ("老人有高血压。红线：晚上八点后不上门。", "先打电话；晚上不去。", "要朝南的房",
                  "送两处安置点的户型图", "要先看安置房再谈", "¥865,432.50"):  # fmt: skip
        expect(page.get_by_text(known).first).to_be_visible()
    expect(page.get_by_role("link", name="打电话").first).to_be_visible()


def test_an_own_entry_of_today_is_corrected_with_a_reason(
    page: Page, phone: Phone, household: str
) -> None:
    phone.notes(household, "说补二十万")
    turns_to(page, f"/field/cases/{household}")
    page.get_by_role("link", name="更正").click()
    expect(page.get_by_role("button", name="保存更正")).to_be_disabled()
    page.get_by_label("改成").fill("说补十二万")
    page.get_by_label("为什么改").fill("听错了")
    page.get_by_role("button", name="保存更正").click()
    expect(page.get_by_role("heading", name="赵玉兰、赵志强")).to_be_visible()

    phone.until("d => d.entries.every((e) => e.state === 'kept')")
    op, body = phone.does("d => [d.entries[0].op, d.entries[0].body]")
    assert (op, body["field"], body["value"]) == ("corrections", "summary", "说补十二万")


def test_a_promise_is_kept_by_one_tap(page: Page, phone: Phone, household: str) -> None:
    turns_to(page, f"/field/cases/{household}")

    page.get_by_role("button", name="已兑现").click()

    expect(page.get_by_text("送两处安置点的户型图")).to_have_count(0)
    assert phone.does("d => d.entries[0].op") == "promises/1/outcome"


def test_the_outbox_tells_why_an_entry_was_refused_and_lets_it_go(
    page: Page, phone: Phone, household: str
) -> None:
    phone.notes(household, "写早了", occurred_at="1800-01-01T10:00:00+08:00")
    phone.syncs()
    turns_to(page, "/field/outbox")

    expect(page.get_by_role("heading", name=re.compile("^要您处理"))).to_be_visible()
    expect(page.get_by_text("未收下")).to_be_visible()
    page.get_by_role("button", name="放弃这一条").click()
    page.get_by_role("button", name="确定放弃").click()

    expect(page.get_by_text("已放弃")).to_be_visible()


def test_unsent_entries_are_handed_over_with_a_code(
    page: Page, phone: Phone, household: str
) -> None:
    phone.context.set_offline(True)
    phone.notes(household, "没有信号")
    turns_to(page, "/field/outbox")
    expect(page.get_by_test_id("unsent")).to_have_text("1 条未送达")
    page.get_by_text("换手机、交给别人送").click()
    page.get_by_role("button", name="交出未送达的记录").click()

    expect(page.get_by_test_id("code")).not_to_be_empty()
    with page.expect_download() as saved:
        page.get_by_role("link", name="存成文件").click()
    assert saved.value.suggested_filename == "zhuanban-weisongda.zb"


def test_the_confirmation_says_when_it_has_arrived(
    page: Page, phone: Phone, household: str
) -> None:
    phone.context.set_offline(True)
    noted = phone.notes(household, "没有信号")
    turns_to(page, f"/field/kept/{noted['op_id']}")
    expect(page.get_by_test_id("sending")).to_have_text("存在手机上，有信号时自动送出")

    phone.context.set_offline(False)
    phone.syncs()

    expect(page.get_by_test_id("sending")).to_have_text(re.compile(r"已送达，第 \d+ 条"))


def test_a_conflict_is_settled_by_its_owner_with_a_reason(
    page: Page, phone: Phone, household: str, books: Books
) -> None:
    phone.context.set_offline(True)
    offered = {"amount_fen": 120_00, "occurred_at": "2026-03-05T10:00:00+08:00"}
    phone.does("(d, [id, body]) => d.note(id, 'offers', body)", [household, offered])
    elsewhere = act(by="李建华")
    books.desk.on_case(
        UUID(household), lambda case: {"n": case.make_offer(elsewhere, amount_fen=100_00)}
    )
    phone.context.set_offline(False)
    phone.syncs()
    turns_to(page, "/field/outbox")
    page.get_by_role("link", name="去处理冲突").click()

    page.get_by_role("button", name="维持先前的").click()
    page.get_by_label("理由").fill("以先前的为准")
    page.get_by_role("button", name="保存").click()

    expect(page.get_by_role("heading", name="冲突", exact=True)).to_have_count(0)
    phone.until(
        "d => d.entries[0].op === 'conflicts/1/settlement' && d.entries[0].state === 'kept'"
    )
