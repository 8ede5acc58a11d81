"""The first administrator comes by a link that is printed once, lasts a day and serves once.

The secret stands in the fragment of the address, which no browser sends and no log holds.
"""

from __future__ import annotations

import secrets

from api.identity import passwords
from api.identity.credentials import Proved
from api.identity.sessions import accounts_exist, hashed
from api.identity.signing_in import set_password
from domain.account import Account
from domain.aggregate import Act
from domain.refusal import Refusal
from store.books import Books


class InvitationIsOver(Refusal):
    """This link was used, is older than a day, or is not needed any more; start the server anew."""

    zh = "此链接已使用、已超过一天或不再需要；请重新启动服务以获取新链接。"
    status = 403


def invite(books: Books, origin: str) -> str | None:
    """A link for the first administrator, at ``http://host:port``; None once accounts exist."""
    if accounts_exist(books):
        return None
    secret = secrets.token_urlsafe(32)
    with books.pool.connection() as connection:
        connection.execute(INVITE, [books.jurisdiction, hashed(secret)])
    return f"{origin.rstrip('/')}/first#{secret}"


def accept(books: Books, secret: str, name: str, password: str, act: Act) -> Proved:
    """Open the first administrator's account; gives what signs it in.

    Raises InvitationIsOver, and what ``passwords.must_serve`` and ``Account.open`` raise: then
    the link still serves.
    """
    passwords.must_serve(password, name)
    account = Account(books.desk.account_id(name))
    account.open(act, name=name, ground="first start")
    account.post(act, role="admin", remit="all")
    with books.pool.connection() as connection, connection.transaction():
        # Whoever takes one takes all, so of two at once only the first becomes administrator.
        taken = connection.execute(TAKE, [books.jurisdiction]).fetchall()
        if (hashed(secret), True) not in taken or accounts_exist(books):
            raise InvitationIsOver
        proved = set_password(books, account.id, name, password)
        books.desk.store(account)
    return proved


INVITE = b"""
INSERT INTO zhuanban.invitations VALUES (%s, %s, now() + '1 day'::interval)"""
TAKE = b"""
DELETE FROM zhuanban.invitations WHERE jurisdiction = %s RETURNING secret, expires_at > now()"""
