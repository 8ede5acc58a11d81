"""Nothing that was begun under an old password, or before an account was shut, outlives it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from uuid import UUID

import pytest
from fastapi import FastAPI

from api.accounts import account_named, disable, enable
from api.identity import opening_sessions, signing_in
from api.identity.alone import alone_with, end_all
from api.identity.credentials import AccountIsShut, NameOrPasswordIsWrong, Proved
from api.identity.opening_sessions import make_token, named_token, open_session
from api.identity.sessions import Sessions
from api.moments import now
from api.scopes import SignInFirst
from domain.refusal import Refusal
from store.books import Books
from tests.api.identity.office import PASSWORD, Browser, by_console

OWN = "芦苇荡里的旧船1998"


@pytest.fixture
def account(app: FastAPI, books: Books) -> UUID:
    return account_named(books, "李蕾").id


@pytest.fixture
def beside() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as other:
        yield other


def proved(books: Books) -> Proved:
    """The password is found right; no session is opened so far."""
    return signing_in.check_password(books, "李蕾", PASSWORD, None, "here", now=now())


def change(books: Books, account: UUID) -> Proved:
    act = by_console()._replace(by="李蕾")
    return signing_in.change_password(books, account, PASSWORD, OWN, "there", act)


def lets_in(books: Books, secret: str) -> bool:
    return Sessions(books).of(secret) is not None


def refusal(of: Future[object]) -> type[Refusal] | None:
    error = of.exception(timeout=30)
    return type(error) if isinstance(error, Refusal) else None


def test_a_password_changed_while_somebody_signs_in_with_it_lets_them_not_in(
    books: Books, account: UUID
) -> None:
    before = proved(books)

    after = change(books, account)

    with pytest.raises(NameOrPasswordIsWrong):
        open_session(books, *before)
    assert lets_in(books, open_session(books, *after))


def test_a_reset_password_lets_nobody_in_who_had_proved_the_old_one(
    books: Books, account: UUID
) -> None:
    before = proved(books)

    signing_in.set_one_time_password(books, account, by_console())

    with pytest.raises(NameOrPasswordIsWrong):
        open_session(books, *before)


def test_who_changes_the_password_while_it_is_reset_does_not_undo_the_reset(
    books: Books, account: UUID, beside: ThreadPoolExecutor
) -> None:
    with alone_with(books, account) as connection:
        changing: Future[object] = beside.submit(change, books, account)
        connection.execute(
            "UPDATE zhuanban.credentials SET must_change = true, changed_at = clock_timestamp()"
            " + interval '1 second'"
        )

    assert refusal(changing) in {NameOrPasswordIsWrong, None}
    with books.pool.connection() as connection:
        kept = connection.execute("SELECT must_change FROM zhuanban.credentials WHERE account = %s",
                                  [account]).fetchone()  # fmt: skip
    assert (refusal(changing) is None) == (kept == (False,))


def test_a_token_asked_for_while_all_sessions_end_is_not_made(
    books: Books, account: UUID, beside: ThreadPoolExecutor
) -> None:
    open_session(books, account)
    session = opening_sessions.sessions_of(books, account, "browser")[0]["id"]
    with alone_with(books, account) as connection:
        asked: Future[object] = beside.submit(named_token, books, account, "x", session)
        end_all(connection, books.jurisdiction, account)

    assert refusal(asked) is SignInFirst


def test_an_account_that_is_shut_is_given_nothing_that_serves_later(
    books: Books, account: UUID
) -> None:
    before = proved(books)
    disable(books, by_console(), "李蕾", reason="停职")
    opening_sessions.end_sessions(books, account)

    with pytest.raises(AccountIsShut):
        make_token(books, account)
    with pytest.raises(AccountIsShut):
        open_session(books, *before)
    enable(books, by_console(), "李蕾", reason="复职")
    assert opening_sessions.sessions_of(books, account, "token") == []


def test_two_who_sign_in_at_once_both_get_in(books: Books, account: UUID) -> None:
    first, second = proved(books), proved(books)

    assert lets_in(books, open_session(books, *first))
    assert lets_in(books, open_session(books, *second))


def test_a_sign_in_over_http_is_out_after_the_change(app: FastAPI, books: Books) -> None:
    here, elsewhere = Browser(app), Browser(app)
    elsewhere.sign_in()
    here.sign_in()

    here.ask("POST", "/session/password", {"old": PASSWORD, "new": OWN})

    assert (here.who() is not None, elsewhere.who()) == (True, None)
