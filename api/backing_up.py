"""A backup is taken while others write and signed; a restore proves what it put back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import psycopg
from psycopg import Connection

from api.erasing import erase_again
from api.key_state import stored_keys
from api.moments import now
from api.settings import Settings
from audit.note import Checkpoint, LogKey, VKey, read_note
from audit.restored import must_be_as_signed, newest_note
from audit.sequencer import Sequencer
from audit.standing import folders
from domain.refusal import Refusal
from store.attachments import Disk
from store.backup.archive import FORMAT, Archive, BackupIsDamaged, opened, written
from store.backup.putting_back import put_back, put_pieces_back
from store.backup.taking import one_moment, take_pieces, take_tables
from store.books import Books
from store.database import connected
from store.master_key import MasterKey
from store.vault import Vault

Progress = Callable[[int, int], None]
EVER = 2**63 - 1


class KeysDoNotOpen(Refusal):
    """Of {persons} keys in the backup {unreadable} do not open under the key file {file}, so nothing was restored; put the key file of that time there, or add --unreadable to go on without."""  # noqa: E501

    zh = (
        "备份中的 {persons} 个密钥有 {unreadable} 个用密钥文件 {file} 打不开，未恢复任何内容；"
        "请放回当时的密钥文件，或加 --unreadable 照样恢复。"
    )


class BackupIsOfAnotherLog(Refusal):
    """The backup is of the log {name}, and the audit folder {folder} holds what another log signed; set ZHUANBAN_AUDIT to the folder of that log, or to an empty one."""  # noqa: E501

    zh = "备份属于日志 {name}，而审计目录 {folder} 中是另一本账的签发记录；请改设 ZHUANBAN_AUDIT。"


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
    note = logs[books.jurisdiction]
    return {
        "file": str(file), "bytes": file.stat().st_size,
        "position": said["positions"][books.jurisdiction],
        "signed": note and Checkpoint.of(read_note(note)).size,
        "rows": sum(member.rows for member in archive.members if member.columns),
        "attachments": len(pieces) if included else 0,
        "left_out": 0 if included else len(pieces),
    }  # fmt: skip


def restore(given: Settings, file: Path, *, unreadable: bool, progress: Progress,
            language: str = "zh") -> dict[str, Any]:  # fmt: skip
    """Put a backup back, prove it, make the read models; what stands then.

    ``log``: why nothing is signed yet, None where the log goes on as it was signed.
    """
    with opened(file, progress) as archive, given.owner() as owner:
        key = _signer(archive)
        _must_be_ours(given, archive, key)
        with connected(owner) as connection, put_back(connection, archive, progress):
            keys = _keys(given, connection, archive, unreadable=unreadable)
            signed = {of: must_be_as_signed(connection, int(of), key).size
                      for of in archive.said["positions"]}  # fmt: skip
        _analyze(owner)
        came, missing = put_pieces_back(given.shelf(), archive)
        taken_at = archive.said["taken_at"]
    with given.books() as books:
        told = erase_again(books)
        notary = given.notary(books)
        log = Sequencer(books, notary.journal, notary.key).trouble()
        return {
            "file": str(file), "taken_at": taken_at, "position": books.desk.head(),
            "signed": signed[str(books.jurisdiction)], "key": str(key), **keys,
            "attachments": came, "attachments_missing": missing,
            "erased_again": len(told["erased"]),
            "log": log and log.sentence(language),
            "orders_unsettled": [each._asdict() for each in told["unsettled"]],
        }  # fmt: skip


def _signer(archive: Archive) -> VKey:
    """The key by which the manifest is signed. Raises BackupIsDamaged."""
    key = VKey.parse(archive.said["key"])
    if key.signed(read_note(archive.manifest)) is None:
        raise BackupIsDamaged(file=archive.file, why="signature")
    return key


def _must_be_ours(given: Settings, archive: Archive, key: VKey) -> None:
    """Raises BackupIsOfAnotherLog where the audit folder holds signed states of other logs only."""
    for of in map(int, archive.said["positions"]):
        kept = [each for each in folders(given.audit, of) if (each / f"checkpoints-{of}").exists()]
        keys = [LogKey.of_file(each / "log.key", "", of) for each in kept
                if (each / "log.key").exists()]  # fmt: skip
        ours = [each.vkey.public for each in keys]
        if ours and key.public not in ours:
            raise BackupIsOfAnotherLog(folder=given.audit, name=key.name)


def _keys(given: Settings, connection: Connection[Any], archive: Archive, *, unreadable: bool
          ) -> dict[str, int]:  # fmt: skip
    """How many persons' keys there are and do not open. Raises KeysDoNotOpen."""
    file = given.sealing_key
    master = MasterKey.of_file(file)
    counts = [stored_keys(connection, Vault(master, int(of))) for of in archive.said["positions"]]
    found = {name: sum(each[name] for each in counts) for name in ("persons", "unreadable")}
    if found["unreadable"] and not unreadable:
        raise KeysDoNotOpen(file=file, **found)
    return found


def _analyze(owner: str) -> None:
    """Let the rebuild know how large the tables are."""
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute("ANALYZE")
