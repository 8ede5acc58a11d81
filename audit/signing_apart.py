"""The log is signed in a process of its own, so that signing holds up nobody who writes.

The process reads what to work on from its first line, and then signs once a line; it ends when its
input does, and so with whoever started it, however that ended.
"""

from __future__ import annotations

import logging.config
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import orjson
import psycopg
from psycopg import Connection
from psycopg_pool import ConnectionPool

from audit.journal import Journal, State
from audit.note import LogKey
from audit.sequencer import Sequencer
from domain.refusal import Refusal
from store.books import Books
from store.database import pool

ROOT = Path(__file__).resolve().parent.parent


class SigningFailed(OSError):  # noqa: N818 - told like a refusal
    """What went wrong in the process that signs; the log is signed at the next look."""


@dataclass(frozen=True)
class Line:
    """What a sequencer needs of books: one connection, and whose books they are."""

    pool: ConnectionPool[Connection[Any]]
    jurisdiction: int


class SequencerApart:
    """Asks another process for each checkpoint, and starts it where none runs."""

    def __init__(self, books: Books, journal: Journal, key: LogKey,
                 logs: dict[str, Any] | None = None) -> None:  # fmt: skip
        """Sign these books under the name of ``key``, which the process reads by itself.

        ``logs`` is how that process logs, as logging.config takes it.
        """
        self._books, self._folder, self._name = books, journal.path.parent, key.name
        self._logs = logs
        self.process: subprocess.Popen[bytes] | None = None

    def checkpoint(self) -> State:
        """As the sequencer's own. Raises SigningFailed too; one caller at a time."""
        with self._books.pool.connection():
            pass  # a database that went away is brought back from this process
        try:
            told = self._ask()
        except (BrokenPipeError, EOFError):  # it was ended: what it left half done is done anew
            self.close()
            told = self._ask()
        if "refusal" in told:
            raise _refusals()[told["refusal"]](**told["facts"])
        if "trouble" in told:
            raise SigningFailed(told["trouble"])
        return State.of(told["state"])

    def _ask(self) -> dict[str, Any]:
        process = self.process = self.process or self._start()
        assert process.stdin
        assert process.stdout
        process.stdin.write(b"\n")
        process.stdin.flush()
        line = process.stdout.readline()
        if not line:
            raise EOFError
        told: dict[str, Any] = orjson.loads(line)
        return told

    def _start(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-m", "audit.signing_apart"], cwd=ROOT,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        work = {"conninfo": self._books.conninfo, "jurisdiction": self._books.jurisdiction,
                "folder": str(self._folder.absolute()), "name": self._name,
                "logs": self._logs}  # fmt: skip
        assert process.stdin
        process.stdin.write(orjson.dumps(work) + b"\n")
        return process

    def close(self) -> None:
        """End the process; the next checkpoint starts another."""
        if self.process:
            self.process.communicate()
            self.process = None


def _refusals(of: type[Refusal] = Refusal) -> dict[str, type[Refusal]]:
    found = {of.__name__: of}
    for kind in of.__subclasses__():
        found |= _refusals(kind)
    return found


def answers(asked: IO[bytes]) -> Iterator[dict[str, Any]]:
    """What the process says to each line."""
    work = orjson.loads(asked.readline())
    if work["logs"]:
        logging.config.dictConfig(work["logs"])
    folder, jurisdiction = Path(work["folder"]), work["jurisdiction"]
    key = LogKey.of_file(folder / "log.key", work["name"], jurisdiction)
    with pool(work["conninfo"], size=1) as lines:
        sequencer = Sequencer(Line(lines, jurisdiction), Journal(folder, jurisdiction), key)
        for _ in asked:
            try:
                yield {"state": sequencer.checkpoint().line}
            except Refusal as refusal:
                yield {"refusal": type(refusal).__name__, "facts": refusal.facts}
            except (OSError, psycopg.Error) as error:
                yield {"trouble": f"{type(error).__name__}: {error}"}


if __name__ == "__main__":
    for told_to_all in (signal.SIGINT, signal.SIGTERM):  # by a terminal, by a service manager:
        signal.signal(told_to_all, signal.SIG_IGN)  # it has a last state to sign, and ends with us
    for told in answers(sys.stdin.buffer):
        sys.stdout.buffer.write(orjson.dumps(told) + b"\n")
        sys.stdout.buffer.flush()
