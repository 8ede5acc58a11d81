"""On disk a piece is a file of its own, whole and synced before anybody hears that it is kept."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from store.attachments.shelf import ShelfIsAway, ShelfIsFull
from store.key_file import settle

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
UNDER_WAY = ".under-way"


class Disk:
    """A folder, readable by its owner alone."""

    def __init__(self, root: Path) -> None:
        """Keep pieces under ``root``, which is made with the first of them."""
        self._root = root

    def sizes(self, folder: str) -> dict[str, int]:
        """The bytes of each piece under a folder; what a kill left half-written is none."""
        top = self._root / folder
        with _told():
            return {
                str(piece.relative_to(top)): piece.stat().st_size
                for piece in _files(top) if not piece.name.endswith(UNDER_WAY)
            }  # fmt: skip

    def put(self, name: str, box: bytes) -> None:
        """Write beside, sync, rename, sync the folder. Raises ShelfIsFull, ShelfIsAway."""
        piece = self._root / name
        waiting = piece.with_name(piece.name + UNDER_WAY)
        with _told():
            _make(piece.parent)
            try:
                _write(waiting, box)
                waiting.replace(piece)
            except OSError:
                with suppress(OSError):
                    waiting.unlink()
                raise
            settle(piece.parent)

    def get(self, name: str) -> bytes:
        """A piece as it was put. Raises ShelfIsAway."""
        with _told():
            return (self._root / name).read_bytes()

    def remove(self, folder: str) -> None:
        """Unlink the last piece first, so that what a kill leaves is a beginning."""
        top = self._root / folder
        with _told():
            for piece in sorted(_files(top), reverse=True):
                piece.unlink(missing_ok=True)
            for emptied in sorted(top.rglob("*"), reverse=True):
                emptied.rmdir()
            with suppress(FileNotFoundError):
                top.rmdir()
                settle(top.parent)


@contextmanager
def _told() -> Iterator[None]:
    """What the file system says is said as a refusal. Raises ShelfIsFull, ShelfIsAway."""
    try:
        yield
    except OSError as error:
        refused = ShelfIsFull if error.errno in FULL else ShelfIsAway
        raise refused(why=error.strerror or str(error)) from error


def _files(top: Path) -> list[Path]:
    return [each for each in top.rglob("*") if each.is_file()]


def _make(folder: Path) -> None:
    """Make a folder and those above it, each known to the disk before it is used."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        settle(folder.parent)


def _write(file: Path, box: bytes) -> None:
    opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(opened, "wb") as written:
        written.write(box)
        written.flush()
        os.fsync(opened)
