"""Who may act where: accounts, postings, and what lies beneath each task force and project."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.rows import dict_row

from store.read_model import ReadModel, Step

DDL = """
CREATE TABLE accounts (
    jurisdiction integer, id uuid, name text NOT NULL, opened_at timestamptz NOT NULL,
    opened_by text NOT NULL, is_disabled boolean NOT NULL DEFAULT false,
    PRIMARY KEY (jurisdiction, id));
CREATE INDEX ON accounts (jurisdiction, name);
CREATE TABLE postings (
    jurisdiction integer, account uuid, n integer, role text NOT NULL, remit text NOT NULL,
    over uuid, since timestamptz NOT NULL, until timestamptz,  -- the earlier of due and done
    PRIMARY KEY (jurisdiction, account, n));
CREATE INDEX ON postings (jurisdiction, over);
CREATE TABLE chartered (
    jurisdiction integer, id uuid, parent uuid,
    PRIMARY KEY (jurisdiction, id));
CREATE TABLE beneath (
    jurisdiction integer, above uuid, under uuid, is_own boolean NOT NULL,  -- not of a child
    PRIMARY KEY (jurisdiction, above, under));
CREATE INDEX ON beneath (jurisdiction, under);
CREATE TABLE broken_glass (
    jurisdiction integer, position bigint, reader text NOT NULL, case_id uuid NOT NULL,
    project uuid, at timestamptz NOT NULL, until timestamptz NOT NULL, reason jsonb NOT NULL,
    PRIMARY KEY (jurisdiction, position));
CREATE INDEX ON broken_glass (jurisdiction, reader, until);
CREATE TABLE standing_moved (
    jurisdiction integer, position bigint NOT NULL,  -- of the last event that changed any of it
    PRIMARY KEY (jurisdiction));
"""

OPENED = """
INSERT INTO accounts
SELECT jurisdiction, stream, convert_from(state, 'UTF8')::jsonb ->> 'name', occurred_at, cadre
FROM arrived
"""

SHUT = """
UPDATE accounts a SET is_disabled = e.topic = 'account.disabled@1'
FROM (SELECT DISTINCT ON (jurisdiction, stream) * FROM arrived
    ORDER BY jurisdiction, stream, position DESC) e
WHERE a.jurisdiction = e.jurisdiction AND a.id = e.stream
"""

POSTED = """
INSERT INTO postings
SELECT jurisdiction, stream, (p ->> 'n')::integer, p ->> 'acting_role', p ->> 'remit',
    coalesce(project, task_force), occurred_at, (p ->> 'until')::timestamptz
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
"""

ENDED = """
UPDATE postings o SET until = least(o.until, e.occurred_at) FROM arrived e
WHERE o.jurisdiction = e.jurisdiction AND o.account = e.stream
  AND o.n = (convert_from(e.state, 'UTF8')::jsonb ->> 'n')::integer
"""

CHARTERED = """
INSERT INTO chartered
SELECT jurisdiction, stream, (convert_from(state, 'UTF8')::jsonb ->> 'parent')::uuid FROM arrived
"""

UNDER_FORCES = """
INSERT INTO beneath SELECT jurisdiction, above, under, above = under FROM (
    WITH RECURSIVE up AS (
        SELECT jurisdiction, stream AS above, stream AS under FROM arrived
        UNION SELECT c.jurisdiction, c.parent, under FROM up JOIN chartered c
            ON c.jurisdiction = up.jurisdiction AND c.id = up.above WHERE c.parent IS NOT NULL)
    SELECT * FROM up) lines
"""

UNDER_PROJECTS = """
INSERT INTO beneath
SELECT e.jurisdiction, b.above, e.stream, b.is_own FROM arrived e JOIN beneath b
    ON b.jurisdiction = e.jurisdiction AND b.under = e.task_force
UNION ALL SELECT jurisdiction, stream, stream, true FROM arrived
"""

BROKEN = """
INSERT INTO broken_glass
SELECT jurisdiction, position, cadre, (p ->> 'case')::uuid, project, occurred_at,
    (p ->> 'until')::timestamptz, p -> 'reason'
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
"""

MOVED = """
INSERT INTO standing_moved AS m SELECT jurisdiction, max(position) FROM arrived GROUP BY 1
ON CONFLICT (jurisdiction) DO UPDATE SET position = greatest(m.position, excluded.position)
"""

MOVES = (
    "account.opened", "account.disabled", "account.enabled", "account.posted",
    "account.posting_ended", "task_force.opened", "project.opened", "access.glass_broken",
)  # fmt: skip

STANDING = ReadModel(
    name="standing",
    ddl=DDL,
    tables=("accounts", "postings", "chartered", "beneath", "broken_glass", "standing_moved"),
    ignores=frozenset({
        "account.sign_in_changed", "access.recorded", "project.baseline_set", "project.map_drawn",
        "project.forecast_made",
        "task_force.member_joined", "task_force.member_released", "task_force.review_frozen",
        "task_force.dissolved",
    }),
    steps=(
        Step(("account.opened",), OPENED),
        Step(("account.disabled", "account.enabled"), SHUT),
        Step(("account.posted",), POSTED),
        Step(("account.posting_ended",), ENDED),
        Step(("task_force.opened",), CHARTERED),
        Step(("task_force.opened",), UNDER_FORCES),
        Step(("project.opened",), UNDER_PROJECTS),
        Step(("access.glass_broken",), BROKEN),
        Step(MOVES, MOVED),
    ),
)  # fmt: skip

HAS_ACCOUNTS = b"SELECT EXISTS (SELECT FROM accounts WHERE jurisdiction = %s)"

# Who chose a posting acts in that one or in none, others in the first that stands.
WHO = b"""
SELECT a.id, a.name, p.n, p.role,
    CASE WHEN p.remit = 'all' AND p.role <> 'admin' THEN NULL
         WHEN p.role = 'admin' THEN ARRAY(SELECT id FROM chartered c
             WHERE c.jurisdiction = a.jurisdiction)
         ELSE ARRAY(SELECT under FROM beneath b
             WHERE b.jurisdiction = a.jurisdiction AND b.above = p.over
               AND (b.is_own OR p.role <> 'cadre')
             UNION ALL SELECT case_id FROM broken_glass g
             WHERE g.jurisdiction = a.jurisdiction AND g.reader = a.name AND g.until > now())
    END AS sight,
    least(p.until, (SELECT min(o.since) FROM postings o WHERE o.jurisdiction = a.jurisdiction
        AND o.account = a.id AND o.since > now()),
        (SELECT min(g.until) FROM broken_glass g WHERE g.jurisdiction = a.jurisdiction
         AND g.reader = a.name AND g.until > now())) AS until
