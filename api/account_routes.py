"""Accounts and their postings, for administrators."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict

from api import accounts as book
from api.depends import CaughtUp, Filter, TheActor, TheBooks, act_now
from api.identity.opening_sessions import end_sessions
from api.identity.signing_in import set_one_time_password
from api.moments import Until
from api.operations.act import Actor
from api.scopes import ADMINISTER, may
from api.texts import Word
from domain.account import Role
from domain.refusal import Refusal
from store.books import Books
from store.desk import Receipt

accounts = APIRouter(prefix="/api/v1/accounts")
ADMIN = may(ADMINISTER)


class PostingBody(BaseModel):
    """A role over a task force or a project; over everything where neither is named."""

    model_config = ConfigDict(extra="forbid")
    role: Role
    task_force: Word | None = None
    project: Word | None = None
    until: Until | None = None
    ground: Word | None = None


class AccountBody(PostingBody):
    """An account with its first posting."""

    name: Word


class Why(BaseModel):
    """The reason of an act."""

    model_config = ConfigDict(extra="forbid")
    reason: Word


class NotForOneself(Refusal):
    """Nobody does this to their own account; ask another administrator."""

    zh = "不能对自己的账号进行此操作；请由另一位管理员办理。"
    status = 403


@accounts.get("", dependencies=[ADMIN, CaughtUp])
def list_all(books: TheBooks, q: Filter = None, cursor: Filter = None, task_force: Filter = None,
             limit: Annotated[int, Query(ge=1, le=1000)] = 100) -> dict[str, Any]:  # fmt: skip
    """Accounts by name."""
    return book.list_accounts(
        books, q=q or "", cursor=cursor or "", task_force=task_force or None,
        limit=limit,
    )  # fmt: skip


@accounts.post("", status_code=201, dependencies=[ADMIN])
def open_one(books: TheBooks, actor: TheActor, body: AccountBody) -> dict[str, Any]:
    """Open an account; the answer holds a password for one use."""
    opened = book.open_account(books, act_now(actor), **dict(body))
    return opened | {"password": set_one_time_password(books, opened["id"])}


@accounts.get("/{name}", dependencies=[ADMIN, CaughtUp])
def show(books: TheBooks, name: str) -> dict[str, Any]:
    """One account with all its postings."""
    return book.one_account(books, name)


@accounts.post("/{name}/sign-out", dependencies=[ADMIN])
def sign_out(books: TheBooks, name: str) -> dict[str, str]:
    """End every session and token of an account at once."""
    end_sessions(books, book.account_named(books, name).id)
    return {"name": name}


@accounts.post("/{name}/postings", status_code=201, dependencies=[ADMIN])
def post(books: TheBooks, actor: TheActor, name: str, body: PostingBody) -> dict[str, Any]:
    """Add a posting, to somebody else's account."""
    must_be_anothers(books, actor, name)
    return told(book.post(books, act_now(actor), name, **dict(body)))


@accounts.post("/{name}/postings/{n}/end", status_code=201, dependencies=[ADMIN])
def end(books: TheBooks, actor: TheActor, name: str, n: int, body: Why) -> dict[str, Any]:
    """End a posting."""
    return told(book.end_posting(books, act_now(actor), name, n=n, reason=body.reason))


@accounts.post("/{name}/disable", status_code=201, dependencies=[ADMIN])
def disable(books: TheBooks, actor: TheActor, name: str, body: Why) -> dict[str, Any]:
    """Shut an account and end its sessions."""
    receipt = book.disable(books, act_now(actor), name, reason=body.reason)
    end_sessions(books, book.account_named(books, name).id)
    return told(receipt)


@accounts.post("/{name}/enable", status_code=201, dependencies=[ADMIN])
def enable(books: TheBooks, actor: TheActor, name: str, body: Why) -> dict[str, Any]:
    """Let an account serve again."""
    return told(book.enable(books, act_now(actor), name, reason=body.reason))


@accounts.post("/{name}/password", status_code=201, dependencies=[ADMIN])
def reset_password(books: TheBooks, actor: TheActor, name: str) -> dict[str, Any]:
    """Give a new password for one use; sessions and the second factor end with the old one."""
    must_be_anothers(books, actor, name)
    account = book.account_named(books, name).id
    password = set_one_time_password(books, account, act_now(actor))
    end_sessions(books, account)
    return {"position": books.desk.head(), "password": password}


def must_be_anothers(books: Books, actor: Actor, name: str) -> None:
    """Raises NotForOneself."""
    if books.desk.account_id(name) == actor.account:
        raise NotForOneself


def told(receipt: Receipt) -> dict[str, Any]:
    """What a write is answered with."""
    return {"position": receipt.position, **receipt.answer}
