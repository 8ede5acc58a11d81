"""Passwords are kept by Argon2id, refused where they are guessed first, and checked two at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier
from time import process_time

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.low_level import Type
from hypothesis import given
from hypothesis import strategies as st

from api.identity import passwords
from api.identity.credentials import KEEP
from api.identity.passwords import TooManySignIns, fits, hashed, is_common, is_dated, must_serve
from api.identity.signing_in import check_password
from api.moments import now
from domain.refusal import Refusal
from store.books import Books
from tests.api.identity.office import PASSWORD, employ


def test_a_password_is_kept_as_rfc_9106_recommends_where_memory_is_scarce() -> None:
    kept = extract_parameters(hashed(PASSWORD))

    assert kept.type is Type.ID
    assert (kept.memory_cost, kept.time_cost, kept.parallelism) == (64 * 1024, 3, 4)
    assert not is_dated(passwords.OF_NOBODY)


def test_a_check_costs_what_it_should_and_as_much_for_a_name_nobody_has() -> None:
    kept = hashed(PASSWORD)

    def cost(kept: str | None) -> float:
        began = process_time()
        fits(kept, "not this one")
        return process_time() - began

    costs = [(cost(kept), cost(None)) for _ in range(7)]
    known, unknown = (sorted(each)[3] for each in zip(*costs, strict=True))
    assert known > 0.02
    assert 0.5 < known / unknown < 2


def test_one_text_is_one_password_however_a_keyboard_composes_it() -> None:
    assert fits(hashed("café au lait"), "cafe\u0301 au lait")
    assert fits(hashed("ｚｈｕａｎ１２３４５６"), "zhuan123456")


@pytest.mark.parametrize(
    "guess",
    [
        "password123", "P@ssword2024", "12345678901", "13800138000", "qwertyuiop", "poiuytrewq",
        "1qaz2wsx3edc", "abcabcabcabc", "admin@123456", "zhuanban2026", "woaini5201314",
        "aaaaaaaaaaaa", "iloveyouchina", "1q2w3e4r5t",
    ],
)  # fmt: skip
def test_what_is_guessed_first_will_not_do(guess: str) -> None:
    assert is_common(guess.casefold())
    with pytest.raises(Refusal):
        must_serve(guess, "amy")


@pytest.mark.parametrize("fine", [PASSWORD, "correct horse battery", "xK7-plum-vane", "a1b2c3d4e5"])
def test_what_nobody_guesses_first_will_do(fine: str) -> None:
    must_serve(fine, "amy")


@given(st.text(max_size=300), st.text(min_size=1, max_size=20))
def test_any_text_is_judged_without_a_crash(password: str, name: str) -> None:
    with suppress(Refusal):
        must_serve(password, name)


def test_a_one_time_password_would_do_and_is_never_given_twice() -> None:
    given_out = {passwords.one_time() for _ in range(200)}

    assert len(given_out) == 200
    for password in given_out:
        must_serve(password, "李蕾")


def test_few_wait_for_their_turn_and_the_rest_is_sent_away_at_once() -> None:
    kept, start = hashed(PASSWORD), Barrier(24)

    def guess(n: int) -> bool | None:
        start.wait()
        try:
            return fits(kept, f"guess number {n}")
        except TooManySignIns:
            return None

    with ThreadPoolExecutor(24) as guessers:
        answers = list(guessers.map(guess, range(24)))

    assert True not in answers
    assert answers.count(None) >= 24 - 8 - 2
    assert answers.count(False) >= 8


def test_a_password_kept_in_an_older_way_is_kept_in_the_newer_after_a_sign_in(
    books: Books,
) -> None:
    account = employ(books, "李蕾", "cadre")
    older = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSWORD)
    with books.pool.connection() as connection:
        connection.execute(KEEP, {"jurisdiction": 1, "account": account, "password": older,
                                  "must_change": False})  # fmt: skip

    check_password(books, "李蕾", PASSWORD, None, "here", now=now())

    with books.pool.connection() as connection:
        row = connection.execute("SELECT password FROM zhuanban.credentials").fetchone()
    assert row
    assert not is_dated(row[0])
    assert fits(row[0], PASSWORD)
