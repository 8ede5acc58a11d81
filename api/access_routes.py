"""Who read what, and cases opened out of sight: asked by chiefs and inspectors."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request

from api.depends import CaughtUp, Filter, OpId, TheActor, TheBooks
from api.moments import moment, since
from api.reading_record import export_on_record, on_record
from api.reading_record.answers import list_looks, list_openings, who_read
from api.reading_record.glass import BreakGlass, break_glass, case_asked, named
from api.scopes import AUDIT, READ, a_case, may, project_in_sight
from domain.access import What
from domain.refusal import Unknown

access = APIRouter(prefix="/api/v1")
Cursor = Annotated[int | None, Query(ge=0, lt=2**63)]
Limit = Annotated[int, Query(ge=1, le=1000)]
FROM = Query(alias="from", description="a moment of a look, inclusive; a day is its beginning")
TO = Query(alias="to", description="a moment of a look, inclusive; a day is its end")


@access.get("/cases/{id_}/reads", dependencies=[may(AUDIT, a_case), CaughtUp])
def reads_of_case(request: Request, books: TheBooks, id_: UUID) -> dict[str, Any]:
    """Who read a case."""
    project = books.desk.case(id_).project
    on_record(request, "reads", case=id_, project=project)
    return who_read(books, id_)


@access.get("/reads", dependencies=[may(AUDIT), CaughtUp])
def list_reads(
    request: Request, books: TheBooks, actor: TheActor, reader: Filter = None,
    project: Filter = None, what: What | None = None, begin: Annotated[Filter, FROM] = None,
    end: Annotated[Filter, TO] = None, cursor: Cursor = None, limit: Limit = 100,
) -> dict[str, Any]:  # fmt: skip
    """What was read, by whom and when, the newest first."""
    if project:
        project_in_sight(books, actor, project)
    over = books.desk.project(project).id if project else None
    on_record(request, "reads", project=over, subject=reader)
    return list_looks(
        books, reader=reader or None, project=project or None, what=what, cursor=cursor,
        since=since(begin) if begin else None, until=moment(end, "to") if end else None,
        limit=limit,
    )  # fmt: skip


@access.get("/break-glass", dependencies=[may(AUDIT), CaughtUp])
def list_broken(
    request: Request, books: TheBooks, cursor: Cursor = None, limit: Limit = 100
) -> dict[str, Any]:
    """Cases opened out of sight, the newest first."""
    on_record(request, "reads", subject="break-glass")
    return list_openings(books, cursor=cursor, limit=limit)


@access.post("/break-glass", status_code=201, dependencies=[may(READ)])
def break_one(request: Request, books: TheBooks, actor: TheActor, body: BreakGlass,
              op_id: OpId) -> dict[str, Any]:  # fmt: skip
    """Open a case out of sight for three hours, to read; its chief sees who and why."""
    try:
        case = case_asked(books, body)
    except Unknown:
        export_on_record(request, "attempt", subject=named(body))
        raise
    return break_glass(books, actor, body, case, op_id=op_id)
