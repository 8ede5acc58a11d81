"""Every request passes the same door before anything of ours reads it."""

from __future__ import annotations

from fastapi import FastAPI, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import answer
from api.telemetry.in_hand import method_of, reference_of, route_of
from api.transport.bodies import Body, BodyTookTooLong, must_fit
from api.transport.headers import Added
from api.transport.hosts import must_be_ours
from api.transport.rates import Rates, count_before
from api.transport.rules import Transport, most
from domain.refusal import Refusal


class SomethingBroke(Refusal):
    """Something broke here, so this may not be done; tell the administrator {reference}."""

    zh = "系统内部出错，本次操作可能未完成；请将编号 {reference} 告知管理员。"
    status = 500


class Guard:
    """Refuses at the door what no route should see, and dresses every answer."""

    def __init__(self, app: ASGIApp, rules: Transport, rates: Rates) -> None:
        """Stand before ``app``."""
        self._app, self._rules, self._rates = app, rules, rates
        self._added, self._names = Added.of(rules), rules.names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        passage = Passage(scope, receive, send, self._added)
        try:
            must_be_ours(scope["headers"], self._names)
            if self._rules.rate:
                count_before(scope, self._rates, self._rules.rate)
            limit = most(scope["method"], scope["path"])
            must_fit(scope["headers"], limit)
        except Refusal as refused:
            await passage.refuse(refused)
        else:
            await passage.through(self._app, Body(receive, most=limit, seconds=self._rules.seconds))


class Passage:
    """One request on its way in and its answer on the way out."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, added: Added) -> None:
        """Nothing is answered so far."""
        self._scope, self._receive, self._send = scope, receive, send
        self._dress = added.to(scope["path"])
        self._started = False

    async def through(self, app: ASGIApp, body: Body) -> None:
        """Let the application answer; where the body never came whole, say that instead."""

        async def unless_refused(message: Message) -> None:
            if body.refused is None or self._started:
                await self._dressed(message)

        try:
            await app(self._scope, body, unless_refused)
        except Exception as error:
            if body.refused is None:
                await self._broke(error)
                raise
        if body.refused is not None and not self._started:
            await self.refuse(body.refused)

    async def refuse(self, refused: Refusal) -> None:
        """Answer with the problem document of a refusal."""
        said = answer(Request(self._scope), refused)
        if isinstance(refused, BodyTookTooLong):
            said.headers["Connection"] = "close"
        await said(self._scope, self._receive, self._dressed)

    async def _broke(self, error: Exception) -> None:
        reference = reference_of(self._scope)
        route = f"{method_of(self._scope)} {route_of(self._scope)}"
        error.add_note(f"reference {reference}: {route}")
        if not self._started:
            await self.refuse(SomethingBroke(reference=reference))

    async def _dressed(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._started = True
            self._dress(message)
        await self._send(message)


def guard_transport(app: FastAPI, rules: Transport) -> None:
    """Put the door before an application."""
    app.state.transport, app.state.rates = rules, Rates()
    app.add_middleware(Guard, rules=rules, rates=app.state.rates)
