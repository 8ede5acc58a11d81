"""Who was erased, when, by whom and under which order; no more is known of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.rows import dict_row

from store.read_model import ReadModel, Step

DDL = """
CREATE TABLE erasures (
    jurisdiction integer, position bigint, person uuid NOT NULL, under text NOT NULL,
    project uuid, task_force uuid, erased_at timestamptz NOT NULL, erased_by text,
    PRIMARY KEY (jurisdiction, position));
"""

ERASED = """
INSERT INTO erasures
SELECT jurisdiction, position, (p ->> 'person')::uuid, p ->> 'order', project, task_force,
    occurred_at, cadre
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
"""

ERASURES = ReadModel(
    name="erasures",
    ddl=DDL,
    tables=("erasures",),
    ignores=frozenset(),
    steps=(Step(("person.erased",), ERASED),),
    sight={"erasures": ("project", "task_force")},
)

LIST = b"""
SELECT position, person, under AS order, erased_at, erased_by
FROM erasures WHERE jurisdiction = %s ORDER BY position"""


def erasures(connection: Connection[Any], *, jurisdiction: int) -> list[dict[str, Any]]:
    """All orders carried out, the oldest first."""
    with connection.cursor(row_factory=dict_row) as rows:
        return rows.execute(LIST, [jurisdiction]).fetchall()


SINCE = b"SELECT person FROM erasures WHERE jurisdiction = %s AND position > %s"


def erased_since(connection: Connection[Any], *, jurisdiction: int, position: int) -> set[UUID]:
    """Who was erased after a position."""
    return {person for (person,) in connection.execute(SINCE, [jurisdiction, position])}
