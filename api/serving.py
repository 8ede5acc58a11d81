"""Serving means one process with open books, or several that take turns by the head row."""

from __future__ import annotations

import socket
import sys
from typing import Any

import uvicorn
from fastapi import FastAPI

from api.app import application
from api.discretion import logging_plan
from api.identity.city_login import CityLogin
from api.identity.invitation import invite
from api.key_state import at_start
from api.patience import Patient
from api.settings import Settings, settings
from audit.signing_apart import SequencerApart
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
        origin = f"http://{host}:{opened.getsockname()[1]}"
        sys.stderr.write(f"{origin}{page}\n")
        welcome(given, books, origin)
        app = served(given, books)
        config = uvicorn.Config(app, timeout_graceful_shutdown=5, **serving(given))
        uvicorn.Server(config).run(sockets=[opened])


def serve_workers(given: Settings, host: str, port: int, workers: int) -> None:
    """Serve with several processes; the database stays up for all. Raises PortIsTaken."""
    listening(host, port).close()
    with given.owner():
        sys.stderr.write(f"http://{host}:{port}/ ({workers})\n")
        with given.books() as books:
            welcome(given, books, f"http://{host}:{port}")
        uvicorn.run(
            "api.serving:worker", factory=True, host=host, port=port, workers=workers,
            **serving(given),
        )  # fmt: skip


def served(given: Settings, books: Books) -> FastAPI:
    """The application as it was set up."""
    notary = given.notary(books, SequencerApart)
    return application(books, notary, given.transport(), city_login(given), given.office)


def city_login(given: Settings) -> CityLogin | None:
    """The city's login, where one is set."""
    if not given.oidc_issuer:
        return None
    secret = given.oidc_secret_file.read_text().strip() if given.oidc_secret_file else ""
    return CityLogin(given.oidc_issuer, given.oidc_client_id, secret, given.oidc_claim)


def welcome(given: Settings, books: Books, origin: str) -> None:
    """Say what cannot be read; while nobody has an account, how the first administrator begins."""
    at_start(books)
    if link := invite(books, given.public_url or origin):
        sys.stderr.write(f"首位管理员 · first administrator: {link}\n")


def serving(given: Settings) -> dict[str, Any]:
    """How every process serves: no line about who asked what, no patience with half a request."""
    return {
        "http": Patient, "ws": "none", "server_header": False, "timeout_keep_alive": 5,
        "log_config": logging_plan(), "access_log": False,
        "proxy_headers": bool(given.proxy), "forwarded_allow_ips": given.proxy,
    }  # fmt: skip


def worker() -> FastAPI:
    """The application of one worker process; its books are open as long as it lives."""
    given = settings()
    opened = given.books()
    books = opened.__enter__()
    app = served(given, books)
    app.state.opened = opened
    return app
