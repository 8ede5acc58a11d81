"""What waits for the log lies in files that a killed process leaves whole, each under a lock.

A file is written by one process and, once closed, never again: what is made of it is the same
whoever makes it, so that a batch taken in twice is known the second time.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock
from time import monotonic
from uuid import uuid4


class Batch:
    """The lines of a closed file; its lock is held until they are in the log."""

    def __init__(self, path: Path, handle: int) -> None:
        """``handle`` is open and locked."""
        self._path, self._handle = path, handle

    def lines(self) -> list[bytes]:
        """Its lines; of a line that was cut off, what there is."""
        with self._path.open("rb") as file:
            return [line for line in file.read().split(b"\n") if line]

    def done(self) -> None:
        """The log has it: the file goes."""
        self._path.unlink()
        os.close(self._handle)

    def let_go(self) -> None:
        """Leave the file to whoever looks next."""
        os.close(self._handle)


class Spool:
    """The files of one process."""

    def __init__(self, folder: Path, prefix: str) -> None:
        """``prefix`` begins the names of its files."""
        self._folder, self._prefix = folder, prefix
        self._lock = Lock()
        self._open: Batch | None = None
        self._handle = -1
        self.waiting = 0
        self.since = 0.0  # when the first of those that wait came, by the steady clock

    def append(self, line: bytes) -> None:
        """Keep a line; it survives the process from here on. Raises OSError."""
        whole = b"\n" + line  # apart from one before it that was cut off
        with self._lock:
            if self._open is None:
                self._start()
            if os.write(self._handle, whole) < len(whole):
                raise OSError(28, "no space left", str(self._folder))
            self.waiting += 1

    def _start(self) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        while self._open is None:
            path = self._folder / f"{self._prefix}{uuid4().hex}.lines"
            handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL, 0o600)
            if _locked(handle):
                self._open, self._handle = Batch(path, handle), handle
        self.waiting, self.since = 0, monotonic()

    def close(self) -> Batch | None:
        """Close the file that is open; whoever appends next begins another."""
        with self._lock:
            closed, self._open, self.waiting = self._open, None, 0
        return closed


def leftovers(folder: Path, prefix: str) -> Iterator[Batch]:
    """Files that no living process holds, each locked now."""
    for path in sorted(folder.glob(f"{prefix}*.lines")):
        with suppress(FileNotFoundError):
            handle = os.open(path, os.O_RDWR)
            if _locked(handle):
                yield Batch(path, handle)


def _locked(handle: int) -> bool:
    """Whether the file is ours now, and there still; else it is let go."""
    with suppress(BlockingIOError):
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(handle).st_nlink:
            return True
    os.close(handle)
    return False
