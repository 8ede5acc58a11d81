"""How many remain, and how long it takes: the same figures on every way out."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from api.moments import SHANGHAI, now
from api.reading import reading
from projections.countdown import COUNTDOWN, count, daily
from projections.directory import DIRECTORY, projects_beneath
from projections.time_to_close import TIME_TO_CLOSE, time_to_close
from store.books import Books


def countdown(books: Books, *, project: str, as_of: datetime | None = None,
              known_at: int | None = None, with_days: bool = False) -> dict[str, Any]:  # fmt: skip
    """The countdown of a project at a moment. Raises Unknown."""
    id_ = books.desk.project(project).id
    return {"project": project} | _counted(books, [id_], as_of, known_at, with_days=with_days)


def countdown_of_task_force(books: Books, *, task_force: str, as_of: datetime | None = None,
                            with_days: bool = False) -> dict[str, Any]:  # fmt: skip
    """The countdown of a task force with all below it. Raises Unknown."""
    id_ = books.desk.task_force(task_force).id
    with reading(books, DIRECTORY) as (connection, _):
        found = projects_beneath(connection, jurisdiction=books.jurisdiction, task_force=id_)
    return {"task_force": task_force} | _counted(books, found, as_of, None, with_days=with_days)


def _counted(books: Books, projects: list[UUID], as_of: datetime | None, known_at: int | None, *,
             with_days: bool) -> dict[str, Any]:  # fmt: skip
    moment = as_of or now().astimezone(SHANGHAI)
    one = projects[0] if len(projects) == 1 else None
    past = (
        moment if known_at is not None else None
    )  # the live tables know every moment, of all that is known
    with reading(books, COUNTDOWN, as_of=past, known_at=known_at, project=one) as (
        connection, position,
    ):  # fmt: skip
        counted = count(
            connection, jurisdiction=books.jurisdiction, projects=projects, as_of=moment
        )
        if with_days:
            counted["daily"] = daily(
                connection, jurisdiction=books.jurisdiction, projects=projects, as_of=moment,
                remaining=counted["remaining"],
            )  # fmt: skip
    return {"as_of": moment.isoformat(), "position": position, **counted}


def closing_times(books: Books, *, project: str | None = None, as_of: datetime | None = None,
                  known_at: int | None = None) -> dict[str, Any]:  # fmt: skip
    """Kaplan and Meier's estimate for a project, or for all of them. Raises Unknown."""
    id_ = books.desk.project(project).id if project else None
    moment = as_of or now().astimezone(SHANGHAI)
    past = moment if known_at is not None else None
    with reading(books, TIME_TO_CLOSE, as_of=past, known_at=known_at, project=id_) as (
        connection, position,
    ):  # fmt: skip
        times = time_to_close(
            connection, jurisdiction=books.jurisdiction, project=id_, as_of=moment
        )
    return {"project": project, "as_of": moment.isoformat(), "position": position, **times}
