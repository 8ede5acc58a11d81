"""Serving means one process with open books, or several that take turns by the head row."""

from __future__ import annotations

import sys

import uvicorn
from fastapi import FastAPI

from api.app import application
from api.settings import Settings, settings
from store.books import Books


def serve_books(books: Books, host: str, port: int, *, page: str = "/") -> None:
    """Serve open books until told to stop."""
    sys.stderr.write(f"http://{host}:{port}{page}\n")
    uvicorn.run(
        application(books), host=host, port=port, log_level="warning", proxy_headers=False,
        timeout_graceful_shutdown=5,
    )  # fmt: skip


def serve_workers(given: Settings, host: str, port: int, workers: int) -> None:
    """Serve with several processes; the database stays up for all of them."""
    with given.owner():
        sys.stderr.write(f"http://{host}:{port}/ ({workers})\n")
        uvicorn.run(
            "api.serving:worker", factory=True, host=host, port=port, workers=workers,
            log_level="warning", proxy_headers=False,
        )  # fmt: skip


def worker() -> FastAPI:
    """The application of one worker process; its books are open as long as it lives."""
    opened = settings().books()
    app = application(opened.__enter__())
    app.state.opened = opened
    return app
