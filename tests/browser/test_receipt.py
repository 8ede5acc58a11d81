"""A household reads its receipt on whatever phone it has; at the desk the code is shown large."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import ViewportSize, expect

from api.field.receipt_key import receipt_key
from api.moments import now
from api.receipt.address import token
from store.books import Books
from tests.browser.test_appearance import TOO_SMALL, brightness, violations
from tests.browser.village import Village
from tests.browser.visitor import DESKTOP, PHONE, Scheme, Visitor

LOOKS: list[tuple[str, ViewportSize, Scheme]] = [
    ("phone-light", PHONE, "light"), ("phone-dark", PHONE, "dark"),
    ("desktop-light", DESKTOP, "light"),
]  # fmt: skip
every_look = pytest.mark.parametrize(("size", "scheme"), [look[1:] for look in LOOKS],
                                     ids=[look[0] for look in LOOKS])  # fmt: skip


@pytest.fixture
def address(village: Village, books: Books) -> str:
    """Where the code of a visit leads, at which something was asked and promised."""
    at = {"occurred_at": now().isoformat()}
    case = UUID(village.cases["DQ-1"])
    village.about("DQ-1", "chief", name="李建华", **at)
    visit = uuid4()
    village.about(
        "DQ-1", "contacts", method="visit", by="李建华", accompanied_by="周敏",
        summary="张建国想看图", next_step="带张建国看安置地块", next_due="2031-10-09",
        Idempotency_Key=str(visit), **at,
    )  # fmt: skip
    village.about("DQ-1", "demands", text="要朝南的房，一楼，门口能停三轮车", **at)
    village.about("DQ-1", "promises", text="送平面图，答复能不能选一楼", due="2031-10-01", **at)
    village.about("DQ-1", "promises", text="问清过渡费从哪天算起", due="2031-10-08", **at)
    return f"/r/{token(receipt_key(books, case), visit)}"


@every_look
def test_a_receipt_can_be_read_by_everybody(
    address: str, visitor: Visitor, size: ViewportSize, scheme: Scheme, tmp_path: Path
) -> None:
    page = visitor.opens(address, size=size, scheme=scheme)

    expect(page.get_by_text("要朝南的房，一楼，门口能停三轮车")).to_be_visible()
    expect(page.get_by_text("带〔姓名〕看安置地块")).to_be_visible()
    page.screenshot(path=tmp_path / "receipt.png", full_page=True)
    assert violations(page) == []
    assert page.evaluate(TOO_SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert (brightness(page, "getComputedStyle(document.body).color") > 128) == (scheme == "dark")


def test_it_is_switched_to_english_and_back_without_a_script(
    address: str, visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor.opens(address, size=PHONE)

    page.get_by_role("link", name="English").click()

    expect(page.get_by_role("heading", name="What you asked")).to_be_visible()
    page.screenshot(path=tmp_path / "receipt-en.png", full_page=True)
    page.get_by_role("link", name="中文").click()
    expect(page.get_by_role("heading", name="您家提出的")).to_be_visible()


@every_look
def test_what_has_not_arrived_says_what_to_do(
    village: Village, visitor: Visitor, size: ViewportSize, scheme: Scheme, tmp_path: Path
) -> None:
    page = visitor.opens(f"/r/{uuid4()}.{'A' * 22}", size=size, scheme=scheme)

    expect(page.get_by_text("请明天再扫一次")).to_be_visible()
    page.screenshot(path=tmp_path / "away.png", full_page=True)
    assert violations(page) == []
