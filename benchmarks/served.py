"""A server as in use, over a database of a benchmark, in a process of its own.

Run as ``python -m benchmarks.served OWNER FOLDER``; prints its port and serves until it is ended.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from api.app import application
from audit.notary import Notary
from audit.signing_apart import SequencerApart
from benchmarks.bench_server import MASTER
from projections import ALL
from store.books import Books

ROOT = Path(__file__).parents[1]


class Visit:
    """One line to the server, kept open, as a browser keeps it."""

    def __init__(self, port: int, token: str | None) -> None:
        """Speak as whoever holds the token, or as the console."""
        self._line = HTTPConnection("127.0.0.1", port, timeout=30)
        self._headers = {"Content-Type": "application/json"}
        if token:
            self._headers["Authorization"] = f"Bearer {token}"

    def took(self, method: str, path: str, body: bytes | None = None) -> float:
        """Milliseconds until the answer was read."""
        began = time.perf_counter()
        self._line.request(method, f"/api/v1{path}", body, self._headers)
        answer = self._line.getresponse()
        told = answer.read()
        took = (time.perf_counter() - began) * 1000
        assert answer.status in {200, 201}, told
        return took


@contextmanager
def served(owner: str, folder: Path, module: str = "benchmarks.served") -> Iterator[int]:
    """The port of a server in a process of its own, run by a module that ends as this one does."""
    with subprocess.Popen(
        [sys.executable, "-m", module, owner, str(folder)],
        stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as server:  # fmt: skip
        assert server.stdout
        try:
            yield int(server.stdout.readline())
        finally:
            server.terminate()


def main(owner: str, folder: str, application: Callable[..., FastAPI] = application) -> None:
    """Serve."""
    with Books(owner, MASTER, ALL) as books, socket.create_server(("127.0.0.1", 0)) as line:
        notary = Notary(books, Path(folder), name="bench", signs=SequencerApart)
        print(line.getsockname()[1], flush=True)
        config = uvicorn.Config(application(books, notary), log_level="error")
        uvicorn.Server(config).run(sockets=[line])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
