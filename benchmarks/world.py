"""A log as large as a city's, made in the server: only its shape counts, nobody's name is in it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from uuid import UUID

import psycopg
from psycopg import sql

from store.books import Books

# Of a case: when after its opening, in days, and what. An offer, an acceptance, a signature and the
# closing befall nine in ten; contacts go on every nine days.
GROW = """
INSERT INTO zhuanban.events
SELECT 1, row_number() OVER (ORDER BY at, n, nth), stream,
    row_number() OVER (PARTITION BY stream ORDER BY at, nth), topic, now(), at, 'amy', project,
    force, NULL, convert_to(state, 'UTF8')
FROM (
    SELECT n, nth, md5('case ' || n)::uuid AS stream,
        ({projects}::uuid[])[n % cardinality({projects}) + 1] AS project,
        {force}::uuid AS force, topic,
        timestamptz '2019-01-01 08:00+08' + n % 1000 * interval '1 hour'
            + after * (1 + n % 1000 * 7919 % 100 / 10.0) * interval '1 day' AS at,
        replace(state, '$n', n::text) AS state
    FROM generate_series(1, {households}) n, (
        SELECT * FROM (VALUES
            (1, 0.0, 'case.opened@1',
                '{{"by":"amy","role":"cadre","case_no":"N$n","kind":"household","how":"hand"}}'),
            (2, 1.5, 'case.chief_named@1', '{{"by":"amy","role":"cadre","name":"amy"}}'),
            (3, 30.0, 'case.offer_made@1',
                '{{"by":"amy","role":"cadre","n":1,"amount_fen":1000000}}'),
            (4, 40.0, 'case.offer_accepted@1', '{{"by":"amy","role":"cadre","n":1}}'),
            (5, 50.0, 'case.signature_captured@1', '{{"by":"amy","role":"cadre","n":1}}'),
            (6, 50.0, 'case.closed@1', '{{"by":"amy","role":"cadre","outcome":"signed"}}')) v
        UNION ALL
        SELECT 10 + k, 9.0 * k, 'case.contact_logged@1',
            '{{"by":"amy","role":"cadre","method":"visit"' || CASE WHEN k % 5 = 0 THEN
                ',"next_due":"2026-01-0' || k % 9 + 1 || '"' ELSE '' END || ',"summary":"'
            || repeat('x', 400) || '"}}'
        FROM generate_series(1, {contacts}) k) told (nth, after, topic, state)
    WHERE nth <= 3 OR nth > 6 OR n % 10 > 0) facts;
UPDATE zhuanban.heads SET position = (SELECT max(position) FROM zhuanban.events),
    recorded_at = now(), generation = generation + 1;
ANALYZE zhuanban.events;
"""


def grown(books: Books, households: int, *, contacts: int = 8, projects: int = 86,
          of: Sequence[UUID] = (), force: UUID | None = None) -> int:  # fmt: skip
    """Fill empty books, log only: read models must be rebuilt. Returns the last position.

    The cases are of so many projects that nobody opened, or of those in ``of``.
    """
    owner = psycopg.conninfo.make_conninfo(books.conninfo, user="postgres", options="")
    unknown = [md5(f"project {n}") for n in range(projects)]
    grow = sql.SQL(GROW).format(
        households=sql.Literal(households), contacts=sql.Literal(contacts),
        projects=sql.Literal(list(of) or unknown), force=sql.Literal(force or md5("force")),
    )  # fmt: skip
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute(grow)
    return books.desk.head()


def md5(text: str) -> UUID:
    """The id that PostgreSQL makes of a text by md5."""
    return UUID(hashlib.md5(text.encode(), usedforsecurity=False).hexdigest())
