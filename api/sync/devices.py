"""A device is a row: when it was seen, what arrived of it, what it holds, whether it may come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from api.operations.act import Actor
from api.sync.bodies import Holds
from domain.refusal import Refusal, Unknown
from store.books import Books

NAMED_AT_ONCE = 1000  # numbers that are missing


class DeviceIsRevoked(Refusal):
    """This device was revoked and may not come any more; what it holds is to be wiped."""

    zh = "此设备已被停用，不能再同步；设备上的内容应予清除。"
    status = 403


IS_REVOKED = b"""
SELECT EXISTS (SELECT FROM zhuanban.devices WHERE jurisdiction = %s AND id = %s
    AND revoked_at IS NOT NULL AND account = coalesce(%s, account))"""
# However odd its numbers, a device keeps little of the disk.
SEEN = b"""
INSERT INTO zhuanban.devices AS d
    (jurisdiction, account, id, cadre, session, drift, seq, received, unsent, files, agrees)
VALUES (%(jurisdiction)s, %(account)s, %(device)s, %(cadre)s, %(session)s, %(drift)s, %(seq)s,
    (SELECT coalesce(range_agg(int8range(n, n, '[]')), '{}') FROM unnest(%(arrived)s::bigint[]) n),
    coalesce(%(unsent)s::jsonb, '{}'), coalesce(%(files)s::integer, 0), %(agrees)s)
ON CONFLICT (jurisdiction, account, id) DO UPDATE SET
    seen_at = now(), session = excluded.session, drift = excluded.drift,
    seq = greatest(d.seq, excluded.seq), received = CASE
        WHEN pg_column_size(d.received) < 16384 THEN d.received + excluded.received
        ELSE d.received END,
    unsent = coalesce(%(unsent)s, d.unsent), files = coalesce(%(files)s, d.files),
    agrees = coalesce(excluded.agrees, d.agrees)
RETURNING seq, received, (SELECT position FROM zhuanban.heads h
    WHERE h.jurisdiction = d.jurisdiction)"""
OF_ACCOUNT = b"""
SELECT id AS device, first_seen_at, seen_at, drift, seq,
    (SELECT coalesce(sum(value::integer), 0) FROM jsonb_each_text(unsent)) AS unsent, files,
    agrees, revoked_at
FROM zhuanban.devices WHERE jurisdiction = %s AND account = %s ORDER BY seen_at DESC, id"""
REVOKE = b"""
WITH revoked AS (
    UPDATE zhuanban.devices SET revoked_at = coalesce(revoked_at, now())
    WHERE jurisdiction = %s AND account = %s AND id = %s
    RETURNING jurisdiction, account, id, session, revoked_at),
signed_out AS (
    DELETE FROM zhuanban.sessions s USING revoked r
    WHERE s.jurisdiction = r.jurisdiction AND s.id = r.session AND s.account = r.account)
SELECT id AS device, revoked_at FROM revoked"""
UNSENT = b"""
SELECT count(*) FILTER (WHERE entries + files > 0) AS devices,
    coalesce(sum(entries), 0) AS entries, coalesce(sum(files), 0) AS files,
    min(seen_at) FILTER (WHERE entries + files > 0) AS since,
    count(*) FILTER (WHERE NOT agrees) AS disagreeing
FROM (SELECT d.seen_at, d.agrees, d.files,
        coalesce((d.unsent ->> %(project)s::text)::integer, 0) AS entries
    FROM zhuanban.devices d WHERE d.jurisdiction = %(jurisdiction)s AND d.revoked_at IS NULL
      AND (d.unsent ? %(project)s::text OR EXISTS (SELECT FROM caseload c
          WHERE c.jurisdiction = d.jurisdiction AND c.chief = d.cadre
            AND c.project = %(project)s::uuid))) phones"""

ENTRIES = b"""
SELECT project::uuid, sum(n::integer) FROM zhuanban.devices, jsonb_each_text(unsent) e (project, n)
WHERE jurisdiction = %s AND revoked_at IS NULL AND unsent <> '{}' AND project = ANY (%s::text[])
GROUP BY project"""


class Seen(NamedTuple):
    """What a device is told of itself: the log's position, and the numbers that never came."""

    position: int
    missing: list[int]


