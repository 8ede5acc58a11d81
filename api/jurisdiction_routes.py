"""What a province asks: the counts of all its jurisdictions together."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from api.depends import AsOf, TheLanguage
from api.jurisdictions.counting import Everywhere
from api.operations.act import Actor
from api.scopes import READ, may
from domain.refusal import Refusal
from store.books import Books

jurisdictions = APIRouter(prefix="/api/v1/jurisdictions")


class SeesNotAll(Refusal):
    """The counts of all jurisdictions are for whoever sees everything in the one that the directory names for it."""  # noqa: E501

    zh = "全部辖区的汇总，只供在名录所定辖区内可见全部的人员查看。"
    status = 403


def everywhere(request: Request, _books: Books, actor: Actor) -> None:
    """All jurisdictions. Raises SeesNotAll."""
    if actor.sight.ids is not None or request.app.state.everywhere is None:
        raise SeesNotAll


@jurisdictions.get("/countdown", dependencies=[may(READ, everywhere)])
def count_everywhere(request: Request, as_of: AsOf, language: TheLanguage) -> dict[str, Any]:
    """How many remain in each jurisdiction, and in all that could be reached."""
    counts: Everywhere = request.app.state.everywhere
    return counts.count(as_of, language=language)
