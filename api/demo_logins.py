"""The demonstration has one person of each role, whose passwords are new with each start."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import NamedTuple

from api.accounts import open_account
from api.identity.passwords import one_time
from api.identity.signing_in import set_password
from domain.account import NameIsTaken, Role
from domain.aggregate import Act
from store.books import Books


class Login(NamedTuple):
    """Who signs in, as what, with which password."""

    name: str
    role: Role
    password: str = ""


# A cadre and the leader of the task force of autumn 2020; the others are of the city.
PEOPLE = (
    Login("严启明", "cadre"), Login("邵文清", "chief"), Login("温静", "inspector"),
    Login("卢向东", "admin"),
)  # fmt: skip


def logins(books: Books, task_force: str) -> list[Login]:
    """Open the accounts where they are missing and give each a password for this start."""
    now = datetime.now(UTC)
    act = Act(at=now, by="console", now=now, role="console")
    made = []
    for name, role, _ in PEOPLE:
        over = None if role == "admin" else task_force
        with suppress(NameIsTaken):
            open_account(books, act, name=name, role=role, task_force=over, ground="演示")
        password = one_time()
        set_password(books, books.desk.account_id(name), name, password)
        made.append(Login(name, role, password))
    return made
