"""At the table each share signs by the hand that holds it, without a signal too."""

from __future__ import annotations

from hashlib import sha256

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.field.phone import Phone
from tests.browser.field.screens.walk import a_dot, turns_to

PAPER = b"%PDF-1.4 the agreement"


def at_the_table(page: Page, household: str) -> None:
    """The agreement lies on the table."""
    turns_to(page, f"/field/cases/{household}/sign")
    paper = FilePayload(name="协议.pdf", mimeType="application/pdf", buffer=PAPER)
    page.locator("input[type=file]").nth(1).set_input_files(paper)
    expect(page.get_by_text("协议.pdf")).to_be_visible()


def test_a_finger_signs_the_document_that_was_shown(
    page: Page, phone: Phone, household: str
) -> None:
    phone.context.set_offline(True)
    at_the_table(page, household)
    party = page.get_by_role("region", name="赵玉兰")
    party.get_by_role("radio", name="手指签").click()
    expect(party.get_by_role("button", name="赵玉兰签字，保存")).to_be_disabled()

    draws(page, party.locator("canvas"))
    party.get_by_role("button", name="赵玉兰签字，保存").click()

    expect(page.get_by_text("已签 1 / 2")).to_be_visible()
    signed = phone.does("d => d.entries[0]")
    assert (signed["op"], signed["body"]["party"], signed["body"]["means"]) == (
        "signatures", 1, "finger",
    )  # fmt: skip
    assert signed["body"]["document"] == sha256(PAPER).hexdigest()
    assert [file["kind"] for file in signed["files"]] == ["document", "photo"]


def test_a_thumbprint_needs_its_witness(page: Page, phone: Phone, household: str) -> None:
    at_the_table(page, household)
    party = page.get_by_role("region", name="赵志强")
    party.get_by_role("radio", name="按手印").click()
    photo = FilePayload(name="IMG.png", mimeType="image/png", buffer=a_dot())
    party.locator("input[type=file]").set_input_files(photo)
    expect(party.get_by_text("重拍")).to_be_visible()
    expect(party.get_by_role("button", name="赵志强签字，保存")).to_be_disabled()

    party.get_by_label("见证人").fill("何川")
    party.get_by_role("button", name="赵志强签字，保存").click()

    expect(page.get_by_text("已签 1 / 2")).to_be_visible()
    phone.until("d => d.entries[0].state === 'kept' && d.entries[0].body.witness === '何川'")


def draws(page: Page, pad: Locator) -> None:
    """A line across the pad."""
    box = pad.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 120, steps=8)
    page.mouse.up()
