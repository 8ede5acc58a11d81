"""Whoever asks shows a secret; the secret names a session, the session an account that may act."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

from fastapi import Request
from psycopg import Connection, OperationalError
from psycopg.errors import ReadOnlySqlTransaction

from api.operations.act import Actor
from projections.standing import HAS_ACCOUNTS, who
from store.books import Books
from store.hearing import TakesLonger, is_heard
from store.sight import Sight

REMEMBERED, WHILE = 20_000, timedelta(minutes=1)
LATEST = datetime.max.replace(tzinfo=UTC)
COOKIE = "__Host-zhuanban"
# A look that moves the clock of a session writes once a minute at most.
SESSION = b"""
SELECT s.secret, s.id, s.account, s.posting, s.kind, coalesce(c.must_change, false),
    s.seen_at < now() - interval '1 minute',
    (SELECT position FROM standing_moved m WHERE m.jurisdiction = s.jurisdiction)
FROM zhuanban.sessions s LEFT JOIN zhuanban.credentials c USING (jurisdiction, account)
WHERE s.jurisdiction = %s AND s.secret = ANY (%s) AND s.expires_at > now()"""
STANDS = b"""
SELECT s.account, s.posting,
    (SELECT position FROM standing_moved m WHERE m.jurisdiction = s.jurisdiction)
FROM zhuanban.sessions s WHERE s.jurisdiction = %s AND s.id = %s AND s.expires_at > now()"""
SEEN = b"""
UPDATE zhuanban.sessions SET seen_at = now(), expires_at = CASE kind WHEN 'token' THEN expires_at
    ELSE least(created_at + interval '7 days', now() + interval '12 hours') END
WHERE jurisdiction = %s AND id = %s"""


class Session(NamedTuple):
    """One sign-in or token, and who acts under it."""

    id: UUID
    kind: str
    must_change: bool
    actor: Actor


def secret_of(request: Request) -> tuple[str, bool] | None:
    """What the request shows, and whether a browser sent it by itself."""
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and bearer:
        return bearer.strip(), False
    cookie = request.cookies.get(COOKIE)
    return (cookie, True) if cookie else None


class Sessions:
    """Who holds which secret, asked of the database each time.

    What somebody may do is remembered for as long as no account, posting, task force or project
    changed anywhere: the position of the last such change comes with the session.
    """

    def __init__(self, books: Books) -> None:
        """Remember nobody."""
        self._books = books
        self._known: dict[tuple[UUID, int | None], tuple[int, datetime, Actor | None]] = {}

    def of(self, secret: str) -> Session | None:
        """Who holds this secret; None where nobody does, or the account is shut."""
        row = self._books.ask_of(SESSION, hashed(secret))
        if row is None:
            return None
        _, id_, account, posting, kind, must_change, is_stale, moved = row
        actor = self._actor(account, posting, moved)
        if actor and is_stale:
            self._move_clock(id_)
        return actor and Session(id_, kind, must_change, actor)

    def _move_clock(self, session: UUID) -> None:
        if is_heard():  # a commit that only this one may wait for
            raise TakesLonger
        with suppress(OperationalError, ReadOnlySqlTransaction), self._books.at_hand() as line:
            line.execute(SEEN, [self._books.jurisdiction, session])

    def standing(self, session: UUID) -> Actor | None:
        """Who acts under a session that was let in before; its clock is not moved by it."""
        row = self._books.ask(STANDS, [self._books.jurisdiction, session])
        return self._actor(*row) if row else None

    def _actor(self, account: UUID, posting: int | None, moved: int) -> Actor | None:
        key, now = (account, posting), datetime.now(UTC)
        at, until, actor = self._known.get(key, (-1, now, None))
        if at != moved or until <= now:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            of = self._books.jurisdiction
            with self._books.at_hand() as connection:
                actor, changes = _looked_up(connection, of, account, posting)
            self._known[key] = moved, min(changes or LATEST, now + WHILE), actor
        return actor


def actor_of(connection: Connection[Any], jurisdiction: int, account: UUID,
             posting: int | None = None) -> Actor | None:  # fmt: skip
    """Who acts under an account, in which posting, with what in sight."""
    return _looked_up(connection, jurisdiction, account, posting)[0]


def _looked_up(connection: Connection[Any], jurisdiction: int, account: UUID, posting: int | None
               ) -> tuple[Actor | None, datetime | None]:  # fmt: skip
    row = who(connection, jurisdiction=jurisdiction, account=account, posting=posting)
    if row is None:
        return None, None
    id_, name, n, role, ids, until = row
    sight = Sight() if ids is None and role else Sight.of(ids or ())
    return Actor(name, role or "none", id_, n, sight), until


def hashed(secret: str) -> bytes:
    """What is kept of a secret: it has 256 random bits, so a plain hash will do."""
    return sha256(secret.encode()).digest()


def accounts_exist(books: Books) -> bool:
    """Whether anybody has an account yet; from then on nobody asks without one."""
    row = books.ask(HAS_ACCOUNTS, [books.jurisdiction])
    return bool(row and row[0])
