"""A connection that says nothing, or never comes to its point, is closed and holds nobody up.

When the server ends, whoever is in the middle of a word may finish it and gets an answer.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LARGEST_HEADERS = 64 * 2**10
TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\n\r\n"


class Patient(HttpToolsProtocol):
    """uvicorn's protocol, which by itself waits for headers for ever and takes any amount."""

    within = 10.0  # seconds for the line and headers of a request
    last_words = 1.0  # as long, once the server was told to end

    def __init__(self, *given: Any, **named: Any) -> None:
        """Wait for nothing so far."""
        super().__init__(*given, **named)
        self._deadline: asyncio.TimerHandle | None = None
        self._heard = 0
        self._ends = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody called and has so long to say what for."""
        super().connection_made(transport)
        self._wait()

    def on_message_begin(self) -> None:
        """The next request on the same line has as long."""
        super().on_message_begin()
        self._wait()

    def on_headers_complete(self) -> None:
        """What is asked for is known."""
        self._wait_no_more()
        super().on_headers_complete()
        if self._ends:
            self.cycle.keep_alive = False

    def on_message_complete(self) -> None:
        """A body that nobody wanted has ended: from here on the line is idle."""
        super().on_message_complete()
        if self.cycle.response_complete and not self.timeout_keep_alive_task:
            self.timeout_keep_alive_task = self.loop.call_later(
                self.timeout_keep_alive, self.timeout_keep_alive_handler
            )

    def data_received(self, data: bytes) -> None:
        """Read on, unless headers have no end."""
        if self._deadline:
            self._heard += len(data)
        super().data_received(data)
        if self._deadline and self._heard > LARGEST_HEADERS and not self.transport.is_closing():
            self.transport.write(TOO_LARGE)
            self.transport.close()

    def shutdown(self) -> None:
        """The server ends: streams hear of it, and who has begun to speak is heard out."""
        self._ends = True
        if ending := self.app_state.get("ending"):
            ending.begin()
        if self._deadline:
            self._wait(self.last_words)
        else:
            super().shutdown()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody waits any more."""
        self._wait_no_more()
        super().connection_lost(exc)

    def _wait(self, seconds: float | None = None) -> None:
        if self._deadline:
            self._deadline.cancel()
        self._deadline = self.loop.call_later(
            self.within if seconds is None else seconds, self.timeout_keep_alive_handler
        )

    def _wait_no_more(self) -> None:
        self._heard = 0
        if self._deadline:
            self._deadline.cancel()
            self._deadline = None
