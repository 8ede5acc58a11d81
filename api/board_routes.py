"""The board of a project, and of a task force with all below it: the same questions of both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from api.board import figures
from api.board.place import Place, of_project, of_task_force
from api.board.remaining import remaining
from api.board.wall import stalled, wall
from api.depends import AsOf, CaughtUp, Filter, TheBooks, TheLanguage
from api.reading_record import on_record
from api.scopes import READ, Subject, a_project, a_task_force, may
from store.books import Books

board = APIRouter()
PlaceOf = Callable[[Books, str], Place]
Limit = Annotated[int, Query(ge=1, le=1000)]


@board.get("/projects/{code}/stalled", dependencies=[may(READ, a_project), CaughtUp])
def list_stalled(request: Request, books: TheBooks, code: str, as_of: AsOf) -> dict[str, Any]:
    """Open cases on which nothing moves, the longest quiet first."""
    place = of_project(books, code)
    on_record(request, "list", **place.record)
    return stalled(books, place, as_of)


@board.get("/projects/{code}/wall", dependencies=[may(READ, a_project), CaughtUp])
def show_wall(request: Request, books: TheBooks, code: str, as_of: AsOf) -> dict[str, Any]:
    """Every household as one square."""
    place = of_project(books, code)
    on_record(request, "list", **place.record)
    return wall(books, place, as_of)


def of_both(prefix: str, subject: Subject, place_of: PlaceOf) -> None:
    """The questions that are asked of a project and of a task force alike."""
    asked = APIRouter(prefix=prefix, dependencies=[may(READ, subject), CaughtUp])

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

    board.include_router(asked)


of_both("/projects/{code}", a_project, of_project)
of_both("/task-forces/{code}", a_task_force, of_task_force)
