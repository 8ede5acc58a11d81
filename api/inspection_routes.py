"""Inspections: opened over a project or task force, with findings that are answered and settled."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from api.depends import AsOf, CaughtUp, KnownAt, OpId, TheActor, TheBooks
from api.inspection_file import OpenInspection, list_all, open_inspection, view
from api.operations.inspection import INSPECTION, InspectionAct, perform_inspection
from api.reading_record import on_record
from api.scopes import INSPECT, READ, WORK, an_inspection, may

inspections = APIRouter(prefix="/api/v1/inspections")


@inspections.post("", status_code=201, dependencies=[may(INSPECT)])
def open_one(books: TheBooks, actor: TheActor, body: OpenInspection, op_id: OpId) -> dict[str, Any]:
    """Open an inspection."""
    return open_inspection(books, actor, body, op_id=op_id)


@inspections.get("", dependencies=[may(READ), CaughtUp])
def list_inspections(books: TheBooks, as_of: AsOf, known_at: KnownAt = None) -> dict[str, Any]:
    """All inspections with their open findings."""
    return list_all(books, as_of=as_of, known_at=known_at)


@inspections.get("/{id_}", dependencies=[may(READ, an_inspection), CaughtUp])
def one_inspection(
    request: Request, books: TheBooks, id_: UUID, response: Response
) -> dict[str, Any]:
    """An inspection with its findings, its version as ETag."""
    inspection = books.desk.inspection(id_)
    found = view(books, inspection)
    on_record(request, "inspection", project=inspection.project, subject=found["reference"],
              task_force=None if inspection.project else inspection.task_force)  # fmt: skip
    response.headers["ETag"] = f'"{found["version"]}"'
    return found


def _route(path: str, kind: type[InspectionAct]) -> Callable[..., Any]:
    def numbered(books: TheBooks, actor: TheActor, id_: UUID, n: int, body: kind,  # type: ignore[valid-type]
                 op_id: OpId) -> dict[str, Any]:  # fmt: skip
        return perform_inspection(
            books, id_, body, path=path.format(n=n), actor=actor, n=n, op_id=op_id
        )

    def plain(books: TheBooks, actor: TheActor, id_: UUID, body: kind,  # type: ignore[valid-type]
              op_id: OpId) -> dict[str, Any]:  # fmt: skip
        return numbered(books, actor, id_, 0, body, op_id)

    return numbered if "{n}" in path else plain


for _path, _kind in INSPECTION.items():
    _endpoint = _route(_path, _kind)
    _endpoint.__doc__ = _kind.__doc__
    _roles = WORK if _kind.IS_FOR_THE_INSPECTED else INSPECT
    inspections.add_api_route(
        f"/{{id_}}/{_path}", _endpoint, methods=["POST"], status_code=201, name=_kind.__name__,
        dependencies=[may(_roles, an_inspection)],
    )  # fmt: skip
