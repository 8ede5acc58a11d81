"""Writers who ask again under the same number until they are answered, whatever happens."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.client import HTTPException
from threading import Event, Lock, Thread
from typing import Any
from uuid import UUID, uuid4

from benchmarks.faults.line import Line

CODE = "FAULTS"
FORBEARANCE = 120.0  # seconds that one intention may take, with all its retries
AGAIN = 0.05
PACE = 0.03  # between two acts: load enough, and cores left for what is tried
ACCEPTED = frozenset({200, 201})
TRY_AGAIN = frozenset({503, 507})


class Gate:
    """Writers go on while it is open; once it is shut and they are idle nothing is under way."""

    def __init__(self) -> None:
        """Open."""
        self.open, self.ends = Event(), Event()
        self.open.set()


class Writer:
    """One person at one line, with cases that nobody else touches."""

    def __init__(self, port: int, gate: Gate, name: str, *, ago: timedelta,
                 token: str | None) -> None:  # fmt: skip
        """Write to the server on ``port``; things happened ``ago``, so that no clock matters."""
        self.line, self._gate, self._name = Line(port, token), gate, name
        self._ago = ago
        self._dice = random.Random(name)
        self._lock = Lock()
        self.acknowledged: dict[UUID, int] = {}
        self.odd: list[str] = []
        self.statuses: Counter[int] = Counter()
        self.is_idle = Event()
        self.answered = 0

    def run(self) -> None:
        """Write until the gate says that it ends."""
        n = 0
        while not self._gate.ends.is_set():
            for _ in self._a_case(f"{self._name}-{n}"):
                if not self._gate.open.is_set():
                    self.is_idle.set()
                    self._gate.open.wait()
                    self.is_idle.clear()
                if self._gate.ends.wait(PACE):
                    break
            n += 1
        self.is_idle.set()
        self.line.close()

    def _a_case(self, number: str) -> Iterator[None]:
        """One household from its opening to its signature; a pause is possible at each step."""
        at = (datetime.now(UTC) - self._ago).isoformat()
        opened = self._write(f"/api/v1/projects/{CODE}/cases", case_no=number, occurred_at=at)
        yield
        if not opened:
            return
        case = f"/api/v1/cases/{opened['id']}"
        for _ in range(self._dice.randrange(3)):
            self._write(f"{case}/contacts", occurred_at=at, method="visit", summary="谈了搬迁时间")
            yield
        if self._dice.random() < 0.5:
            self._sync(opened["id"], at)
            yield
        if self._dice.random() < 0.3:
            self._write(f"{case}/offers", occurred_at=at, amount_fen=100_000_00)
            yield
            self._write(f"{case}/offers/1/response", occurred_at=at, answer="accepted")
            yield
            self._write(f"{case}/signatures", occurred_at=at, party=None)
            yield

    def _sync(self, case: str, at: str) -> None:
        """Three entries of a phone in one request; sent again whole until each has its answer."""
        body = {"occurred_at": at, "method": "phone"}
        items = [
            {"op_id": str(uuid4()), "seq": nth, "case": case, "op": "contacts", "body": body}
            for nth in range(3)
        ]
        told = self._asked(
            "/api/v1/sync",
            {"device": str(uuid4()), "device_now": datetime.now(UTC).isoformat(), "items": items},
            None,
        )
        for item in told["items"] if told else []:
            if item["status"] in {"accepted", "duplicate"}:
                self._acknowledge(UUID(item["op_id"]), item["position"])
            else:
                self.odd.append(str(item))

    def _write(self, path: str, **body: Any) -> Any:
        op_id = uuid4()
        told = self._asked(path, body, op_id)
        if told:
            self._acknowledge(op_id, told["position"])
        return told

    def _acknowledge(self, op_id: UUID, position: int) -> None:
        with self._lock:
            self.acknowledged[op_id] = position
            self.answered += 1

    def _asked(self, path: str, body: Any, op_id: UUID | None) -> Any:
        """Ask until it is answered; what is no answer to a good request is odd."""
        deadline = time.monotonic() + FORBEARANCE
        while time.monotonic() < deadline:
            try:
                status, told = self.line.ask("POST", path, body, op_id)
            except (OSError, HTTPException):
                status = 0
            self.statuses[status] += 1
            if status in ACCEPTED:
                return told
            if status and status not in TRY_AGAIN:
                self.odd.append(f"{status} {path}: {told}")
                return None
            time.sleep(AGAIN)
        self.odd.append(f"nobody answered {path} for {FORBEARANCE} s")
        return None


class Crowd:
    """Some writers at work."""

    def __init__(self, port: int, n: int, name: str, *, ago: timedelta = timedelta(days=1),
                 token: str | None = None) -> None:  # fmt: skip
        """Names of cases begin with ``name``; ``token`` says who writes."""
        self.gate = Gate()
        self.writers = [
            Writer(port, self.gate, f"{name}{nth}", ago=ago, token=token) for nth in range(n)
        ]

    @contextmanager
    def at_work(self) -> Iterator[Crowd]:
        """They write until the block ends."""
        threads = [Thread(target=writer.run) for writer in self.writers]
        for thread in threads:
            thread.start()
        try:
            yield self
        finally:
            self.gate.ends.set()
            self.gate.open.set()
            for thread in threads:
                thread.join()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Within this block everything that was begun has been answered."""
        self.gate.open.clear()
        for writer in self.writers:
            while not writer.is_idle.wait(1.0):
                pass
        try:
            yield
        finally:
            self.gate.open.set()

    def write_on(self, n: int, seconds: float = FORBEARANCE) -> None:
        """Wait until each has been answered so many times more, or somebody as nobody should be.

        Raises TimeoutError.
        """
        wanted = [(writer, writer.answered + n) for writer in self.writers]
        deadline = time.monotonic() + seconds
        while any(writer.answered < count for writer, count in wanted):
            if time.monotonic() > deadline:
                raise TimeoutError([writer.odd[-1:] for writer in self.writers])
            if self.odd:
                return
            time.sleep(0.01)

    @property
    def acknowledged(self) -> dict[UUID, int]:
        """All numbers that were answered, with the position each was told."""
        return {op: at for writer in self.writers for op, at in writer.acknowledged.items()}

    @property
    def odd(self) -> list[str]:
        """Answers that nobody should have got."""
        return [each for writer in self.writers for each in writer.odd]

    @property
    def statuses(self) -> Counter[int]:
        """How often each status came; 0 is a line that was cut."""
        return sum((writer.statuses for writer in self.writers), Counter())
