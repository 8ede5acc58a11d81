"""A session is a row that can be ended at once; what the browser or script holds is not in it."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from psycopg.rows import dict_row

from api.identity.alone import alone_with, end_all
from api.identity.credentials import must_be_open, must_be_proved
from api.identity.sessions import hashed
from api.scopes import SignInFirst
from domain.refusal import Unknown
from store.books import Books


def open_session(books: Books, account: UUID, proved: datetime | None = None) -> str:
    """A new sign-in by browser; gives its secret, 256 random bits.

    It lasts twelve hours from its last use and seven days at most. ``proved`` is when the
    password that signs in was kept; None where it is not a password that does.
    Raises AccountIsShut; NameOrPasswordIsWrong where another password is kept by now.
    """
    secret = secrets.token_urlsafe(32)
    with alone_with(books, account) as connection:
        must_be_open(connection, books.jurisdiction, account)
        must_be_proved(connection, books.jurisdiction, account, proved)
        connection.execute(FORGET_EXPIRED, [books.jurisdiction])
        connection.execute(OPEN, {"jurisdiction": books.jurisdiction, "id": uuid4(),
                                  "account": account, "secret": hashed(secret)})  # fmt: skip
    return secret


def make_token(books: Books, account: UUID, label: str | None = None) -> str:
    """A personal access token for scripts, valid for 365 days; told once and not kept."""
    token: str = named_token(books, account, label)["token"]
    return token


def named_token(books: Books, account: UUID, label: str | None, session: UUID | None = None
                ) -> dict[str, Any]:  # fmt: skip
    """A token as it is listed, with the ``token`` itself.

    ``session`` is the one that asks, None for the console. Raises AccountIsShut; SignInFirst
    where the session has ended by now.
    """
    token = f"zb_{secrets.token_urlsafe(32)}"
    asked = {"jurisdiction": books.jurisdiction, "id": uuid4(), "account": account,
             "secret": hashed(token), "label": label, "session": session}  # fmt: skip
    with alone_with(books, account) as connection:
        must_be_open(connection, books.jurisdiction, account)
        with connection.cursor(row_factory=dict_row) as rows:
            made = rows.execute(MAKE_TOKEN, asked).fetchone()
    if made is None:
        raise SignInFirst
    return {**made, "token": token}


def sessions_of(books: Books, account: UUID, kind: str) -> list[dict[str, Any]]:
    """Sign-ins (``browser``) or tokens (``token``) that stand, the newest first."""
    asked = {"jurisdiction": books.jurisdiction, "account": account, "kind": kind}
    with books.pool.connection() as connection, connection.cursor(row_factory=dict_row) as rows:
        return rows.execute(LIST, asked).fetchall()


def end_session(books: Books, account: UUID, id_: UUID, kind: str) -> None:
    """End one of the account's own. Raises Unknown."""
    asked = {"jurisdiction": books.jurisdiction, "account": account, "id": id_, "kind": kind}
    with books.pool.connection() as connection:
        if not connection.execute(END, asked).rowcount:
            raise Unknown(what=f"session {id_}")


def end_sessions(books: Books, account: UUID) -> None:
    """End all sign-ins and tokens of an account at once."""
    with alone_with(books, account) as connection:
        end_all(connection, books.jurisdiction, account)


def act_in(books: Books, id_: UUID, posting: int) -> None:
    """From now on this session acts in that posting, where it stands."""
    with books.pool.connection() as connection:
        connection.execute(ACT_IN, [posting, books.jurisdiction, id_])


FORGET_EXPIRED = b"DELETE FROM zhuanban.sessions WHERE jurisdiction = %s AND expires_at <= now()"
OPEN = b"""
INSERT INTO zhuanban.sessions (jurisdiction, id, account, secret, kind, expires_at)
VALUES (%(jurisdiction)s, %(id)s, %(account)s, %(secret)s, 'browser', now() + '12 hours'::interval)
"""
MAKE_TOKEN = b"""
INSERT INTO zhuanban.sessions (jurisdiction, id, account, secret, kind, label, expires_at)
SELECT %(jurisdiction)s, %(id)s, %(account)s, %(secret)s, 'token', %(label)s,
    now() + '365 days'::interval
WHERE %(session)s::uuid IS NULL OR EXISTS (SELECT FROM zhuanban.sessions
    WHERE jurisdiction = %(jurisdiction)s AND id = %(session)s AND account = %(account)s
      AND expires_at > now())
RETURNING id, label, created_at, seen_at, expires_at"""
LIST = b"""
SELECT id, label, created_at, seen_at, expires_at FROM zhuanban.sessions
WHERE jurisdiction = %(jurisdiction)s AND account = %(account)s AND kind = %(kind)s
  AND expires_at > now() ORDER BY created_at DESC, id"""
END = b"""
DELETE FROM zhuanban.sessions WHERE jurisdiction = %(jurisdiction)s AND account = %(account)s
  AND kind = %(kind)s AND id = %(id)s"""
ACT_IN = b"UPDATE zhuanban.sessions SET posting = %s WHERE jurisdiction = %s AND id = %s"
