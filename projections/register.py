"""Which cases a project has: number, name, stage, chief representative, last contact and move.

A number is in clear; the name is that of the first party that stands, sealed as in the log.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from psycopg import Connection
from psycopg.rows import dict_row

from store.read_model import ReadModel, Step

DDL = """
CREATE TABLE register (
    jurisdiction integer, case_id uuid, project uuid, case_no text, kind text, village_group text,
    name jsonb,
    chief text, chief_at bigint NOT NULL DEFAULT 0,
    life bigint NOT NULL DEFAULT 0,  -- position * 16 + (0 open, 1 signed ... 6 other)
    contacts integer NOT NULL DEFAULT 0, offers integer NOT NULL DEFAULT 0,
    accepted integer NOT NULL DEFAULT 0, signatures integer NOT NULL DEFAULT 0,
    opened_at timestamptz, first_opened_at timestamptz,  -- the latter inherited in a split
    last_contact timestamptz, moved_at timestamptz,
    PRIMARY KEY (jurisdiction, case_id)) WITH (fillfactor = 80);
CREATE INDEX ON register (jurisdiction, project, case_no COLLATE "C");
"""

FOLD = """
INSERT INTO register AS r (jurisdiction, case_id, project, case_no, kind, village_group, name,
    chief, chief_at, life, offers, accepted, signatures, opened_at, first_opened_at, moved_at)
SELECT jurisdiction, stream, max(project::text)::uuid, max(p ->> 'case_no'), max(p ->> 'kind'),
    max(p ->> 'village_group'),
    (array_agg(p -> 'name' ORDER BY position) FILTER (WHERE topic = 'case.party_recorded@1'))[1],
    (array_agg(p ->> 'name' ORDER BY position DESC) FILTER (WHERE topic = 'case.chief_named@1'))[1],
    coalesce(max(position) FILTER (WHERE topic = 'case.chief_named@1'), 0),
    coalesce(max(position * 16 + CASE topic WHEN 'case.closed@1' THEN array_position(
            '{signed,resolved,excluded,withdrawn,merged,other}', p ->> 'outcome') ELSE 0 END)
        FILTER (WHERE topic IN ('case.opened@1', 'case.reopened@1', 'case.closed@1')), 0),
    count(*) FILTER (WHERE topic = 'case.offer_made@1') - count(*) FILTER (WHERE topic IN (
        'case.offer_accepted@1', 'case.offer_declined@1', 'case.offer_withdrawn@1')),
    count(*) FILTER (WHERE topic = 'case.offer_accepted@1'),
    count(*) FILTER (WHERE topic = 'case.signature_captured@1')
        - count(*) FILTER (WHERE topic = 'case.signature_withdrawn@1'),
    min(occurred_at) FILTER (WHERE topic IN ('case.opened@1', 'case.opening_moved_back@1')),
    min(coalesce((p ->> 'first_opened_at')::timestamptz, occurred_at))
        FILTER (WHERE topic IN ('case.opened@1', 'case.opening_moved_back@1')),
    max(occurred_at) FILTER (WHERE topic IN ('case.opened@1', 'case.opening_moved_back@1',
        'case.reopened@1', 'case.offer_made@1', 'case.offer_accepted@1', 'case.offer_declined@1',
        'case.signature_captured@1', 'case.demand_answered@1', 'case.promise_kept@1'))
FROM (SELECT *, CASE WHEN topic IN ('case.opened@1', 'case.opening_moved_back@1',
            'case.closed@1', 'case.chief_named@1',
            'case.party_recorded@1') THEN convert_from(state, 'UTF8')::jsonb END AS p
    FROM arrived) e
GROUP BY jurisdiction, stream
ON CONFLICT (jurisdiction, case_id) DO UPDATE SET
    case_no = coalesce(r.case_no, excluded.case_no), kind = coalesce(r.kind, excluded.kind),
    village_group = coalesce(r.village_group, excluded.village_group),
    name = coalesce(r.name, excluded.name),
    chief = CASE WHEN excluded.chief_at > 0 THEN excluded.chief ELSE r.chief END,
    chief_at = greatest(r.chief_at, excluded.chief_at),
    life = greatest(r.life, excluded.life),
    offers = r.offers + excluded.offers, accepted = r.accepted + excluded.accepted,
    signatures = r.signatures + excluded.signatures,
    opened_at = least(r.opened_at, excluded.opened_at),
    first_opened_at = least(r.first_opened_at, excluded.first_opened_at),
    moved_at = greatest(r.moved_at, excluded.moved_at)
