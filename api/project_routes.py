"""Projects and task forces: opening them, their counts, their lists, what is imported."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, File, Query, UploadFile
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict

from api import refused_files, undertakings
from api.case_opening import OpenCase, open_case
from api.countdown import closing_times, countdown, countdown_of_task_force
from api.depends import AsOf, CaughtUp, OpId, TheActor, TheBooks
from api.importing import import_ledger, import_roster
from api.listing import caseloads, due_list, register
from api.moments import SHANGHAI, now
from api.operations.act import answered, remember
from api.reading import reading
from api.texts import Text, Word
from domain.aggregate import Act
from domain.refusal import Refusal
from projections.directory import DIRECTORY
from projections.directory import projects as all_projects
from projections.directory import task_forces as all_task_forces

projects = APIRouter()
LARGEST = 64 * 2**20


class UploadIsTooLarge(Refusal):
    """The file is larger than {limit}; split it."""

    zh = "文件超过 {limit}，请拆分后再上传。"
    status = 413


class TaskForceBody(BaseModel):
    """A task force to charter."""

    model_config = ConfigDict(extra="forbid")
    code: Word
    name: Word
    category: Literal["reform", "project", "campaign", "legacy"] = "legacy"
    parent: Word | None = None
    charter: Text | None = None
    leader: Word | None = None
    lead_department: Word | None = None
    end_condition: Text | None = None


class ProjectBody(BaseModel):
    """A project to open."""

    model_config = ConfigDict(extra="forbid")
    code: Word
    name: Word
    track: Literal["state", "collective"] = "collective"
    opened_on: date | None = None
    target_date: date | None = None
    task_force: Word = "default"


@projects.post("/task-forces", status_code=201)
def charter(books: TheBooks, actor: TheActor, body: TaskForceBody) -> dict[str, Any]:
    """Charter a task force."""
    return undertakings.open_task_force(books, act_now(actor), **body.model_dump())


@projects.get("/task-forces", dependencies=[CaughtUp])
def list_task_forces(books: TheBooks) -> dict[str, Any]:
    """All task forces."""
    with reading(books, DIRECTORY) as (connection, _):
        items = all_task_forces(connection, jurisdiction=books.jurisdiction)
    return {"items": items, "next": None}


@projects.get("/task-forces/{code}/countdown", dependencies=[CaughtUp])
def count_task_force(
    books: TheBooks, code: str, as_of: AsOf, daily: bool = False
) -> dict[str, Any]:
    """How many remain in a task force with all below it."""
    return countdown_of_task_force(books, task_force=code, as_of=as_of, with_days=daily)


@projects.post("/projects", status_code=201)
def open_project(books: TheBooks, actor: TheActor, body: ProjectBody) -> dict[str, Any]:
    """Open a project."""
    return undertakings.open_project(books, act_now(actor), **body.model_dump())


@projects.get("/projects", dependencies=[CaughtUp])
def list_projects(books: TheBooks) -> dict[str, Any]:
    """All projects."""
    with reading(books, DIRECTORY) as (connection, _):
        items = all_projects(connection, jurisdiction=books.jurisdiction)
    return {"items": items, "next": None}


@projects.get("/projects/{code}", dependencies=[CaughtUp])
def one_project(books: TheBooks, code: str) -> dict[str, Any]:
    """One project."""
    id_ = books.desk.project(code).id
    with reading(books, DIRECTORY) as (connection, _):
        found = all_projects(connection, jurisdiction=books.jurisdiction)
    return next(project for project in found if project["id"] == id_)


@projects.post("/projects/{code}/cases", status_code=201)
def open_one_case(
    books: TheBooks, actor: TheActor, code: str, body: OpenCase, op_id: OpId
) -> dict[str, Any]:
    """Open a case by hand."""
    fields = {"path": f"{code}/cases", **body.model_dump(mode="json", exclude_none=True)}
    remembered = remember(books, op_id, fields)
    return answered(remembered, lambda: open_case(books, actor, code, body, operation=remembered))


@projects.post("/projects/{code}/roster")
def upload_roster(books: TheBooks, actor: TheActor, code: str,
                  file: Annotated[UploadFile, File()], dry_run: bool = False
                  ) -> dict[str, Any]:  # fmt: skip
    """Import a roster workbook."""
    report, refused = import_roster(
        books, act_now(actor), content(file), project=code, dry_run=dry_run
    )
    return report | {"refused_file": refused and refused_files.keep(books, "roster.xlsx", refused)}


@projects.post("/projects/{code}/ledger")
def upload_ledger(books: TheBooks, actor: TheActor, code: str,
                  file: Annotated[UploadFile, File()], dry_run: bool = False
                  ) -> dict[str, Any]:  # fmt: skip
    """Import a case ledger."""
    report, refused = import_ledger(
        books, act_now(actor), content(file), project=code, dry_run=dry_run
    )
    return report | {"refused_file": refused and refused_files.keep(books, "ledger.csv", refused)}


@projects.get("/refused/{id_}")
def fetch_refused(books: TheBooks, id_: str) -> Response:
    """Rows that an import refused, in a form that can be mended and imported again."""
    name, body = refused_files.fetch(books, id_)
    return Response(
        body,
        media_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="refused-{name}"'},
    )


@projects.get("/projects/{code}/countdown", dependencies=[CaughtUp])
def count_project(books: TheBooks, code: str, as_of: AsOf, daily: bool = False,
                  known_at: int | None = None) -> dict[str, Any]:  # fmt: skip
    """How many remain."""
    return countdown(books, project=code, as_of=as_of, known_at=known_at, with_days=daily)


@projects.get("/projects/{code}/time-to-close", dependencies=[CaughtUp])
def time_project(
    books: TheBooks, code: str, as_of: AsOf, known_at: int | None = None
) -> dict[str, Any]:
    """How long cases take."""
    return closing_times(books, project=code, as_of=as_of, known_at=known_at)


@projects.get("/projects/{code}/cases", dependencies=[CaughtUp])
def list_cases(books: TheBooks, code: str, as_of: AsOf, q: str | None = None,
               stage: str | None = None, chief: str | None = None, cursor: str | None = None,
               known_at: int | None = None,
               limit: Annotated[int, Query(ge=1, le=1000)] = 100) -> dict[str, Any]:  # fmt: skip
    """The register of a project."""
    return register(
        books, project=code, q=q, stage=stage, chief=chief, cursor=cursor, as_of=as_of,
        known_at=known_at, limit=limit,
    )  # fmt: skip


@projects.get("/due", dependencies=[CaughtUp])
def list_due(
    books: TheBooks, as_of: AsOf, date: date | None = None, cadre: str | None = None
) -> dict[str, Any]:
    """What is due by a day, today unless named."""
    day = date or now().astimezone(SHANGHAI).date()
    return due_list(books, day=day, cadre=cadre, as_of=as_of)


@projects.get("/caseload", dependencies=[CaughtUp])
def list_caseload(books: TheBooks, as_of: AsOf, project: str | None = None) -> dict[str, Any]:
    """Open and closed cases a cadre."""
    return caseloads(books, project=project, as_of=as_of)


def act_now(actor: TheActor) -> Act:
    """What is done at this moment by whoever asks."""
    moment = now()
    return Act(at=moment, by=actor.name, now=moment, role=actor.role)


def content(file: UploadFile) -> bytes:
    """The bytes of an upload. Raises UploadIsTooLarge."""
    read = file.file.read(LARGEST + 1)
    if len(read) > LARGEST:
        raise UploadIsTooLarge(limit=f"{LARGEST >> 20} MB")
    return read
