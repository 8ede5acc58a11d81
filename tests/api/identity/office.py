"""People with accounts and passwords, and the browser each of them sits at."""

from __future__ import annotations

from functools import cache
from typing import Any
from uuid import UUID

import pyotp
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response

from api.accounts import open_account
from api.identity.credentials import KEEP
from api.identity.passwords import hashed
from api.moments import now
from domain.account import Role
from domain.aggregate import Act
from store.books import Books

PASSWORD = "田埂上的三只白鹭207"
OUR_PAGE = {"Sec-Fetch-Site": "same-origin"}


def by_console() -> Act:
    """Somebody at the machine, now."""
    return Act(at=now(), by="console", now=now(), role="console")


@cache
def kept() -> str:
    """The password as it is kept, made once a run."""
    return hashed(PASSWORD)


def employ(books: Books, name: str, role: Role) -> UUID:
    """Open an account with the password; a cadre is posted to task force ``default``."""
    task_force = "default" if role in {"cadre", "chief"} else None
    opened = open_account(books, by_console(), name=name, role=role, task_force=task_force)
    account: UUID = opened["id"]
    with books.pool.connection() as connection:
        connection.execute(KEEP, {"jurisdiction": books.jurisdiction, "account": account,
                                  "password": kept(), "must_change": False})  # fmt: skip
    return account


class Browser:
    """A browser with its cookies, at one of our pages over TLS."""

    def __init__(self, app: FastAPI, address: str = "203.0.113.7") -> None:
        """A fresh one, at an address of the documentation range."""
        self.client = TestClient(
            app, "https://testserver", headers=OUR_PAGE, client=(address, 50_000),
            follow_redirects=False,
        )  # fmt: skip

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Response:
        """Send a request to the API."""
        return self.client.request(method, f"/api/v1{path}", json=body, headers=headers)

    def sign_in(self, name: str = "李蕾", password: str = PASSWORD, code: str | None = None
                ) -> Response:  # fmt: skip
        """Fill in the sign-in page."""
        body = {"name": name, "password": password}
        return self.ask("POST", "/session", body | ({"code": code} if code else {}))

    def who(self) -> Any:
        """The account signed in here, None for nobody."""
        return self.ask("GET", "/session").json()["account"]

    @property
    def secret(self) -> str:
        """What the browser holds."""
        held: str = self.client.cookies["__Host-zhuanban"]
        return held

    def plant(self, secret: str) -> None:
        """Put a session into the browser."""
        self.client.cookies.set("__Host-zhuanban", secret, domain="testserver.local")

    def token(self, label: str = "脚本") -> dict[str, Any]:
        """Make a token; gives it as it is shown this once."""
        made = self.ask("POST", "/tokens", {"label": label, "password": PASSWORD})
        assert made.status_code == 201, made.text
        shown: dict[str, Any] = made.json()
        return shown

    def enrol(self) -> tuple[pyotp.TOTP, list[str]]:
        """Set up a second factor; gives the device and the recovery codes."""
        begun = self.ask("POST", "/session/second-factor", {"password": PASSWORD}).json()
        device = pyotp.parse_uri(begun["uri"])
        assert isinstance(device, pyotp.TOTP)
        confirmed = self.ask("POST", "/session/second-factor/confirmation", {"code": device.now()})
        return device, confirmed.json()["recovery_codes"]
