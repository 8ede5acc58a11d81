"""A visit is logged in at most six taps and thirty seconds, and no kill of the page loses it."""

from __future__ import annotations

import time

from playwright.sync_api import Page, expect

from tests.browser.field.phone import Phone, where_it_is
from tests.browser.field.screens.walk import turns_to, unlocks

SLOWER = 4  # times: an old phone's processor
# What a hand and an eye take for each tap: to find it, reach it and see what it did.
PACE_S = 2.5
COUNTED = """() => { globalThis.taps = 0;
    addEventListener("pointerdown", () => { globalThis.taps += 1 }, true); }"""
# Writing to disk tells nobody when it is done; it is looked for until it is there.
DRAFTED = """async ([where, name, summary]) => {
    const { device } = await import(where);
    for (const end = performance.now() + 8000; performance.now() < end; ) {
        if ((await device.draft(name))?.summary === summary) return true;
        await new Promise((again) => setTimeout(again, 15));
    }
    return false;
}"""


def test_a_routine_visit_takes_six_taps_and_less_than_thirty_seconds(
    page: Page, phone: Phone, household: str
) -> None:
    phone.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.evaluate(COUNTED)
    began = time.monotonic()

    page.get_by_role("link", name="记录", exact=True).click()
    page.get_by_role("link", name="赵玉兰、赵志强").click()
    page.get_by_role("checkbox", name="赵玉兰").click()
    page.get_by_role("radio", name="犹豫").click()
    page.get_by_role("radio", name="一周后").click()
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("img", name="回执二维码")).to_be_visible()

    machine, taps = time.monotonic() - began, page.evaluate("globalThis.taps")
    assert taps <= 6
    assert machine + taps * PACE_S < 30, f"{taps} taps, {machine:.1f} s of the machine"
    noted = phone.does("d => d.entries[0].body")
    assert (noted["method"], noted["met"], noted["mood"]) == ("visit", "赵玉兰", "wavering")
    assert noted["next_step"] == "再联系"


def test_what_was_asked_and_promised_become_entries_of_their_own(
    page: Page, phone: Phone, household: str
) -> None:
    turns_to(page, f"/field/log/{household}")
    page.get_by_role("button", name="对方要求").click()
    page.get_by_label("对方要求").fill("要低楼层")
    page.get_by_role("button", name="我方承诺").click()
    page.get_by_label("我方承诺").fill("下周带图来")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("heading", name="已记下").first).to_be_visible()

    noted = phone.does("d => d.entries.map((e) => [e.op, e.body.text, !!e.body.due])")
    assert noted == [["promises", "下周带图来", True], ["demands", "要低楼层", False],
                     ["contacts", None, False]]  # fmt: skip


def test_the_partner_of_the_day_and_the_method_are_remembered(
    page: Page, phone: Phone, household: str
) -> None:
    turns_to(page, f"/field/log/{household}")
    expect(page.get_by_text("单人 · 现在")).to_be_visible()
    page.get_by_text("单人 · 现在").click()
    page.get_by_label("同行人").fill("何川")
    page.get_by_role("radio", name="会谈").click()
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("heading", name="已记下").first).to_be_visible()

    turns_to(page, f"/field/log/{household}")

    expect(page.get_by_text("与何川同行 · 现在")).to_be_visible()
    expect(page.get_by_role("radio", name="会谈")).to_be_checked()


def test_a_half_written_contact_survives_a_kill_of_the_page(
    page: Page, phone: Phone, household: str
) -> None:
    turns_to(page, f"/field/log/{household}")
    page.get_by_role("radio", name="反对").click()
    page.get_by_label("谈了什么").fill("说到一半")  # last: with it, all of it is on the disk
    assert page.evaluate(DRAFTED, [where_it_is(), f"contact {household}", "说到一半"])

    page.reload()
    unlocks(page)

    expect(page.get_by_label("谈了什么")).to_have_value("说到一半")
    expect(page.get_by_role("radio", name="反对")).to_be_checked()


def test_twenty_messages_become_an_entry_for_each_household(page: Page, phone: Phone) -> None:
    turns_to(page, "/field/many")
    for name in ("张建国", "欧阳娜"):
        page.get_by_role("checkbox", name=name).check()
    page.get_by_role("group", name="欧阳娜的条数").get_by_role("button", name="多一条").click()
    page.get_by_label("一句话说明").fill("发了户型图")
    page.get_by_role("button", name="记下 2 户").click()

    expect(page.get_by_text("已记下 2 户。")).to_be_visible()
    noted = phone.does("d => d.entries.map((e) => [e.body.method, e.body.messages])")
    assert sorted(noted) == [["wechat", 1], ["wechat", 2]]


def test_a_refused_contact_is_mended_and_noted_again(
    page: Page, phone: Phone, household: str
) -> None:
    phone.notes(household, "写早了", occurred_at="1800-01-01T10:00:00+08:00")
    phone.syncs()
    phone.until("d => d.entries[0].state === 'refused'")
    turns_to(page, "/field/outbox")
    page.get_by_role("link", name="改正后再记").click()

    expect(page.get_by_label("谈了什么")).to_have_value("写早了")
    page.get_by_role("radio", name="现在").click()
    page.get_by_role("button", name="保存").click()
    phone.until("d => d.entries.map((e) => e.state).join() === 'kept,given_up'")
