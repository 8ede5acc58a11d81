"""A figure is of a project, or of a task force with all below it."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from api.reading import reading
from projections.directory import DIRECTORY, projects_beneath
from store.books import Books


class Place(NamedTuple):
    """Whose figures are asked: its code and id, and the projects that are counted."""

    kind: str
    code: str
    id: UUID
    projects: list[UUID]

    @property
    def named(self) -> dict[str, Any]:
        """As an answer names it."""
        return {self.kind: self.code}

    @property
    def record(self) -> dict[str, Any]:
        """As a look at its households is on record."""
        return {self.kind: self.id}


def of_project(books: Books, code: str) -> Place:
    """One project. Raises Unknown."""
    id_ = books.desk.project(code).id
    return Place("project", code, id_, [id_])


def of_task_force(books: Books, code: str) -> Place:
    """A task force with all below it, as far as it is in sight. Raises Unknown."""
    id_ = books.desk.task_force(code).id
    with reading(books, DIRECTORY) as (connection, _):
        found = projects_beneath(connection, jurisdiction=books.jurisdiction, task_force=id_)
    return Place("task_force", code, id_, found)
