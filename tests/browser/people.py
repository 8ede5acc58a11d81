"""People with accounts, as an administrator would have opened them, and their browsers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from playwright.sync_api import Page, ViewportSize

from api import accounts
from api.identity.opening_sessions import end_sessions
from api.identity.signing_in import set_one_time_password, set_password
from api.moments import now
from domain.account import Role
from domain.aggregate import Act
from store.books import Books
from tests.browser.visitor import DESKTOP, Scheme, Visitor

PASSWORD = "梧桐-铁轨-七月-雨伞"


class People:
    """Opens accounts and signs their owners in by the page."""

    def __init__(self, books: Books, visitor: Visitor) -> None:
        self._books, self._visitor = books, visitor

    def posted(self, name: str, role: Role, **over: Any) -> None:
        """An account with its first posting and a password of its own."""
        opened = accounts.open_account(self._books, self._act(), name=name, role=role, **over)
        set_password(self._books, opened["id"], name, PASSWORD)

    def also(self, name: str, role: Role, **over: Any) -> None:
        """A further posting."""
        accounts.post(self._books, self._act(), name, role=role, **over)

    def newcomer(self, name: str, role: Role, **over: Any) -> str:
        """An account that has only a one-time password, which is given."""
        opened = accounts.open_account(self._books, self._act(), name=name, role=role, **over)
        return set_one_time_password(self._books, opened["id"])

    def leaves(self, name: str, n: int = 1) -> None:
        """A posting ends."""
        accounts.end_posting(self._books, self._act(), name, n=n, reason="期满")

    def loses_the_session(self, name: str) -> None:
        """Every session of the account ends, as by an administrator."""
        end_sessions(self._books, accounts.account_named(self._books, name).id)

    def signs_in(self, name: str, path: str = "/sign-in", *, password: str = PASSWORD,
                 size: ViewportSize = DESKTOP, scheme: Scheme = "light") -> Page:  # fmt: skip
        """A page on which the person has pressed the button."""
        page = self._visitor.opens(path, size=size, scheme=scheme)
        enters(page, name, password)
        return page

    def _act(self) -> Act:
        moment: datetime = now()
        return Act(at=moment, by="console", now=moment, role="console")


def enters(page: Page, name: str, password: str = PASSWORD) -> None:
    """Fill the form and press the button."""
    page.get_by_label("账号", exact=True).fill(name)
    page.get_by_label("密码", exact=True).fill(password)
    page.get_by_role("button", name="登录", exact=True).click()
