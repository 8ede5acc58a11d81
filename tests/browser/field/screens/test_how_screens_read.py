"""Every screen can be read and pressed at 360 by 740: two languages, light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from api.accounts import account_named
from api.identity.signing_in import set_password
from store.books import Books
from tests.browser.field.conftest import WANG
from tests.browser.field.phone import Phone
from tests.browser.field.screens.walk import (
    TOO_SMALL,
    enters,
    turns_to,
    unlocks,
    violations,
)
from tests.browser.people import PASSWORD
from tests.browser.people import enters as signs_in

# Looked at by people; a folder that git leaves out.
SHOTS = Path(__file__).parents[4] / "test-results" / "field"
DOCUMENT = FilePayload(name="协议.pdf", mimeType="application/pdf", buffer=b"%PDF-1.4")


def is_in_order(page: Page, name: str) -> None:
    """Take its picture in both lights, and find nothing to object to."""
    language = page.evaluate("document.documentElement.lang.slice(0, 2)")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.screenshot(path=SHOTS / f"{name}-{language}-{scheme}.png")
        assert violations(page) == [], (name, language, scheme)
    assert page.evaluate(TOO_SMALL) == [], (name, language)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360, (name, language)


def speaks(page: Page, language: str) -> None:
    """The language is chosen where the phone itself is looked after."""
    turns_to(page, "/field/outbox")
    page.locator("summary").last.click()
    if language == "en":
        page.get_by_role("button", name="English").click()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_screen_reads_well(page: Page, phone: Phone, household: str, language: str) -> None:
    noted = phone.notes(household, "说租约还有两年", mood="opposed", met="赵玉兰")
    phone.syncs()
    speaks(page, language)

    is_in_order(page, "outbox")
    screens = {
        "today": "/field",
        "choose": "/field/log",
        "log": f"/field/log/{household}",
        "many": "/field/many",
        "kept": f"/field/kept/{noted['op_id']}",
        "letter": f"/field/cases/{household}",
        "correct": f"/field/entries/{noted['op_id']}/correction",
        "sign": f"/field/cases/{household}/sign",
        "nowhere": "/field/elsewhere",
    }
    for name, path in screens.items():
        turns_to(page, path)
        is_in_order(page, name)
    turns_to(page, screens["sign"])
    page.locator("input[type=file]").nth(1).set_input_files(DOCUMENT)
    page.locator("input[value=finger]").first.check()
    is_in_order(page, "sign-by-finger")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_door_reads_well(page: Page, phone: Phone, language: str) -> None:
    speaks(page, language)
    phone.does("d => d.lock()")

    is_in_order(page, "unlock")
    enters(page, "135790")
    expect(page.locator("[role=alert] .bad").first).to_be_visible()
    is_in_order(page, "wrong-pin")
    phone.does("d => d.wipe()")
    expect(page.get_by_role("button", name="1", exact=True)).to_be_visible()
    is_in_order(page, "set-up")


def test_a_lapsed_sign_in_reads_well_and_leads_back_here(
    page: Page, phone: Phone, books: Books
) -> None:
    set_password(books, account_named(books, WANG).id, WANG, PASSWORD)
    phone.context.clear_cookies()
    phone.syncs()

    is_in_order(page, "signed-out")
    page.get_by_role("link", name="去登录").click()
    expect(page).to_have_url(re.compile("/sign-in"))
    signs_in(page, WANG)

    expect(page).to_have_url(re.compile("/field$"))
    unlocks(page)


def test_back_goes_where_one_came_from(page: Page, household: str) -> None:
    page.get_by_role("link", name="赵玉兰、赵志强").first.click()
    page.get_by_role("link", name="签字").click()
    expect(page.get_by_role("heading", name="签字")).to_be_visible()

    page.go_back()
    expect(page.get_by_role("heading", name="上一任交代的话与红线")).to_be_visible()
    page.get_by_role("button", name="返回").click()
    expect(page.get_by_role("heading", name="待办")).to_be_visible()


def test_a_link_to_a_screen_opens_it_once_the_phone_is_unlocked(page: Page, household: str) -> None:
    page.goto(f"/field/cases/{household}")

    unlocks(page)

    expect(page.get_by_text("红线：晚上八点后不上门。")).to_be_visible()
