"""Guessing gets slower with every guess, and keeps the owner from nothing at a known place."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st

from api.identity.signing_in import check_password
from api.identity.throttle import LONGEST_WAIT, Attempt, Count, TooManyFailures
from api.moments import now
from domain.refusal import Refusal
from store.books import Books
from tests.api.identity.office import PASSWORD, Browser, employ


def guess(books: Books, password: str, address: str = "203.0.113.7") -> str:
    """What a guess of 李蕾's password is answered with."""
    try:
        check_password(books, "李蕾", password, None, address, now=now())
    except Refusal as refused:
        return type(refused).__name__
    return "in"


def time_passes(books: Books, seconds: float) -> None:
    with books.pool.connection() as connection:
        connection.execute(
            "UPDATE zhuanban.failures SET last_at = last_at - make_interval(secs => %s)", [seconds]
        )


def test_after_five_failures_a_name_waits_and_the_right_password_waits_too(
    browser: Browser,
) -> None:
    for _ in range(5):
        assert browser.sign_in(password="wrong one").status_code == 401

    refused = browser.sign_in()

    assert refused.status_code == 429
    assert refused.json()["type"] == "/problems/too-many-failures"
    assert refused.headers["retry-after"] == str(refused.json()["seconds"])
    assert refused.json()["seconds"] in {1, 2}  # of two, on a slow machine one has passed


def test_a_name_that_nobody_has_waits_alike(browser: Browser) -> None:
    answers = [browser.sign_in("无此人", "wrong one").status_code for _ in range(6)]

    assert answers == [401] * 5 + [429]


def test_the_wait_is_over_after_its_time_and_a_success_begins_anew(books: Books) -> None:
    employ(books, "李蕾", "cadre")
    wrong = [guess(books, "wrong one") for _ in range(6)]
    time_passes(books, 2)

    assert wrong == ["NameOrPasswordIsWrong"] * 5 + ["TooManyFailures"]
    assert guess(books, PASSWORD) == "in"
    assert [guess(books, "wrong one") for _ in range(5)] == ["NameOrPasswordIsWrong"] * 5


@given(st.integers(0, 10_000), st.floats(0, 200_000))
def test_a_wait_grows_with_each_failure_and_never_beyond_a_quarter_of_an_hour(
    n: int, ago: float
) -> None:
    count = Count(b"", free=5, forgotten=86_400)

    assert count.wait(n, ago) <= LONGEST_WAIT
    assert count.wait(n, ago) <= count.wait(n + 1, ago)
    assert count.wait(n, ago) <= 0 or n >= 5


def test_a_thousand_passwords_of_a_list_are_mostly_not_even_looked_at(books: Books) -> None:
    employ(books, "李蕾", "cadre")
    with ThreadPoolExecutor(8) as attackers:
        answers = Counter(attackers.map(lambda n: guess(books, f"from the list {n}"), range(1000)))

    assert answers["NameOrPasswordIsWrong"] <= 15
    assert answers["TooManyFailures"] >= 900
    assert answers["in"] == 0


def test_one_address_cannot_try_one_password_on_every_name(books: Books) -> None:
    def spray() -> None:
        Attempt.of(books, uuid4(), "198.51.100.9").begin(books)

    for _ in range(50):
        spray()

    with pytest.raises(TooManyFailures):
        spray()


def test_guesses_from_everywhere_slow_down_strangers_and_not_the_owner_at_a_known_place(
    books: Books,
) -> None:
    account = employ(books, "李蕾", "cadre")
    assert guess(books, PASSWORD, "192.0.2.1") == "in"
    for n in range(20):
        Attempt.of(books, account, f"198.51.100.{n}").begin(books)

    assert guess(books, "one more", "198.51.100.99") == "TooManyFailures"
    assert guess(books, PASSWORD, "192.0.2.1") == "in"


def test_a_password_is_asked_for_again_under_the_same_counts(app: FastAPI) -> None:
    thief = Browser(app)
    thief.sign_in()
    guesses = [{"old": f"guess number {n}", "new": "芦苇荡里的旧船1998"} for n in range(6)]

    answers = [thief.ask("POST", "/session/password", body).status_code for body in guesses]

    assert answers == [401] * 5 + [429]
