"""How many remain, and how long it takes: the same figures on every way out.

A count is never given without what keeps it honest.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from api.board.pair import PAIR, as_of_now, pair_of_each, together
from api.board.place import Place, of_project, of_task_force
from api.moments import SHANGHAI, now
from api.reading import reading
from projections.countdown import COUNTDOWN, change, count, daily
from projections.time_to_close import TIME_TO_CLOSE, time_to_close
from store.books import Books


def countdown(books: Books, *, project: str, as_of: datetime | None = None,
              known_at: int | None = None, with_days: bool = False) -> dict[str, Any]:  # fmt: skip
    """The countdown of a project at a moment. Raises Unknown."""
    return counted(books, of_project(books, project), as_of, known_at, with_days=with_days)


def countdown_of_task_force(books: Books, *, task_force: str, as_of: datetime | None = None,
                            with_days: bool = False) -> dict[str, Any]:  # fmt: skip
    """The countdown of a task force with all below it. Raises Unknown."""
    return counted(books, of_task_force(books, task_force), as_of, with_days=with_days)


def counted(books: Books, place: Place, as_of: datetime | None = None,
            known_at: int | None = None, *, with_days: bool = False) -> dict[str, Any]:  # fmt: skip
    """What remains, how that changed, and beside it what keeps the count honest."""
    moment = as_of or now().astimezone(SHANGHAI)
    is_now = known_at is None and (as_of is None or as_of >= now())
    one = place.projects[0] if len(place.projects) == 1 else None
    past = (
        moment if known_at is not None else None
    )  # the live tables know every moment, of all that is known
    with reading(books, COUNTDOWN, *PAIR, as_of=past, known_at=known_at,
                 project=one) as (connection, position):  # fmt: skip
        asked: dict[str, Any] = {
            "jurisdiction": books.jurisdiction, "projects": place.projects, "as_of": moment,
        }  # fmt: skip
        found = count(connection, **asked)
        found["change"] = change(connection, **asked)
        pairs = pair_of_each(connection, **asked)
        if with_days:
            found["daily"] = daily(connection, **asked, remaining=found["remaining"])
    found["quality"] = together((as_of_now(books, pairs) if is_now else pairs).values())
    return {**place.named, "as_of": moment.isoformat(), "position": position, **found}


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
            connection, jurisdiction=books.jurisdiction, projects=[id_] if id_ else None,
            as_of=moment,
        )  # fmt: skip
    return {"project": project, "as_of": moment.isoformat(), "position": position, **times}


def closing_times_of_task_force(books: Books, *, task_force: str,
                                as_of: datetime | None = None) -> dict[str, Any]:  # fmt: skip
    """The same for a task force with all below it. Raises Unknown."""
    place = of_task_force(books, task_force)
    moment = as_of or now().astimezone(SHANGHAI)
    with reading(books, TIME_TO_CLOSE) as (connection, position):
        times = time_to_close(
            connection, jurisdiction=books.jurisdiction, projects=place.projects, as_of=moment
        )
    return {**place.named, "as_of": moment.isoformat(), "position": position, **times}
