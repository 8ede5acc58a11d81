"""Projects: opening them and their cases, their counts and lists."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict

from api import undertakings
from api.board.pair import PAIR, as_of_now, pair_of_each
from api.case_opening import OpenCase, open_case
from api.countdown import closing_times, countdown
from api.depends import AsOf, CaughtUp, Filter, KnownAt, OpId, Reported, TheActor, TheBooks, act_now
from api.forecasting import forecast, horizons
from api.listing import caseloads, due_list, register
from api.moments import SHANGHAI, day, now
from api.operations.act import answered, remember
from api.problems import language_of
from api.reading import reading
from api.reading_record import on_record
from api.scopes import LEAD, READ, WORK, a_project, may, project_in_sight
from api.texts import Word
from domain.access import What
from projections.countdown import COUNTDOWN, count_each
from projections.directory import DIRECTORY
from projections.directory import projects as all_projects

projects = APIRouter(prefix="/api/v1")


class ProjectBody(BaseModel):
    """A project to open."""

    model_config = ConfigDict(extra="forbid")
    code: Word
    name: Word
    track: Literal["state", "collective"] = "collective"
    opened_on: date | None = None
    target_date: date | None = None
    task_force: Word = "default"


@projects.post("/projects", status_code=201, dependencies=[may(LEAD)])
def open_project(books: TheBooks, actor: TheActor, body: ProjectBody) -> dict[str, Any]:
    """Open a project."""
    return undertakings.open_project(books, act_now(actor), **body.model_dump())


@projects.get("/projects", dependencies=[may(READ), Reported])
def list_projects(books: TheBooks) -> dict[str, Any]:
    """All projects, each with what remains of it now and what keeps that honest."""
    with reading(books, DIRECTORY, COUNTDOWN, *PAIR) as (connection, position):
        items = all_projects(connection, jurisdiction=books.jurisdiction)
        asked: dict[str, Any] = {
            "jurisdiction": books.jurisdiction, "projects": [item["id"] for item in items],
            "as_of": now(),
        }  # fmt: skip
        counted, pairs = count_each(connection, **asked), pair_of_each(connection, **asked)
    honest = as_of_now(books, pairs)
    counts = [item | counted[item["id"]] | {"quality": honest[item["id"]]} for item in items]
    return {"items": counts, "next": None, "position": position}


@projects.get("/projects/{code}", dependencies=[may(READ, a_project), CaughtUp])
def one_project(books: TheBooks, code: str) -> dict[str, Any]:
    """One project."""
    id_ = books.desk.project(code).id
    with reading(books, DIRECTORY) as (connection, _):
        found = all_projects(connection, jurisdiction=books.jurisdiction)
    return next(project for project in found if project["id"] == id_)


@projects.post("/projects/{code}/cases", status_code=201, dependencies=[may(WORK, a_project)])
def open_one_case(
    books: TheBooks, actor: TheActor, code: str, body: OpenCase, op_id: OpId
) -> dict[str, Any]:
    """Open a case by hand."""
    fields = {"path": f"{code}/cases", **body.model_dump(mode="json", exclude_none=True)}
    remembered = remember(books, op_id, fields, actor)
    return answered(remembered, lambda: open_case(books, actor, code, body, operation=remembered))


@projects.get("/projects/{code}/countdown", dependencies=[may(READ, a_project), Reported])
def count_project(books: TheBooks, code: str, as_of: AsOf, daily: bool = False,
                  known_at: KnownAt = None) -> dict[str, Any]:  # fmt: skip
    """How many remain."""
    return countdown(books, project=code, as_of=as_of, known_at=known_at, with_days=daily)


@projects.get("/projects/{code}/time-to-close", dependencies=[may(READ, a_project), Reported])
def time_project(
    books: TheBooks, code: str, as_of: AsOf, known_at: KnownAt = None
) -> dict[str, Any]:
    """How long cases take."""
    return closing_times(books, project=code, as_of=as_of, known_at=known_at)


@projects.get("/projects/{code}/forecast", dependencies=[may(READ, a_project), Reported])
def forecast_project(request: Request, books: TheBooks, code: str, as_of: AsOf,
                     ahead: Annotated[str | None, Query(alias="horizons")] = None,
                     known_at: KnownAt = None) -> dict[str, Any]:  # fmt: skip
    """How many will remain, and when the last one closes."""
    return forecast(
        books, project=code, as_of=as_of, known_at=known_at, ahead=horizons(ahead),
        language=language_of(request),
    )  # fmt: skip


@projects.get("/projects/{code}/cases", dependencies=[may(READ, a_project), Reported])
def list_cases(request: Request, books: TheBooks, code: str, as_of: AsOf, q: Filter = None,
               stage: Filter = None, chief: Filter = None, unassigned: bool = False,
               cursor: Filter = None, known_at: KnownAt = None,
               limit: Annotated[int, Query(ge=1, le=1000)] = 100) -> dict[str, Any]:  # fmt: skip
    """The register of a project."""
    page = register(
        books, project=code, q=q, stage=stage or None, chief=chief or None, unassigned=unassigned,
        cursor=cursor, as_of=as_of, known_at=known_at, limit=limit,
    )  # fmt: skip
    what: What = "search" if q else "list"
    on_record(request, what, project=books.desk.project_id(code), term=q or None)
    return page


@projects.get("/due", dependencies=[may(READ), CaughtUp])
def list_due(
    request: Request, books: TheBooks, as_of: AsOf, date: str | None = None, cadre: Filter = None
) -> dict[str, Any]:
    """What is due by a day, today unless named."""
    on_record(request, "list", subject="due")
    by = day(date) or now().astimezone(SHANGHAI).date()
    return due_list(books, day=by, cadre=cadre or None, as_of=as_of)


@projects.get("/caseload", dependencies=[may(READ), CaughtUp])
def list_caseload(
    books: TheBooks, actor: TheActor, as_of: AsOf, project: Filter = None
) -> dict[str, Any]:
    """Open and closed cases a cadre."""
    if project:
        project_in_sight(books, actor, project)
    return caseloads(books, project=project or None, as_of=as_of)
