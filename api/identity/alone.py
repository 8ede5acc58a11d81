"""How an account signs in, and who is signed in under it, changes one step at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from psycopg import Connection

from store.books import Books


@contextmanager
def alone_with(books: Books, account: UUID) -> Iterator[Connection[Any]]:
    """A transaction beside which nobody keeps a password, opens or ends sessions of the account.

    What was looked at before it began is to be looked at again inside.
    """
    with books.pool.connection() as connection, connection.transaction():
        connection.execute(ALONE, [str(account), books.jurisdiction])
        yield connection


def end_all(connection: Connection[Any], jurisdiction: int, account: UUID) -> None:
    """End all sign-ins and tokens of an account, together with what else this transaction does."""
    connection.execute(END_ALL, [jurisdiction, account])


ALONE = b"SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))"
END_ALL = b"DELETE FROM zhuanban.sessions WHERE jurisdiction = %s AND account = %s"
