"""One case: reading it, and every operation on it under a path of its own."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from api.case_file import case_at, timeline
from api.depends import AsOf, CaughtUp, KnownAt, OpId, Seen, TheActor, TheBooks, TheNotary
from api.field.case_letter import case_letter
from api.one_turn import OneTurn
from api.operations import OPERATIONS, Operation, perform
from api.operations.act import CaseHasMovedOn
from api.reading_record import on_record
from api.scopes import READ, a_case, a_case_to_work_on, a_case_worked_on, may, roles_for

cases = APIRouter(prefix="/api/v1/cases")
writes = APIRouter(prefix="/api/v1/cases", route_class=OneTurn)


@cases.get("/{id_}", dependencies=[may(READ, a_case), CaughtUp])
def one_case(
    request: Request, books: TheBooks, id_: UUID, as_of: AsOf, response: Response,
    known_at: KnownAt = None,
) -> dict[str, Any]:  # fmt: skip
    """A case as it stands or stood, with its version as ETag."""
    found = case_at(books, id_, as_of=as_of, known_at=known_at)
    on_record(request, "case", case=id_, project=found["project"])
    response.headers["ETag"] = f'"{found["version"]}"'
    return found


@cases.get("/{id_}/timeline", dependencies=[may(READ, a_case), CaughtUp])
def case_timeline(request: Request, books: TheBooks, id_: UUID) -> dict[str, Any]:
    """Every event of the case in order."""
    on_record(request, "case", case=id_, project=books.desk.case(id_).project)
    return {"items": timeline(books, id_), "next": None}


@cases.get("/{id_}/letter", dependencies=[may(READ, a_case), CaughtUp])
def one_letter(request: Request, books: TheBooks, id_: UUID) -> dict[str, Any]:
    """The case letter: what whoever goes there next must know, on one screen."""
    on_record(request, "case", case=id_, project=books.desk.case(id_).project)
    return case_letter(books, id_)


def _route(path: str, kind: type[Operation]) -> Callable[..., Any]:
    def numbered(request: Request, books: TheBooks, notary: TheNotary, actor: TheActor, id_: UUID,
                 n: int, body: kind, op_id: OpId, seen: Seen,  # type: ignore[valid-type]
                 response: Response) -> dict[str, Any]:  # fmt: skip
        try:
            done = perform(
                books, id_, body, path=path.format(n=n), actor=actor, n=n, op_id=op_id, seen=seen
            )
        except CaseHasMovedOn:  # it shows what changed, so it is a look at the case
            on_record(request, "case", case=id_, project=books.desk.case(id_).project)
            raise
        response.headers["ETag"] = f'"{done["version"]}"'
        if kind.DECIDES:  # before a screen says that it is done, somebody can prove it
            response.headers["Checkpoint"] = str(notary.covers(done["position"]) or "none")
        return done

    def plain(request: Request, books: TheBooks, notary: TheNotary, actor: TheActor, id_: UUID,
              body: kind, op_id: OpId, seen: Seen,  # type: ignore[valid-type]
              response: Response) -> dict[str, Any]:  # fmt: skip
        return numbered(request, books, notary, actor, id_, 0, body, op_id, seen, response)

    return numbered if "{n}" in path else plain


for _path, _kind in OPERATIONS.items():
    _endpoint = _route(_path, _kind)
    _endpoint.__doc__ = _kind.__doc__
    _case = a_case_worked_on if _kind.IS_FACT else a_case_to_work_on
    writes.add_api_route(
        f"/{{id_}}/{_path}", _endpoint, methods=["POST"], status_code=201, name=_kind.__name__,
        dependencies=[may(roles_for(_kind), _case)],
    )  # fmt: skip

cases.routes[:0] = writes.routes  # what is done most often is looked at first
