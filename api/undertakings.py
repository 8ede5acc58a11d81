"""Task forces and projects are opened once; the same facts again give the same answer."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from eventsourcing.persistence import IntegrityError

from domain.aggregate import Act
from domain.project import Project
from domain.refusal import Refusal, Unknown
from domain.task_force import TaskForce
from store.books import Books


class CodeCannotBeAddressed(Refusal):
    """The code {code} cannot stand in an address; use letters, digits, dots, dashes."""

    zh = "代码“{code}”不能用作网址；请用字母、汉字、数字、点或横线。"
    status = 422


class StandsUnderNone(Refusal):
    """A chief charters task forces beneath the own one; name it as the parent."""

    zh = "专班负责人只能在本专班之下设立专班；请注明上级专班。"
    status = 403


class CodeIsTaken(Refusal):
    """The code {code} is taken; choose another."""

    zh = "代码“{code}”已被使用，请换一个。"


class OpenedOtherwise(Refusal):
    """{code} is already open with another {field}: {stands}, not {given}."""

    zh = "{code} 已立，但“{field}”不同：已有 {stands}，本次 {given}。"


def open_task_force(books: Books, act: Act, *, code: str, name: str, category: str = "legacy",
                    parent: str | None = None, **charter: Any) -> dict[str, Any]:  # fmt: skip
    """Charter a task force. Raises OpenedOtherwise, Unknown for the parent."""
    desk = books.desk
    _must_be_addressable(code)
    parent_id = _in_sight(books, parent) if parent else None
    if parent is None and books.sight.ids is not None and act.role != "admin":
        raise StandsUnderNone
    force = TaskForce(desk.task_force_id(code))
    force.open(
        act, code=code, name=name, category=category, parent=parent_id,  # type: ignore[arg-type]
        **charter,
    )  # fmt: skip
    return _opened(books, force, code)


def open_project(books: Books, act: Act, *, code: str, name: str, track: str = "collective",
                 opened_on: Any = None, target_date: Any = None,
                 task_force: str = "default") -> dict[str, Any]:  # fmt: skip
    """Open a project under a task force; ``default`` is chartered with its first project."""
    desk = books.desk
    _must_be_addressable(code)
    project = Project(desk.project_id(code))
    project.open(
        act, code=code, task_force=task_force_id(books, act, task_force), name=name,
        track=track, opened_on=opened_on, target_date=target_date,  # type: ignore[arg-type]
    )  # fmt: skip
    return _opened(books, project, code)


def _must_be_addressable(code: str) -> None:
    if not re.fullmatch(r"[\w][\w.-]{0,99}", code):
        raise CodeCannotBeAddressed(code=code)


def task_force_id(books: Books, act: Act, code: str) -> UUID:
    """A task force in sight; ``default`` is chartered when first named. Raises Unknown."""
    try:
        return _in_sight(books, code)
    except Unknown:
        if code != "default" or books.sight.ids is not None:
            raise
        open_task_force(books, act, code=code, name="默认专班")
        return books.desk.task_force_id(code)


def _in_sight(books: Books, code: str) -> UUID:
    force = books.desk.task_force(code)
    if not books.sight.holds(force.id):
        raise Unknown(what=f"task force {code}")
    return force.id


def _opened(books: Books, fresh: Any, code: str) -> dict[str, Any]:
    try:
        receipt = books.desk.store(fresh)
    except IntegrityError:
        standing = books.desk.get(type(fresh), fresh.id, code)
        if not books.sight.holds(fresh.id):
            raise CodeIsTaken(code=code) from None
    else:
        return {"code": code, "id": fresh.id, "position": receipt.position, "version": 1}
    for field, given in fresh.facts.items():
        stands = standing.facts[field]
        if stands != given:
            raise OpenedOtherwise(code=code, field=field, stands=stands, given=given)
    position = first_position(books, fresh.id)
    return {"code": code, "id": fresh.id, "position": position, "version": 1}


def first_position(books: Books, stream: UUID) -> int:
    """Where the log holds the first event of a stream."""
    with books.pool.connection() as connection:
        row = connection.execute(
            "SELECT position FROM zhuanban.events WHERE jurisdiction = %s AND stream = %s"
            " ORDER BY version LIMIT 1",
            [books.jurisdiction, stream],
        ).fetchone()
    assert row
    return int(row[0])
