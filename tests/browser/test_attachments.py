"""On a case's page a photo is a small link, or said to be on its way; it opens and runs nothing."""

from __future__ import annotations

import hashlib
import io
import wave

import httpx2
import segno
from playwright.sync_api import Locator, Page, expect

from tests.browser.village import Village
from tests.browser.visitor import PHONE, Visitor

VISIT = {"method": "visit", "occurred_at": "2026-03-18T19:30:00+08:00"}


def a_photo() -> bytes:
    """A real picture."""
    file = io.BytesIO()
    segno.make("东桥村").save(file, kind="png", scale=10)
    return file.getvalue()


def a_recording() -> bytes:
    """A second of silence."""
    file = io.BytesIO()
    with wave.open(file, "wb") as made:
        made.setparams((1, 2, 8000, 0, "NONE", ""))
        made.writeframes(bytes(16_000))
    return file.getvalue()


def visit(site: str, village: Village, *, arrives: bool = True) -> None:
    """A visit with a photo and a recording."""
    files = ((a_photo(), "photo", "image/png"), (a_recording(), "voice", "audio/wav"))
    named = [
        {"sha256": hashlib.sha256(content).hexdigest(), "kind": kind, "media_type": media_type,
         "size": len(content)}
        for content, kind, media_type in files
    ]  # fmt: skip
    village.about("DQ-1", "contacts", **VISIT, attachments=named)
    for (content, _, _), told in zip(files, named, strict=True):
        if arrives:
            path = f"/api/v1/cases/{village.cases['DQ-1']}/attachments/{told['sha256']}"
            sent = httpx2.patch(site + path, content=content, headers={"Upload-Offset": "0"})
            assert sent.status_code == 204


def entry(page: Page) -> Locator:
    return page.get_by_test_id("timeline").locator("> li").first


def test_a_photo_opens_from_the_timeline(site: str, village: Village, visitor: Visitor) -> None:
    visit(site, village)
    page = visitor.opens(village.page_of("DQ-1"), size=PHONE)

    entry(page).get_by_role("link", name="照片").click()

    shown = page.locator("img")
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.naturalWidth") > 100
    assert visitor.crashes == []


IS_READ = """player => new Promise((done) => {
    if (player.readyState > 0) done();
    player.addEventListener("loadedmetadata", () => done());
})"""


def test_a_recording_plays(site: str, village: Village, visitor: Visitor) -> None:
    visit(site, village)
    page = visitor.opens(village.page_of("DQ-1"), size=PHONE)

    entry(page).get_by_role("link", name="录音 16 KB").click()

    player = page.locator("video, audio")
    expect(player).to_be_visible()
    player.evaluate(IS_READ)


def test_a_file_that_has_not_arrived_is_said_to_be_on_its_way(
    site: str, village: Village, visitor: Visitor
) -> None:
    visit(site, village, arrives=False)
    page = visitor.opens(village.page_of("DQ-1"), size=PHONE)

    expect(entry(page)).to_contain_text("照片 1 KB · 尚未到达")
    expect(entry(page).get_by_role("link")).to_have_count(0)
    page.get_by_role("button", name="English").click()
    expect(entry(page)).to_contain_text("Recording 16 KB · not yet arrived")
