"""A full disk refuses what it cannot keep, in one sentence, and is written on once it has room.

As root a file system of its own is made for the data; where that cannot be had there is no trial.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

import psycopg

from benchmarks.faults.looking import Observer
from benchmarks.faults.product import Product
from benchmarks.faults.writers import CODE, Crowd
from projections.register import REGISTER
from store.digest import digest
from store.embedded import stop
from store.rebuild import rebuild

SIZE = "200m"
PIECE = 2**20
PATIENCE = 60.0
NEXT_SEGMENT = "SELECT pg_logical_emit_message(false, 'faults', 'x'), pg_switch_wal()"
BESIDE = "SELECT count(*) FROM pg_tables WHERE schemaname = 'beside'"


class CannotBeHad(Exception):  # noqa: N818 - a reason to skip
    """What this machine does not give; the message says what it would need."""


@contextmanager
def tiny_disk() -> Iterator[Path]:
    """A file system in memory of ``SIZE``. Raises CannotBeHad."""
    folder = Path(tempfile.mkdtemp(prefix="zhuanban-disk-"))
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=0711", "tmpfs", str(folder)]
    try:
        if os.geteuid() or subprocess.run(mount, check=False, capture_output=True).returncode:
            raise CannotBeHad("a small file system can be mounted only as root")
        try:
            yield folder
        finally:
            subprocess.run(["umount", "-l", str(folder)], check=True)  # noqa: S607 - on root's path
    finally:
        folder.rmdir()


class Filling:
    """A disk and the file that fills it."""

    def __init__(self, folder: Path) -> None:
        """Not full yet."""
        self._folder, self._filler = folder, folder / "filler"

    @contextmanager
    def full(self) -> Iterator[None]:
        """No byte is free within this block."""
        with self._filler.open("wb", buffering=0) as filler, suppress(OSError):
            while True:
                filler.write(bytes(4096))
        try:
            yield
        finally:
            self._filler.unlink()


class Trial:
    """The product on a disk that fills up while people write."""

    def __init__(self, folder: Path) -> None:
        """On this disk."""
        self.disk = Filling(folder)
        self.product = Product(folder / "data", workers=1)
        self.observer = Observer()
        self.faults: list[str] = []

    def run(self) -> list[str]:
        """What was not as it must be."""
        try:
            with self.product, self.product.line() as self.line:
                self.line.ask("POST", "/api/v1/projects", {"code": CODE, "name": CODE})
                with Crowd(self.product.port, 3, "D").at_work() as self.crowd:
                    for part in (self.during_commits, self.during_an_upload, self.without_wal,
                                 self.during_a_rebuild):  # fmt: skip
                        self.crowd.write_on(1)
                        part()
                        self._all_is_well(part.__name__)
        finally:
            stop(self.product.folder)
        return self.faults

    def during_commits(self) -> None:
        """Rows find no page; whoever writes is told so."""
        with self.disk.full():
            self._told_that_it_is_full()

    def without_wal(self) -> None:
        """PostgreSQL ends, since it cannot write its own log, and comes back by itself."""
        with self.disk.full():
            self._end_postgres()
            self._told_that_it_is_full()

    def during_an_upload(self) -> None:
        """A piece finds no room; later it is sent again and the file is whole."""
        photo = Random(5).randbytes(PIECE + 9)
        path = self._named(photo)
        with self.disk.full():
            status, told = self._sent(path, photo[:PIECE], 0)
            self._hold(status in {503, 507}, f"a piece on a full disk: {status} {told}")
        for at in (0, PIECE):
            self._hold(self._sent(path, photo[at : at + PIECE], at)[0] == 204, "a piece sent again")

    def during_a_rebuild(self) -> None:
        """The live tables stay as they were, and nothing half made stays beside them."""
        with self.product.books() as books, books.pool.connection() as connection:
            with self.crowd.paused(), self.disk.full():
                before = digest(connection, REGISTER, whole=True)
                try:
                    rebuild(connection, REGISTER, books.vault)
                    self.faults.append("a rebuild found room on a full disk")
                except psycopg.errors.DiskFull:
                    pass
                self._hold(digest(connection, REGISTER, whole=True) == before, "the live rows")
            row = connection.execute(BESIDE.encode()).fetchone()
            self._hold(row == (0,), f"half made tables: {row}")
            rebuild(connection, REGISTER, books.vault)

    def _told_that_it_is_full(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            with suppress(OSError, HTTPException):
                body = {"code": f"P{uuid4().hex[:8]}", "name": "x"}
                status, told = self.line.ask("POST", "/api/v1/projects", body, uuid4())
                if status == 507 and told["type"] == "/problems/disk-is-full":
                    return
                self._hold(status in {201, 503, 507}, f"on a full disk: {status} {told}")
        self.faults.append("nobody said that the disk is full")

    def _end_postgres(self) -> None:
        with (
            self.product.settings.owner() as owner,
            suppress(psycopg.Error),
            psycopg.connect(owner, autocommit=True) as superuser,
        ):
            while True:
                superuser.execute(NEXT_SEGMENT)

    def _named(self, photo: bytes) -> str:
        at, named = "2026-01-05T10:00:00+08:00", hashlib.sha256(photo).hexdigest()
        opened = {"case_no": f"D-{uuid4()}", "occurred_at": at}
        case = self._done(f"/api/v1/projects/{CODE}/cases", opened)["id"]
        attachment = {
            "sha256": named, "size": len(photo), "kind": "photo", "media_type": "image/jpeg",
        }  # fmt: skip
        visit = {"occurred_at": at, "method": "visit", "attachments": [attachment]}
        self._done(f"/api/v1/cases/{case}/contacts", visit)
        return f"/api/v1/cases/{case}/attachments/{named}"

    def _done(self, path: str, body: dict[str, Any]) -> Any:
        status, told = self.line.ask("POST", path, body)
        self._hold(status == 201, f"{path}: {status} {told}")
        return told

    def _sent(self, path: str, piece: bytes, at: int) -> tuple[int, Any]:
        return self.line.ask("PATCH", path, piece, Upload_Offset=str(at))

    def _all_is_well(self, part: str) -> None:
        self.crowd.write_on(1, PATIENCE)
        with self.crowd.paused():
            found = self.observer.faults(self.product, self.crowd.acknowledged)
        self.faults += [f"after {part}: {each}" for each in found + self.crowd.odd]

    def _hold(self, holds: bool, what: str) -> None:  # noqa: FBT001 - read aloud it is clear
        if not holds:
            self.faults.append(what)


def trial() -> list[str]:
    """What was not as it must be on a disk that fills up. Raises CannotBeHad."""
    with tiny_disk() as folder:
        return Trial(folder).run()
