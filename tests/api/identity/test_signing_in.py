"""Signing in: by name and password, in a session that is new each time and ends at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from fastapi import FastAPI

from api.accounts import account_named, disable
from api.identity.signing_in import (
    OneTimePasswordHasExpired,
    check_password,
    set_one_time_password,
)
from api.moments import now
from store.books import Books
from tests.api.identity.office import PASSWORD, Browser, by_console


def test_nobody_is_signed_in_at_first(browser: Browser) -> None:
    told = browser.ask("GET", "/session")

    assert told.status_code == 200
    assert told.json() == {
        "account": None, "accounts_exist": True, "city_login": False, "refused": None,
    }  # fmt: skip


def test_whoever_signs_in_is_told_what_they_may_act_as(browser: Browser) -> None:
    answer = browser.sign_in()

    account = answer.json()["account"]
    assert (answer.status_code, account) == (200, browser.who())
    assert account["name"] == "李蕾"
    assert (account["role"], account["posting"], account["second_factor"]) == ("cadre", 1, "off")
    assert [(p["n"], p["role"], p["remit"]) for p in account["postings"]] == [
        (1, "cadre", "task_force")
    ]
    assert not account["must_change_password"]


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(browser: Browser) -> None:
    cookie = browser.sign_in().headers.get_list("set-cookie")[0]

    name, *attributes = cookie.split("; ")
    assert name.startswith("__Host-zhuanban=")
    assert {each.lower() for each in attributes} == {
        "httponly", "secure", "samesite=lax", "path=/", "max-age=604800",
    }  # fmt: skip


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(browser: Browser) -> None:
    wrong = browser.sign_in(password="another one entirely")
    unknown = browser.sign_in(name="无此人")

    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()
    assert wrong.json()["type"] == "/problems/name-or-password-is-wrong"


def test_a_session_planted_in_a_browser_is_worth_nothing_after_the_sign_in(app: FastAPI) -> None:
    thief, victim = Browser(app), Browser(app)
    thief.sign_in()
    planted = thief.secret
    victim.plant(planted)

    victim.sign_in("程安")

    assert victim.secret != planted
    assert thief.who() is None


def test_signing_out_ends_the_session_and_not_only_the_cookie(browser: Browser) -> None:
    browser.sign_in()
    held = browser.secret

    assert browser.ask("DELETE", "/session").json()["account"] is None
    browser.plant(held)

    assert browser.who() is None
    assert browser.ask("GET", "/tokens").status_code == 401


def test_a_browser_signs_in_from_our_pages_only(browser: Browser) -> None:
    body = {"name": "李蕾", "password": PASSWORD}

    lured = browser.ask("POST", "/session", body, **{"Sec-Fetch-Site": "cross-site"})

    assert lured.json()["type"] == "/problems/came-from-another-site"
    assert browser.who() is None


def test_a_disabled_account_is_told_so_once_its_password_is_right(
    browser: Browser, books: Books
) -> None:
    browser.sign_in()
    disable(books, by_console(), "李蕾", reason="调离")

    assert browser.who() is None
    assert browser.sign_in(password="wrong password").status_code == 401
    assert browser.sign_in().json()["type"] == "/problems/account-is-shut"


def test_a_one_time_password_lets_in_to_be_changed_and_to_nothing_else(
    browser: Browser, books: Books
) -> None:
    one_time = set_one_time_password(books, account_named(books, "李蕾").id)

    told = browser.sign_in(password=one_time).json()
    blocked = browser.ask("GET", "/tokens")
    browser.ask("POST", "/session/password", {"old": one_time, "new": "芦苇荡里的旧船1998"})

    assert told["account"]["must_change_password"]
    assert blocked.json()["type"] == "/problems/change-password-first"
    assert browser.ask("GET", "/tokens").status_code == 200
    assert not browser.who()["must_change_password"]


def test_a_one_time_password_is_good_for_seven_days(books: Books, app: FastAPI) -> None:
    one_time = set_one_time_password(books, account_named(books, "李蕾").id)

    def signs_in(days: float) -> object:
        later = now() + timedelta(days=days)
        return check_password(books, "李蕾", one_time, None, "here", now=later)

    assert signs_in(6.9)
    with pytest.raises(OneTimePasswordHasExpired):
        signs_in(7.1)


def test_a_changed_password_ends_every_other_session_and_token(app: FastAPI) -> None:
    here, elsewhere = Browser(app), Browser(app)
    here.sign_in()
    elsewhere.sign_in()
    token = elsewhere.token()["token"]

    changed = here.ask("POST", "/session/password", {"old": PASSWORD, "new": "芦苇荡里的旧船1998"})

    assert changed.json()["account"]["name"] == here.who()["name"] == "李蕾"
    assert elsewhere.who() is None
    by_token = Browser(app).ask("GET", "/projects", Authorization=f"Bearer {token}")
    assert by_token.status_code == 401
    assert Browser(app).sign_in(password=PASSWORD).status_code == 401


@pytest.mark.parametrize(
    ("old", "new", "type_"),
    [
        ("not the password", "芦苇荡里的旧船1998", "name-or-password-is-wrong"),
        (PASSWORD, PASSWORD, "password-is-the-same"),
        (PASSWORD, "短密码", "password-is-too-short"),
        (PASSWORD, "李蕾李蕾的长密码2020", "password-holds-the-name"),
        (PASSWORD, "password2024", "password-is-common"),
    ],
)
def test_a_password_that_will_not_do_changes_nothing(
    browser: Browser, old: str, new: str, type_: str
) -> None:
    browser.sign_in()

    refused = browser.ask("POST", "/session/password", {"old": old, "new": new})

    assert refused.json()["type"] == f"/problems/{type_}"
    assert browser.who()["name"] == "李蕾"


def test_what_changed_is_on_record_and_no_secret_is(browser: Browser, books: Books) -> None:
    browser.sign_in()
    device, _ = browser.enrol()
    browser.ask("POST", "/session/password", {"old": PASSWORD, "new": "芦苇荡里的旧船1998"})
    set_one_time_password(books, account_named(books, "李蕾").id, by_console())

    with books.pool.connection() as connection:
        states = [bytes(state).decode() for (state,) in connection.execute(
            "SELECT state FROM zhuanban.events WHERE topic = 'account.sign_in_changed@1'"
            " ORDER BY position")]  # fmt: skip
    done = ("second_factor_on", "password", "password_reset", "second_factor_off")
    assert [f'"what":"{what}"' in state for what, state in zip(done, states, strict=True)] == (
        [True] * 4
    )
    assert not any(device.secret in state or "芦苇荡" in state for state in states)
