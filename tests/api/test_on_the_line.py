"""On a real line: half a request holds nobody up, and a crash tells its secrets to nobody."""

from __future__ import annotations

import asyncio
import logging
import logging.config
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi import FastAPI, Request

from api.app import application
from api.discretion import Discreet, logging_plan, redacted
from api.patience import Patient
from api.serving import serving
from api.settings import Settings
from api.transport import Transport
from audit.notary import Notary
from store.books import Books

SESSION, TOKEN, PASSWORD = (
    "s3cret-Session-Value-0123456789",
    "tok3n-of-a-script-98",
    "hunter2hunter2",
)
NAME = "万义"
HEAD = b"POST /api/v1/projects HTTP/1.1\r\nHost: here\r\nAccept-Language: en\r\n"


class Served(uvicorn.Server):
    """A server that says when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listens = Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listens.set()


@contextmanager
def listening(app: FastAPI, *, proxy: str = "", **other: Any) -> Iterator[int]:
    """The port where an application is served as in use, but for where its log goes."""
    opened = socket.create_server(("127.0.0.1", 0))
    given = {
        "timeout_graceful_shutdown": 1,
        **serving(Settings(data=Path(), proxy=proxy)),
        "log_config": None,
        "log_level": "warning",
        **other,
    }
    server = Served(uvicorn.Config(app, **given))
    thread = Thread(target=lambda: asyncio.run(server.serve([opened])), daemon=True)
    thread.start()
    assert server.listens.wait(10)
    yield opened.getsockname()[1]
    server.should_exit = True
    thread.join(10)


class Hasty(Patient):
    """Waits for a request no longer than a test can."""

    within = 0.2


class Lines(logging.Handler):
    """What reaches the log, through the filter that a serving process has."""

    def __init__(self) -> None:
        super().__init__()
        self.addFilter(Discreet())
        self.text = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.text += self.format(record) + "\n"


@pytest.fixture
def lines() -> Iterator[Lines]:
    """The log of the server."""
    logger, kept = logging.getLogger("uvicorn.error"), Lines()
    logger.addHandler(kept)
    yield kept
    logger.removeHandler(kept)


def said(port: int, *pieces: bytes) -> str:
    """What comes back on a line that is kept open."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        for piece in pieces:
            line.sendall(piece)
        heard = b""
        while b"\r\n\r\n{" not in heard and (more := line.recv(65_536)):
            heard += more
    return heard.decode()


def test_a_crash_is_one_sentence_for_the_caller_and_no_secret_for_the_log(
    books: Books, notary: Notary, lines: Lines
) -> None:
    app = application(books, notary)

    @app.get("/api/v1/crash/{link}")
    def crash(request: Request) -> None:
        raise RuntimeError(f"{dict(request.headers)} {request.url} {NAME}")

    shown = {"Cookie": f"session={SESSION}", "Authorization": f"Bearer {TOKEN}"}
    with listening(app) as port:
        url = f"http://127.0.0.1:{port}/api/v1/crash/{SESSION}?password={PASSWORD}"
        answer = httpx.get(url, headers=shown | {"Accept-Language": "en"})

    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert answer.headers["x-content-type-options"] == "nosniff"
    reference = answer.json()["reference"]
    assert answer.headers["x-request-id"] == reference
    assert f"reference {reference}: GET /api/v1/crash/{{link}}" in lines.text
    assert "RuntimeError" in lines.text
    assert [secret for secret in (SESSION, TOKEN, PASSWORD, NAME)
            if secret in lines.text + answer.text] == []  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [f"Cookie: session={SESSION}", f"{{'authorization': 'Bearer {TOKEN}'}}",
     f'{{"password": "{PASSWORD}", "name": "amy"}}', f"GET /first/{SESSION} HTTP/1.1",
     f"/callback?code={TOKEN}&state=x", f"b'cookie', b'{SESSION}'", f"bearer {TOKEN}",
     f"one_time_password={PASSWORD};"],
)  # fmt: skip
def test_a_secret_is_taken_out_of_a_line_whatever_stands_around_it(text: str) -> None:
    assert [secret for secret in (SESSION, TOKEN, PASSWORD) if secret in redacted(text)] == []


def test_what_is_no_secret_stays_in_the_line() -> None:
    line = "case 0198c1f2-7a53-7cc8-8f2e-1c2d3e4f5a6b of project XN: position 1234567 in 0.5 s"
    assert redacted(line) == line


def test_every_line_of_a_serving_process_passes_the_filter() -> None:
    plan = logging_plan()
    assert all(handler["filters"] == ["discreet"] for handler in plan["handlers"].values())
    assert plan["root"]["handlers"] == list(plan["handlers"])
    assert serving(Settings(data=Path()))["access_log"] is False


def test_half_a_body_is_given_up_in_time(books: Books, notary: Notary) -> None:
    with listening(application(books, notary, Transport(seconds=0.2))) as port:
        answer = said(port, HEAD + b"Content-Length: 100\r\n\r\n{")

    assert answer.startswith("HTTP/1.1 408 ")
    assert "connection: close" in answer.lower()
    assert "/problems/body-took-too-long" in answer


def test_a_body_in_pieces_is_cut_off_once_it_is_too_large(books: Books, notary: Notary) -> None:
    piece = b"10000\r\n" + b" " * 2**16 + b"\r\n"
    with listening(application(books, notary)) as port:
        answer = said(port, HEAD + b"Transfer-Encoding: chunked\r\n\r\n", *[piece] * 17)

    assert answer.startswith("HTTP/1.1 413 ")


def test_a_caller_who_was_refused_may_go_on_on_the_same_line(books: Books, notary: Notary) -> None:
    with (
        listening(application(books, notary)) as port,
        httpx.Client(base_url=f"http://127.0.0.1:{port}") as client,
    ):
        refused = client.post("/api/v1/projects", content=b" " * 3 * 2**20)
        after = client.get("/healthz")

    assert (refused.status_code, after.status_code) == (413, 200)


def test_headers_without_end_are_refused(books: Books, notary: Notary) -> None:
    with listening(application(books, notary)) as port:
        answer = said(port, HEAD, *[b"X-More: " + b"x" * 2**14 + b"\r\n"] * 5)

    assert answer.startswith("HTTP/1.1 431 ")


@pytest.mark.parametrize("spoken", [b"", b"GET / HT", HEAD])
def test_a_line_on_which_no_request_comes_is_closed(
    books: Books, notary: Notary, spoken: bytes
) -> None:
    with listening(application(books, notary), http=Hasty) as port:
        assert said(port, spoken) == ""


@pytest.mark.parametrize(("proxy", "last"), [("127.0.0.0/8", 429), ("", 200)])
def test_where_a_request_comes_from_is_believed_of_a_known_proxy_only(
    books: Books, notary: Notary, proxy: str, last: int
) -> None:
    app = application(books, notary, Transport(rate=1))
    with listening(app, proxy=proxy) as port:
        shown = {"X-Forwarded-For": "10.0.0.9"}
        answers = [httpx.get(f"http://127.0.0.1:{port}/healthz", headers=shown) for _ in range(11)]

    assert [answer.status_code for answer in answers] == [200] * 10 + [last]
