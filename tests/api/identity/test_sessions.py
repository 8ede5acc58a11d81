"""Sessions and tokens are listed to their owner, ended one by one, and over at their time."""

from __future__ import annotations

from uuid import uuid4

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.accounts import account_named, end_posting, post
from api.identity.opening_sessions import make_token, open_session, sessions_of
from store.books import Books
from tests.api.identity.office import Browser, by_console


def by_token(app: FastAPI, token: str, path: str = "/projects") -> int:
    script = TestClient(app, headers={"Authorization": f"Bearer {token}"})
    return script.get(f"/api/v1{path}").status_code


def lapse(books: Books, what: str) -> None:
    with books.pool.connection() as connection:
        connection.execute(
            "UPDATE zhuanban.sessions SET seen_at = seen_at - %(ago)s::interval,"
            " created_at = created_at - %(ago)s::interval, expires_at = expires_at - %(ago)s",
            {"ago": what},
        )


def test_a_token_is_shown_once_and_lets_a_script_in(app: FastAPI, browser: Browser) -> None:
    browser.sign_in()
    token = browser.token("夜间导出")["token"]

    listed = browser.ask("GET", "/tokens").json()["items"]

    assert token.startswith("zb_")
    assert by_token(app, token) == 200
    assert [(each["label"], "token" in each) for each in listed] == [("夜间导出", False)]


def test_a_token_is_made_with_the_password_and_not_without(browser: Browser) -> None:
    browser.sign_in()

    bodies: list[dict[str, str]] = [{}, {"password": "not this one"}]
    answers = [browser.ask("POST", "/tokens", {"label": "x"} | body) for body in bodies]

    assert [answer.json()["type"] for answer in answers] == [
        "/problems/name-or-password-is-wrong"
    ] * 2
    assert browser.ask("GET", "/tokens").json()["items"] == []


def test_who_signs_in_by_the_city_alone_has_no_password_to_give(
    browser: Browser, books: Books
) -> None:
    account = account_named(books, "李蕾").id
    browser.sign_in()
    with books.pool.connection() as connection:
        connection.execute("UPDATE zhuanban.credentials SET password = NULL")
    browser.plant(open_session(books, account))

    assert browser.ask("POST", "/tokens", {"label": "x"}).status_code == 201
    assert browser.ask("POST", "/session/second-factor", {}).status_code == 200
    assert not browser.who()["has_password"]


def test_an_ended_token_lets_nobody_in(app: FastAPI, browser: Browser) -> None:
    browser.sign_in()
    made = browser.token("旧脚本")

    ended = browser.ask("DELETE", f"/tokens/{made['id']}")

    assert ended.status_code == 200
    assert by_token(app, made["token"]) == 401
    assert browser.ask("DELETE", f"/tokens/{made['id']}").status_code == 404


def test_a_token_cannot_change_how_its_owner_signs_in(app: FastAPI, browser: Browser) -> None:
    browser.sign_in()
    token = browser.token()["token"]
    script = TestClient(app, headers={"Authorization": f"Bearer {token}"})

    answers = [
        script.post("/api/v1/session/second-factor", json={}),
        script.post("/api/v1/tokens", json={"label": "又一个"}),
        script.get("/api/v1/session/all"),
    ]

    assert [answer.status_code for answer in answers] == [403] * 3


def test_sessions_are_listed_and_ended_one_by_one(app: FastAPI) -> None:
    here, elsewhere = Browser(app), Browser(app)
    elsewhere.sign_in()
    here.sign_in()

    items = here.ask("GET", "/session/all").json()["items"]
    other = next(each["id"] for each in items if not each["is_this"])
    here.ask("DELETE", f"/session/all/{other}")

    assert len(items) == 2
    assert (here.who() is not None, elsewhere.who()) == (True, None)


def test_nobody_ends_what_is_somebody_elses(app: FastAPI) -> None:
    cadre, admin = Browser(app), Browser(app)
    cadre.sign_in()
    admin.sign_in("程安")
    theirs = admin.ask("GET", "/session/all").json()["items"][0]["id"]

    assert cadre.ask("DELETE", f"/session/all/{theirs}").status_code == 404
    assert admin.who()["name"] == "程安"


