"""A phone in somebody's hand: the real page in Chromium, and the device behind its screens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import BrowserContext, CDPSession, Page

from api.accounts import account_named
from api.identity.opening_sessions import open_session
from api.identity.sessions import COOKIE
from api.page_routes import BUILT
from store.books import Books
from tests.browser.visitor import PHONE, Visitor

PIN = "246810"
ASKED = """async ([where, given]) => {
    const { device } = await import(where);
    const told = await (%s)(device, given);
    return told === undefined ? null : JSON.parse(JSON.stringify(told));
}"""
# The page tells nobody when a round is over; it is looked at until it is, or the test gives up.
AWAITED = """async ([where, given]) => {
    const { device } = await import(where);
    for (const end = performance.now() + 8000; performance.now() < end; ) {
        if ((%s)(device, given)) return true;
        await new Promise((again) => setTimeout(again, 15));
    }
    return JSON.parse(JSON.stringify([device.status, device.syncing, device.entries]));
}"""


class Phone:
    """A browser on which somebody is signed in."""

    def __init__(self, page: Page, books: Books) -> None:
        """The page is one of ours; the books are those it is served from."""
        self.page, self._books = page, books

    @classmethod
    def of(cls, name: str, visitor: Visitor, books: Books) -> Phone:
        """The phone of somebody who has just signed in on it."""
        phone = cls(visitor.opens("/healthz", size=PHONE), books)
        phone.signs_in(name)
        return phone

    def signs_in(self, name: str) -> None:
        """Somebody signs in on this phone, in place of whoever was."""
        secret = open_session(self._books, account_named(self._books, name).id)
        where = self.origin.replace("http:", "https:")
        self.context.add_cookies(
            [{"name": COOKIE, "value": secret, "url": where, "secure": True, "httpOnly": True}]
        )

    def sets_up(self) -> Phone:
        """Put a PIN and the caseload on it, and keep the page for when there is no signal."""
        self.page.goto("/field")
        self.until("d => d.isAwake && d.me !== null")
        self.does("(d, pin) => d.setUp(pin)", PIN)
        self.until("d => d.syncing.lastAt !== null")
        self.page.evaluate("async () => { await navigator.serviceWorker.ready }")
        return self

    @property
    def context(self) -> BrowserContext:
        """The browser."""
        return self.page.context

    @property
    def origin(self) -> str:
        """Where the page is from."""
        return str(self.page.evaluate("() => location.origin"))

    def does(self, told: str, given: Any = None) -> Any:
        """Have the device do something; ``told`` is a function of it and of what is given."""
        return self.page.evaluate(ASKED % told, [where_it_is(), given])

    def until(self, holds: str, given: Any = None) -> None:
        """Wait until something is so."""
        found = self.page.evaluate(AWAITED % holds, [where_it_is(), given])
        assert found is True, f"{holds} never came: {found}"

    def notes(self, case: str, summary: str, **more: Any) -> dict[str, Any]:
        """Note a visit, now."""
        note = """(d, [about, body]) =>
            d.note(about, "contacts", { occurred_at: new Date().toISOString(), ...body })"""
        body = {"method": "visit", "summary": summary, **more}
        noted: dict[str, Any] = self.does(note, [case, body])
        return noted

    def syncs(self) -> None:
        """Do a round, and wait for its end."""
        self.does("d => d.sync()")

    def unlocks(self, pin: str = PIN) -> bool:
        """Enter a PIN."""
        self.until("d => !d.syncing.isUnderWay && ['locked', 'gone'].includes(d.status)")
        return bool(self.does("(d, pin) => d.unlock(pin)", pin))

    def entries(self) -> list[tuple[str, str]]:
        """Summary and state of every entry, the newest first."""
        found = self.does("d => d.entries.map((e) => [e.body.summary, e.state])")
        return [tuple(each) for each in found]

    @contextmanager
    def away(self) -> Iterator[None]:
        """There is no signal meanwhile."""
        self.context.set_offline(True)
        yield
        self.context.set_offline(False)

    def reloads(self) -> None:
        """The page begins anew, as after the system ended it."""
        self.page.goto("/field")

    def tab(self) -> Phone:
        """The page a second time, in the same browser."""
        page = self.context.new_page()
        page.goto("/field")
        return Phone(page, self._books)

    def tools(self) -> CDPSession:
        """What a developer's tools can do to the page."""
        return self.context.new_cdp_session(self.page)


def where_it_is() -> str:
    """The address of the device's own file."""
    return f"/assets/{next((BUILT / 'assets').glob('device-*.js')).name}"
