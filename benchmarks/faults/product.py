"""The product as it is served: `zhuanban serve` with its workers, begun and ended by a trial."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path
from typing import Self

from api.settings import Settings
from benchmarks.faults.line import Line
from store.books import Books
from store.cluster import processes

ROOT = Path(__file__).parents[2]
PATIENCE = 120.0  # seconds until a server that does not answer has failed
SIGNS = b"audit.signing_apart"


def free_port() -> int:
    """A port of the loopback that nobody listens on, below those that outgoing lines take."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as trial, suppress(OSError):
            trial.bind(("127.0.0.1", port))
            return port


class Product:
    """One data folder, and the processes that serve it."""

    def __init__(self, folder: Path, *, workers: int = 2, code: Path = ROOT,
                 environment: Mapping[str, str] | None = None) -> None:  # fmt: skip
        """Serve ``folder`` by the code in ``code``; nothing is started yet."""
        self.folder, self.workers, self.code, self.port = folder, workers, code, free_port()
        self.environment = {
            **os.environ, "ZHUANBAN_DATA": str(folder), "ZHUANBAN_RATE": "0",
            "PYTHONPATH": str(code), **(environment or {}),
        }  # fmt: skip
        self._process: subprocess.Popen[bytes] | None = None
        self.said = folder.with_suffix(".said")

    def start(self) -> Self:
        """Start the processes and wait until they answer."""
        with self.said.open("ab") as said:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "api.cli", "serve", "--port", str(self.port),
                 "--workers", str(self.workers)],
                cwd=self.code, env=self.environment, start_new_session=True, stdout=said,
                stderr=said, stdin=subprocess.DEVNULL,
            )  # fmt: skip
        self.wait()
        return self

    def wait(self) -> None:
        """Wait until it says that it is ready."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            assert self._process
            assert self._process.poll() is None, self.said.read_text()[-2000:]
            with suppress(OSError, HTTPException), Line(self.port) as line:
                if line.ask("GET", "/readyz")[0] == 200:
                    return
            time.sleep(0.05)
        raise TimeoutError(self.said.read_text()[-2000:])

    def line(self) -> Line:
        """A line of one writer."""
        return Line(self.port)

    # killing

    def kill_all(self) -> None:
        """Every process of the application at once, as a machine that is switched off."""
        assert self._process
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def kill_worker(self) -> None:
        """One worker; whoever looks after them starts another."""
        self._kill(random.choice(workers) if (workers := self._workers()) else None)

    def kill_sequencer(self) -> None:
        """Those processes that sign; most of the time there is one or two."""
        for child in [child for worker in self._workers() for child in _children(worker)]:
            with suppress(OSError):
                if SIGNS in Path("/proc", str(child), "cmdline").read_bytes():
                    self._kill(child)

    def kill_postgres(self) -> None:
        """PostgreSQL and all it started."""
        for pid in processes(self.folder.resolve()):
            self._kill(pid)

    def _kill(self, pid: int | None) -> None:
        if pid:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def _workers(self) -> list[int]:
        assert self._process
        if self.workers == 1:
            return [self._process.pid]
        return [
            pid for pid in _children(self._process.pid)
            if b"spawn_main" in Path("/proc", str(pid), "cmdline").read_bytes()
        ]  # fmt: skip

    def stop(self) -> None:
        """End it as an operator does, and kill what does not end."""
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(30)
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    @property
    def settings(self) -> Settings:
        """As the product itself has them."""
        return Settings.of(self.environment)

    @contextmanager
    def books(self) -> Iterator[Books]:
        """Its books, opened beside it."""
        with self.settings.books() as books:
            yield books

    def __enter__(self) -> Self:
        """Start."""
        return self.start()

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.stop()


def _children(pid: int) -> list[int]:
    found = Path("/proc", str(pid), "task")
    with suppress(OSError):
        return [
            int(child) for task in found.iterdir()
            for child in (task / "children").read_text().split()
        ]  # fmt: skip
    return []
