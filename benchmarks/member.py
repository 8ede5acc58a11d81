"""A member of the cluster is one Patroni with its PostgreSQL, asked, held and killed as it is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

import psycopg

from benchmarks.processes import alive, children, kill, launched, signalled
from store.account import Account

HERE = "127.0.0.1"
PASSWORD = "only-for-a-trial"  # noqa: S105 - of servers that live a minute on loopback


@dataclass
class Member:
    """One Patroni with its PostgreSQL."""

    name: str
    port: int
    api: int
    folder: Path
    account: Account
    patroni: subprocess.Popen[bytes] | None = None

    @property
    def conninfo(self) -> str:
        """Patroni's own way to this server."""
        return (
            f"host={HERE} port={self.port} user=postgres password={PASSWORD} dbname=postgres"
            " connect_timeout=2"
        )

    def start(self) -> None:
        """As systemd does."""
        self.patroni = launched(
            self.account, [sys.executable, "-m", "patroni", str(self.folder / "patroni.yml")],
            self.folder / "patroni.log", dict(os.environ),
        )  # fmt: skip

    def ask(self, question: str) -> Any:
        """One value of this very server."""
        with psycopg.connect(self.conninfo, autocommit=True) as connection:
            row = connection.execute(question.encode()).fetchone()
        return row[0] if row else None

    @property
    def is_primary(self) -> bool:
        """Whether it takes writes."""
        with suppress(psycopg.OperationalError):
            return not self.ask("SELECT pg_is_in_recovery()")
        return False

    @property
    def may_take_over(self) -> bool:
        """Whether Patroni knows of it that it has every commit that was answered."""
        line = HTTPConnection(HERE, self.api, timeout=2)
        try:
            line.request("GET", "/sync")
            return line.getresponse().status == HTTPStatus.OK
        except (OSError, HTTPException):
            return False
        finally:
            line.close()

    def postgres(self) -> list[int]:
        """Its server's processes, the first of them first."""
        try:
            text = (self.folder / "data" / "postmaster.pid").read_text()
        except OSError:
            return []
        first = int(text.split("\n", 1)[0])
        return [first, *children(first)] if alive(first) else []

    def receiver(self) -> list[int]:
        """The process by which a replica takes in the log."""
        return [
            pid for pid in self.postgres()
            if b"walreceiver" in Path("/proc", str(pid), "cmdline").read_bytes()
        ]  # fmt: skip

    @contextmanager
    def held(self) -> Iterator[None]:
        """A replica that takes nothing in until the block ends, though its server lives."""
        found = self.receiver()
        signalled(found, signal.SIGSTOP)
        try:
            yield
        finally:
            signalled(found, signal.SIGCONT)

    def kill_postgres(self) -> None:
        """SIGKILL to every process of PostgreSQL, none of which does anything in between."""
        kill(self.postgres())

    def kill(self) -> None:
        """As the server's power going: Patroni and PostgreSQL are gone between two instructions."""
        if self.patroni and self.patroni.poll() is None:
            kill([self.patroni.pid, *self.postgres()])
            self.patroni.wait()
        else:
            kill(self.postgres())
