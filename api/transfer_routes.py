"""Transfers of many cases at once, and the list of those that wait for an answer."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from api import listing
from api.depends import AsOf, CaughtUp, Filter, OpId, TheActor, TheBooks, TheLanguage
from api.reading_record import on_record
from api.scopes import READ, WORK, a_project, may, project_in_sight
from api.transferring import AcceptMany, OfferMany, accept_many, offer_many

transfers = APIRouter(prefix="/api/v1")
Giver = Annotated[Filter, Query(alias="from", description="the chief representative who gives")]


@transfers.get("/transfers", dependencies=[may(READ), CaughtUp])
def list_transfers(
    request: Request, books: TheBooks, actor: TheActor, as_of: AsOf, to: Filter = None,
    giver: Giver = None, project: Filter = None, cursor: Annotated[int, Query(ge=0, lt=2**63)] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> dict[str, Any]:  # fmt: skip
    """Transfers that wait for an answer, by receiver, giver and project."""
    if project:
        project_in_sight(books, actor, project)
    over = books.desk.project(project).id if project else None
    on_record(request, "list", project=over, subject="transfers")
    return listing.transfers(
        books, to=to or None, giver=giver or None, project=project or None, cursor=cursor,
        limit=limit, as_of=as_of,
    )  # fmt: skip


@transfers.post("/projects/{code}/transfers", status_code=201, dependencies=[may(WORK, a_project)])
def offer_cases(books: TheBooks, actor: TheActor, language: TheLanguage, code: str,
                body: OfferMany, op_id: OpId) -> dict[str, Any]:  # fmt: skip
    """Offer many cases to another cadre."""
    return offer_many(books, actor, code, body, language=language, key=op_id)


@transfers.post("/transfers/acceptance", status_code=201, dependencies=[may(WORK)])
def accept_cases(books: TheBooks, actor: TheActor, language: TheLanguage, body: AcceptMany,
                 op_id: OpId) -> dict[str, Any]:  # fmt: skip
    """Take over many cases that wait for whoever asks."""
    return accept_many(books, actor, body, language=language, key=op_id)
