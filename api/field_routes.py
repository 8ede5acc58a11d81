"""What a phone in the field asks for: the caseload of whoever holds it."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from api.depends import CaughtUp, TheActor, TheBooks
from api.field.compressed import compressed
from api.field.pack import pack
from api.listing import confirmations
from api.moments import now
from api.reading_record import on_record
from api.scopes import WORK, may

field = APIRouter(prefix="/api/v1/field")
ASKED_FOR = timedelta(days=30)  # who was along longer ago is not asked any more


@field.get("", response_model=dict[str, Any], dependencies=[may(WORK), CaughtUp])
def own_caseload(
    request: Request, books: TheBooks, actor: TheActor,
    since: Annotated[int | None, Query(ge=0, lt=2**63, description="what a phone has")] = None,
    ids: bool = False,
) -> Response:  # fmt: skip
    """The cases one is chief representative of, as cards; ``since`` only those changed after it."""
    found = pack(books, actor, since=since, with_ids=ids)
    for project in {card["project"] for card in found["cases"]}:
        on_record(request, "caseload", project=project)
    return compressed(request, found)


@field.get("/confirmations", dependencies=[may(WORK), CaughtUp])
def to_confirm(request: Request, books: TheBooks, actor: TheActor) -> dict[str, Any]:
    """Contacts that name whoever asks as partner and wait for their word, the newest first."""
    on_record(request, "list", subject="confirmations")
    return confirmations(books, partner=actor.name, since=now() - ASKED_FOR)
