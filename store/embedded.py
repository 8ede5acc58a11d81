"""Every command that uses a data folder shares one PostgreSQL, which ends with the last of them.

Two locks in the data folder tell the truth, because the kernel drops them with their holders:
`users` is held shared by each command, `keeper` exclusively by the keeper (before it lives, by the
command that prepares the start). Files with process numbers are believed only under these locks.
"""

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg
from psycopg.conninfo import make_conninfo

from domain.refusal import Refusal
from store import cluster, keeper
from store.account import Account
from store.archive import wal
from store.binaries import find_binaries, within_reach

# Replaying the log after a crash may take minutes; a keeper that lives is waited for.
PATIENCE_SECONDS = 600.0
POLL_SECONDS = 0.02
LAUNCHES = 2
TAIL_BYTES = 600


class ServerDidNotStart(Refusal):
    """PostgreSQL did not start; the end of its log {log} says: {tail}"""

    zh = "PostgreSQL 未能启动；其日志 {log} 的末尾为：{tail}"
    status = 503


class EmbeddedServer:
    """One PostgreSQL per data folder, shared by all commands that use it."""

    def __init__(self, users: int, socket: Path) -> None:
        """Take the descriptor that holds the shared lock, and the folder of the socket."""
        self._users: int | None = users
        self._socket = socket

    @classmethod
    def start(cls, data: Path, *, binaries: Path | None = None, durable: bool = True,
              archive: Path | None = None) -> Self:  # fmt: skip
        """Start the server of the folder, or join the one that runs, as it was started.

        Its write-ahead log is kept in ``archive`` too, where one is given; an archive that is away
        keeps no server from starting.

        `durable=False` risks the data for speed and is for tests. Raises PostgresNotFound,
        ServerDidNotStart, ClusterNotMade or ClusterOfOtherMajor. A process that ends without
        `close()` has released its use as well.
        """
        data = data.resolve()
        # The server's user must pass through, nobody may look; a folder already there is left so.
        data.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, parents=True, exist_ok=True)
        users = os.open(data / "users", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(users, fcntl.LOCK_SH)
            return cls(users, _joined(data, binaries, durable=durable, archive=archive))
        except BaseException:
            os.close(users)
            raise

    def conninfo(self, database: str = "zhuanban", user: str = "postgres") -> str:
        """Give the libpq string for one database as one role."""
        return _conninfo(self._socket, database, user)

    def close(self) -> None:
        # Closing, never LOCK_UN: a forked child that shares the descriptor keeps its use.
        if self._users is not None:
            os.close(self._users)
        self._users = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()


def stop(data: Path) -> bool:
    """End the server of the folder at once, whoever uses it; False when none ran."""
    data = data.resolve()
    if not (data / "keeper").exists():
        return False
    told: int | None = None
    while True:
        with _keeper_lock(data) as lock:
            if lock is not None:
                return told is not None
        alive = _keeper(data)
        if alive and told is None:
            told = alive[0]
            with suppress(ProcessLookupError):
                os.kill(told, signal.SIGTERM)
        elif alive and alive[0] != told:
            return True  # ours is gone; somebody has started the next one already
        time.sleep(POLL_SECONDS)


def stop_if_unused(data: Path) -> bool:
    """End the server of the folder if nobody uses it; whoever comes meanwhile starts the next."""
    try:
        users = os.open(data.resolve() / "users", os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return stop(data)
    except BlockingIOError:
        return False
    finally:
        os.close(users)


def _joined(data: Path, binaries: Path | None, *, durable: bool, archive: Path | None) -> Path:
    """Give the socket's folder of a server that answers, launching one where no keeper lives."""
    launches = 0
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with _keeper_lock(data) as lock:
            if lock is not None:
                if launches == LAUNCHES:
                    break
                launches += 1
                _launch(data, lock, binaries or find_binaries(), durable=durable, archive=archive)
        alive = _keeper(data)
        if alive and _answers(alive[1]):
            return alive[1]
        time.sleep(POLL_SECONDS)
    log = _log_of(data)
    raise ServerDidNotStart(log=log, tail=log.read_bytes()[-TAIL_BYTES:].decode(errors="replace"))


def _launch(data: Path, lock: int, binaries: Path, *, durable: bool,
            archive: Path | None) -> None:  # fmt: skip
    """Prepare the folder and hand the keeper's lock over to a keeper."""
    os.ftruncate(lock, 0)  # the number in it is a dead keeper's
    account = Account.of_server()
    socket = cluster.socket_folder(data, account)
    cluster.clear_remains(data, socket)
    binaries = within_reach(binaries, data, account)
    if archive:
        with suppress(OSError, Refusal):  # PostgreSQL tries again, and says that it fails
            wal.prepared(archive, account)
    _log_of(data).touch(0o600)
    with _log_of(data).open("ab") as log:
        folder = cluster.made(binaries, data, account, log=log, durable=durable)
        subprocess.run(
            [
                *(sys.executable, "-I", "-S", keeper.__file__),
                *(str(lock), data / "users", str(account.uid), str(account.gid), socket, folder),
                *cluster.command(binaries, data, socket, durable=durable, archive=archive),
            ],
            check=True,
            cwd="/",
            pass_fds=[lock],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )


@contextmanager
def _keeper_lock(data: Path) -> Iterator[int | None]:
    """Hold the keeper's lock if no keeper lives (a keeper started meanwhile goes on holding it)."""
    opened = os.open(data / "keeper", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
        else:
            yield opened
    finally:
        os.close(opened)


def _keeper(data: Path) -> tuple[int, Path] | None:
    """Give the living keeper's process number and the folder of its socket."""
    number, _, socket = (data / "keeper").read_text().partition("\n")
    if not socket:
        return None
    try:  # the number may be a dead keeper's and another process's by now
        arguments = Path("/proc", number, "cmdline").read_bytes().split(b"\0")
    except OSError:
        return None
    return (int(number), Path(socket)) if os.fsencode(data / "users") in arguments else None


def _answers(socket: Path) -> bool:
    try:
        psycopg.connect(_conninfo(socket, "postgres", "postgres"), connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def _conninfo(socket: Path, database: str, user: str) -> str:
    return make_conninfo(host=str(socket), port=5432, dbname=database, user=user)


def _log_of(data: Path) -> Path:
    return data / "postgresql.log"
