"""A real server with writers, readers of streams and a slow upload, told to end in the middle."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from uuid import UUID, uuid4

import httpx
from prometheus_client.parser import text_string_to_metric_families

from tests.api.city import NOON

ROOT = Path(__file__).resolve().parents[3]
NAME = "欧阳建国"  # in every summary; in no line, measure or trace
ANSWERED = re.compile(r'"process":"([^"]+)","pid":\d+,"reference"')
WRITERS, ENOUGH = 6, 60
STREAMS = ("/api/v1/stream", "/api/v1/projects/XN/live", "/api/v1/task-forces/default/live")


@dataclass
class Seen:
    """What the callers of a server saw, and what it left."""

    answered: dict[UUID, int] = field(default_factory=dict)  # status, by operation number
    unanswered: set[UUID] = field(default_factory=set)
    last_words: list[str] = field(default_factory=list)
    measured: dict[str, float] = field(default_factory=dict)
    upload: bytes = b""
    code: int | None = None
    seconds: float = 0.0
    lines: list[str] = field(default_factory=list)


@contextmanager
def serving(data: Path, *options: str, **environment: str
            ) -> Iterator[tuple[subprocess.Popen[str], str]]:  # fmt: skip
    """A server over a data folder and where it listens; its log goes to ``data/log``."""
    data.mkdir(exist_ok=True)
    with (
        (data / "log").open("w") as log,
        subprocess.Popen(
            [sys.executable, "-m", "api.cli", "serve", "--port", "0", *options], cwd=ROOT,
            text=True, env={**os.environ, "ZHUANBAN_DATA": str(data), **environment},
            stdout=subprocess.PIPE, stderr=log,
        ) as server,
    ):  # fmt: skip
        assert server.stdout
        try:
            yield server, server.stdout.readline().strip().removesuffix("/")
        finally:
            server.kill()


def work_until_the_end(data: Path, *options: str, **environment: str) -> Seen:
    """Have people work, tell the server to end, and see what became of all they asked."""
    seen, enough = Seen(), Event()
    with serving(data, *options, **environment) as (server, origin):
        with httpx.Client(base_url=origin, timeout=60) as client:
            until_all_answer(client, data / "log", options)
            cases = [opened(client, n) for n in range(WRITERS)]
            writers = [started(write, origin, case, seen, enough) for case in cases]
            readers = [started(listen, origin, path, seen) for path in STREAMS]
            line = half_an_upload(origin)
            assert enough.wait(60)
            seen.measured = measured(client)
        began = monotonic()
        server.send_signal(signal.SIGTERM)
        for reader in readers:
            reader.join()
        seen.upload = the_rest(line)
        for writer in writers:
            writer.join()
        seen.code, seen.seconds = server.wait(60), monotonic() - began
    seen.lines = (data / "log").read_text().splitlines()
    return seen


def until_all_answer(client: httpx.Client, log: Path, options: tuple[str, ...]) -> None:
    """Ask until each worker has answered once."""
    workers, deadline = int(options[1]) if options else 1, monotonic() + 60
    while len({*ANSWERED.findall(log.read_text())}) < workers:
        assert monotonic() < deadline
        with httpx.Client(base_url=client.base_url, timeout=60) as other:
            other.get("/api/v1/projects").raise_for_status()


def opened(client: httpx.Client, n: int) -> str:
    """A case of a project that is there already or is opened now."""
    client.post("/api/v1/projects", json={"code": "XN", "name": "小南门"}).raise_for_status()
    body = {"case_no": f"XN-{n}", "occurred_at": NOON}
    case: str = client.post("/api/v1/projects/XN/cases", json=body).json()["id"]
    return case


def started(work: Callable[..., None], *of: object) -> Thread:
    """Somebody at work."""
    thread = Thread(target=work, args=of, daemon=True)
    thread.start()
    return thread


def write(origin: str, case: str, seen: Seen, enough: Event) -> None:
    """Log contacts, one after the other, until nobody answers any more."""
    body = {"occurred_at": NOON, "method": "visit", "summary": NAME}
    with httpx.Client(base_url=origin, timeout=60) as client:
        while True:
            number = uuid4()
            key = {"Idempotency-Key": str(number)}
            try:
                answer = client.post(f"/api/v1/cases/{case}/contacts", json=body, headers=key)
            except httpx.TransportError:
                seen.unanswered.add(number)
                return
            seen.answered[number] = answer.status_code
            if len(seen.answered) >= ENOUGH:
                enough.set()


def listen(origin: str, path: str, seen: Seen) -> None:
    """Hear a stream out."""
    with httpx.stream("GET", origin + path, timeout=60) as answer:
        seen.last_words.append([line for line in answer.iter_lines() if line][-1])


def half_an_upload(origin: str) -> socket.socket:
    """The line of a file of which half is sent."""
    host, _, port = origin.removeprefix("http://").partition(":")
    line = socket.create_connection((host, int(port)), timeout=60)
    line.sendall(
        b"POST /api/v1/projects/XN/roster HTTP/1.1\r\nHost: here\r\nContent-Length: 200\r\n"
        b"Content-Type: application/octet-stream\r\n\r\n" + b"x" * 100
    )
    return line


def the_rest(line: socket.socket) -> bytes:
    """The answer, once the other half is there."""
    with line:
        line.sendall(b"x" * 100)
        heard = b""
        while more := line.recv(65_536):
            heard += more
    return heard


def measured(client: httpx.Client) -> dict[str, float]:
    """What all processes of the server count, without their labels."""
    text = client.get("/metrics").text
    assert NAME not in text
    found: dict[str, float] = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            found[sample.name] = found.get(sample.name, 0) + sample.value
    return found
