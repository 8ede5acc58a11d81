"""An administrator opens, posts, shuts and finds accounts without knowing anything of computers."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from api import accounts, undertakings
from store.books import Books
from tests.api.city import act
from tests.browser.people import People, enters
from tests.browser.test_appearance import TOO_SMALL, violations
from tests.browser.village import Village
from tests.browser.visitor import DESKTOP, PHONE, WALL, Scheme

ADMIN = "李管理"
MANY = 120


@pytest.fixture
def page(village: Village, people: People) -> Page:
    """The page an administrator lands on, on a phone."""
    people.posted(ADMIN, "admin")
    opened = people.signs_in(ADMIN, size=PHONE)
    expect(opened).to_have_url("/accounts")
    return opened


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def writes(page: Page, name: str, role: str, force: str | None) -> None:
    """Fill the form for a new account and send it."""
    press(page, "开账号")
    form = page.get_by_role("form", name="开账号")
    form.get_by_label("姓名（账号）").fill(name)
    form.get_by_role("radio", name=role, exact=True).check()
    if force:
        form.get_by_role("radio", name=force, exact=True).check()
    form.get_by_role("button", name="开账号").click()


def test_an_account_is_opened_and_its_password_shown_once(
    village: Village, people: People, page: Page
) -> None:
    writes(page, "王敏", "干部", "默认专班")
    expect(page.get_by_test_id("slip")).to_contain_text("王敏")
    once = page.get_by_test_id("password").inner_text()
    expect(page.get_by_test_id("accounts")).to_contain_text("王敏")
    press(page, "已交给本人，不再显示")
    expect(page.get_by_text(once)).to_have_count(0)

    theirs = people.signs_in("王敏", password=once)

    expect(theirs.get_by_role("heading", name="请先设置自己的密码")).to_be_visible()


def test_only_the_slip_is_printed(page: Page) -> None:
    writes(page, "王敏", "监督员", None)
    expect(page.get_by_test_id("password")).to_be_visible()

    page.emulate_media(media="print")

    expect(page.get_by_test_id("password")).to_be_visible()
    expect(page.get_by_test_id("accounts")).to_be_hidden()


def test_a_form_with_a_gap_names_it_and_a_name_that_is_taken_is_refused(page: Page) -> None:
    press(page, "开账号")
    form = page.get_by_role("form", name="开账号")
    form.get_by_role("button", name="开账号").click()
    expect(form.get_by_role("alert")).to_have_text("请填写“姓名（账号）”。")
    form.get_by_label("姓名（账号）").fill(ADMIN)
    form.get_by_role("radio", name="干部", exact=True).check()
    form.get_by_role("button", name="开账号").click()
    expect(form.get_by_role("alert")).to_have_text("请选择“哪个专班”。")
    form.get_by_role("radio", name="默认专班").check()
    form.get_by_label("到哪天为止").fill("明年")
    form.get_by_role("button", name="开账号").click()
    expect(form.get_by_role("alert")).to_contain_text("日期请写成")
    form.get_by_label("到哪天为止").fill("2099年12月31日")

    form.get_by_role("button", name="开账号").click()

    expect(form.get_by_role("alert")).to_contain_text("账号“李管理”已存在")
    expect(form.get_by_label("姓名（账号）")).to_have_value(ADMIN)


def test_a_task_force_is_found_among_many_or_chartered(books: Books, page: Page) -> None:
    for n in range(9):
        undertakings.open_task_force(books, act(), code=f"TF{n}", name=f"第{n}片区专班")
    page.reload()
    press(page, "开账号")
    page.get_by_role("radio", name="专班负责人").check()
    expect(page.get_by_text("另有 4 个")).to_be_visible()
    page.get_by_label("找专班").fill("tf8")
    page.get_by_role("radio", name="第8片区专班").check()
    press(page, "设立新专班")
    page.get_by_label("专班代码").fill("XNM-2020")
    page.get_by_label("专班名称").fill("小南门征迁专班")

    press(page, "设立新专班")

    expect(page.get_by_role("radio", name="小南门征迁专班")).to_be_checked()


def test_many_accounts_are_read_page_by_page_and_searched(books: Books, page: Page) -> None:
    for n in range(MANY):
        accounts.open_account(
            books, act(), name=f"cadre-{n:03}", role="cadre", task_force="default"
        )
    page.reload()
    rows = page.get_by_test_id("accounts").get_by_role("listitem")
    expect(page.get_by_text("已显示 100 个")).to_be_visible()
    expect(rows).to_have_count(100)

    press(page, "显示更多")
    expect(rows).to_have_count(MANY + 1)
    page.get_by_role("searchbox", name="搜索账号").fill("DRE-07")

    expect(rows).to_have_count(10)
    expect(page).to_have_url("/accounts?q=DRE-07")


def test_a_posting_ends_for_a_reason_and_another_begins(
    village: Village, people: People, page: Page
) -> None:
    people.posted("王敏", "cadre", task_force="default")
    theirs = people.signs_in("王敏")
    expect(theirs.get_by_text("东桥村搬迁")).to_be_visible()
    page.get_by_role("searchbox", name="搜索账号").fill("王")
    page.get_by_role("link", name="王敏").click()
    press(page, "结束岗位: 干部")
    press(page, "结束岗位")
    expect(page.get_by_role("alert")).to_have_text("请填写“理由”。")
    page.get_by_label("理由").fill("抽调期满")
    press(page, "结束岗位")
    expect(page.get_by_test_id("postings")).to_contain_text("已结束")
    theirs.reload()
    expect(theirs.get_by_role("heading", name="目前没有岗位")).to_be_visible()

    press(page, "增加岗位")
    page.get_by_role("radio", name="监督员").check()
    page.get_by_role("form", name="增加岗位").get_by_role("button", name="增加岗位").click()

    expect(page.get_by_test_id("postings")).to_contain_text("监督员 · 全部")
    theirs.goto("/sign-in")
    expect(theirs).to_have_url("/audit")


def test_an_account_is_shut_and_opened_again(village: Village, people: People, page: Page) -> None:
    people.posted("王敏", "cadre", task_force="default")
    theirs = people.signs_in("王敏")
    expect(theirs.get_by_test_id("who")).to_be_visible()
    page.goto("/accounts/王敏")
    press(page, "停用账号")
    page.get_by_label("理由").fill("调离")
    press(page, "停用账号")
    expect(page.get_by_text("已停用", exact=True)).to_be_visible()
    theirs.reload()
    enters(theirs, "王敏")
    expect(theirs.get_by_role("alert")).to_contain_text("该账号已停用")
    page.goto("/accounts")
    expect(page.get_by_role("link", name="王敏")).to_contain_text("已停用")
    page.get_by_role("link", name="王敏").click()

    press(page, "恢复账号")
    page.get_by_label("理由").fill("调回")
    press(page, "恢复账号")

    expect(page.get_by_text("已停用", exact=True)).to_have_count(0)
    enters(theirs, "王敏")
    expect(theirs.get_by_test_id("who")).to_have_text("王敏")


def test_a_lost_password_is_reset_by_a_second_press(
    village: Village, people: People, page: Page
) -> None:
    people.posted("王敏", "cadre", task_force="default")
    page.goto("/accounts/王敏")

    press(page, "重置密码")
    expect(page.get_by_test_id("slip")).to_have_count(0)
    press(page, "确定重置")

    once = page.get_by_test_id("password").inner_text()
    theirs = people.signs_in("王敏", password=once)
    expect(theirs.get_by_role("heading", name="请先设置自己的密码")).to_be_visible()


def test_a_lost_phone_is_signed_out(village: Village, people: People, page: Page) -> None:
    people.posted("王敏", "cadre", task_force="default")
    theirs = people.signs_in("王敏")
    expect(theirs.get_by_test_id("who")).to_be_visible()
    page.goto("/accounts/王敏")

    press(page, "全部退出")
    press(page, "确定全部退出")

    expect(page.get_by_text("已在所有设备上退出。")).to_be_visible()
    theirs.reload()
    expect(theirs.get_by_role("heading", name="登录", exact=True)).to_be_visible()


def test_an_administrator_has_no_way_to_a_household(village: Village, page: Page) -> None:
    page.get_by_test_id("who").click()
    expect(page.get_by_test_id("me").get_by_role("link")).to_have_text(
        ["账号管理", "删除与留存", "我的账号"]
    )
    page.goto("/")
    expect(page).to_have_url("/accounts")

    page.goto(village.page_of("DQ-1"))

    expect(page.get_by_role("alert").first).to_contain_text("不能进行此操作")
    expect(page.get_by_text("张建国")).to_have_count(0)


def test_a_cadre_is_refused_the_accounts(village: Village, people: People) -> None:
    people.posted("王敏", "cadre", task_force="default")

    page = people.signs_in("王敏", "/accounts")

    expect(page.get_by_role("alert").first).to_contain_text("不能进行此操作")


PAGES = ("/accounts", "/accounts/王敏", "/me")


def all_open(page: Page, path: str) -> None:
    """Go there and open whatever can be opened, in Chinese."""
    page.goto(path)
    expect(page.get_by_text("正在读取")).to_have_count(0)
    for name in ("开账号", "增加岗位", "重置密码", "修改密码", "启用两步验证"):
        for button in page.get_by_role("main").get_by_role("button", name=name, exact=True).all():
            button.click()
    for name in ("专班负责人", "一个专班"):
        for radio in page.get_by_role("radio", name=name).all():
            radio.check()
    page.get_by_test_id("who").click()


@pytest.mark.parametrize(
    ("size", "scheme"), [(PHONE, "light"), (DESKTOP, "dark"), (WALL, "light")],
    ids=["phone-light", "desktop-dark", "wall-light"],
)  # fmt: skip
def test_everybody_can_read_and_press_these_pages(
    village: Village, people: People, size: ViewportSize, scheme: Scheme
) -> None:
    people.posted(ADMIN, "admin")
    people.posted("王敏", "chief", task_force="default")
    page = people.signs_in(ADMIN, size=size, scheme=scheme)
    expect(page).to_have_url("/accounts")
    for path in PAGES:
        all_open(page, path)
        is_readable(page, size, path)


@pytest.mark.parametrize(
    ("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone-dark", "desktop-light"]
)
def test_everybody_can_read_and_press_the_way_in(
    people: People, size: ViewportSize, scheme: Scheme
) -> None:
    people.posted(ADMIN, "admin")
    page = people.signs_in(ADMIN, password="错", size=size, scheme=scheme)
    expect(page.get_by_role("alert")).to_be_visible()
    is_readable(page, size, "/sign-in")
    page.goto("/first#secret")
    is_readable(page, size, "/first")


def is_readable(page: Page, size: ViewportSize, path: str) -> None:
    """Large targets, nothing off the side, no finding of axe-core; in both languages."""
    expect(page.get_by_test_id("witnessed")).not_to_be_empty()
    for language in ("English", "中文"):
        assert violations(page) == [], path
        assert page.evaluate(TOO_SMALL) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path
        press(page, language)
