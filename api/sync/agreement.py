"""A phone disagrees where it has another caseload than was here at the position it names."""

from __future__ import annotations

from typing import Any

from psycopg import Connection

from api.field.caseload_of import caseload_of, hash_of
from api.operations.act import Actor
from api.sync.bodies import Holds
from store.books import Books

LONG_AGO = 20_000  # records; who has not looked for as long is behind, whatever they hold
MOVED = b"""
SELECT EXISTS (SELECT FROM unnest(%(own)s::uuid[]) own (id), LATERAL (
    SELECT position FROM events e WHERE e.jurisdiction = %(jurisdiction)s AND e.stream = own.id
    ORDER BY version DESC LIMIT 1) last WHERE last.position > %(position)s)"""
HANDED_ON = b"""
SELECT EXISTS (SELECT FROM zhuanban.events
    WHERE jurisdiction = %(jurisdiction)s AND position > %(position)s
      AND topic = 'case.chief_named@1'
      AND convert_from(state, 'UTF8')::jsonb ->> 'instead_of' = %(name)s)"""
HEAD = b"SELECT position FROM zhuanban.heads WHERE jurisdiction = %s"


def caseload_hash(books: Books, actor: Actor) -> str:
    """The hash of the caseload as it is now."""
    return hash_of(caseload_of(books, actor))


def agrees(books: Books, actor: Actor, holds: Holds) -> bool:
    """Whether nothing speaks against it: it has what is here, or what is here is newer."""
    own = caseload_of(books, actor)
    if hash_of(own) == holds.hash:
        return True
    with books.pool.connection() as connection:
        return _is_newer(connection, {
            "jurisdiction": books.jurisdiction, "position": holds.position, "name": actor.name,
            "own": [id_ for id_, _ in own],
        })  # fmt: skip


def _is_newer(connection: Connection[Any], asked: dict[str, Any]) -> bool:
    """Whether a case of theirs was recorded about, or went to another, after the position."""
    head = connection.execute(HEAD, [asked["jurisdiction"]]).fetchone()
    if head is None or head[0] - asked["position"] > LONG_AGO:
        return True
    return any(
        connection.execute(question, asked).fetchone() == (True,) for question in (MOVED, HANDED_ON)
    )
