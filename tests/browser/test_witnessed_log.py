"""Every page says since when the log is witnessed; who doubts it finds all there is to compare."""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import FilePayload, expect

from audit.notary import Notary
from audit.policy import Policy
from audit.sequencer import TreeIsNotAsSigned
from store.books import Books
from tests.audit.office import Office
from tests.browser.test_appearance import TOO_SMALL, violations
from tests.browser.test_inspector import inspected, now, visited
from tests.browser.village import Village
from tests.browser.visitor import PHONE, Scheme, Visitor

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
RED = "rgb(163, 39, 28)"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A witness without a line."""
    return Office(tmp_path / "office")


@pytest.fixture
def notary(books: Books, tmp_path: Path, request: pytest.FixtureRequest) -> Notary:
    """Has no witness but where a test brings one."""
    policy = Policy()
    if "office" in request.fixturenames:
        policy.witnesses["office"] = request.getfixturevalue("office").listed()
    return Notary(books, tmp_path / "audit", name="zhuanban.test", policy=policy)


def witnessed(notary: Notary, ago: timedelta, by: str = "office.example/w1") -> None:
    """Somebody outside cosigned the log as it stands, some time ago."""
    line = f"— {by} {b64encode(bytes(76)).decode()}"
    notary.keep(notary.checkpoint().size, by, line, datetime.now(UTC) - ago)


def test_the_foot_says_how_long_ago_somebody_witnessed_and_turns_red_after_a_day(
    village: Village, visitor: Visitor, notary: Notary
) -> None:
    page = visitor.opens("/")
    expect(page.get_by_test_id("witnessed")).to_have_text("尚无见证人")
    witnessed(notary, timedelta(hours=25))
    village.about("DQ-1", "contacts", method="phone", occurred_at="2026-03-01T10:00:00+08:00")
    page.get_by_test_id("witnessed").click()
    expect(page).to_have_url("/audit")
    alarm = page.get_by_role("link", name="见证已过期 · 最近见证 25 小时前")
    expect(alarm).to_have_css("color", RED)
    expect(alarm.locator("svg")).to_be_visible()
    witnessed(notary, timedelta(minutes=5, seconds=30), by="audit.example/w2")
    size = notary.status()["witnessed"]["size"]

    page.reload()

    expect(page.get_by_test_id("witnessed")).to_have_text(f"最近见证 5 分钟前 · 至第 {size} 条")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_test_id("witnessed")).to_contain_text("Last witnessed 5 minutes ago")


def test_the_foot_turns_red_where_the_log_cannot_be_signed(
    village: Village, visitor: Visitor, notary: Notary, owner: str
) -> None:
    notary.checkpoint()
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute("UPDATE audit.trees SET root = sha256('another history')")
    with pytest.raises(TreeIsNotAsSigned):
        notary.checkpoint()

    page = visitor.opens("/audit")

    expect(page.get_by_role("link", name="日志无法签名")).to_have_css("color", RED)
    expect(page.get_by_role("alert")).to_contain_text("数据库中的历史与已签发的检查点")


def test_a_witness_without_a_line_is_asked_by_a_file(
    office: Office, notary: Notary, village: Village, visitor: Visitor, tmp_path: Path
) -> None:
    notary.checkpoint()
    office.trusts(str(notary.key.vkey))
    page = visitor.opens("/audit")
    expect(page.get_by_test_id("witnesses")).to_contain_text("office 尚未签过")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载给 office 的请求").click()
    asked = tmp_path / "asked.txt"
    download.value.save_as(asked)
    signed = tmp_path / "signed.txt"
    office.run("add", asked, "-o", signed)

    page.get_by_label("选择签好的文件").set_input_files(signed)

    expect(page.get_by_text("已收下 office 的签名")).to_be_visible()
    expect(page.get_by_test_id("witnesses")).to_contain_text("office 正常")
    page.get_by_label("选择签好的文件").set_input_files(
        FilePayload(name="别的.txt", mimeType="text/plain", buffer="不是检查点".encode())
    )
    expect(page.get_by_role("alert")).to_contain_text("这不是签名检查点")


def test_the_notice_prints_on_one_sheet_black_on_white(
    village: Village, visitor: Visitor, notary: Notary
) -> None:
    notary.checkpoint()
    root = notary.note().text.split("\n")[2]
    page = visitor.opens("/audit/notice", scheme="dark")
    page.emulate_media(media="print")

    expect(page.get_by_test_id("root")).to_be_visible()
    assert page.get_by_test_id("root").inner_text().replace(" ", "").replace("\n", "") == root
    assert page.evaluate("document.querySelector('article img').naturalWidth") > 0
    expect(page.get_by_role("heading", name="日志检查点公示 Checkpoint of the log")).to_be_visible()
    for hidden in ("header", "footer", ".screen"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator("article")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator("article dd").first).to_have_css("color", "rgb(0, 0, 0)")
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1


def test_everybody_can_read_and_press_what_an_inspector_sees(
    village: Village, visitor: Visitor, notary: Notary
) -> None:
    visited(village)
    inspection = inspected(village)
    village.write(f"{inspection}/findings", text="补录", cadre="李建华", occurred_at=now())
    witnessed(notary, timedelta(hours=30))
    page = visitor.opens("/", size=PHONE)
    for path in ("/audit", "/audit/notice", "/audit/trail?case=DQ/DQ-1",
                 "/inspections?cites=1", f"{inspection}?cites=1"):  # fmt: skip
        page.goto(path)
        expect(page.get_by_text("正在读取")).to_have_count(0)
        expect(page.get_by_test_id("witnessed")).to_contain_text("最近见证")
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            assert violations(page) == [], (path, scheme)
        assert page.evaluate(TOO_SMALL) == [], path
        page.get_by_role("button", name="English").click()
        expect(page.get_by_test_id("witnessed")).to_contain_text("Last witnessed")
        assert page.evaluate(TOO_SMALL) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path
        page.get_by_role("button", name="中文").click()
