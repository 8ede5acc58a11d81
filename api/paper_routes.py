"""Workbooks for meetings, each taken away on record where it names households."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request, Response

from api.depends import AsOf, CaughtUp, TheBooks
from api.papers.register import register_workbook
from api.reading_record import export_on_record
from api.scopes import READ, a_project, may

papers = APIRouter()
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ANSWERS: dict[int | str, dict[str, Any]] = {200: {"content": {XLSX: {}}}}


@papers.get(
    "/projects/{code}/register.xlsx", dependencies=[may(READ, a_project), CaughtUp],
    response_class=Response, responses=ANSWERS,
)  # fmt: skip
def take_register(request: Request, books: TheBooks, code: str, as_of: AsOf) -> Response:
    """The register of a project as a workbook."""
    project = books.desk.project(code).id
    export_on_record(request, project=project, subject=f"register {code}", form="xlsx")
    return taken(register_workbook(books, code, as_of), f"户案登记册-{code}")


def taken(workbook: BytesIO, name: str) -> Response:
    """A workbook to be saved under its name."""
    said = quote(f"{name}.xlsx".replace("/", "-"), safe="")
    return Response(workbook.getvalue(), media_type=XLSX, headers={
        "Content-Disposition": f"attachment; filename=\"paper.xlsx\"; filename*=UTF-8''{said}",
        "Cache-Control": "no-store",
    })  # fmt: skip
