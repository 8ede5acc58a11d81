"""Outside the database stands a file that only grows: every state of the tree that was signed.

A line is fsynced before anything it says is acted on. ``tree SIZE ROOT HEADS`` is a state that is
about to be committed; ``note SIZE ROOT HEADS SIGNATURE`` one that was signed and may be shown.
"""

from __future__ import annotations

import fcntl
import os
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from audit.tree import EMPTY
from domain.refusal import Refusal

NO_HEADS = bytes(32)


class JournalIsDamaged(Refusal):
    """The file of signed checkpoints outside the database holds a line that is none: {line}."""

    zh = "库外的检查点文件中有一行读不出：{line}"
    status = 503


class State(NamedTuple):
    """A tree: how many leaves, their root, the root over the heads; signed, or about to be."""

    size: int
    root: bytes
    heads: bytes
    signature: bytes | None = None

    @property
    def line(self) -> str:
        """As the file holds it, without its end."""
        parts = [str(self.size), b64encode(self.root).decode(), b64encode(self.heads).decode()]
        if self.signature is None:
            return " ".join(["tree", *parts])
        return " ".join(["note", *parts, b64encode(self.signature).decode()])

    @property
    def tree(self) -> tuple[int, bytes, bytes]:
        """What the database must agree with."""
        return self.size, self.root, self.heads

    @classmethod
    def of(cls, line: str) -> State:
        """Read a line. Raises JournalIsDamaged unless it is one that ``line`` writes."""
        try:
            _, size, root, heads, *signature = line.split(" ")
            found = cls(int(size), *map(b64decode, [root, heads, *signature]))
        except (ValueError, TypeError):
            raise JournalIsDamaged(line=line[:100]) from None
        if found.line != line:
            raise JournalIsDamaged(line=line[:100])
        return found


NOTHING = State(0, EMPTY, NO_HEADS, b"")


class Journal:
    """The file ``checkpoints`` of a jurisdiction."""

    def __init__(self, folder: Path, jurisdiction: int) -> None:
        """Make the folder where it is missing; the file comes with its first line."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.jurisdiction = jurisdiction
        self.path = folder / f"checkpoints-{jurisdiction}"
        self._lock_path = folder / f"lock-{jurisdiction}"

    def beside(self, folder: Path) -> Journal:
        """The journal of the same jurisdiction in another folder."""
        return Journal(folder, self.jurisdiction)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep every other sequencer of this machine out."""
        with self._lock_path.open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def states(self) -> Iterator[State]:
        """Every line, from the first; a last one that was torn is not one."""
        if self.path.exists():
            with self.path.open(encoding="ascii", errors="replace") as file:
                for line in file:
                    if line.endswith("\n"):
                        yield State.of(line[:-1])

    def since_last_note(self) -> list[State]:
        """The last signed state, and those written after it."""
        found = [NOTHING]
        for line in self._tail():
            state = State.of(line)
            found = [state] if state.signature else [*found, state]
        return found

    @property
    def last(self) -> State:
        """The last signed state."""
        return self.since_last_note()[0]

    def append(self, state: State) -> None:
        """Write a line; when this returns, it is on the disk."""
        is_new = not self.path.exists()
        with self.path.open("ab+") as file:
            end = file.seek(0, os.SEEK_END)
            whole = _end_of_last_line(file.fileno(), end)
            if whole < end:
                os.ftruncate(file.fileno(), whole)
            file.write(f"{state.line}\n".encode())
            file.flush()
            os.fsync(file.fileno())
        if is_new:
            _sync_folder(self.path.parent)

    def _tail(self) -> list[str]:
        """Whole lines from the end, at least back to a note, or all."""
        if not self.path.exists():
            return []
        with self.path.open("rb") as file:
            end, back = file.seek(0, os.SEEK_END), 4096
            while True:
                start = max(0, end - back)
                file.seek(start)
                *lines, _torn = file.read(end - start).decode("ascii", "replace").split("\n")
                lines = lines[1:] if start else lines
                if start == 0 or any(line.startswith("note ") for line in lines):
                    return lines
                back *= 4


def _end_of_last_line(descriptor: int, end: int) -> int:
    while end and os.pread(descriptor, 1, end - 1) != b"\n":
        end -= 1
    return end


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
