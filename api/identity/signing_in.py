"""Whoever signs in knows the password and holds the second factor, where there is one.

A name that nobody has, a wrong password and an account that was never given one are answered by
the same sentence after the same time.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from api.identity import passwords, second_factor
from api.identity.credentials import (
    AccountIsShut,
    Kept,
    NameOrPasswordIsWrong,
    Proved,
    has_password,
    hash_anew,
    keep,
    kept_of,
    may_act,
)
from api.identity.throttle import Attempt
from domain.account import Account, SignIn
from domain.aggregate import Act
from domain.refusal import Refusal
from store.books import Books

ONE_TIME_LASTS = timedelta(days=7)


class SecondFactorNeeded(Refusal):
    """This account has a second factor; enter the code that its device shows."""

    zh = "该账号已启用两步验证；请输入验证器上的验证码。"
    status = 401


class CodeIsWrong(Refusal):
    """The code is wrong or was used already; wait for the next one, or take a recovery code."""

    zh = "验证码有误或已使用过；请等下一个验证码，或使用恢复码。"
    status = 401


class OneTimePasswordHasExpired(Refusal):
    """The one-time password was not used within seven days; ask an administrator for a new one."""

    zh = "一次性密码超过七天未使用，已失效；请管理员重新发放。"
    status = 401


class PasswordIsTheSame(Refusal):
    """The new password is the old one; choose another."""

    zh = "新密码与原密码相同；请换一个。"
    status = 422


def check_password(books: Books, name: str, password: str, code: str | None, address: str, *,
                   now: datetime) -> Proved:  # fmt: skip
    """The account that signs in so. ``address`` is where the request came from.

    Raises NameOrPasswordIsWrong, SecondFactorNeeded (no ``code`` was given), CodeIsWrong,
    OneTimePasswordHasExpired, AccountIsShut, TooManyFailures, TooManySignIns.
    """
    account = books.desk.account_id(name)
    attempt = Attempt.of(books, account, address)
    kept = _proved(books, account, password, attempt)
    if kept.must_change and kept.changed_at and now - kept.changed_at > ONE_TIME_LASTS:
        raise OneTimePasswordHasExpired
    if second_factor.is_on(books, account):
        if not code:
            attempt.take_back(books)
            raise SecondFactorNeeded
        if not second_factor.accepts(books, account, code, now):
            raise CodeIsWrong
    if not may_act(books, account):
        raise AccountIsShut
    attempt.succeed(books)
    assert kept.password
    if passwords.is_dated(kept.password):
        hash_anew(books, account, kept.password, passwords.hashed(password))
    return Proved(account, kept.changed_at)


def prove_password(books: Books, account: UUID, password: str, address: str) -> Proved:
    """Ask somebody who is signed in once more, before what a thief of a session would do.

    Raises NameOrPasswordIsWrong, TooManyFailures, TooManySignIns.
    """
    attempt = Attempt.of(books, account, address)
    kept = _proved(books, account, password, attempt)
    attempt.take_back(books)
    return Proved(account, kept.changed_at)


def prove_again(books: Books, account: UUID, password: str | None, address: str) -> None:
    """As ``prove_password``; of whoever has none, the city's login alone, nothing is asked."""
    if has_password(books, account):
        prove_password(books, account, password or "", address)


def set_password(books: Books, account: UUID, name: str, password: str) -> Proved:
    """Keep a password of the person's own; every session and token ends.

    Raises what ``passwords.must_serve`` raises.
    """
    passwords.must_serve(password, name)
    return keep(books, account, passwords.hashed(password), must_change=False)


def change_password(books: Books, account: UUID, old: str, new: str, address: str, act: Act
                    ) -> Proved:  # fmt: skip
    """Change it, on record, and end every session and token: whoever had got in is out.

    Raises NameOrPasswordIsWrong, PasswordIsTheSame, what ``passwords.must_serve`` raises.
    """
    passwords.must_serve(new, act.by)
    proved = prove_password(books, account, old, address)
    if passwords.as_compared(old) == passwords.as_compared(new):
        raise PasswordIsTheSame
    encoded = passwords.hashed(new)
    record(books, account, act, "password")
    return keep(books, account, encoded, must_change=False, proved=proved.at)


def set_one_time_password(books: Books, account: UUID, act: Act | None = None) -> str:
    """A password for one sign-in within seven days; gives it, to be told once.

    Ends every session and token. ``act`` says who resets it: that is put on record, and the
    second factor goes too, since its device may be what was lost. A new account's needs none.
    """
    password = passwords.one_time()
    encoded = passwords.hashed(password)
    if act:
        record(books, account, act, "password_reset")
    keep(books, account, encoded, must_change=True)
    if act:
        remove_second_factor(books, account, act)
    return password


def remove_second_factor(books: Books, account: UUID, act: Act) -> None:
    """Take it off, on record where it was on."""
    if second_factor.is_on(books, account):
        record(books, account, act, "second_factor_off")
    second_factor.remove(books, account)


def record(books: Books, account: UUID, act: Act, what: SignIn) -> None:
    """Put a changed way of signing in on record; before the change, so that none goes unseen."""
    books.desk.decide(
        lambda: books.desk.get(Account, account, f"account {account}"),
        lambda found: found.change_sign_in(act, what=what),
    )


def _proved(books: Books, account: UUID, password: str, attempt: Attempt) -> Kept:
    attempt.begin(books)
    kept = kept_of(books, account)
    try:
        fits = passwords.fits(kept.password, password)
    except passwords.TooManySignIns:
        attempt.take_back(books)
        raise
    if not fits:
        raise NameOrPasswordIsWrong
    return kept
