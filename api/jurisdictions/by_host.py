"""One address serves all: the name a request was sent to says which jurisdiction is meant.

A jurisdiction whose database is away keeps none of the others from being served.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from functools import partial

from fastapi import FastAPI
from fastapi.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from api.jurisdictions.counting import Everywhere, Source
from api.jurisdictions.directory import Member
from api.problems import lost
from api.serving import served
from api.transport import Transport
from api.transport.guard import Passage
from api.transport.headers import Added
from api.transport.hosts import AUTHORITY, is_ours
from domain.refusal import Refusal
from store.books import Books

AGAIN, FIRST = 5.0, 20.0  # seconds between two tries to open one; that the start waits for all
PROBES = frozenset({"/healthz", "/readyz"})

log = logging.getLogger("zhuanban")


class IsBeingOpened(Refusal):
    """The books are being opened; ask again in a moment."""

    zh = "账册正在打开，请稍候再试。"
    status = 503


class NobodyOfThatName(Refusal):
    """No jurisdiction is served under the name {host}; the directory says which there are."""

    zh = "没有辖区使用域名 {host}；请核对辖区名录。"
    status = 421


class City:
    """One jurisdiction as this process serves it: open, or why it is not."""

    def __init__(self, member: Member, everywhere: Everywhere | None, again: float) -> None:
        """Nothing is open yet."""
        self.member, self._everywhere, self._again = member, everywhere, again
        self.app: FastAPI | None = None
        self.why: Refusal = IsBeingOpened()
        self.tried, self.ends = asyncio.Event(), asyncio.Event()

    @contextmanager
    def opened(self) -> Iterator[Books]:
        """Its books. Raises why they are not open."""
        if (app := self.app) is None:
            raise self.why
        yield app.state.books

    async def keep(self) -> None:
        """Open it, again and again where that fails, and keep it so until it ends."""
        while not self.ends.is_set():
            with ExitStack() as stack:
                try:
                    app = await asyncio.to_thread(self._open, stack)
                    async with app.router.lifespan_context(app):
                        self.app = app
                        self.tried.set()
                        await self.ends.wait()
                        self.app = None
                except Exception as error:  # noqa: BLE001 - whatever it is, the others are served
                    self.why = error if isinstance(error, Refusal) else lost(error)
                    kind = type(error).__name__
                    log.warning("not served", extra={"jurisdiction": self.member.code, "why": kind})
                finally:
                    self.app = None
                    await asyncio.to_thread(stack.close)
            self.tried.set()
            with suppress(TimeoutError):
                async with asyncio.timeout(self._again):
                    await self.ends.wait()

    def _open(self, stack: ExitStack) -> FastAPI:
        books = stack.enter_context(self.member.given.books())
        app = served(self.member.given, books)
        app.state.everywhere = self._everywhere
        return app


class ByHost:
    """All jurisdictions of a directory in one process."""

    def __init__(self, members: Sequence[Member], *, again: float = AGAIN) -> None:
        """They are opened when the server starts; ``again`` so many seconds after it failed."""
        sources = [Source(each.code, each.name, partial(self._books, each.code))
                   for each in members]  # fmt: skip
        everywhere = Everywhere(sources)
        self.cities = [City(each, everywhere if each.counts_all else None, again)
                       for each in members]  # fmt: skip
        self._by_host = {city.member.host: city for city in self.cities}

    def _books(self, code: str) -> AbstractContextManager[Books]:
        return next(city for city in self.cities if city.member.code == code).opened()

    def begin(self) -> None:
        """The process was told to end: every one of them is told."""
        for city in self.cities:
            if city.app:
                city.app.state.ending.begin()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request to whom it is for."""
        if scope["type"] == "lifespan":
            await self._live(scope, receive, send)
            return
        host = next((v for k, v in scope["headers"] if k == b"host"), b"").decode("latin-1").lower()
        found = AUTHORITY.fullmatch(host)
        city = self._by_host.get(found[1].removesuffix(".")) if found else None
        if city and city.app:
            await city.app(scope, receive, send)
        elif city is None and scope["path"] in PROBES and is_ours(host, frozenset()):
            await self._probed(scope["path"])(scope, receive, send)
        else:
            why = city.why if city else NobodyOfThatName(host=host[:200])
            rules = city.member.given.transport() if city else Transport()
            await Passage(scope, receive, send, Added.of(rules)).refuse(why)

    def _probed(self, path: str) -> JSONResponse:
        """For whoever balances load: which are open; a process without any is not to be sent to."""
        are_open = {city.member.code: city.app is not None for city in self.cities}
        ok = path == "/healthz" or any(are_open.values())
        return JSONResponse({"ok": ok, "jurisdictions": are_open}, 200 if ok else 503)

    async def _live(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        scope.get("state", {})["ending"] = self
        keeping = [asyncio.create_task(city.keep()) for city in self.cities]
        first = [asyncio.create_task(city.tried.wait()) for city in self.cities]
        await asyncio.wait(first, timeout=FIRST)
        await send({"type": "lifespan.startup.complete"})
        await receive()
        for city in self.cities:
            city.ends.set()
        await asyncio.gather(*keeping)
        await send({"type": "lifespan.shutdown.complete"})
