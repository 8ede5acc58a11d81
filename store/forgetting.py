"""A process makes the first key only for a database without any, and drops those destroyed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from psycopg import Connection

from store.vault import MasterKey, Vault

HEAD = b"SELECT position FROM zhuanban.heads WHERE jurisdiction = %s"
WRAPS_ANYTHING = b"SELECT EXISTS (SELECT FROM zhuanban.person_keys)"
ERASED = b"""
SELECT h.position, ARRAY (
    SELECT convert_from(e.state, 'UTF8')::jsonb ->> 'person' FROM zhuanban.events e
    WHERE e.jurisdiction = h.jurisdiction AND e.position > %s AND e.position <= h.position
      AND e.topic = 'person.erased@1')
FROM zhuanban.heads h WHERE h.jurisdiction = %s"""


def make_key(connection: Connection[Any], master: MasterKey) -> None:
    """Make the key file where there is none, unless keys are wrapped that only a lost one opens."""
    row = connection.execute(WRAPS_ANYTHING).fetchone()
    if row and not row[0]:
        master.make()


def head(connection: Connection[Any], jurisdiction: int) -> int:
    """The last position of the log."""
    row = connection.execute(HEAD, [jurisdiction]).fetchone()
    return row[0] if row else 0


def forget_erased(connection: Connection[Any], vault: Vault, jurisdiction: int, after: int) -> int:
    """Drop the keys of those erased after a position; returns how far that was looked for."""
    row = connection.execute(ERASED, [after, jurisdiction]).fetchone()
    if row is None:
        return after
    position, erased = row
    vault.drop(UUID(person) for person in erased)
    return int(position)
