"""Whoever has an account signs in, lands where the role works, and loses nothing half-written."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from api.identity.city_login import CityLogin
from api.identity.invitation import invite
from domain.account import Role
from store.books import Books
from tests.browser.people import People, enters
from tests.browser.village import Village
from tests.browser.visitor import PHONE, Visitor

OWN = "竹竿-芝麻-星期三-米"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def visits(page: Page, village: Village, summary: str) -> None:
    """Begin a contact and do not save it."""
    expect(page.get_by_test_id("who")).to_be_visible()
    page.goto(village.page_of("DQ-1"))
    press(page, "记一次联系")
    page.get_by_role("radio", name="走访").check()
    page.get_by_label("谈了什么").fill(summary)


@pytest.mark.parametrize(
    ("role", "where"),
    [("cadre", "/"), ("chief", "/projects/DQ"), ("inspector", "/audit"), ("admin", "/accounts")],
)
def test_each_role_lands_on_its_own_page(
    village: Village, people: People, role: Role, where: str
) -> None:
    people.posted("王敏", role, task_force="default")

    page = people.signs_in("王敏")

    expect(page).to_have_url(where)
    expect(page.get_by_test_id("who")).to_have_text("王敏")


def test_a_cadre_with_a_phone_in_the_hand_lands_in_the_field(
    village: Village, people: People, visitor: Visitor
) -> None:
    people.posted("王敏", "cadre", task_force="default")
    page = visitor.opens("/sign-in", size=PHONE, is_held=True)

    enters(page, "王敏")

    expect(page).to_have_url("/field")


def test_whoever_asked_for_a_page_is_let_in_there(village: Village, people: People) -> None:
    people.posted("王敏", "chief", task_force="default")

    page = people.signs_in("王敏", "/projects/DQ?stage=opened", size=PHONE)

    expect(page).to_have_url("/projects/DQ?stage=opened")
    expect(page.get_by_test_id("register")).to_contain_text("张建国")


def test_the_way_back_leads_to_no_other_site(village: Village, people: People) -> None:
    people.posted("王敏", "cadre", task_force="default")

    page = people.signs_in("王敏", "/sign-in?to=//example.org/x")

    expect(page).to_have_url("/")


def test_a_wrong_password_says_so_and_guessing_has_to_wait(
    village: Village, people: People
) -> None:
    people.posted("王敏", "cadre", task_force="default")
    page = people.signs_in("王敏", password="不是这个")
    expect(page.get_by_role("alert")).to_contain_text("账号或密码有误")

    for _ in range(5):
        press(page, "登录")
        expect(page.get_by_text("正在登录")).to_have_count(0)

    expect(page.get_by_role("button", name="请等 0:")).to_be_disabled()
    expect(page.get_by_role("alert")).to_contain_text("登录失败次数过多")
    expect(page.get_by_role("button", name="登录", exact=True)).to_be_enabled()


def test_a_contact_half_written_when_the_session_ends_is_saved_after_it(
    village: Village, people: People
) -> None:
    people.posted("王敏", "cadre", task_force="default")
    page = people.signs_in("王敏", size=PHONE)
    visits(page, village, "他要朝南的房")
    people.loses_the_session("王敏")

    press(page, "保存")
    expect(page.get_by_role("heading", name="登录已失效")).to_be_visible()
    expect(page.get_by_label("账号", exact=True)).to_have_value("王敏")
    expect(page.get_by_label("谈了什么")).to_be_hidden()
    enters(page, "王敏")

    expect(page.get_by_test_id("timeline")).to_contain_text("他要朝南的房")
    expect(page).to_have_url(village.page_of("DQ-1"))


def test_a_contact_half_written_outlives_a_reload(village: Village, people: People) -> None:
    people.posted("王敏", "cadre", task_force="default")
    page = people.signs_in("王敏", size=PHONE)
    visits(page, village, "他要朝南的房")

    page.reload()

    expect(page.get_by_label("谈了什么")).to_have_value("他要朝南的房")
    press(page, "收起")
    page.reload()
    press(page, "记一次联系")
    expect(page.get_by_label("谈了什么")).to_have_value("")


def test_the_next_person_at_the_same_phone_sees_nothing_of_it(
    village: Village, people: People
) -> None:
    people.posted("王敏", "cadre", task_force="default")
    people.posted("赵强", "cadre", task_force="default")
    page = people.signs_in("王敏", size=PHONE)
    visits(page, village, "他要朝南的房")
    people.loses_the_session("王敏")
    press(page, "保存")
    expect(page.get_by_role("heading", name="登录已失效")).to_be_visible()

    enters(page, "赵强")

    expect(page.get_by_test_id("who")).to_have_text("赵强")
    expect(page).to_have_url("/")
    page.goto(village.page_of("DQ-1"))
    press(page, "记一次联系")
    expect(page.get_by_label("谈了什么")).to_have_value("")
    expect(page.get_by_test_id("timeline")).not_to_contain_text("他要朝南的房")


def test_the_first_link_opens_one_administrator(
    books: Books, site: str, visitor: Visitor, people: People
) -> None:
    page = visitor.opens((invite(books, site) or "").removeprefix(site), size=PHONE)
    expect(page).to_have_url("/first")
    page.get_by_label("您的姓名").fill("王敏")
    page.get_by_label("自己定一个密码").fill("短")
    page.get_by_label("再输一遍密码").fill("短")
    press(page, "开通并登录")
    expect(page.get_by_role("alert")).to_contain_text("密码少于 10 个字符")
    page.get_by_label("自己定一个密码").fill(OWN)
    page.get_by_label("再输一遍密码").fill(OWN)

    press(page, "开通并登录")

    expect(page).to_have_url("/accounts")
    expect(page.get_by_test_id("accounts")).to_contain_text("王敏")
    expect(page.get_by_test_id("who")).to_have_text("王敏")


def test_a_used_link_says_so(books: Books, people: People, visitor: Visitor) -> None:
    people.posted("王敏", "admin")
    page = visitor.opens("/first#used-long-ago")
    page.get_by_label("您的姓名").fill("赵强")
    page.get_by_label("自己定一个密码").fill(OWN)
    page.get_by_label("再输一遍密码").fill(OWN)

    press(page, "开通并登录")

    expect(page.get_by_role("alert")).to_contain_text("此链接已使用")
    page.goto("/first")
    page.reload()
    expect(page.get_by_role("heading", name="链接不完整")).to_be_visible()


def test_before_there_are_accounts_the_first_page_says_how_to_open_one(visitor: Visitor) -> None:
    page = visitor.opens("/")

    expect(page.get_by_text("目前没有账号")).to_contain_text("zhuanban user add")
    expect(page.get_by_test_id("who")).to_have_count(0)


def test_the_log_can_be_looked_at_by_whoever_is_not_signed_in(people: People, visitor: Visitor
                                                              ) -> None:  # fmt: skip
    people.posted("王敏", "inspector")
    page = visitor.opens("/audit", size=PHONE)
    expect(page.get_by_role("heading", name="日志与见证")).to_be_visible()

    page.get_by_role("link", name="登录").click()
    enters(page, "王敏")

    expect(page).to_have_url("/audit")
    expect(page.get_by_test_id("who")).to_have_text("王敏")


class TestWithACityLogin:
    """The city's login is offered, and where it lets nobody in the page says why."""

    @pytest.fixture
    def city_login(self) -> CityLogin:
        """One that does not answer."""
        return CityLogin("http://127.0.0.1:9", "zhuanban", "secret")

    def test_a_city_login_that_is_away_is_told_on_the_sign_in_page(
        self, people: People, visitor: Visitor
    ) -> None:
        people.posted("王敏", "inspector")
        page = visitor.opens("/inspections", size=PHONE)

        page.get_by_role("link", name="用市统一登录").click()

        expect(page.get_by_role("alert")).to_contain_text("市统一登录暂无响应")
        enters(page, "王敏")
        expect(page).to_have_url("/audit")
