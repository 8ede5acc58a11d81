"""A photo of any size is made small; what is refused is told, and all else goes on."""

from __future__ import annotations

import base64

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.field.phone import Phone, where_it_is
from tests.browser.field.screens.walk import turns_to, unlocks

# Forty megapixels with some noise, as a camera's JPEG; told as base64.
TAKEN = """async ([width, height]) => {
    const canvas = new OffscreenCanvas(width, height);
    const pen = canvas.getContext("2d");
    for (let i = 0; i < 4000; i++) {
        pen.fillStyle = `hsl(${(i * 37) % 360} 60% ${20 + (i % 60)}%)`;
        pen.fillRect((i * 613) % width, (i * 389) % height, 900, 700);
    }
    const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.95 });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = "";
    for (let at = 0; at < bytes.length; at += 8192)
        text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(text);
}"""
DRAFTED = """async ([where, name]) => {
    const { device } = await import(where);
    const [kept] = await device.draft(name);
    const bytes = Uint8Array.from(atob(kept.data), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: kept.type }));
    return [bitmap.width, bitmap.height, bytes.length, kept.type];
}"""


def photographs(page: Page, name: str, photo: bytes) -> None:
    """Give the page a photo, as its camera would."""
    file = FilePayload(name=name, mimeType="image/jpeg", buffer=photo)
    page.locator("input[type=file]").first.set_input_files(file)


def taken(page: Page, width: int, height: int) -> bytes:
    """A photo of so many pixels."""
    return base64.b64decode(page.evaluate(TAKEN, [width, height]))


def test_a_photo_of_forty_megapixels_is_made_small(
    page: Page, phone: Phone, household: str
) -> None:
    photo = taken(page, 7728, 5152)
    turns_to(page, f"/field/log/{household}")

    photographs(page, "IMG.jpg", photo)
    expect(page.get_by_role("button", name="用原图")).to_be_visible(timeout=20_000)

    width, height, size, kind = page.evaluate(DRAFTED, [where_it_is(), f"files {household}"])
    assert (width, kind) == (2048, "image/jpeg")
    assert height == pytest.approx(1365, abs=1)
    assert size <= 420_000 < len(photo)
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("1 个")).to_be_visible()
    assert phone.does("d => d.entries[0].files[0].size") == size


def test_the_original_goes_along_on_wish_only(page: Page, phone: Phone, household: str) -> None:
    photo = taken(page, 3000, 4000)
    turns_to(page, f"/field/log/{household}")
    photographs(page, "IMG.jpg", photo)
    page.get_by_role("button", name="用原图").click()
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("1 个")).to_be_visible()

    assert phone.does("d => d.entries[0].files[0].size") == len(photo)


def test_a_small_photo_stays_as_it_is_and_outlives_a_page_that_the_camera_killed(
    page: Page, household: str
) -> None:
    photo = taken(page, 640, 480)
    turns_to(page, f"/field/log/{household}")
    photographs(page, "IMG.jpg", photo)
    expect(page.get_by_role("listitem")).to_have_count(1)
    assert page.evaluate(DRAFTED, [where_it_is(), f"files {household}"])[:2] == [640, 480]

    page.reload()
    unlocks(page)

    expect(page.get_by_role("listitem")).to_have_count(1)


def test_what_is_refused_or_unreadable_costs_a_sentence_and_all_else_goes_on(
    page: Page, phone: Phone, household: str
) -> None:
    turns_to(page, f"/field/log/{household}")

    photographs(page, "IMG.jpg", b"no picture at all")
    expect(page.get_by_text("这张照片打不开")).to_be_visible()
    page.get_by_role("button", name="录音").click()
    expect(page.get_by_text("没有话筒权限，不能录音；其余照常。")).to_be_visible()
    page.get_by_role("button", name="位置").click()
    expect(page.get_by_text("没有取得位置，这次不记位置；其余照常。")).to_be_visible()
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("heading", name="已记下").first).to_be_visible()

    assert "place" not in phone.does("d => d.entries[0].body")