"""

# Who left in a split or was followed by heirs names the case no longer; such events are rare, so
# the parties are then read from the log again.
RENAMED = """
UPDATE register r SET name = (
    WITH told AS (SELECT position, topic, convert_from(state, 'UTF8')::jsonb AS p FROM events e
        WHERE e.jurisdiction = touched.jurisdiction AND e.stream = touched.stream
          AND e.position <= _upto AND topic IN ('case.party_recorded@1', 'case.party_succeeded@1',
              'case.split@1', 'case.corrected@1'))
    SELECT name FROM (
        SELECT p -> 'n' AS n, p -> 'name' AS name, position FROM told
        WHERE topic = 'case.party_recorded@1'
        UNION ALL SELECT c.p -> 'n', c.p -> 'value', c.position FROM told c JOIN told r
          ON r.topic = 'case.party_recorded@1' AND r.position = (c.p ->> 'position')::bigint
        WHERE c.p ->> 'field' = 'name'
        UNION ALL SELECT heir -> 'n', heir -> 'name', position
        FROM told, jsonb_array_elements(p -> 'heirs') heir WHERE topic = 'case.party_succeeded@1'
    ) named
    WHERE NOT EXISTS (SELECT FROM told WHERE topic = 'case.party_succeeded@1' AND p -> 'n' = n
        OR topic = 'case.split@1' AND p -> 'parties' @> n)
    ORDER BY n, position DESC LIMIT 1)
FROM (SELECT DISTINCT jurisdiction, stream FROM arrived) touched
WHERE r.jurisdiction = touched.jurisdiction AND r.case_id = touched.stream
"""

CONTACTED = """
UPDATE register r SET contacts = r.contacts + e.n, last_contact = greatest(r.last_contact, e.last),
    moved_at = greatest(r.moved_at, e.last)
FROM (SELECT jurisdiction, stream, count(*) AS n, max(occurred_at) AS last
    FROM arrived GROUP BY jurisdiction, stream) e
WHERE r.jurisdiction = e.jurisdiction AND r.case_id = e.stream
"""

REGISTER = ReadModel(
    name="register",
    ddl=DDL,
    tables=("register",),
    ignores=frozenset({
        "case.objection_raised", "case.objection_answered",
        "case.order_given", "case.order_reported", "case.order_settled",
        "case.asset_recorded", "case.merged", "case.demand_raised",
        "case.promise_made", "case.promise_broken",
        "case.agreement_effective", "case.paid", "case.flat_assigned", "case.handed_over",
        "case.demolished", "case.recusal_declared", "case.recusal_lifted",
        "case.transfer_offered", "case.transfer_accepted", "case.transfer_refused",
        "case.transfer_withdrawn", "case.contact_confirmed", "case.decision_conflicted",
        "case.conflict_settled",
    }),
    steps=(
        Step((
            "case.opened", "case.opening_moved_back", "case.closed", "case.reopened",
            "case.chief_named", "case.offer_made", "case.offer_accepted", "case.offer_declined",
            "case.offer_withdrawn", "case.signature_captured",
            "case.signature_withdrawn", "case.party_recorded", "case.demand_answered",
            "case.promise_kept",
        ), FOLD),
        Step(("case.party_succeeded", "case.split", "case.corrected"), RENAMED),
        Step(("case.contact_logged",), CONTACTED),
    ),
    unlike={"register": ("name",)},
    sight={
        "register": ("project", "case_id"),
    },
)  # fmt: skip

# Stage and outcome are derived here, not stored: a contact then changes one row in place.
PAGE = b"""
SELECT case_id AS id, case_no, kind, village_group, name, stage, outcome, chief, opened_at,
    last_contact
FROM (SELECT *, CASE WHEN life %% 16 > 0 THEN 'closed' WHEN signatures > 0 THEN 'signing'
        WHEN accepted > 0 THEN 'accepted' WHEN offers > 0 THEN 'offered'
        WHEN contacts > 0 THEN 'contacted' ELSE 'opened' END AS stage,
        ('{signed,resolved,excluded,withdrawn,merged,other}'::text[])[life %% 16] AS outcome
    FROM register) cases
WHERE jurisdiction = %(jurisdiction)s AND project = %(project)s AND case_no IS NOT NULL
  AND case_no COLLATE "C" > %(cursor)s
  AND (%(stage)s::text IS NULL OR stage = %(stage)s
       OR (%(stage)s = 'remaining' AND stage <> 'closed'))
  AND (%(chief)s::text IS NULL OR chief = %(chief)s)
  AND (NOT %(unassigned)s::boolean OR chief IS NULL)
  AND (%(number)s::text IS NULL OR strpos(case_no, %(number)s) > 0 OR case_id = ANY (%(found)s))
