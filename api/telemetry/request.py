"""Every request leaves one line, one measure and, where traces are asked for, one span."""

from __future__ import annotations

import logging
from time import perf_counter

from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.telemetry import measures
from api.telemetry.in_hand import HEADER, IN_HAND, method_of, route_of, taken_up
from api.telemetry.traces import Tracing

PROBES = frozenset({"/healthz", "/readyz", "/metrics"})  # asked every few seconds, all day
BROKEN = 500

log = logging.getLogger("zhuanban.requests")


class Told:
    """Stands before the door, so that what is refused there is told as well."""

    def __init__(self, app: ASGIApp, tracing: Tracing | None = None) -> None:
        """Stand before ``app``."""
        self._app, self._tracing = app, tracing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through and tell how it went."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = Answer(scope, send)
        IN_HAND.set(scope)  # for good: a crash is told of after we have let go, in the same task
        measures.IN_HAND.inc()
        span = self._tracing.begun(scope) if self._tracing else None
        try:
            await self._app(scope, receive, answer.send)
        except BaseException:
            answer.status = answer.status or BROKEN
            raise
        finally:
            measures.IN_HAND.dec()
            answer.tell(span.ended(scope, answer.status) if span else None)


class Answer:
    """An answer on its way, with the reference of its request."""

    def __init__(self, scope: Scope, send: Send) -> None:
        """Nothing is sent so far."""
        self._scope, self._send, self._began = scope, send, perf_counter()
        self._state = taken_up(scope)
        self.status = 0

    async def send(self, message: Message) -> None:
        """Send on."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message["headers"] = [
                *message.get("headers", ()), (HEADER, self._state["reference"].encode())
            ]  # fmt: skip
        await self._send(message)

    def tell(self, trace: str | None) -> None:
        """Count it and write its line."""
        seconds = perf_counter() - self._began
        method, route = method_of(self._scope), route_of(self._scope)
        refusal = self._state.get("refusal")
        measures.answered(method, route, self.status, seconds, refusal)
        level = logging.WARNING if self.status >= BROKEN else logging.INFO
        is_noise = route in PROBES and level == logging.INFO
        if is_noise or not log.isEnabledFor(level):
            return
        # Made by hand: nobody asks which line of ours wrote it, and looking for that takes longest.
        line = logging.LogRecord(log.name, level, "", 0, "answered", None, None)
        said = {"status": self.status, "milliseconds": round(seconds * 1000, 1)}
        optional = {"refusal": refusal, "trace": trace}
        line.__dict__.update(said, **{name: is_ for name, is_ in optional.items() if is_})
        log.handle(line)


def tell_of_requests(app: FastAPI, tracing: Tracing | None) -> None:
    """Put it before everything else of an application."""
    app.add_middleware(Told, tracing=tracing)
