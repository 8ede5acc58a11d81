"""The board of a project, and of a task force with all below it: the same questions of both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from api.board import courses, figures
from api.board.place import Place, of_project, of_task_force
from api.board.remaining import remaining
from api.board.wall import stalled, wall
from api.depends import AsOf, Filter, Reported, TheBooks, TheLanguage
from api.moments import day
from api.reading_record import on_record
from api.scopes import READ, Subject, a_project, a_task_force, may
from store.books import Books

board = APIRouter(prefix="/api/v1")
PlaceOf = Callable[[Books, str], Place]
Limit = Annotated[int, Query(ge=1, le=1000)]


@board.get("/projects/{code}/stalled", dependencies=[may(READ, a_project), Reported])
def list_stalled(request: Request, books: TheBooks, code: str, as_of: AsOf) -> dict[str, Any]:
    """Open cases on which nothing moves, the longest quiet first."""
    place = of_project(books, code)
    on_record(request, "list", **place.record)
    return stalled(books, place, as_of)


@board.get("/projects/{code}/wall", dependencies=[may(READ, a_project), Reported])
def show_wall(request: Request, books: TheBooks, code: str, as_of: AsOf) -> dict[str, Any]:
    """Every household as one square."""
    place = of_project(books, code)
    on_record(request, "list", **place.record)
    return wall(books, place, as_of)


def of_both(prefix: str, subject: Subject, place_of: PlaceOf) -> None:
    """The questions that are asked of a project and of a task force alike."""
    asked = APIRouter(prefix=f"/api/v1{prefix}", dependencies=[may(READ, subject), Reported])

    @asked.get("/remaining")
    def list_remaining(request: Request, books: TheBooks, code: str, as_of: AsOf,
                       language: TheLanguage, cursor: Filter = None, limit: Limit = 100
                       ) -> dict[str, Any]:  # fmt: skip
        """Who remains, ranked by what blocks them."""
        place = place_of(books, code)
        on_record(request, "list", **place.record)
        return remaining(books, place, as_of=as_of, cursor=cursor, limit=limit, language=language)

    @asked.get("/figures/{figure}")
    def explain(request: Request, books: TheBooks, code: str, figure: str, as_of: AsOf,
                language: TheLanguage, cursor: Filter = None, limit: Limit = 100
                ) -> dict[str, Any]:  # fmt: skip
        """What a figure counts, and the households behind it."""
        place = place_of(books, code)
        explained = figures.figure(
            books, place, figure, as_of=as_of, cursor=cursor, limit=limit, language=language
        )
        on_record(request, "list", **place.record, subject=figure)
        return explained

    @asked.get("/flow")
    def show_flow(books: TheBooks, code: str, as_of: AsOf) -> dict[str, Any]:
        """Cases in each stage, day by day."""
        return courses.course(books, place_of(books, code), as_of)

    @asked.get("/ageing")
    def show_ageing(books: TheBooks, code: str, as_of: AsOf) -> dict[str, Any]:
        """How old the open cases are."""
        return courses.ageing(books, place_of(books, code), as_of)

    @asked.get("/contact-days")
    def show_contact_days(
        books: TheBooks, code: str, as_of: AsOf,
        since: Annotated[str | None, Query(alias="from")] = None,
        until: Annotated[str | None, Query(alias="to")] = None,
    ) -> dict[str, Any]:  # fmt: skip
        """Contacts a day."""
        return courses.contacts(
            books, place_of(books, code), since=day(since), until=day(until), as_of=as_of
        )

    @asked.get("/closings")
    def list_closings(request: Request, books: TheBooks, code: str, as_of: AsOf
                      ) -> dict[str, Any]:  # fmt: skip
        """When cases were closed, and how long each took."""
        place = place_of(books, code)
        on_record(request, "list", **place.record)
        return courses.closed(books, place, as_of)

    board.routes += asked.routes


of_both("/projects/{code}", a_project, of_project)
of_both("/task-forces/{code}", a_task_force, of_task_force)
