"""Workbooks for meetings, each taken away on record where it names households."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request, Response

from api.board.place import Place, of_project, of_task_force
from api.depends import AsOf, Filter, Reported, TheBooks, TheLanguage
from api.moments import day
from api.monthly.months import month_named
from api.monthly.ranking import ranking
from api.papers.evening import evening_report
from api.papers.ranking import ranking_workbook
from api.papers.register import register_workbook
from api.reading_record import export_on_record, on_record
from api.scopes import READ, Subject, a_project, a_task_force, may
from store.books import Books

papers = APIRouter(prefix="/api/v1")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ANSWERS: dict[int | str, dict[str, Any]] = {200: {"content": {XLSX: {}}}}


@papers.get(
    "/projects/{code}/register.xlsx", dependencies=[may(READ, a_project), Reported],
    response_class=Response, responses=ANSWERS,
)  # fmt: skip
def take_register(request: Request, books: TheBooks, code: str, as_of: AsOf) -> Response:
    """The register of a project as a workbook."""
    project = books.desk.project(code).id
    export_on_record(request, project=project, subject=f"register {code}", form="xlsx")
    return taken(register_workbook(books, code, as_of), f"户案登记册-{code}")


@papers.get("/ranking", dependencies=[may(READ), Reported])
def show_ranking(
    books: TheBooks, language: TheLanguage, month: Filter = None
) -> dict[str, Any]:  # fmt: skip
    """Projects side by side for the monthly meeting, with the method."""
    return ranking(books, month_named(month), language)


@papers.get(
    "/ranking.xlsx", dependencies=[may(READ), Reported], response_class=Response, responses=ANSWERS,
)  # fmt: skip
def take_ranking(books: TheBooks, language: TheLanguage, month: Filter = None) -> Response:
    """The ranking as a workbook."""
    found = ranking(books, month_named(month), language)
    return taken(ranking_workbook(found), f"项目排名-{found['month']}")


def of_both(prefix: str, subject: Subject, place_of: Callable[[Books, str], Place]) -> None:
    """What is written alike of a project and of a task force."""
    asked = APIRouter(prefix=f"/api/v1{prefix}", dependencies=[may(READ, subject), Reported])

    @asked.get("/evening-report")
    def read_evening_report(request: Request, books: TheBooks, code: str, language: TheLanguage,
                            date: str | None = None) -> dict[str, Any]:  # fmt: skip
        """The evening report of a day, today unless named, as text for the group's chat."""
        place = place_of(books, code)
        on_record(request, "list", **place.record)
        return evening_report(books, place, day(date), language)

    papers.routes += asked.routes


of_both("/projects/{code}", a_project, of_project)
of_both("/task-forces/{code}", a_task_force, of_task_force)


def taken(workbook: BytesIO, name: str) -> Response:
    """A workbook to be saved under its name."""
    said = quote(f"{name}.xlsx".replace("/", "-"), safe="")
    return Response(workbook.getvalue(), media_type=XLSX, headers={
        "Content-Disposition": f"attachment; filename=\"paper.xlsx\"; filename*=UTF-8''{said}",
        "Cache-Control": "no-store",
    })  # fmt: skip