def test_a_session_ends_twelve_hours_after_its_last_use(browser: Browser, books: Books) -> None:
    browser.sign_in()

    for _ in range(2):
        lapse(books, "11 hours 59 minutes")
        assert browser.who()
    lapse(books, "12 hours 1 minute")

    assert browser.who() is None


def test_writing_keeps_a_session_alive_as_looking_does(
    app: FastAPI, browser: Browser, books: Books
) -> None:
    browser.sign_in()
    for _ in range(2):
        lapse(books, "11 hours 59 minutes")
        visit = {"occurred_at": "2026-01-05T09:00:00+08:00", "method": "visit"}
        answer = browser.ask("POST", f"/cases/{uuid4()}/contacts", visit)
        assert answer.status_code == 404  # it knows who asks, and there is no such case

    assert browser.who()


def test_a_session_in_use_ends_after_seven_days_all_the_same(
    browser: Browser, books: Books
) -> None:
    browser.sign_in()
    days = 0
    while browser.who() and days < 20:
        lapse(books, "11 hours")
        days += 1

    assert 7 * 24 / 11 <= days <= 7 * 24 / 11 + 2


def test_a_token_ends_after_a_year(app: FastAPI, books: Books) -> None:
    token = make_token(books, account_named(books, "李蕾").id)

    lapse(books, "364 days")
    before = by_token(app, token)
    lapse(books, "2 days")

    assert (before, by_token(app, token)) == (200, 401)


@pytest.mark.parametrize("forged", ["", "x", "zb_", "'; --", "\u00e9", "A" * 5000])
def test_a_forged_secret_opens_nothing(app: FastAPI, forged: str) -> None:
    browser = Browser(app)
    browser.plant(forged.encode("ascii", "replace").decode())

    assert browser.who() is None
    assert browser.ask("GET", "/tokens").status_code == 401


def test_the_database_holds_no_secret_that_would_let_in(browser: Browser, books: Books) -> None:
    browser.sign_in()
    token = browser.token()["token"]

    with books.pool.connection() as connection:
        kept = str(connection.execute("SELECT * FROM zhuanban.sessions").fetchall())
    assert browser.secret not in kept
    assert token not in kept


def test_a_person_acts_in_one_posting_at_a_time_and_chooses_which(
    browser: Browser, books: Books
) -> None:
    post(books, by_console(), "李蕾", role="inspector")
    browser.sign_in()

    chosen = browser.ask("POST", "/session/posting", {"n": 2}).json()["account"]
    unknown = browser.ask("POST", "/session/posting", {"n": 3})

    assert (chosen["role"], chosen["posting"]) == ("inspector", 2)
    assert browser.who() == chosen
    assert unknown.status_code == 404


def test_a_chosen_posting_that_ends_leaves_none_until_another_is_chosen(
    browser: Browser, books: Books
) -> None:
    post(books, by_console(), "李蕾", role="inspector")
    browser.sign_in()
    browser.ask("POST", "/session/posting", {"n": 2})

    end_posting(books, by_console(), "李蕾", n=2, reason="任务结束")

    left = browser.who()
    assert (left["role"], left["posting"], [p["n"] for p in left["postings"]]) == (
        "none",
        None,
        [1],
    )
    assert browser.ask("GET", "/projects").status_code == 403
    assert browser.ask("POST", "/session/posting", {"n": 1}).json()["account"]["role"] == "cadre"


def test_expired_sessions_are_swept_when_somebody_signs_in(browser: Browser, books: Books) -> None:
    browser.sign_in()
    lapse(books, "2 days")

    browser.sign_in("程安")

    with books.pool.connection() as connection:
        rows = connection.execute("SELECT count(*) FROM zhuanban.sessions").fetchone()
    assert rows == (1,)
    assert sessions_of(books, account_named(books, "李蕾").id, "browser") == []
