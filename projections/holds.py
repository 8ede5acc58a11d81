"""What is held, by whom, under which reference, and whether it still stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.rows import dict_row

from domain.hold import Standing
from store.read_model import ReadModel, Step

DDL = """
CREATE TABLE holds (
    jurisdiction integer, id uuid, kind text NOT NULL, reference text NOT NULL,
    remit text NOT NULL, over uuid NOT NULL, project uuid, task_force uuid, reason jsonb,
    placed_at timestamptz NOT NULL, placed_by text, placed bigint NOT NULL,
    lifted_at timestamptz, lifted_by text,
    PRIMARY KEY (jurisdiction, id));
CREATE INDEX ON holds (jurisdiction, over);
"""

# A hold that was lifted may be placed again: the last word counts.
PLACED = """
INSERT INTO holds
SELECT DISTINCT ON (jurisdiction, stream) jurisdiction, stream, p ->> 'kind', p ->> 'reference',
    p ->> 'over', (p ->> 'of')::uuid, project, task_force, p -> 'reason', occurred_at,
    cadre, position
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
ORDER BY jurisdiction, stream, position DESC
ON CONFLICT (jurisdiction, id) DO UPDATE SET
    kind = excluded.kind, reason = excluded.reason,
    placed_at = excluded.placed_at, placed_by = excluded.placed_by, placed = excluded.placed,
    lifted_at = NULL, lifted_by = NULL
"""

LIFTED = """
UPDATE holds h SET lifted_at = e.occurred_at, lifted_by = e.cadre
FROM (SELECT DISTINCT ON (jurisdiction, stream) * FROM arrived
    ORDER BY jurisdiction, stream, position DESC) e
WHERE h.jurisdiction = e.jurisdiction AND h.id = e.stream AND h.placed < e.position
"""

HOLDS = ReadModel(
    name="holds",
    ddl=DDL,
    tables=("holds",),
    ignores=frozenset(),
    steps=(Step(("hold.placed",), PLACED), Step(("hold.lifted",), LIFTED)),
    unlike={"holds": ("reason",)},
    sight={"holds": ("project", "task_force")},
)

STANDING = b"""
SELECT kind, reference FROM holds
WHERE jurisdiction = %s AND over = ANY (%s) AND lifted_at IS NULL ORDER BY placed"""

LIST = b"""
SELECT id, kind, reference, remit AS over, over AS of, reason, placed_at, placed_by, lifted_at,
    lifted_by
FROM holds WHERE jurisdiction = %s ORDER BY placed"""


def standing_over(
    connection: Connection[Any], *, jurisdiction: int, ids: Iterable[UUID]
) -> list[Standing]:
    """The holds that stand over any of these, the oldest first."""
    return [Standing(*row) for row in connection.execute(STANDING, [jurisdiction, list(ids)])]


def all_holds(connection: Connection[Any], *, jurisdiction: int) -> list[dict[str, Any]]:
    """All holds, the oldest first; ``reason`` is sealed."""
    with connection.cursor(row_factory=dict_row) as rows:
        return rows.execute(LIST, [jurisdiction]).fetchall()
