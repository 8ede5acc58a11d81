"""``zhuanban user``: accounts from the command line, for whoever sits at the machine."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from api import accounts as book
from api.commands import act, books_for
from api.settings import Settings


def add_user(asked: Namespace, given: Settings) -> dict[str, Any]:
    """Open an account; prints a password for one use."""
    from api.identity.signing_in import set_one_time_password

    with books_for(asked, given) as books:
        over = None if asked.everything else asked.task_force
        opened = book.open_account(
            books, act(asked), name=asked.user, role=asked.role, ground=asked.ground,
            task_force=None if asked.project else over, project=asked.project,
        )  # fmt: skip
        return opened | {"password": set_one_time_password(books, opened["id"])}


def disable_user(asked: Namespace, given: Settings) -> dict[str, Any]:
    """Shut an account and end its sessions."""
    from api.identity.opening_sessions import end_sessions

    with books_for(asked, given) as books:
        receipt = book.disable(books, act(asked), asked.user, reason=asked.reason)
        account = book.account_named(books, asked.user)
        end_sessions(books, account.id)
        return {"id": account.id, "name": asked.user, "position": receipt.position}


def list_users(asked: Namespace, given: Settings) -> list[dict[str, Any]]:
    """Every account with its postings."""
    found: list[dict[str, Any]] = []
    cursor: str | None = ""
    with books_for(asked, given) as books:
        while cursor is not None:
            page = book.list_accounts(books, cursor=cursor, limit=1000)
            found += page["items"]
            cursor = page["next"]
    return found


def token(asked: Namespace, given: Settings) -> dict[str, Any]:
    """A personal access token; it is shown once."""
    from api.identity.opening_sessions import make_token

    with books_for(asked, given) as books:
        account = book.must_exist(books, asked.user)
        return {"token": make_token(books, account.id, asked.label)}
