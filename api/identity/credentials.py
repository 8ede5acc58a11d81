"""Of a password its hash is kept, and since when; what was proved of one holds for no later one."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from psycopg import Connection

from api.identity.alone import alone_with, end_all
from domain.refusal import Refusal
from projections.standing import who
from store.books import Books


class NameOrPasswordIsWrong(Refusal):
    """The name or the password is wrong; try again, or ask an administrator for a new password."""

    zh = "账号或密码有误；请重试，或请管理员重置密码。"
    status = 401


class AccountIsShut(Refusal):
    """The account is disabled; ask an administrator."""

    zh = "该账号已停用；请联系管理员。"
    status = 403


class Kept(NamedTuple):
    """What is kept of how an account signs in."""

    password: str | None = None
    must_change: bool = False
    changed_at: datetime | None = None


class Proved(NamedTuple):
    """Who proved the password that was kept at a moment; a later one is not proved by it."""

    account: UUID
    at: datetime | None


def may_act(books: Books, account: UUID) -> bool:
    """Whether the account is there and not disabled."""
    with books.pool.connection() as connection:
        return who(connection, jurisdiction=books.jurisdiction, account=account) is not None


def must_be_open(connection: Connection[Any], jurisdiction: int, account: UUID) -> None:
    """Raises AccountIsShut where the account is disabled, or not there."""
    if who(connection, jurisdiction=jurisdiction, account=account) is None:
        raise AccountIsShut


def must_be_proved(connection: Connection[Any], jurisdiction: int, account: UUID,
                   proved: datetime | None) -> None:  # fmt: skip
    """Raises NameOrPasswordIsWrong where another password is kept than the one of that moment."""
    if proved:
        row = connection.execute(KEPT, [jurisdiction, account]).fetchone()
        if Kept(*row or ()).changed_at != proved:
            raise NameOrPasswordIsWrong


def has_password(books: Books, account: UUID) -> bool:
    """Whether a password signs in too, and not the city's login alone."""
    return kept_of(books, account).password is not None


def kept_of(books: Books, account: UUID) -> Kept:
    """What is kept now; nothing of an account that was given no password."""
    with books.pool.connection() as connection:
        row = connection.execute(KEPT, [books.jurisdiction, account]).fetchone()
    return Kept(*row or ())


def forget_one_time_password(books: Books, account: UUID) -> None:
    """Whoever signs in otherwise needs none; a password of their own stays."""
    with alone_with(books, account) as connection:
        connection.execute(FORGET_ONE_TIME, [books.jurisdiction, account])


def keep(books: Books, account: UUID, encoded: str, *, must_change: bool,
          proved: datetime | None = None) -> Proved:  # fmt: skip
    """Keep it instead of the one ``proved``, and end every session and token with that."""
    asked = {"jurisdiction": books.jurisdiction, "account": account, "password": encoded,
             "must_change": must_change}  # fmt: skip
    with alone_with(books, account) as connection:
        must_be_proved(connection, books.jurisdiction, account, proved)
        row = connection.execute(KEEP, asked).fetchone()
        end_all(connection, books.jurisdiction, account)
    assert row
    return Proved(account, row[0])


def hash_anew(books: Books, account: UUID, before: str, encoded: str) -> None:
    """The same password under the parameters of now; since when it is kept stays."""
    asked = {"jurisdiction": books.jurisdiction, "account": account, "before": before,
             "password": encoded}  # fmt: skip
    with alone_with(books, account) as connection:
        connection.execute(HASH_ANEW, asked)


KEPT = b"""
SELECT password, must_change, changed_at FROM zhuanban.credentials
WHERE jurisdiction = %s AND account = %s"""
KEEP = b"""
INSERT INTO zhuanban.credentials (jurisdiction, account, password, must_change)
VALUES (%(jurisdiction)s, %(account)s, %(password)s, %(must_change)s)
ON CONFLICT (jurisdiction, account) DO UPDATE
SET password = excluded.password, must_change = excluded.must_change,
    changed_at = clock_timestamp()
RETURNING changed_at"""
HASH_ANEW = b"""
UPDATE zhuanban.credentials SET password = %(password)s
WHERE jurisdiction = %(jurisdiction)s AND account = %(account)s AND password = %(before)s"""
FORGET_ONE_TIME = b"""
UPDATE zhuanban.credentials SET password = NULL, must_change = false, changed_at = clock_timestamp()
WHERE jurisdiction = %s AND account = %s AND must_change"""
