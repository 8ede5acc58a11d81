"""Everybody keeps the own password, second factor, devices and tokens, and acts in one posting."""

from __future__ import annotations

import re

import pyotp
from playwright.sync_api import Page, expect

from tests.browser.people import PASSWORD, People, enters
from tests.browser.village import Village
from tests.browser.visitor import PHONE

OWN = "竹竿-芝麻-星期三-米"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def leaves(page: Page) -> None:
    page.get_by_test_id("who").click()
    press(page, "退出登录")
    expect(page.get_by_role("heading", name="登录")).to_be_visible()


def chooses(page: Page, old: str, new: str) -> None:
    """Fill the three boxes of a new password and press the button."""
    form = page.get_by_role("form", name="修改密码")
    form.get_by_label("一次性密码" if "-" in old and old != PASSWORD else "现在的密码").fill(old)
    form.get_by_label("新密码").fill(new)
    form.get_by_label("再输一遍密码").fill(new)
    form.get_by_role("button", name="修改密码").click()


def test_a_second_factor_is_set_up_by_hand_and_asked_for(village: Village, people: People) -> None:
    people.posted("王敏", "admin")
    page = people.signs_in("王敏", size=PHONE)
    page.get_by_role("link", name="现在启用").click()
    press(page, "启用两步验证")
    form = page.get_by_role("form", name="启用两步验证")
    form.get_by_label("密码", exact=True).fill(PASSWORD)
    press(page, "继续")
    secret = page.get_by_test_id("secret").inner_text().replace(" ", "")
    page.get_by_label("输入验证器显示的 6 位数字").fill(pyotp.TOTP(secret).now())
    press(page, "启用")
    codes = page.get_by_test_id("recovery").get_by_role("listitem")
    expect(codes).to_have_count(10)
    code = codes.first.inner_text()
    press(page, "已收好")
    expect(page.get_by_text("已启用：")).to_be_visible()
    leaves(page)

    enters(page, "王敏")
    page.get_by_label("验证码").fill("000000")
    press(page, "登录")
    expect(page.get_by_role("alert")).to_contain_text("验证码有误")
    page.get_by_label("验证码").fill(code)
    press(page, "登录")

    expect(page).to_have_url("/accounts")
    expect(page.get_by_text("管理员应当启用")).to_have_count(0)


def test_a_one_time_password_is_changed_before_anything_else(
    village: Village, people: People
) -> None:
    once = people.newcomer("王敏", "cadre", task_force="default")
    page = people.signs_in("王敏", "/projects/DQ", password=once, size=PHONE)
    expect(page.get_by_role("heading", name="请先设置自己的密码")).to_be_visible()
    expect(page.get_by_test_id("register")).to_have_count(0)

    chooses(page, once, OWN)

    expect(page.get_by_test_id("register")).to_contain_text("张建国")
    leaves(page)
    enters(page, "王敏", OWN)
    expect(page.get_by_test_id("who")).to_have_text("王敏")


def test_whoever_holds_two_postings_acts_in_one_at_a_time(village: Village, people: People) -> None:
    village.write("/task-forces", code="XQ", name="西桥专班")
    village.write("/projects", code="XQ", name="西桥村搬迁", task_force="XQ")
    people.posted("王敏", "cadre", task_force="default")
    people.also("王敏", "chief", task_force="XQ")
    page = people.signs_in("王敏")
    expect(page.get_by_text("东桥村搬迁")).to_be_visible()

    page.get_by_test_id("who").click()
    press(page, "专班负责人 · 西桥专班")

    expect(page).to_have_url("/projects/XQ")
    page.goto("/")
    expect(page.get_by_text("西桥村搬迁")).to_be_visible()
    expect(page.get_by_text("东桥村搬迁")).to_have_count(0)
    page.goto("/me")
    page.get_by_test_id("postings").get_by_role("button", name="换到此岗位").click()
    expect(page.get_by_text("东桥村搬迁")).to_be_visible()


def test_whoever_has_no_posting_is_told_whom_to_ask(village: Village, people: People) -> None:
    people.posted("王敏", "cadre", task_force="default")
    people.leaves("王敏")

    page = people.signs_in("王敏")

    expect(page.get_by_role("heading", name="目前没有岗位")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="我的账号").click()
    expect(page.get_by_role("heading", name="我的账号")).to_be_visible()


def test_a_password_is_changed_and_other_devices_are_out(village: Village, people: People) -> None:
    people.posted("王敏", "cadre", task_force="default")
    elsewhere = people.signs_in("王敏")
    expect(elsewhere.get_by_test_id("who")).to_have_text("王敏")
    page = people.signs_in("王敏", "/me", size=PHONE)
    devices = page.get_by_test_id("devices").get_by_role("listitem")
    expect(devices).to_have_count(2)

    press(page, "修改密码")
    chooses(page, PASSWORD, OWN)

    expect(page.get_by_text("密码已修改")).to_be_visible()
    expect(devices).to_have_count(1)
    elsewhere.reload()
    expect(elsewhere.get_by_role("heading", name="登录", exact=True)).to_be_visible()


def test_another_device_is_signed_out_from_here(village: Village, people: People) -> None:
    people.posted("王敏", "cadre", task_force="default")
    elsewhere = people.signs_in("王敏")
    expect(elsewhere.get_by_test_id("who")).to_have_text("王敏")
    page = people.signs_in("王敏", "/me")

    page.get_by_test_id("devices").get_by_role("button", name="退出").click()

    expect(page.get_by_test_id("devices").get_by_role("listitem")).to_have_count(1)
    elsewhere.get_by_test_id("who").click()
    elsewhere.get_by_test_id("me").get_by_role("link", name="我的账号").click()
    expect(elsewhere.get_by_role("heading", name="登录已失效")).to_be_visible()


def test_a_token_is_shown_once_and_ended(village: Village, people: People) -> None:
    people.posted("王敏", "cadre", task_force="default")
    page = people.signs_in("王敏", "/me", size=PHONE)
    page.get_by_label("用途").fill("每日报表")
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    press(page, "新建访问令牌")
    expect(page.get_by_test_id("token")).to_have_value(pattern())

    page.reload()

    expect(page.get_by_test_id("tokens")).to_contain_text("每日报表")
    expect(page.get_by_test_id("token")).to_have_count(0)
    press(page, "停用 每日报表")
    expect(page.get_by_text("没有访问令牌。")).to_be_visible()


def pattern() -> re.Pattern[str]:
    return re.compile(r"zb_[\w-]{43}")
