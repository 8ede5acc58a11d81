"""Which projects and task forces there are."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.rows import dict_row

from store.read_model import ReadModel, Step

DDL = """
CREATE TABLE projects (
    jurisdiction integer, id uuid, code text NOT NULL, name text NOT NULL, track text NOT NULL,
    opened_on date, target_date date, task_force uuid NOT NULL,
    PRIMARY KEY (jurisdiction, id));
CREATE TABLE task_forces (
    jurisdiction integer, id uuid, code text NOT NULL, name text NOT NULL, category text NOT NULL,
    parent uuid, is_dissolved boolean NOT NULL DEFAULT false,
    PRIMARY KEY (jurisdiction, id));
"""

PROJECTS = """
INSERT INTO projects
SELECT jurisdiction, stream, p ->> 'code', p ->> 'name', p ->> 'track',
    (p ->> 'opened_on')::date, (p ->> 'target_date')::date, task_force
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
"""

TASK_FORCES = """
INSERT INTO task_forces
SELECT jurisdiction, stream, p ->> 'code', p ->> 'name', p ->> 'category', (p ->> 'parent')::uuid
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
"""

DISSOLVED = """
UPDATE task_forces t SET is_dissolved = true FROM arrived e
WHERE t.jurisdiction = e.jurisdiction AND t.id = e.stream
"""

DIRECTORY = ReadModel(
    name="directory",
    ddl=DDL,
    tables=("projects", "task_forces"),
    ignores=frozenset({
        "project.baseline_set", "project.map_drawn", "project.forecast_made",
        "task_force.member_joined", "task_force.member_released", "task_force.review_frozen",
    }),
    steps=(
        Step(("project.opened",), PROJECTS),
        Step(("task_force.opened",), TASK_FORCES),
        Step(("task_force.dissolved",), DISSOLVED),
    ),
    sight={
        "projects": ("id",),
        "task_forces": ("id",),
    },
)  # fmt: skip

LIST_PROJECTS = b"""
SELECT p.id, p.code, p.name, p.track, p.opened_on, p.target_date, t.code AS task_force
FROM projects p JOIN task_forces t ON t.jurisdiction = p.jurisdiction AND t.id = p.task_force
WHERE p.jurisdiction = %s ORDER BY p.code"""

LIST_TASK_FORCES = b"""
SELECT t.id, t.code, t.name, t.category, parent.code AS parent, t.is_dissolved
FROM task_forces t LEFT JOIN task_forces parent
  ON parent.jurisdiction = t.jurisdiction AND parent.id = t.parent
WHERE t.jurisdiction = %s ORDER BY t.code"""

# A task force with all below it.
BENEATH = b"""
WITH RECURSIVE beneath AS (
    SELECT jurisdiction, id FROM task_forces WHERE jurisdiction = %s AND id = %s
    UNION SELECT t.jurisdiction, t.id FROM task_forces t JOIN beneath
        ON t.jurisdiction = beneath.jurisdiction AND t.parent = beneath.id)
SELECT p.id FROM projects p JOIN beneath
  ON p.jurisdiction = beneath.jurisdiction AND p.task_force = beneath.id"""


def projects(connection: Connection[Any], *, jurisdiction: int) -> list[dict[str, Any]]:
    """All projects by code."""
    with connection.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(LIST_PROJECTS, [jurisdiction]).fetchall()


def task_forces(connection: Connection[Any], *, jurisdiction: int) -> list[dict[str, Any]]:
    """All task forces by code."""
    with connection.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(LIST_TASK_FORCES, [jurisdiction]).fetchall()


def projects_beneath(
    connection: Connection[Any], *, jurisdiction: int, task_force: UUID
) -> list[UUID]:
    """The projects of a task force and of those below it."""
    return [row[0] for row in connection.execute(BENEATH, [jurisdiction, task_force])]


FACTS = b"""
SELECT id, code, track, opened_on, target_date FROM projects
WHERE jurisdiction = %s AND id = ANY (%s)"""


def facts(
    connection: Connection[Any], *, jurisdiction: int, projects: list[UUID]
) -> dict[UUID, dict[str, Any]]:
    """Code, track, opening and target date of each of these projects."""
    with connection.cursor(row_factory=dict_row) as cursor:
        rows = cursor.execute(FACTS, [jurisdiction, projects]).fetchall()
    return {row.pop("id"): row for row in rows}
