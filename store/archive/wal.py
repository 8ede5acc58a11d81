"""A finished piece of the write-ahead log is in the archive whole, or PostgreSQL tries again.

PostgreSQL runs these lines of shell itself. A piece is compressed beside its place, synced and
renamed; one that is there already must be the same. What fails is tried again by PostgreSQL, which
keeps the piece meanwhile and goes on writing.
"""

from __future__ import annotations

import gzip
import re
import shlex
import zlib
from datetime import datetime
from pathlib import Path

from domain.refusal import Refusal
from store.account import Account

PIECE = re.compile(r"[0-9A-F]{24}")
TIMEOUT = 60  # seconds after which a piece is finished though it is not full
IN = (
    'to={wal}/%f.gz; if test -f "$to"; then gzip -dc "$to" | cmp -s - %p; else'
    ' gzip -1 <%p >"$to.part" && sync "$to.part" && mv "$to.part" "$to" && sync {wal}; fi'
)
# A piece that is not there ends the recovery; gzip may say so with 1, never with what aborts it.
OUT = "test -f {wal}/%f.gz && gzip -dc {wal}/%f.gz >%p"


class ArchiveIsOutOfReach(Refusal):
    """The archive {folder} cannot be entered by the database's user; open its parent folders to it, or choose another place."""  # noqa: E501

    zh = "数据库用户无法进入归档目录 {folder}；请放开其上级目录的进入权限，或另选位置。"
    status = 503


def wal_of(archive: Path) -> Path:
    return archive / "wal"


def prepared(archive: Path, account: Account) -> Path:
    """The archive's folders, made where they are missing; its parent must be there (a disk that is
    not mounted is not made up). Raises ArchiveIsOutOfReach, OSError.
    """
    archive.mkdir(mode=0o711, exist_ok=True)
    account.own(wal_of(archive))
    if not account.can_enter(wal_of(archive)):
        raise ArchiveIsOutOfReach(folder=archive)
    return archive


def settings(archive: Path) -> dict[str, str]:
    """What makes the server archive."""
    command = IN.format(wal=_quoted(wal_of(archive)))
    return {"archive_mode": "on", "archive_timeout": str(TIMEOUT), "archive_command": command}


def restore_command(archive: Path) -> str:
    """What fetches a piece, or another file of the log, back."""
    return OUT.format(wal=_quoted(wal_of(archive)))


def _quoted(folder: Path) -> str:
    return shlex.quote(str(folder)).replace("%", "%%")


def pieces(archive: Path) -> list[str]:
    """The names of the pieces that are there, in their order."""
    names = (file.name.removesuffix(".gz") for file in wal_of(archive).glob("*.gz"))
    return sorted((name for name in names if PIECE.fullmatch(name)), key=place)


def place(piece: str) -> str:
    """Where a piece stands in the log, whichever timeline wrote it."""
    return piece[8:]


def fault(archive: Path, since: str, until: datetime | None) -> Path | None:
    """The first piece from ``since`` on, up to those of ``until``, that is missing or damaged."""
    expected = _number(since)
    for name in pieces(archive):
        file = wal_of(archive) / f"{name}.gz"
        if _number(name) < expected - 1 or place(name) < place(since):
            continue  # a timeline that was left begins anew where its last piece was
        if _number(name) > expected or not _is_whole(file):
            return file
        expected = _number(name) + 1
        if until and file.stat().st_mtime > until.timestamp():
            break
    return None


def _number(piece: str) -> int:
    return (int(piece[8:16], 16) << 8) + int(piece[16:], 16)


def _is_whole(file: Path) -> bool:
    try:
        with gzip.open(file) as opened:
            while opened.read(1 << 20):
                pass
    except (EOFError, OSError, zlib.error):
        return False
    return True


def prune(archive: Path, oldest: str) -> int:
    """Let go of pieces before ``oldest``; how many went."""
    old = [name for name in pieces(archive) if place(name) < place(oldest)]
    for name in old:
        (wal_of(archive) / f"{name}.gz").unlink()
    return len(old)