FROM accounts a LEFT JOIN LATERAL (
    SELECT * FROM postings p WHERE p.jurisdiction = a.jurisdiction AND p.account = a.id
      AND p.since <= now() AND (p.until IS NULL OR p.until > now())
      AND p.n = coalesce(%(posting)s::integer, p.n)
    ORDER BY p.n LIMIT 1) p ON true
WHERE a.jurisdiction = %(jurisdiction)s AND a.id = %(account)s AND NOT a.is_disabled"""

# What was done while a posting stood may still be brought in for a while after it ended.
LEFT = b"""
SELECT p.n, p.role, p.until FROM postings p JOIN beneath b
  ON b.jurisdiction = p.jurisdiction AND b.above = p.over
WHERE p.jurisdiction = %s AND p.account = %s AND b.under = %s AND p.role IN ('cadre', 'chief')
  AND (b.is_own OR p.role = 'chief') AND p.until <= now() AND p.until > now() - interval '14 days'
ORDER BY p.until DESC LIMIT 1"""

LIST = b"""
SELECT a.id, a.name, a.opened_at, a.opened_by, a.is_disabled, coalesce((
    SELECT json_agg(json_build_object('n', p.n, 'role', p.role, 'remit', p.remit, 'over', p.over,
        'since', p.since, 'until', p.until,
        'stands', p.since <= now() AND (p.until IS NULL OR p.until > now())) ORDER BY p.n)
    FROM postings p WHERE p.jurisdiction = a.jurisdiction AND p.account = a.id), '[]') AS postings
FROM accounts a
WHERE a.jurisdiction = %(jurisdiction)s AND a.name COLLATE "C" > %(cursor)s
  AND (%(q)s = '' OR strpos(lower(a.name), lower(%(q)s)) > 0)
  AND (%(name)s::text IS NULL OR a.name = %(name)s)
  AND (%(over)s::uuid IS NULL OR EXISTS (SELECT FROM postings p
      WHERE p.jurisdiction = a.jurisdiction AND p.account = a.id AND p.over = %(over)s))
ORDER BY a.name COLLATE "C" LIMIT %(limit)s"""

STAND = b"""
SELECT n, role, remit, over, until FROM postings
WHERE jurisdiction = %s AND account = %s AND since <= now() AND (until IS NULL OR until > now())
ORDER BY n"""


BENEATH = b"SELECT under FROM beneath WHERE jurisdiction = %s AND above = %s"


def beneath(connection: Connection[Any], *, jurisdiction: int, above: UUID) -> list[UUID]:
    """A task force or project itself, and every task force and project beneath it."""
    return [row[0] for row in connection.execute(BENEATH, [jurisdiction, above])]


def who(connection: Connection[Any], *, jurisdiction: int, account: UUID,
        posting: int | None = None) -> tuple[Any, ...] | None:  # fmt: skip
    """Id, name, posting, role, ids in sight (None: everything) and until when this holds by itself.

    None where nobody may act. Posting and role are None where none stands, or not the
    one that was chosen.
    """
    asked = {"jurisdiction": jurisdiction, "account": account, "posting": posting}
    return connection.execute(WHO, asked).fetchone()


def left_posting(connection: Connection[Any], *, jurisdiction: int, account: UUID,
                 project: UUID) -> tuple[Any, ...] | None:  # fmt: skip
    """Number, role and end of the last posting over a project.

    None where there is none that ended at most two weeks ago.
    """
    return connection.execute(LEFT, [jurisdiction, account, project]).fetchone()


def accounts(connection: Connection[Any], *, jurisdiction: int, q: str = "", cursor: str = "",
             over: UUID | None = None, name: str | None = None, limit: int = 100,
             ) -> list[dict[str, Any]]:  # fmt: skip
    """A page of accounts by name after ``cursor``, each with its postings, ended ones too."""
    asked = {"jurisdiction": jurisdiction, "q": q, "cursor": cursor, "over": over, "name": name,
             "limit": limit}  # fmt: skip
    with connection.cursor(row_factory=dict_row) as rows:
        return rows.execute(LIST, asked).fetchall()


def standing_postings(connection: Connection[Any], *, jurisdiction: int,
                      account: UUID) -> list[dict[str, Any]]:  # fmt: skip
    """Postings of an account that stand: ``n``, ``role``, ``remit``, ``over``, ``until``."""
    with connection.cursor(row_factory=dict_row) as rows:
        return rows.execute(STAND, [jurisdiction, account]).fetchall()
