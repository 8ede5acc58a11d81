"""Every page is told who is signed in, in which posting, and what they must see to first."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fastapi import Request

from api.identity import second_factor
from api.identity.credentials import kept_of
from api.identity.sessions import accounts_exist, actor_of
from api.operations.act import Actor
from domain.project import Project
from domain.task_force import TaskForce
from projections.standing import standing_postings
from store.books import Books


def signed_in(request: Request, books: Books, who: Actor | UUID | None, *,
              posting: int | None = None) -> dict[str, Any]:  # fmt: skip
    """The answer to "who am I"; ``who`` an account where its session is new or changed."""
    if isinstance(who, UUID):
        with books.pool.connection() as connection:
            who = actor_of(connection, books.jurisdiction, who, posting)
    return {
        "account": _account(books, who) if who and who.account else None,
        "accounts_exist": accounts_exist(books),
        "city_login": getattr(request.app.state, "city_login", None) is not None,
    }


def _account(books: Books, actor: Actor) -> dict[str, Any]:
    assert actor.account
    is_on = second_factor.is_on(books, actor.account)
    kept = kept_of(books, actor.account)
    return {
        "name": actor.name,
        "role": actor.role,
        "posting": actor.posting,
        "postings": postings_of(books, actor.account),
        "has_password": kept.password is not None,  # else the city's login alone
        "must_change_password": kept.must_change,
        # who lets others in shall not hang on one password
        "second_factor": "on" if is_on else "due" if actor.role == "admin" else "off",
    }


def postings_of(books: Books, account: UUID) -> list[dict[str, Any]]:
    """The postings that stand: ``n``, ``role``, ``remit``, ``over`` (a name), ``until``."""
    with books.pool.connection() as connection:
        found = standing_postings(connection, jurisdiction=books.jurisdiction, account=account)
    return [{**posting, "over": _name(books, posting["remit"], posting["over"])}
            for posting in found]  # fmt: skip


def _name(books: Books, remit: str, over: UUID | None) -> str | None:
    if over is None:
        return None
    kind: type[Project | TaskForce] = Project if remit == "project" else TaskForce
    opening = books.desk.get(kind, over, f"{remit} {over}").opening
    return opening.name if opening else None
