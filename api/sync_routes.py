"""A phone brings its entries; who owns a phone revokes it; a chief sees what phones still hold."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from api import accounts
from api.depends import CaughtUp, TheActor, TheBooks, TheLanguage, TheNotary
from api.scopes import ADMINISTER, ANY_ROLE, READ, a_project, may
from api.sync.bodies import SyncBody
from api.sync.devices import devices_of, owner_of, revoke, unsent
from api.sync.scope import TO_SYNC
from api.sync.syncing import sync

phones = APIRouter(prefix="/api/v1")


@phones.post("/sync", dependencies=[TO_SYNC])
def take_entries(request: Request, response: Response, books: TheBooks, notary: TheNotary,
                 actor: TheActor, language: TheLanguage, body: SyncBody
                 ) -> dict[str, Any]:  # fmt: skip
    """Take a phone's entries; each has an answer of its own."""
    session = getattr(request.state, "session", None)
    taken, answer = sync(
        books, actor, body, session=session.id if session else None, language=language
    )
    if taken.decided:  # before a screen says that it is done, somebody can prove it
        response.headers["Checkpoint"] = str(notary.covers(taken.decided) or "none")
    return answer


@phones.get("/projects/{code}/unsent", dependencies=[may(READ, a_project), CaughtUp])
def count_unsent(books: TheBooks, code: str) -> dict[str, Any]:
    """What phones said they still hold of a project."""
    return unsent(books, books.desk.project(code).id)


@phones.get("/devices", dependencies=[may(ANY_ROLE)])
def list_own(books: TheBooks, actor: TheActor) -> dict[str, Any]:
    """One's own devices."""
    return {"items": devices_of(books, owner_of(books, actor)), "next": None}


@phones.post("/devices/{device}/revocation", dependencies=[may(ANY_ROLE)])
def revoke_own(books: TheBooks, actor: TheActor, device: UUID) -> dict[str, Any]:
    """Let a device of one's own come no more."""
    return revoke(books, owner_of(books, actor), device)


@phones.get("/accounts/{name}/devices", dependencies=[may(ADMINISTER)])
def list_of_account(books: TheBooks, name: str) -> dict[str, Any]:
    """The devices of an account."""
    return {"items": devices_of(books, accounts.account_named(books, name).id), "next": None}


@phones.post("/accounts/{name}/devices/{device}/revocation", dependencies=[may(ADMINISTER)])
def revoke_of_account(books: TheBooks, name: str, device: UUID) -> dict[str, Any]:
    """Let a device of an account come no more."""
    return revoke(books, accounts.account_named(books, name).id, device)
