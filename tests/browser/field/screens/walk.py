"""A walk through the field page as a thumb takes it: screens have addresses, a phone has a PIN."""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.field.phone import PIN

AXE = Path(__file__).parents[4] / "web" / "node_modules" / "axe-core" / "axe.min.js"
TOO_SMALL = """() => [...document.querySelectorAll("a, button, input, textarea, label, summary")]
    .filter((each) => !each.closest(".hidden") && !each.matches(".hidden, .asks"))
    .filter((each) => !each.matches("label input, label:has(progress)"))
    .map((each) => [each, each.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && Math.min(box.height, box.width) < 47.5)
    .map(([each, box]) => `${each.outerHTML.slice(0, 90)} ${box.width}x${box.height}`)"""
TURN = "(to) => { history.pushState(null, '', to); dispatchEvent(new PopStateEvent('popstate')) }"


def enters(page: Page, pin: str = PIN) -> None:
    """Press the digits of a PIN."""
    for digit in pin:
        page.get_by_role("button", name=digit, exact=True).click()
    page.get_by_role("button", name=re.compile("^(确定|OK)$")).click()


def unlocks(page: Page) -> None:
    """What a reload locked is open again."""
    enters(page)
    expect(page.get_by_test_id("sent")).to_be_visible()


def turns_to(page: Page, path: str) -> None:
    """Go to another screen without a reload, as a link does."""
    page.evaluate(TURN, path)
    expect(page.locator("#content").get_by_role("heading", level=1)).to_be_visible()


def violations(page: Page) -> list[str]:
    """Every finding of axe-core, whatever its weight."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: call ./run setup")
    page.evaluate(AXE.read_text())
    found: list[dict[str, Any]] = page.evaluate("axe.run().then((told) => told.violations)")
    return [f"{each['id']}: {each['nodes'][0]['html'][:140]}" for each in found]


def a_dot() -> bytes:
    """A picture of one black point, as PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)
