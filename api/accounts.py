"""Accounts are opened, posted, shut and listed; what they sign in with is kept elsewhere."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from eventsourcing.persistence import IntegrityError

from api import undertakings
from api.moments import SHANGHAI
from api.reading import reading
from domain.account import Account, NameIsTaken, Remit, Role
from domain.aggregate import Act
from domain.refusal import Unknown
from projections.directory import DIRECTORY, projects, task_forces
from projections.standing import STANDING, accounts
from store.books import Books
from store.desk import Receipt
from store.sight import EVERYTHING

PAGE = 100


def open_account(books: Books, act: Act, *, name: str, role: Role, task_force: str | None = None,
                 project: str | None = None, until: datetime | None = None,
                 ground: str | None = None) -> dict[str, Any]:  # fmt: skip
    """Open an account with its first posting. Raises NameIsTaken, Unknown."""
    remit, over = over_what(books, act, role, task_force, project)
    account = Account(books.desk.account_id(name))
    account.open(act, name=name, ground=ground)
    account.post(act, role=role, remit=remit, over=over, until=until, ground=ground)
    try:
        receipt = books.desk.store(account)
    except IntegrityError:
        raise NameIsTaken(name=name) from None
    return {"id": account.id, "name": name, "role": role, "position": receipt.position}


def post(books: Books, act: Act, name: str, *, role: Role, task_force: str | None = None,
         project: str | None = None, until: datetime | None = None,
         ground: str | None = None) -> Receipt:  # fmt: skip
    """Add a posting. Raises Unknown."""
    remit, over = over_what(books, act, role, task_force, project)

    def decision(account: Account) -> dict[str, Any]:
        n = account.post(act, role=role, remit=remit, over=over, until=until, ground=ground)
        return {"n": n}

    return books.desk.decide(lambda: account_named(books, name), decision)


def end_posting(books: Books, act: Act, name: str, *, n: int, reason: str) -> Receipt:
    """End a posting. Raises Unknown, IsNoPosting."""
    return books.desk.decide(
        lambda: account_named(books, name),
        lambda account: account.end_posting(act, n=n, reason=reason),
    )


def disable(books: Books, act: Act, name: str, *, reason: str) -> Receipt:
    """Shut an account: whoever is signed in under it is out with the next request."""
    return books.desk.decide(
        lambda: account_named(books, name), lambda account: account.disable(act, reason=reason)
    )


def enable(books: Books, act: Act, name: str, *, reason: str) -> Receipt:
    """Let an account serve again."""
    return books.desk.decide(
        lambda: account_named(books, name), lambda account: account.enable(act, reason=reason)
    )


def account_named(books: Books, name: str) -> Account:
    """The account of that name. Raises Unknown."""
    return books.desk.get(Account, books.desk.account_id(name), f"account {name}")


def over_what(books: Books, act: Act, role: Role, task_force: str | None,
              project: str | None) -> tuple[Remit, UUID | None]:  # fmt: skip
    """What a posting is over: the project or task force named, everything where none is."""
    if role == "admin":
        return "all", None
    if project:
        return "project", books.desk.project(project).id
    if task_force:
        return "task_force", undertakings.task_force_id(books, act, task_force)
    return "all", None


def list_accounts(books: Books, *, q: str = "", cursor: str = "", task_force: str | None = None,
                  limit: int = PAGE) -> dict[str, Any]:  # fmt: skip
    """A page of accounts by name, each with its postings. Raises Unknown."""
    over = books.desk.task_force(task_force).id if task_force else None
    rows, position = listed(books, q=q, cursor=cursor, over=over, limit=limit + 1)
    items = rows[:limit]
    more = len(rows) > limit
    return {"items": items, "next": items[-1]["name"] if more else None, "position": position}


def one_account(books: Books, name: str) -> dict[str, Any]:
    """An account as it is listed. Raises Unknown."""
    rows, position = ([], 0) if "\0" in name else listed(books, name=name, limit=1)
    if not rows:
        raise Unknown(what=f"account {name}")
    return {**rows[0], "position": position}


def listed(books: Books, **asked: Any) -> tuple[list[dict[str, Any]], int]:
    """Accounts as they are listed, what a posting is over by its code; the log position."""
    books = books.seen_by(EVERYTHING)  # who keeps accounts sees all of them, and no household
    of = books.jurisdiction
    with reading(books, STANDING, DIRECTORY) as (connection, position):
        rows = accounts(connection, jurisdiction=of, **asked)
        places = [
            *task_forces(connection, jurisdiction=of),
            *projects(connection, jurisdiction=of),
        ]
    codes = {str(place["id"]): place["code"] for place in places}
    for row in rows:
        row["opened_at"] = row["opened_at"].astimezone(SHANGHAI)
        for posting in row["postings"]:
            posting["over"] = codes.get(posting["over"])
    return rows, position


def must_exist(books: Books, name: str) -> Account:
    """The account, which serves. Raises Unknown."""
    account = account_named(books, name)
    if account.is_disabled:
        raise Unknown(what=f"account {name}")
    return account
