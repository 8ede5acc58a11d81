"""Serving means one process with open books, or several that take turns by the head row."""

from __future__ import annotations

import socket
import sys

import uvicorn
from fastapi import FastAPI

from api.app import application
from api.settings import Settings, settings
from domain.refusal import Refusal
from store.books import Books


class PortIsTaken(Refusal):
    """Nothing can listen on {host}:{port} ({why}); choose another with --port."""

    zh = "无法在 {host}:{port} 上监听（{why}）；请用 --port 换一个端口。"
    status = 503


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises PortIsTaken."""
    try:
        return socket.create_server((host, port), backlog=256)
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise PortIsTaken(host=host, port=port, why=why) from None


def serve_books(given: Settings, books: Books, host: str, port: int, *, page: str = "/") -> None:
    """Serve open books until told to stop. Raises PortIsTaken."""
    with listening(host, port) as opened:
        sys.stderr.write(f"http://{host}:{opened.getsockname()[1]}{page}\n")
        config = uvicorn.Config(
            application(books, given.notary(books)), log_level="warning", proxy_headers=False,
            timeout_graceful_shutdown=5,
        )  # fmt: skip
        uvicorn.Server(config).run(sockets=[opened])


def serve_workers(given: Settings, host: str, port: int, workers: int) -> None:
    """Serve with several processes; the database stays up for all. Raises PortIsTaken."""
    listening(host, port).close()
    with given.owner():
        sys.stderr.write(f"http://{host}:{port}/ ({workers})\n")
        uvicorn.run(
            "api.serving:worker", factory=True, host=host, port=port, workers=workers,
            log_level="warning", proxy_headers=False,
        )  # fmt: skip


def worker() -> FastAPI:
    """The application of one worker process; its books are open as long as it lives."""
    given = settings()
    opened = given.books()
    books = opened.__enter__()
    app = application(books, given.notary(books))
    app.state.opened = opened
    return app
