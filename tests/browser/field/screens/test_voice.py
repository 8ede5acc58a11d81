"""A voice note is recorded by whoever allows it the microphone, and goes along."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.field.phone import Phone
from tests.browser.field.screens.walk import turns_to

MICROPHONE = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")


@pytest.fixture(scope="module")
def chromium(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """A browser with a microphone that beeps; the shell without windows can ask nobody."""
    with launch(*MICROPHONE) as browser:
        yield browser


def test_a_voice_note_is_recorded_and_goes_along(page: Page, phone: Phone, household: str) -> None:
    phone.context.grant_permissions(["microphone"])
    turns_to(page, f"/field/log/{household}")

    page.get_by_role("button", name="录音").click()
    page.get_by_role("button", name="停 0:01").click()
    expect(page.get_by_role("listitem")).to_contain_text("录音")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("1 个")).to_be_visible()

    assert phone.does("d => d.entries[0].files[0].kind") == "voice"
