"""Requests made beforehand go over lines kept open, so that the caller costs next to nothing."""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Iterator, Sequence

LENGTH = b"content-length: "


class Caller:
    """One line: a request, its answer read whole, the next request."""

    def __init__(self, port: int, requests: Iterator[bytes]) -> None:
        """Open it, and ask for the first time."""
        self.line = socket.create_connection(("127.0.0.1", port))
        self.line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._requests = requests
        self._answer = b""
        self._asked_at = 0.0
        self.took: list[float] = []  # seconds
        self.refused: list[bytes] = []
        self.is_done = False
        self.ask()

    def ask(self) -> None:
        """Send the next request, if there is one."""
        request = next(self._requests, None)
        self.is_done = request is None
        if request is not None:
            self._asked_at = time.perf_counter()
            self.line.sendall(request)

    def hear(self) -> None:
        """Take what came; once the answer is whole, ask again."""
        more = self.line.recv(65_536)
        self._answer += more
        head, found, body = self._answer.partition(b"\r\n\r\n")
        if not more:
            self.refused.append(self._answer or b"the line was shut")
            self.is_done = True
        elif found and len(body) >= length_of(head):
            self.took.append(time.perf_counter() - self._asked_at)
            if not head.startswith(b"HTTP/1.1 20"):
                self.refused.append(self._answer)
            self._answer = b""
            self.ask()


def length_of(head: bytes) -> int:
    """Bytes of the body that a head announces."""
    at = head.lower().index(LENGTH) + len(LENGTH)
    return int(head[at:].partition(b"\r\n")[0])


def asked(port: int, shares: Sequence[Sequence[bytes]]) -> list[Caller]:
    """Every caller asks its share one after the other, all at once; what they heard."""
    callers = [Caller(port, iter(share)) for share in shares]
    with selectors.DefaultSelector() as ready:
        for caller in callers:
            ready.register(caller.line, selectors.EVENT_READ, caller)
        while ready.get_map():
            for key, _ in ready.select():
                key.data.hear()
                if key.data.is_done:
                    ready.unregister(key.fileobj)
                    key.data.line.close()
    return callers


def post(path: str, body: bytes, headers: str = "") -> bytes:
    """A request as it goes over the line."""
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n{headers}\r\n"
    ).encode() + body
