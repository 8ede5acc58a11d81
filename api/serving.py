"""Serving means one process with open books, or several that take turns by the head row."""

from __future__ import annotations

import logging
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from tempfile import TemporaryDirectory
from typing import Any, TextIO

import uvicorn
from fastapi import FastAPI
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from api.app import application
from api.backup.nightly import nightly_bases
from api.discretion import logging_plan
from api.erasing import erase_again
from api.identity.city_login import CityLogin
from api.identity.invitation import invite
from api.key_state import at_start
from api.patience import Patient
from api.settings import Settings, settings
from api.telemetry.lines import nothing_past_the_log
from audit.signing_apart import SequencerApart
from domain.refusal import Refusal
from store.books import Books

FOLDER = "PROMETHEUS_MULTIPROC_DIR"

log = logging.getLogger("zhuanban")


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


def serve_books(given: Settings, books: Books, host: str, port: int, *, page: str = "/",
                people: TextIO = sys.stdout) -> None:  # fmt: skip
    """Serve open books until told to stop; ``people`` read where. Raises PortIsTaken."""
    with listening(host, port) as opened:
        config = uvicorn.Config(served(given, books), timeout_graceful_shutdown=given.stop_within,
                                **serving(given))  # fmt: skip
        nothing_past_the_log()
        origin = f"http://{host}:{opened.getsockname()[1]}"
        said(people, f"{origin}{page}")
        welcome(given, books, origin, people)
        log.info("serving", extra={"url": origin})
        try:
            with nightly_bases(given, books):
                uvicorn.Server(config).run(sockets=[opened])
        finally:
            log.info("stopped")


def serve_workers(given: Settings, host: str, port: int, workers: int) -> None:
    """Serve with several processes; the database stays up for all. Raises PortIsTaken."""
    with listening(host, port) as opened, given.owner(), measured_together():
        config = uvicorn.Config(
            "api.serving:worker", factory=True, workers=workers,
            timeout_graceful_shutdown=given.stop_within,
            timeout_worker_healthcheck=60,  # a worker that starts slowly does not hang
            **serving(given),
        )  # fmt: skip
        nothing_past_the_log()
        origin = f"http://{host}:{opened.getsockname()[1]}"
        said(sys.stdout, f"{origin}/")
        with given.books() as books:
            welcome(given, books, origin, sys.stdout)
            log.info("serving", extra={"url": origin, "workers": workers})
            crew = Crew(config, [opened])
            with nightly_bases(given, books):
                crew.run()
    log.info("stopped")
    if any(process.exitcode == STARTUP_FAILURE for process in crew.processes):
        sys.exit(1)


class Crew(Multiprocess):
    """The workers, and who looks after them; once they are told to end nobody else gets in."""

    def terminate_all(self) -> None:
        """Let no new connection wait for a process that will not come."""
        for opened in self.sockets:
            opened.close()
        super().terminate_all()


@contextmanager
def measured_together() -> Iterator[None]:
    """A folder where the workers of this run count, gone with it."""
    with TemporaryDirectory(prefix="zhuanban-measures-") as folder:
        os.environ[FOLDER] = folder
        try:
            yield
        finally:
            del os.environ[FOLDER]


def said(people: TextIO, line: str) -> None:
    """Tell whoever started this; it is no line of the log."""
    people.write(f"{line}\n")
    people.flush()


def served(given: Settings, books: Books) -> FastAPI:
    """The application as it was set up."""
    apart = partial(SequencerApart, logs=logging_plan("sequencer", given.log_level))
    notary = given.notary(books, apart)
    return application(books, notary, given.transport(), city_login(given), given.office,
                       given.places)  # fmt: skip


def city_login(given: Settings) -> CityLogin | None:
    """The city's login, where one is set."""
    if not given.oidc_issuer:
        return None
    secret = given.oidc_secret_file.read_text().strip() if given.oidc_secret_file else ""
    return CityLogin(given.oidc_issuer, given.oidc_client_id, secret, given.oidc_claim)


def welcome(given: Settings, books: Books, origin: str, people: TextIO) -> None:
    """Say what cannot be read; while nobody has an account, how the first administrator begins."""
    at_start(books)
    erase_again(books)
    if link := invite(books, given.public_url or origin):
        said(people, f"首位管理员 · first administrator: {link}")


def serving(given: Settings) -> dict[str, Any]:
    """How every process serves: no line about who asked what, no patience with half a request."""
    return {
        "http": Patient, "ws": "none", "server_header": False, "timeout_keep_alive": 5,
        "log_config": logging_plan(level=given.log_level), "access_log": False,
        "proxy_headers": bool(given.proxy), "forwarded_allow_ips": given.proxy,
    }  # fmt: skip


def worker() -> FastAPI:
    """The application of one worker process; its books are open as long as it lives."""
    nothing_past_the_log()
    given = settings()
    opened = given.books()
    books = opened.__enter__()
    app = served(given, books)
    app.state.opened = opened
    return app
