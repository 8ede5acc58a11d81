"""A backup is taken while others write, and signed by the key of the log."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson

from api.backup.restoring import mirror
from api.moments import now
from api.settings import Settings
from audit.note import Checkpoint, read_note
from audit.restored import newest_note
from domain.refusal import Refusal
from store.account import Account
from store.archive.bases import let_go, take_base
from store.archive.wal import prepared
from store.attachments import Disk
from store.backup.archive import FORMAT, written
from store.backup.taking import one_moment, take_pieces, take_tables
from store.books import Books
from store.key_file import written as settled

Progress = Callable[[int, int], None]
EVER = 2**63 - 1
LAST = "last-backup"  # in the audit folder: when the last backup was taken, and where it is


class NoArchive(Refusal):
    """No archive is set; name a folder on another disk in ZHUANBAN_ARCHIVE, for the embedded server."""  # noqa: E501

    zh = "未设归档；请用 ZHUANBAN_ARCHIVE 指定另一块磁盘上的目录（限内嵌数据库）。"
    status = 422


def back_up(given: Settings, books: Books, file: Path, *, attachments: bool, progress: Progress
            ) -> dict[str, Any]:  # fmt: skip
    """Write the backup; what is in it, as the command tells it. Raises FileIsThere."""
    notary, shelf = given.notary(books), given.shelf()
    notary.covers(EVER)  # so that as much as possible of it is proved
    included = attachments and isinstance(shelf, Disk)
    with given.owner() as owner, one_moment(owner) as connection, written(file) as archive:
        said = take_tables(connection, archive, progress)
        logs = {of: newest_note(connection, of) for of in said["positions"]}
        pieces = take_pieces(shelf, archive, included=included)
        manifest = {
            "format": FORMAT, "taken_at": now().isoformat(), **said,
            "key": str(notary.key.vkey), "logs": logs, "pieces": pieces,
            "members": [list(member) for member in archive.members],
        }  # fmt: skip
        text = orjson.dumps(manifest, option=orjson.OPT_NON_STR_KEYS).decode() + "\n"
        archive.manifest(notary.key.sign_note(text))
    _note_when(given, file)
    note = logs[books.jurisdiction]
    return {
        "file": str(file), "bytes": file.stat().st_size,
        "position": said["positions"][books.jurisdiction],
        "signed": note and Checkpoint.of(read_note(note)).size,
        "rows": sum(member.rows for member in archive.members if member.columns),
        "attachments": len(pieces) if included else 0,
        "left_out": 0 if included else len(pieces),
    }  # fmt: skip


def _note_when(given: Settings, file: Path) -> None:
    given.audit.mkdir(mode=0o700, parents=True, exist_ok=True)
    said = {"at": now().isoformat(), "file": str(file.absolute())}
    settled(given.audit / LAST, orjson.dumps(said).decode())


def take_base_backup(given: Settings, books: Books) -> dict[str, Any]:
    """Take a base backup into the archive, bring the attachments along, let go of what is old.

    Raises NoArchive, ArchiveIsOutOfReach, BaseFailed.
    """
    if given.archive is None or given.database_url:
        raise NoArchive
    prepared(given.archive, Account.of_server())
    notary, shelf = given.notary(books), given.shelf()
    notary.covers(EVER)
    with given.owner() as owner:
        base = take_base(owner, given.data, given.archive, {"key": str(notary.key.vkey)})
    came = mirror(shelf, Disk(given.archive / "attachments")) if isinstance(shelf, Disk) else 0
    old, pieces = let_go(given.archive, now())
    return {
        "base": base.folder.name, "bytes": base.bytes, "position": base.said["position"],
        "attachments": came, "bases_let_go": old, "pieces_let_go": pieces,
    }  # fmt: skip