ORDER BY case_no COLLATE "C" LIMIT %(limit)s"""


def cases(connection: Connection[Any], *, jurisdiction: int, project: UUID, cursor: str = "",
          stage: str | None = None, chief: str | None = None, unassigned: bool = False,
          number: str | None = None, found: list[UUID] | None = None,
          limit: int = 100) -> list[dict[str, Any]]:  # fmt: skip
    """A page of cases by number, after ``cursor``; ``number`` or ``found`` narrow a search.

    ``stage`` may be ``remaining`` for all that are not closed; ``unassigned`` are those without
    a chief representative.
    """
    asked = {
        "jurisdiction": jurisdiction, "project": project, "cursor": cursor, "stage": stage,
        "chief": chief, "unassigned": unassigned, "number": number, "found": found or [],
        "limit": limit,
    }  # fmt: skip
    with connection.cursor(row_factory=dict_row) as rows:
        return rows.execute(PAGE, asked).fetchall()


AFTER = b"""
SELECT case_id, case_no FROM register
WHERE jurisdiction = %(jurisdiction)s AND project = %(project)s AND opened_at <= %(as_of)s
  AND case_no COLLATE "C" > %(cursor)s ORDER BY case_no COLLATE "C" LIMIT %(limit)s"""


def numbered_after(connection: Connection[Any], *, jurisdiction: int, project: UUID, cursor: str,
                   as_of: datetime, limit: int) -> list[tuple[UUID, str]]:  # fmt: skip
    """Case and number of those after ``cursor`` that were open at some time before ``as_of``."""
    asked = {
        "jurisdiction": jurisdiction, "project": project, "cursor": cursor, "as_of": as_of,
        "limit": limit,
    }  # fmt: skip
    return connection.execute(AFTER, asked).fetchall()


BOARD = b"""
SELECT case_id, project, case_no, village_group, CASE WHEN life %% 16 > 0 THEN 'closed'
        WHEN signatures > 0 THEN 'signing' WHEN accepted > 0 THEN 'accepted'
        WHEN offers > 0 THEN 'offered' WHEN contacts > 0 THEN 'contacted' ELSE 'opened' END,
    first_opened_at, last_contact, moved_at
FROM register
WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s) AND case_no IS NOT NULL
  AND (NOT %(only_open)s::boolean OR life %% 16 = 0)"""

NUMBERS = b"""
SELECT case_id, case_no, village_group FROM register
WHERE jurisdiction = %(jurisdiction)s AND project = ANY (%(projects)s) AND case_no IS NOT NULL
  AND (%(ids)s::uuid[] IS NULL OR case_id = ANY (%(ids)s::uuid[]))"""


class OnBoard(NamedTuple):
    """A case as the board shows it; ``moved_at`` is the last thing that took it on."""

    case_id: UUID
    project: UUID
    case_no: str
    village_group: str | None
    stage: str
    first_opened_at: datetime
    last_contact: datetime | None
    moved_at: datetime


def on_board(connection: Connection[Any], *, jurisdiction: int, projects: list[UUID],
             only_open: bool) -> list[OnBoard]:  # fmt: skip
    """Every case of these projects as it stands now."""
    asked = {"jurisdiction": jurisdiction, "projects": projects, "only_open": only_open}
    return [OnBoard(*row) for row in connection.execute(BOARD, asked)]


def numbers(connection: Connection[Any], *, jurisdiction: int, projects: list[UUID],
            ids: list[UUID] | None = None) -> dict[UUID, tuple[str, str | None]]:  # fmt: skip
    """Number and village group of each case of these projects, or of some of them."""
    asked = {"jurisdiction": jurisdiction, "projects": projects, "ids": ids}
    return {id_: (no, group) for id_, no, group in connection.execute(NUMBERS, asked)}


OF_IDS = b"""
SELECT case_id, case_no, name FROM register WHERE jurisdiction = %s AND case_id = ANY (%s)"""


def names(
    connection: Connection[Any], *, jurisdiction: int, ids: list[UUID]
) -> dict[UUID, dict[str, Any]]:
    """Number and sealed name of each of these cases."""
    with connection.cursor(row_factory=dict_row) as rows:
        return {row.pop("case_id"): row for row in rows.execute(OF_IDS, [jurisdiction, ids])}


FACES = b"""
SELECT case_id, project, case_no, name, chief FROM register
WHERE jurisdiction = %s AND case_id = ANY (%s)"""


def faces(connection: Connection[Any], *, jurisdiction: int,
          ids: list[UUID]) -> list[dict[str, Any]]:  # fmt: skip
    """Number, sealed name and chief representative of each of these cases."""
    with connection.cursor(row_factory=dict_row) as rows:
        return rows.execute(FACES, [jurisdiction, ids]).fetchall()