def owner_of(books: Books, actor: Actor) -> UUID:
    """Whose devices they are."""
    return actor.account or books.desk.account_id(actor.name)


def is_revoked(books: Books, device: UUID, account: UUID | None = None) -> bool:
    """Whether this account revoked the device, or any did where nobody is signed in."""
    row = books.ask(IS_REVOKED, [books.jurisdiction, device, account])
    return bool(row and row[0])


def note(books: Books, actor: Actor, device: UUID, *, session: UUID | None, drift: float | None,
         arrived: list[tuple[int, UUID | None]], holds: Holds | None,
         agrees: bool | None) -> Seen:  # fmt: skip
    """Write down that it came, with what, and what it said of itself."""
    numbers = [seq for seq, _ in arrived]
    given_up = [seq for seq in holds.given_up if seq <= holds.seq] if holds else []
    asked = {
        "jurisdiction": books.jurisdiction, "account": owner_of(books, actor), "device": device,
        "cadre": actor.name, "session": session, "drift": drift, "agrees": agrees,
        "seq": max([*numbers, holds.seq if holds else 0]), "arrived": numbers + given_up,
        "unsent": Jsonb(still_unsent(holds, arrived)) if holds else None,
        "files": holds.files if holds else None,
    }  # fmt: skip
    with books.pool.connection() as connection:
        seq, received, position = connection.execute(SEEN, asked).fetchone() or (0, [], 0)
    gaps = missing(((r.lower, r.upper) for r in received), seq)
    return Seen(position, list(islice(gaps, NAMED_AT_ONCE)))


def still_unsent(holds: Holds, arrived: Iterable[tuple[int, UUID | None]]) -> dict[str, int]:
    """What the device said it holds by project, less what came with this request."""
    left = dict(holds.unsent)
    for _, project in arrived:
        if project and left.get(project):
            left[project] -= 1
    return {str(project): n for project, n in left.items() if n}


def missing(received: Iterable[tuple[int, int]], last: int) -> Iterator[int]:
    """The numbers from 1 to ``last`` in none of the ranges, which exclude their ends."""
    expected = 1
    for lower, upper in received:
        yield from range(expected, min(lower, last + 1))
        expected = upper
    yield from range(expected, last + 1)


def devices_of(books: Books, account: UUID) -> list[dict[str, Any]]:
    """The devices of an account, the one seen last first."""
    with books.pool.connection() as connection, connection.cursor(row_factory=dict_row) as rows:
        return rows.execute(OF_ACCOUNT, [books.jurisdiction, account]).fetchall()


def revoke(books: Books, account: UUID, device: UUID) -> dict[str, Any]:
    """Let it come no more, and end the session it came in. Raises Unknown."""
    with books.pool.connection() as connection, connection.cursor(row_factory=dict_row) as rows:
        row = rows.execute(REVOKE, [books.jurisdiction, account, device]).fetchone()
    if row is None:
        raise Unknown(what=f"device {device}")
    return row


def unsent(books: Books, project: UUID) -> dict[str, Any]:
    """What phones said they still hold of a project: those that do, since when at the latest."""
    asked = {"jurisdiction": books.jurisdiction, "project": project}
    with books.pool.connection() as connection, connection.cursor(row_factory=dict_row) as rows:
        return rows.execute(UNSENT, asked).fetchone() or {}


def unsent_entries(books: Books, projects: list[UUID]) -> dict[UUID, int]:
    """How many entries of each of these projects phones said they still hold, where any do."""
    asked = [books.jurisdiction, [str(project) for project in projects]]
    with books.pool.connection() as connection:
        return dict(connection.execute(ENTRIES, asked).fetchall())
