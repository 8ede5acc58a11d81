"""Today shows what is due, who has gone quiet and the whole caseload, found by a few letters."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.field.phone import Phone
from tests.browser.field.screens.walk import turns_to, unlocks


def section(page: Page, title: str) -> list[str]:
    """The names in a part of the screen, in its order."""
    part = page.get_by_role("region", name=re.compile(f"^{title}"))
    return part.locator("strong").all_inner_texts()


def test_what_fell_due_comes_first_then_who_has_gone_quiet(page: Page) -> None:
    due = page.get_by_role("region", name=re.compile("^今天要办")).get_by_role("listitem")
    quiet = page.get_by_role("region", name=re.compile("^久未联系"))

    expect(due).to_have_count(2)
    expect(due.first).to_contain_text("送两处安置点的户型图")
    expect(due.first).to_contain_text(re.compile(r"已逾期 \d+ 天"))
    expect(quiet).to_contain_text(re.compile(r"\d+ 天没有联系"))
    assert section(page, "久未联系") == ["张建国", "欧阳娜", "赵玉兰、赵志强"]


def test_a_household_is_found_by_name_initials_number_or_street(page: Page) -> None:
    for letters in ("玉兰", "zyl", "dq-8", "后巷 8", "ＤＱ－８"):
        page.get_by_label("找一户").fill(letters)

        expect(page.get_by_role("heading", name="找到")).to_contain_text("1")
        assert section(page, "找到") == ["赵玉兰、赵志强"], letters


def test_a_logged_contact_moves_the_due_list_without_a_signal(
    page: Page, phone: Phone, household: str
) -> None:
    phone.context.set_offline(True)
    page.get_by_role("link", name="记一次联系：赵玉兰、赵志强").first.click()
    page.get_by_role("button", name="保存").click()
    page.get_by_role("link", name="待办").click()

    due = page.get_by_role("region", name=re.compile("^今天要办"))
    expect(due.get_by_role("listitem")).to_have_count(1)
    expect(page.get_by_test_id("sent")).to_contain_text("未送达 1")


def test_the_nearest_come_first_once_a_place_is_allowed(
    page: Page, phone: Phone, household: str
) -> None:
    phone.context.grant_permissions(["geolocation"])
    phone.context.set_geolocation({"latitude": 28.97, "longitude": 118.86, "accuracy": 9})
    turns_to(page, f"/field/log/{household}")
    page.get_by_role("button", name="位置").click()
    expect(page.get_by_role("button", name="±9 米")).to_be_visible()
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("heading", name="已记下").first).to_be_visible()
    page.goto("/field")
    unlocks(page)

    own = page.get_by_role("region", name=re.compile("^我的户")).get_by_role("listitem")
    expect(own.first).to_contain_text("赵玉兰")
    expect(own.first).to_contain_text("10 米")


def test_a_tap_calls_and_afterwards_offers_to_log_the_call(page: Page, household: str) -> None:
    turns_to(page, f"/field/cases/{household}")
    call = page.get_by_role("link", name="打电话").first
    expect(call).to_have_attribute("href", "tel:13800000000")
    # No telephone here: only what the page does beside it.
    call.evaluate("(link) => { link.removeAttribute('href'); link.click() }")

    page.get_by_role("link", name="记这次通话").click()

    expect(page.get_by_role("radio", name="电话")).to_be_checked()


def test_whoever_went_along_confirms_it_in_one_tap(page: Page, phone: Phone) -> None:
    visits = page.get_by_role("region", name=re.compile("^等您确认的同行"))
    expect(visits).to_contain_text("周敏记的，写了与您同行")

    visits.get_by_role("button", name="属实").click()

    expect(visits).to_have_count(0)
    phone.until("d => d.entries[0].op === 'confirmations' && d.entries[0].state === 'kept'")
