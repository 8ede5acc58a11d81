"""Contacts logged over HTTP with all that they bring, beside a server that only answers."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from socket import create_server
from uuid import UUID, uuid4

import orjson

from api import accounts
from api.identity.opening_sessions import make_token
from benchmarks.bench_server import MASTER, Bench
from benchmarks.load import asked, post
from benchmarks.measured import Line, beside
from benchmarks.workload import SUMMARY, act, households

ROOT = Path(__file__).parents[1]
WORKERS, CALLERS, EACH, PAIRS, HOUSEHOLDS, CODE = 2, 32, 250, 7, 3000, "BENCH"
STARTS = 60.0


def http_vs_empty_post(bench: Bench) -> Iterator[Line]:
    """Durable, read models and audit included, beside nothing done by the very same server.

    FastAPI alone, without a door, a sign-in or a line in the log, is shown too.
    """
    owner = bench.new_database()
    with bench.books(owner) as books:
        ids = households(books, HOUSEHOLDS, CODE)
        accounts.open_account(books, act(), name="干部", role="cadre", task_force=CODE)
        token = make_token(books, books.desk.account_id("干部"), "bench")
    with product(owner, bench.folder) as ours, empty() as theirs:
        turns = [
            (rate(ours, "contacts", ids, token), rate(ours, "nothing", ids, token),
             rate(theirs, "nothing", ids, token))
            for _ in range(PAIRS + 1)
        ]  # fmt: skip
    contacts, nothing, alone = ([*column[1:]] for column in zip(*turns, strict=True))
    yield beside("http-vs-empty-post", "contacts/s", contacts, "same server", nothing, bar=0.4)
    yield beside("http-vs-fastapi", "contacts/s", contacts, "FastAPI alone", alone, bar=0.0)


def rate(port: int, what: str, ids: Sequence[UUID], token: str) -> float:
    """Answers a second; each contact another, under an operation number of its own."""
    shares = [
        [request(what, ids[(n * CALLERS + k) % len(ids)], token) for n in range(EACH)]
        for k in range(CALLERS)
    ]
    began = time.perf_counter()
    callers = asked(port, shares)
    took = time.perf_counter() - began
    refused = [answer for caller in callers for answer in caller.refused]
    assert not refused, refused[0]
    return CALLERS * EACH / took


def request(what: str, case: UUID, token: str) -> bytes:
    """What a phone sends of one visit."""
    body = {"occurred_at": datetime.now(UTC).isoformat(), "method": "visit", "summary": SUMMARY}
    headers = f"Authorization: Bearer {token}\r\nIdempotency-Key: {uuid4()}\r\n"
    return post(f"/api/v1/cases/{case}/{what}", orjson.dumps(body), headers)


@contextmanager
def product(owner: str, folder: Path) -> Iterator[int]:
    """The port of the product with two workers over a database of the benchmark."""
    key = folder / "sealing.key"
    key.write_text(b64encode(MASTER.newest.secret).decode())
    key.chmod(0o600)
    told = {
        "ZHUANBAN_DATA": str(folder / "served"), "ZHUANBAN_DATABASE_URL": owner,
        "ZHUANBAN_SEALING_KEY_FILE": str(key), "ZHUANBAN_RATE": "0",
    }  # fmt: skip
    port = a_port()
    command = ["-m", "benchmarks.empty_post", str(port), str(WORKERS)]
    with running(command, port, told):
        yield port


@contextmanager
def empty() -> Iterator[int]:
    """The port of a server that takes and checks the same body, run as ours is."""
    port = a_port()
    command = [
        "-m", "uvicorn", "benchmarks.empty_post:app", "--workers", str(WORKERS), "--port",
        str(port), "--no-access-log", "--log-level", "error",
    ]  # fmt: skip
    with running(command, port, {}):
        yield port


@contextmanager
def running(command: list[str], port: int, told: dict[str, str]) -> Iterator[None]:
    """A Python program that listens by now, and is ended."""
    environment = {**os.environ, **told, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, *command], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:  # fmt: skip
        try:
            wait_for(port)
            yield
        finally:
            server.terminate()


def wait_for(port: int) -> None:
    """Until it answers. Raises OSError after a minute."""
    until = time.monotonic() + STARTS
    while True:
        line = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            line.request("GET", "/healthz")
            line.getresponse().read()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return
        finally:
            line.close()


def a_port() -> int:
    """One that nobody has at this moment."""
    with create_server(("127.0.0.1", 0)) as line:
        found: int = line.getsockname()[1]
        return found
