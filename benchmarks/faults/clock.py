"""A clock that jumps by an hour under PostgreSQL and the application breaks nothing.

libfaketime says another time to both while they run; waiting goes by a clock that does not jump.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType

import psycopg
from psycopg.conninfo import make_conninfo

from api.accounts import open_account
from api.identity.credentials import KEEP
from api.identity.opening_sessions import make_token, open_session
from api.identity.passwords import hashed
from api.moments import now
from benchmarks.faults.disk import CannotBeHad
from benchmarks.faults.line import Line
from benchmarks.faults.looking import Observer
from benchmarks.faults.product import Product
from benchmarks.faults.writers import CODE, Crowd
from domain.aggregate import Act
from store import cluster, keeper
from store.account import Account
from store.binaries import find_binaries, within_reach

PASSWORD = "田埂上的三只白鹭207"  # noqa: S105 - opens nothing
SEEN = 1.1  # seconds until everybody has looked at it
HOUR = 3600
STEPS = (HOUR, 0, -HOUR, 0)  # seconds beside the true time, one after the other
LIBRARIES = ("/usr/lib/*/faketime/libfaketimeMT.so.1", "/usr/lib*/faketime/libfaketimeMT.so.1")
TOO_LONG = b"""
SELECT count(*) FROM zhuanban.sessions
WHERE kind <> 'token' AND expires_at > created_at + interval '7 days'"""
SIZE = b"SELECT max(size) FROM audit.checkpoints"


class Clock:
    """The clock of those who are started with its environment."""

    def __init__(self, folder: Path) -> None:
        """True at first. Raises CannotBeHad."""
        found = [file for pattern in LIBRARIES for file in Path("/").glob(pattern[1:])]
        if not found:
            raise CannotBeHad("libfaketime is not installed (apt package faketime)")
        self._file = folder / "clock"
        self.environment: Mapping[str, str] = MappingProxyType({
            "LD_PRELOAD": str(found[0]), "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_CACHE_DURATION": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        })  # fmt: skip
        self.step(0)

    def step(self, seconds: int) -> None:
        """Let it say so much more than the true time from now on."""
        beside = self._file.with_suffix(".new")
        beside.write_text(f"{seconds:+d}\n")
        beside.chmod(0o644)
        beside.replace(self._file)
        time.sleep(SEEN)


@contextmanager
def postgres_by(clock: Clock, folder: Path) -> Iterator[str]:
    """A PostgreSQL whose time is the clock's; the embedded one takes nothing from us."""
    folder.mkdir(mode=0o711)
    account = Account.of_server()
    binaries = within_reach(find_binaries(), folder, account)
    socket = cluster.socket_folder(folder, account)
    told = [f"{name}={value}" for name, value in clock.environment.items()]
    with (folder / "log").open("ab") as log:
        data = cluster.made(binaries, folder, account, log=log, durable=False)
        command = cluster.command(binaries, folder, socket, durable=False)
        server = keeper.start(
            ["/usr/bin/env", *told, *command], str(data), account.uid, account.gid
        )
    owner = make_conninfo(host=str(socket), port=5432, dbname="zhuanban", user="postgres")
    try:
        _answers(make_conninfo(owner, dbname="postgres"))
        yield owner
    finally:
        server.send_signal(signal.SIGQUIT)
        server.wait()


def _answers(conninfo: str) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with suppress(psycopg.OperationalError):
            return psycopg.connect(conninfo).close()
        time.sleep(0.05)
    raise TimeoutError


class Trial:
    """People who write while the clock is set."""

    def __init__(self, product: Product, clock: Clock) -> None:
        """Take what runs by this clock."""
        self._product, self._clock = product, clock
        self._observer = Observer()
        self._size = 0
        self.faults: list[str] = []

    def run(self) -> list[str]:
        """What was not as it must be."""
        with self._product.line() as line:
            line.ask("POST", "/api/v1/projects", {"code": CODE, "name": CODE})
        token, session = self._employed()
        with Crowd(self._product.port, 3, "C", token=token).at_work() as crowd:
            for seconds in STEPS:
                self._clock.step(seconds)
                crowd.write_on(2)
                self._look(seconds, Line(self._product.port, session), crowd)
        return self.faults

    def _look(self, seconds: int, line: Line, crowd: Crowd) -> None:
        for path in ("/api/v1/due", "/api/v1/session", f"/api/v1/projects/{CODE}/countdown"):
            status, told = line.ask("GET", path)
            self._hold(status == 200, f"at {seconds}: {path}: {status} {told}")
        line.close()
        with crowd.paused():
            found = self._observer.faults(self._product, crowd.acknowledged)
        self.faults += [f"at {seconds}: {each}" for each in found + crowd.odd]
        with self._product.books() as books, books.pool.connection() as connection:
            row = connection.execute(SIZE).fetchone()
            size = row[0] if row and row[0] else 0
            self._hold(size > self._size, f"at {seconds}: nothing was signed")
            self._size = size
            self._hold(connection.execute(TOO_LONG).fetchone() == (0,), "a session lives too long")

    def _employed(self) -> tuple[str, str]:
        """Have an account that may write: a token of it, and the secret of one who signed in."""
        by = Act(at=now(), by="console", now=now(), role="console")
        with self._product.books() as books:
            told = open_account(books, by, name="wang", role="chief", task_force="default")
            with books.pool.connection() as connection:
                connection.execute(KEEP, {
                    "jurisdiction": 1, "account": told["id"], "must_change": False,
                    "password": hashed(PASSWORD),
                })  # fmt: skip
            return make_token(books, told["id"], "faults"), open_session(books, told["id"])

    def _hold(self, holds: bool, what: str) -> None:  # noqa: FBT001 - read aloud it is clear
        if not holds:
            self.faults.append(what)


def trial(folder: Path) -> list[str]:
    """What was not as it must be while the clock jumped. Raises CannotBeHad."""
    clock = Clock(folder)
    with postgres_by(clock, folder / "postgres") as owner:
        environment = {**clock.environment, "ZHUANBAN_DATABASE_URL": owner}
        with Product(folder / "data", workers=1, environment=environment) as product:
            return Trial(product, clock).run()
