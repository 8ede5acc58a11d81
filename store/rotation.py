"""Keys are wrapped anew step by step; the old secret is let go when nothing needs it any more.

Killed anywhere, the next call goes on: what is done shows in the file and in the rows. Others go
on working meanwhile, since they hold both secrets as soon as they look at the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from uuid import UUID

from psycopg import Connection

from store.books import Books
from store.master_key import KeyFileIsMissing, MasterKey
from store.rebuild import rebuild
from store.vault import Vault

AT_ONCE = 500  # keys a step, while which nobody else writes
ONE_AT_A_TIME = 0x7A62_0002
FIRST = UUID(int=0)

JURISDICTIONS = b"SELECT jurisdiction FROM zhuanban.jurisdictions ORDER BY 1"
HIGHEST = b"""
SELECT greatest((SELECT max(wrapping) FROM zhuanban.person_keys),
                (SELECT max(oldest) FROM zhuanban.wrappings), 0)"""
# Under the head lock no key is made and nobody is erased, so that none comes back.
LOCK = b"SELECT zhuanban.become_writer(%s, '{}', '{}')"
SOME_KEYS = b"""
SELECT person, wrapping, wrapped FROM zhuanban.person_keys
WHERE jurisdiction = %s AND person > %s AND wrapping <> %s ORDER BY person LIMIT %s"""
TAKE_AWAY = b"DELETE FROM zhuanban.person_keys WHERE jurisdiction = %s AND person = ANY (%s)"
PUT_BACK = b"SELECT zhuanban.keep_keys(%s, %s::uuid[], %s::bytea[])"
LET_GO = b"""
INSERT INTO zhuanban.wrappings AS w VALUES (%s, %s)
ON CONFLICT (jurisdiction) DO UPDATE SET oldest = greatest(w.oldest, excluded.oldest)"""
FILES = b"SELECT jurisdiction, id FROM zhuanban.refused_files"
FILE = b"SELECT box FROM zhuanban.refused_files WHERE jurisdiction = %s AND id = %s"
SEAL_FILE = b"UPDATE zhuanban.refused_files SET box = %s WHERE jurisdiction = %s AND id = %s"
FACTORS = b"SELECT jurisdiction, account, totp FROM zhuanban.credentials WHERE totp IS NOT NULL"
SEAL_FACTOR = b"""
UPDATE zhuanban.credentials SET totp = %s
WHERE jurisdiction = %s AND account = %s AND totp = %s"""


class Rotated(NamedTuple):
    """The secret in use now; keys wrapped anew, and those that no secret held opens."""

    secret: int
    wrapped: int
    unreadable: int


def rotate(books: Books, *, gives_up: bool = False) -> Rotated:
    """Bring in a new secret, or go on where a call before was killed, and let the old one go.

    ``gives_up`` goes on where the file is lost, and lets go of keys that nothing opens any more.
    Raises KeyFileIsMissing.
    """
    master = books.vault.master
    with books.pool.connection() as connection, _alone(connection):
        number = _begun(connection, master, gives_up=gives_up)
        each = [books.vault.of(of) for (of,) in connection.execute(JURISDICTIONS).fetchall()]
        wrapped = sum(_wrap_all(connection, vault, number) for vault in each)
        for model in books.models:
            if model.fold_in_python:  # what it keeps is keyed by the newest secret
                rebuild(connection, model, books.vault)
        unreadable = 0
        for vault in each:
            while (left := _let_go(connection, vault, number, gives_up=gives_up)) is None:
                wrapped += _wrap_all(connection, vault, number)
            unreadable += left
        _seal_files(connection, master)
        _seal_factors(connection, master)
        master.keep_only(number)
    return Rotated(number, wrapped, unreadable)


@contextmanager
def _alone(connection: Connection[Any]) -> Iterator[None]:
    connection.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
    try:
        yield
    finally:
        connection.execute("SELECT pg_advisory_unlock(%s)", [ONE_AT_A_TIME])


def _begun(connection: Connection[Any], master: MasterKey, *, gives_up: bool) -> int:
    """The number that all shall be under: a new one, or the newest where one was on its way."""
    row = connection.execute(HIGHEST).fetchone()
    following = max(row[0] if row else 0, *master.numbers, 0) + 1
    try:
        master.must_be_there()
    except KeyFileIsMissing:
        if not gives_up:
            raise
        master.make(following)
        for (jurisdiction,) in connection.execute(JURISDICTIONS).fetchall():
            connection.execute("SELECT zhuanban.forget_fields(%s, NULL)", [jurisdiction])
        return following
    if len(master.numbers) == 1:
        master.add(following)
    return master.newest.number


def _wrap_all(connection: Connection[Any], vault: Vault, number: int) -> int:
    """Wrap every key that opens under the secret of that number; how many were."""
    wrapped, after = 0, FIRST
    while True:
        with connection.transaction():
            connection.execute(LOCK, [vault.jurisdiction])
            asked = [vault.jurisdiction, after, number, AT_ONCE]
            rows = connection.execute(SOME_KEYS, asked).fetchall()
            keys = {person: vault.unwrap(person, *rest) for person, *rest in rows}
            found = {person: vault.wrap(person, key) for person, key in keys.items() if key}
            connection.execute(TAKE_AWAY, [vault.jurisdiction, list(found)])
            connection.execute(PUT_BACK, [vault.jurisdiction, list(found), list(found.values())])
        if not rows:
            return wrapped
        wrapped, after = wrapped + len(found), rows[-1][0]


def _let_go(connection: Connection[Any], vault: Vault, number: int, *,
            gives_up: bool) -> int | None:  # fmt: skip
    """Let nobody wrap by an older secret; how many keys nothing opens, None where more came."""
    with connection.transaction():
        connection.execute(LOCK, [vault.jurisdiction])
        asked = [vault.jurisdiction, FIRST, number, 2**31]
        rows = connection.execute(SOME_KEYS, asked).fetchall()
        if any(vault.unwrap(person, *rest) for person, *rest in rows):
            return None
        if gives_up:
            connection.execute(TAKE_AWAY, [vault.jurisdiction, [row[0] for row in rows]])
        connection.execute(LET_GO, [vault.jurisdiction, number])
        return len(rows)


def _seal_files(connection: Connection[Any], master: MasterKey) -> None:
    for jurisdiction, id_ in connection.execute(FILES).fetchall():
        row = connection.execute(FILE, [jurisdiction, id_]).fetchone()
        if row and (box := master.sealed_anew(id_.bytes, row[0])):
            connection.execute(SEAL_FILE, [box, jurisdiction, id_])


def _seal_factors(connection: Connection[Any], master: MasterKey) -> None:
    for jurisdiction, account, totp in connection.execute(FACTORS).fetchall():
        if box := master.sealed_anew(b"totp " + account.bytes, totp):
            connection.execute(SEAL_FACTOR, [box, jurisdiction, account, totp])
