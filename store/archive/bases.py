"""A base backup is the whole server as files; from it the archive leads to any moment since."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import orjson
import psycopg

from domain.refusal import Refusal
from store.account import Account
from store.archive.wal import prune
from store.binaries import find_binaries, within_reach
from store.key_file import settle, written

KEPT = timedelta(days=30)
BEGINS = (
    "SELECT pg_walfile_name(pg_current_wal_lsn()),"
    " (SELECT max(position) FROM zhuanban.heads), clock_timestamp()"
)
BLOCK = 1 << 20


class BaseFailed(Refusal):
    """The base backup could not be taken: {why}"""

    zh = "基础备份未能完成：{why}"
    status = 503


class NoBase(Refusal):
    """The archive {folder} holds no base backup from before that moment; the oldest is of {oldest}."""  # noqa: E501

    zh = "归档 {folder} 中没有早于该时刻的基础备份；最早的一份是 {oldest}。"
    status = 404


class NotAnArchive(Refusal):
    """The folder {folder} is no archive: there is no base backup in it; name the file of a backup, or the folder that ZHUANBAN_ARCHIVE was set to."""  # noqa: E501

    zh = (
        "目录 {folder} 不是归档：其中没有基础备份；请指明备份文件，或 ZHUANBAN_ARCHIVE 所设的目录。"
    )
    status = 404


class Base(NamedTuple):
    """Its folder, when it was whole, the first piece of the log it needs, its hash, and more."""

    folder: Path
    began_at: datetime
    ended_at: datetime
    piece: str
    bytes: int
    sha256: str
    said: dict[str, Any]

    @property
    def file(self) -> Path:
        """The files of the server."""
        return self.folder / "base.tar.gz"


def bases(archive: Path) -> list[Base]:
    """Those that are whole, the oldest first; one that says nothing legible of itself is not."""
    found = []
    for file in sorted(archive.glob("base-*Z/about.json")):
        with suppress(ValueError, KeyError, TypeError):
            found.append(_read(file.parent))
    return found


def base_before(archive: Path, until: datetime | None) -> Base:
    """The newest that was whole by then. Raises NotAnArchive, NoBase."""
    found = bases(archive)
    if not found:
        raise NotAnArchive(folder=archive)
    fitting = [base for base in found if until is None or base.ended_at <= until]
    if not fitting:
        raise NoBase(folder=archive, oldest=found[0].ended_at.isoformat())
    return fitting[-1]


def _read(folder: Path) -> Base:
    said = orjson.loads((folder / "about.json").read_bytes())
    began_at, ended_at = map(datetime.fromisoformat, (said["began_at"], said["ended_at"]))
    return Base(folder, began_at, ended_at, said["piece"], said["bytes"], said["sha256"],
                said["said"])  # fmt: skip


def take_base(owner: str, data: Path, archive: Path, said: dict[str, Any]) -> Base:
    """Take one while others write; ``said`` is kept with it. Raises BaseFailed."""
    with psycopg.connect(owner, autocommit=True) as connection:
        piece, position, began_at = connection.execute(BEGINS).fetchone() or ("", 0, None)
        _sweep(archive)
        waiting = archive / f".base-{os.getpid()}"
        waiting.mkdir(mode=0o700)
        try:
            _copy(owner, data, waiting / "base.tar.gz")
            row = connection.execute("SELECT clock_timestamp()").fetchone()
            file = waiting / "base.tar.gz"
            about = {
                "began_at": began_at, "ended_at": row and row[0], "piece": piece,
                "bytes": file.stat().st_size, "sha256": digest(file),
                "said": {**said, "position": position},
            }  # fmt: skip
            written(waiting / "about.json", orjson.dumps(about).decode())
            settle(waiting)
            folder = archive / f"base-{began_at:%Y%m%dT%H%M%SZ}"
            waiting.rename(folder)
            settle(archive)
        finally:
            shutil.rmtree(waiting, ignore_errors=True)
    return _read(folder)


def _sweep(archive: Path) -> None:
    """Take away what a process that was killed had copied."""
    for left in archive.glob(".base-*"):
        pid = left.name.rpartition("-")[2]
        if pid == str(os.getpid()) or not Path("/proc", pid).exists():
            shutil.rmtree(left, ignore_errors=True)


def _copy(owner: str, data: Path, file: Path) -> None:
    account = Account.of_server()
    program = within_reach(find_binaries(), data.resolve(), account) / "pg_basebackup"
    options = ["-D", "-", "-F", "tar", "-X", "fetch", "-Z", "gzip:1", "-c", "fast"]
    with file.open("wb") as output, (file.parent / "trouble").open("wb+") as trouble:
        failed = account.run(program, "-d", owner, *options, output=output, trouble=trouble)
        os.fsync(output.fileno())
        trouble.seek(0)
        told = trouble.read().decode(errors="replace").strip()
    (file.parent / "trouble").unlink()
    if failed:
        raise BaseFailed(why=told.splitlines()[-1] if told else "pg_basebackup")


def digest(file: Path) -> str:
    """SHA-256 of a file."""
    found = sha256()
    with file.open("rb") as opened:
        while block := opened.read(BLOCK):
            found.update(block)
    return found.hexdigest()


def let_go(archive: Path, now: datetime, kept: timedelta = KEPT) -> tuple[int, int]:
    """Keep what leads to any moment of the last days; how many bases and pieces of the log went."""
    found = bases(archive)
    needed = [base for base in found if base.ended_at <= now - kept][-1:]
    needed += [base for base in found if base.ended_at > now - kept]
    for base in found:
        if base not in needed:
            (base.folder / "about.json").unlink()  # no longer whole, whatever comes
            shutil.rmtree(base.folder)
    return len(found) - len(needed), prune(archive, needed[0].piece) if needed else 0
