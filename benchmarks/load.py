"""Requests made beforehand go over lines kept open, so that the caller costs next to nothing."""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Iterator, Sequence
from select import select

LENGTH = b"content-length: "


class Caller:
    """One line: a request, its answer read whole, the next request."""

    def __init__(self, port: int, requests: Iterator[bytes]) -> None:
        """Open it, and ask for the first time."""
        self.waiting = Waiting(port)
        self._requests = requests
        self.refused: list[bytes] = []
        self.is_done = False
        self.ask()

    def ask(self) -> None:
        """Send the next request, if there is one."""
        request = next(self._requests, None)
        self.is_done = request is None
        if request is not None:
            self.waiting.ask(request, 0.0)

    def hear(self) -> None:
        """Take what came; once the answer is whole, ask again."""
        if self.waiting.heard_all():
            if not self.waiting.answer.startswith(b"HTTP/1.1 20"):
                self.refused.append(self.waiting.answer)
            self.is_done = self.waiting.is_shut
            if not self.is_done:
                self.ask()


class Paced:
    """Requests at an even pace, each over a line that is free at that moment, or over a new one."""

    def __init__(self, port: int, requests: Iterator[bytes], a_second: float) -> None:
        """Nothing is asked yet."""
        self._port, self._requests, self._pause = port, requests, 1 / a_second
        self._free: list[Waiting] = []
        self._ready = selectors.DefaultSelector()
        self.took: list[float] = []  # seconds from when it was due to its answer
        self.refused: list[bytes] = []

    def run(self) -> tuple[list[float], list[bytes]]:
        """Ask them all; how long each took, and what was not answered with success."""
        began, asked, is_over = time.perf_counter(), 0, False
        while not is_over or self._busy:
            due = began + asked * self._pause
            if not is_over and time.perf_counter() >= due:
                request = next(self._requests, None)
                is_over = request is None
                if request is not None:
                    asked += 1
                    self._ask(request, due)
                continue
            self._hear(0.5 if is_over else max(0.0, due - time.perf_counter()))
        for line in self._free:
            line.close()
        self._ready.close()
        return self.took, self.refused

    @property
    def _busy(self) -> bool:
        return bool(self._ready.get_map())

    def _ask(self, request: bytes, due: float) -> None:
        line = self._free.pop() if self._free else Waiting(self._port)
        while line.was_left:
            line.close()
            line = self._free.pop() if self._free else Waiting(self._port)
        line.ask(request, due)
        self._ready.register(line.line, selectors.EVENT_READ, line)

    def _hear(self, seconds: float) -> None:
        for key, _ in self._ready.select(seconds):
            line: Waiting = key.data
            if line.heard_all():
                self._ready.unregister(line.line)
                self.took.append(time.perf_counter() - line.due)
                if not line.answer.startswith(b"HTTP/1.1 20"):
                    self.refused.append(line.answer)
                line.close() if line.is_shut else self._free.append(line)


class Waiting:
    """A line over which one request is under way at most."""

    def __init__(self, port: int) -> None:
        """Open it."""
        self.line = socket.create_connection(("127.0.0.1", port))
        self.line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.answer, self.due, self.is_shut = b"", 0.0, False

    def ask(self, request: bytes, due: float) -> None:
        """Send it; it was due at ``due``."""
        self.answer, self.due = b"", due
        self.line.sendall(request)

    def heard_all(self) -> bool:
        """Take what came; whether the answer is whole, or nothing more will come."""
        more = self.line.recv(65_536)
        self.answer += more
        self.is_shut = not more
        head, found, body = self.answer.partition(b"\r\n\r\n")
        return self.is_shut or bool(found and len(body) >= length_of(head))

    @property
    def was_left(self) -> bool:
        """Whether the server hung up meanwhile, as it does when nothing is asked for a while."""
        return bool(select([self.line], [], [], 0)[0])

    def close(self) -> None:
        """Give it back."""
        self.line.close()


def length_of(head: bytes) -> int:
    """Bytes of the body that a head announces."""
    at = head.lower().index(LENGTH) + len(LENGTH)
    return int(head[at:].partition(b"\r\n")[0])


def asked(port: int, shares: Sequence[Sequence[bytes]]) -> list[Caller]:
    """Every caller asks its share one after the other, all at once; what they heard."""
    callers = [Caller(port, iter(share)) for share in shares]
    with selectors.DefaultSelector() as ready:
        for caller in callers:
            ready.register(caller.waiting.line, selectors.EVENT_READ, caller)
        while ready.get_map():
            for key, _ in ready.select():
                key.data.hear()
                if key.data.is_done:
                    ready.unregister(key.fileobj)
                    key.data.waiting.close()
    return callers


def post(path: str, body: bytes, headers: str = "") -> bytes:
    """A request as it goes over the line."""
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n{headers}\r\n"
    ).encode() + body
