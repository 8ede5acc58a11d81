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


SAID = "那天没有人来过，是打的电话"


def test_a_household_objects_and_reads_the_answer_without_a_script(
    address: str, village: Village, visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor.opens(address, size=PHONE)
    page.get_by_label("哪里记得不对").fill(SAID)
    page.get_by_label("怎么联系您").fill("13900001111")
    page.get_by_role("button", name="提交异议").click()

    raised = page.locator("#objection li")
    expect(raised).to_contain_text(SAID)
    expect(raised).to_contain_text("已留联系方式")
    village.about("DQ-1", "objections/1/answer", text="查过，是电话，已更正",
                  occurred_at=now().isoformat())  # fmt: skip
    page.reload()
    expect(raised).to_contain_text("查过，是电话，已更正")
    page.screenshot(path=tmp_path / "objected.png", full_page=True)
    assert violations(page) == []
    assert page.evaluate(TOO_SMALL) == []


def test_what_was_not_taken_is_still_there(address: str, visitor: Visitor, tmp_path: Path) -> None:
    page = visitor.opens(address, size=PHONE)
    text = page.get_by_label("哪里记得不对")
    text.evaluate("it => it.removeAttribute('maxlength')")
    text.fill("没" * 501)
    page.get_by_role("button", name="提交异议").click()

    expect(page.get_by_role("alert")).to_contain_text("超过 500 字")
    expect(text).to_have_value("没" * 501)
    page.screenshot(path=tmp_path / "refused.png", full_page=True)
    assert violations(page) == []


@every_look
def test_the_code_is_shown_large_at_the_desk_and_an_open_objection_on_top(
    address: str, village: Village, visitor: Visitor, size: ViewportSize, scheme: Scheme,
    tmp_path: Path,
) -> None:  # fmt: skip
    form = visitor.opens(address, size=PHONE)
    form.get_by_label("哪里记得不对").fill(SAID)
    form.get_by_role("button", name="提交异议").click()
    expect(form.locator("#objection li")).to_contain_text(SAID)

    page = visitor.opens(village.page_of("DQ-1"), size=size, scheme=scheme)
    objection = page.get_by_test_id("objection")
    expect(objection).to_contain_text("走访了这户")
    expect(objection).to_contain_text(SAID)
    page.get_by_role("button", name="回执：").click()
    code = page.get_by_role("img", name="回执的二维码")
    expect(code).to_be_visible()
    code.scroll_into_view_if_needed()
    assert (code.bounding_box() or {"width": 0})["width"] > 200
    assert violations(page) == []
    assert page.evaluate(TOO_SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.screenshot(path=tmp_path / "case.png", full_page=True)

    page.get_by_role("link", name="打开回执").evaluate("it => it.removeAttribute('target')")
    page.get_by_role("link", name="打开回执").click()
    expect(page).to_have_url(address)


def test_an_objection_is_answered_on_the_page_of_the_case(
    address: str, village: Village, visitor: Visitor
) -> None:
    receipt = visitor.opens(address, size=PHONE)
    receipt.get_by_label("哪里记得不对").fill(SAID)
    receipt.get_by_role("button", name="提交异议").click()
    expect(receipt.locator("#objection li")).to_contain_text(SAID)

    page = visitor.opens(village.page_of("DQ-1"), size=PHONE)
    expect(page.get_by_test_id("timeline")).to_contain_text("住户提出异议 1")
    page.get_by_role("button", name="提交答复").click()
    expect(page.get_by_test_id("objection").get_by_role("alert")).to_have_text("请填写答复。")
    page.get_by_role("textbox", name="答复").fill("查过，是电话，已更正")
    page.get_by_role("button", name="提交答复").click()

    expect(page.get_by_test_id("objection")).to_have_count(0)
    expect(page.get_by_test_id("timeline")).to_contain_text("答复异议 1")
    receipt.reload()
    expect(receipt.locator("#objection li")).to_contain_text("查过，是电话，已更正")


def test_the_desk_speaks_english_too(address: str, village: Village, visitor: Visitor) -> None:
    page = visitor.opens(village.page_of("DQ-1"))
    page.get_by_role("button", name="English").click()

    page.get_by_role("button", name="Receipt: ").click()

    expect(page.get_by_role("img", name="QR code of the receipt")).to_be_visible()


def test_a_receipt_needs_no_script(address: str, visitor: Visitor) -> None:
    page = visitor.opens(address, size=PHONE)

    assert page.evaluate("document.scripts.length") == 0
    assert page.context.cookies() == []
    assert [url for url in visitor.asked if "/r" not in url] == []
