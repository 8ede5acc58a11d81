"""One's own caseload is the cases one answers for, and the hash over it tells whether two agree."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

from api.operations.act import Actor
from store.books import Books

# Closed ones stay for 90 days: payment and handover go on.
OWN = b"""
SELECT c.case_id, last.version
FROM caseload c CROSS JOIN LATERAL (
    SELECT e.version FROM events e WHERE e.jurisdiction = c.jurisdiction AND e.stream = c.case_id
    ORDER BY e.version DESC LIMIT 1) last
WHERE c.jurisdiction = %s AND c.chief = %s AND c.life > 0
  AND (c.life %% 2 = 0 OR now() - interval '90 days' < (
      SELECT e.occurred_at FROM events e
      WHERE e.jurisdiction = c.jurisdiction AND e.position = c.life / 2))
ORDER BY c.case_id"""


def caseload_of(books: Books, actor: Actor) -> list[tuple[UUID, int]]:
    """Each case whose chief representative is the actor with its version, by id.

    Open, or closed within 90 days, and in the sight of ``books``.
    """
    with books.reading() as connection:
        return connection.execute(OWN, [books.jurisdiction, actor.name]).fetchall()


def hash_of(versions: Iterable[tuple[UUID, int]]) -> str:
    """SHA-256, in hex, over a line ``id version`` for each case, by id."""
    lines = sorted(f"{id_} {version}\n" for id_, version in versions)
    return sha256("".join(lines).encode()).hexdigest()
