"""A thousand pages are open while a city works: how soon each hears, and how often."""

from __future__ import annotations

import asyncio
import json
import re
import resource
import time
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from http.client import HTTPConnection
from multiprocessing import get_context
from statistics import quantiles
from typing import NamedTuple
from uuid import UUID

from api import accounts, undertakings
from api.case_opening import OpenCase, open_case
from api.identity.opening_sessions import make_token
from api.operations.act import Actor
from benchmarks.bench_server import Bench
from benchmarks.measured import Line, Spread, none_of
from benchmarks.served import served
from benchmarks.workload import act, in_threads
from store.books import Books

PAGES, RATE, SECONDS = 1000, 50, 30
PROJECTS, EACH = 86, 20  # households
SOON, OFTEN = 1.5, 1.0  # seconds from the acknowledged event; messages a second a page
CITY = "CITY"
WRITERS = 4
SETTLES = 3.0  # seconds in which the last message must have come
ID = re.compile(rb"(?m)^id: (\d+)-\w+$")
NOW = time.monotonic  # one clock for all processes of this machine


class Told(NamedTuple):
    """An acknowledged event: when, at which position, of which project."""

    at: float
    position: int
    project: str


@dataclass
class Page:
    """An open page, and when it heard of which position."""

    scope: str
    heard: list[tuple[float, int]] = field(default_factory=list)

    async def listen(self, port: int, token: str, is_open: asyncio.Semaphore) -> None:
        """Ask for the events and take them in until the line ends."""
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(
            f"GET /api/v1/{self.scope}/live HTTP/1.1\r\nHost: here\r\n"
            f"Authorization: Bearer {token}\r\n\r\n".encode()
        )
        rest = b""
        try:
            while more := await reader.read(65_536):
                *whole, rest = (rest + more).split(b"\n\n")
                found = [int(n) for text in whole for n in ID.findall(text)]
                if found and not self.heard:
                    is_open.release()
                self.heard += [(NOW(), position) for position in found]
        finally:
            writer.close()

    def latencies(self, events: Sequence[Told]) -> list[float]:
        """Seconds from each event of its scope to the message that held it; inf if none did."""
        positions = [position for _, position in self.heard]
        firsts = [bisect_left(positions, event.position) for event in events]
        return [
            max(0.0, self.heard[first][0] - event.at) if first < len(positions) else float("inf")
            for event, first in zip(events, firsts, strict=True)
        ]

    @property
    def often(self) -> float:
        """Messages a second, from the first that followed another to the last."""
        times = [at for at, _ in self.heard]
        return (len(times) - 1) / (times[-1] - times[0]) if len(times) > 1 else 0.0


class Heard(NamedTuple):
    """How soon events reached pages, in seconds; how many messages a second the busiest had."""

    latencies: list[float]
    most_often: float


def live(bench: Bench) -> Iterator[Line]:
    """Nine pages in ten are of one of 86 projects, the others of the task force above them all."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    owner = bench.new_database()
    with bench.books(owner) as books:
        cases, token = city(books, PROJECTS, EACH)
    with served(owner, bench.folder / "live") as port:
        heard = loaded(port, token, cases, pages=PAGES, rate=RATE, seconds=SECONDS)
    soon = Spread(min(heard.latencies), quantiles(heard.latencies, n=100)[49], max(heard.latencies))
    last = quantiles(heard.latencies, n=100)[98]
    yield Line("live", "s to the page", soon, "limit", Spread.of([SOON]), SOON / last)
    yield none_of("live-lost", f"of {len(heard.latencies):,}", heard.latencies.count(float("inf")))
    often = Spread.of([heard.most_often])
    yield Line("live-often", "messages/s a page", often, "limit", Spread.of([OFTEN]),
               OFTEN / heard.most_often)  # fmt: skip


def city(books: Books, projects: int, each: int) -> tuple[dict[str, list[UUID]], str]:
    """Projects under one task force, their cases by code, and the token of the chief of all."""
    undertakings.open_task_force(books, act(), code=CITY, name="全市专班")
    cases = {f"P{n}": list[UUID]() for n in range(projects)}
    for code, ids in cases.items():
        undertakings.open_project(books, act(), code=code, name=code, task_force=CITY)
        for n in range(each):
            body = OpenCase(case_no=f"{code}-{n}", occurred_at=datetime.now(UTC))
            answer = open_case(books, Actor("console", "console"), code, body).answer
            ids.append(UUID(str(answer["id"])))
    accounts.open_account(books, act(), name="组长", role="chief", task_force=CITY)
    return cases, make_token(books, books.desk.account_id("组长"), "bench")


def loaded(port: int, token: str, cases: dict[str, list[UUID]], *, pages: int, rate: int,
           seconds: float) -> Heard:  # fmt: skip
    """Open the pages, have a process of its own write, and see what the pages heard."""
    codes = list(cases)
    opened = [
        Page(f"task-forces/{CITY}" if n % 10 == 0 else f"projects/{codes[n % len(codes)]}")
        for n in range(pages)
    ]
    write = partial(wrote, port, token, cases, rate, seconds)
    events = asyncio.run(_worked(opened, write, port, token))
    latencies = [
        latency for page in opened
        for latency in page.latencies([
            event for event in events
            if page.scope in {f"projects/{event.project}", f"task-forces/{CITY}"}
        ])
    ]  # fmt: skip
    return Heard(latencies, max(page.often for page in opened))


async def _worked(
    pages: list[Page], write: partial[list[Told]], port: int, token: str
) -> list[Told]:
    is_open = asyncio.Semaphore(0)
    listening = [asyncio.create_task(page.listen(port, token, is_open)) for page in pages]
    for _ in pages:
        await is_open.acquire()
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        events = await asyncio.get_running_loop().run_in_executor(process, write)
    await asyncio.wait(listening, timeout=SETTLES)
    for task in listening:
        task.cancel()
    await asyncio.wait(listening)
    return sorted(events, key=lambda event: event.position)


def wrote(port: int, token: str, cases: dict[str, list[UUID]], rate: int,
          seconds: float) -> list[Told]:  # fmt: skip
    """Contacts at an even pace, over all projects in turns."""
    events: list[Told] = []
    in_threads(WRITERS, [
        partial(_write, port, token, cases, rate, range(n, int(rate * seconds), WRITERS), events)
        for n in range(WRITERS)
    ])  # fmt: skip
    return events


def _write(port: int, token: str, cases: dict[str, list[UUID]], rate: int, numbers: range,
           events: list[Told]) -> None:  # fmt: skip
    line, began, codes = HTTPConnection("127.0.0.1", port, timeout=30), NOW(), list(cases)
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    for n in numbers:
        time.sleep(max(0.0, began + n / rate - NOW()))
        code = codes[n % len(codes)]
        case = cases[code][n // len(codes) % len(cases[code])]
        body = {"occurred_at": datetime.now(UTC).isoformat(), "method": "visit"}
        line.request("POST", f"/api/v1/cases/{case}/contacts", json.dumps(body), headers)
        answer = json.loads(line.getresponse().read())
        events.append(Told(NOW(), answer["position"], code))
