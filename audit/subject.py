"""A subject is what an inspector asks about: a stream, a cadre, a project or a task force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

import orjson
from psycopg import sql

from domain.refusal import Refusal, Unknown
from store.books import Books

Kind = Literal["stream", "cadre", "project", "task_force"]

FIRST = """
SELECT topic, project, state FROM zhuanban.events
WHERE jurisdiction = %s AND stream = %s ORDER BY version LIMIT 1"""
ACTED = "SELECT FROM zhuanban.events WHERE jurisdiction = %s AND cadre = %s LIMIT 1"


class OneSubjectIsAsked(Refusal):
    """Name exactly one of case, project, task_force, cadre and stream."""

    zh = "请在 case、project、task_force、cadre、stream 中恰好指定一个。"
    status = 422


@dataclass(frozen=True)
class Subject:
    """``kind`` and ``name`` as in a head of the audit tree; ``label`` is for people."""

    kind: Kind
    name: UUID | str
    label: str

    @property
    def condition(self) -> sql.Composed:
        """Which events of the log are the subject's; those of the audit itself are nobody's."""
        return sql.SQL("{} = {} AND NOT starts_with(topic, 'audit.')").format(
            sql.Identifier(self.kind), sql.Literal(self.name)
        )


def find(books: Books, **asked: str | UUID | None) -> Subject:
    """The subject of ``case="CODE/NO"``, ``project=CODE``, ``task_force=CODE``, ``cadre=NAME`` or
    ``stream=UUID``.

    Raises OneSubjectIsAsked, and Unknown where the log has never heard of it.
    """
    named = {kind: name for kind, name in asked.items() if name is not None}
    if len(named) != 1:
        raise OneSubjectIsAsked
    ((kind, name),) = named.items()
    return FINDERS[kind](books, name)


def _case(books: Books, name: str) -> Subject:
    code, _, number = name.partition("/")
    id_ = books.desk.case_id(books.desk.project_id(code), number)
    if _first(books, id_) is None:
        raise Unknown(what=f"case {name}")
    return Subject("stream", id_, name)


def _project(books: Books, code: str) -> Subject:
    return Subject("project", books.desk.project(code).id, code)


def _task_force(books: Books, code: str) -> Subject:
    return Subject("task_force", books.desk.task_force(code).id, code)


def _cadre(books: Books, name: str) -> Subject:
    with books.pool.connection() as connection:
        if not connection.execute(ACTED, [books.jurisdiction, name]).rowcount:
            raise Unknown(what=f"cadre {name}")
    return Subject("cadre", name, name)


def _stream(books: Books, id_: UUID) -> Subject:
    first = _first(books, id_)
    if first is None or first["topic"].startswith("audit."):
        raise Unknown(what=f"stream {id_}")
    of_project = _first(books, first["project"]) if first["project"] else None
    is_case = first["topic"].startswith("case.") and of_project
    names = ("case_no", "code", "reference") if is_case else ("code", "reference")
    own = next((first[name] for name in names if first.get(name)), str(id_))
    return Subject("stream", id_, f"{of_project['code']}/{own}" if of_project and is_case else own)


def _first(books: Books, stream: UUID) -> dict[str, Any] | None:
    """The payload of the first event of a stream, with its topic and project."""
    with books.pool.connection() as connection:
        row = connection.execute(FIRST, [books.jurisdiction, stream]).fetchone()
    return row and {**orjson.loads(row[2]), "topic": row[0], "project": row[1]}


FINDERS: dict[str, Callable[[Books, Any], Subject]] = {
    "case": _case, "project": _project, "task_force": _task_force, "cadre": _cadre,
    "stream": _stream,
}  # fmt: skip
