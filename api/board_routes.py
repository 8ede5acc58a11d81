"""The board of a project, and of a task force with all below it: the same questions of both."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from api.board.place import of_project
from api.board.wall import stalled, wall
from api.depends import AsOf, CaughtUp, TheBooks
from api.reading_record import on_record
from api.scopes import READ, a_project, may

board = APIRouter()


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
