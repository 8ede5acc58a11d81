"""What is restored is proved: by its hashes, by the checkpoints in it, by the keys that open it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg import Connection

from api.erasing import erase_again
from api.key_state import stored_keys
from api.settings import Settings
from audit.note import LogKey, VKey, read_note
from audit.restored import must_be_as_signed
from audit.sequencer import Sequencer
from audit.standing import folders
from domain.refusal import Refusal
from store.archive.bases import base_before
from store.archive.recovery import recovered
from store.attachments import Disk
from store.backup.archive import Archive, BackupIsDamaged, opened
from store.backup.putting_back import put_back, put_pieces_back
from store.database import connected
from store.jurisdiction import must_be_of
from store.master_key import MasterKey
from store.vault import Vault

Progress = Callable[[int, int], None]
LOGS = "SELECT jurisdiction FROM zhuanban.jurisdictions ORDER BY 1"


class KeysDoNotOpen(Refusal):
    """Of {persons} keys in the backup {unreadable} do not open under the key file {file}, so nothing was restored; put the key file of that time there, or add --unreadable to go on without."""  # noqa: E501

    zh = (
        "备份中的 {persons} 个密钥有 {unreadable} 个用密钥文件 {file} 打不开，未恢复任何内容；"
        "请放回当时的密钥文件，或加 --unreadable 照样恢复。"
    )


class BackupIsOfAnotherLog(Refusal):
    """The backup is of the log {name}, and the audit folder {folder} holds what another log signed; set ZHUANBAN_AUDIT to the folder of that log, or to an empty one."""  # noqa: E501

    zh = "备份属于日志 {name}，而审计目录 {folder} 中是另一本账的签发记录；请改设 ZHUANBAN_AUDIT。"


class ArchiveIsOfTheEmbedded(Refusal):
    """The archive is one of the embedded server; of a server elsewhere, its own programs restore (docs/operations.md)."""  # noqa: E501

    zh = "该归档属于内嵌数据库；外部数据库请用其自身的工具恢复（见 docs/operations.md）。"
    status = 422


def restore(given: Settings, file: Path, *, unreadable: bool, progress: Progress,
            language: str = "zh") -> dict[str, Any]:  # fmt: skip
    """Put a backup back, prove it, make the read models; what stands then.

    ``log``: why nothing is signed yet, None where the log goes on as it was signed.
    """
    with opened(file, progress) as archive, given.owner() as owner:
        key = _signer(archive)
        logs = [int(of) for of in archive.said["positions"]]
        _must_be_ours(given, logs, key)
        with connected(owner) as connection, put_back(connection, archive, progress):
            must_be_of(connection, given.jurisdiction)
            proved = _proved(given, connection, logs, key, unreadable=unreadable)
            came, missing = put_pieces_back(given.shelf(), archive)
        _analyze(owner)
        told = {"file": str(file), "taken_at": archive.said["taken_at"], **proved}
    return {
        **told,
        "attachments": came,
        "attachments_missing": missing,
        **_going_on(given, language),
    }


def restore_moment(given: Settings, archive: Path, *, until: datetime | None, unreadable: bool,
                   language: str = "zh") -> dict[str, Any]:  # fmt: skip
    """Bring the embedded server back as it was at a moment, the newest where none is asked for."""
    if given.database_url:
        raise ArchiveIsOfTheEmbedded
    base = base_before(archive, until)
    key = VKey.parse(base.said["key"])
    with recovered(given.data, archive, base, until) as owner, connected(owner) as connection:
        logs = [of for (of,) in connection.execute(LOGS)]
        _must_be_ours(given, logs, key)
        with connection.transaction():
            must_be_of(connection, given.jurisdiction)
            proved = _proved(given, connection, logs, key, unreadable=unreadable)
    came = mirror(Disk(archive / "attachments"), given.shelf())
    told = {"archive": str(archive), "base": base.folder.name, "until": until, **proved}
    return {**told, "attachments": came, **_going_on(given, language)}


def mirror(there: Disk, here: Any) -> int:
    """Bring what lies on one shelf and not on the other; how many pieces that were."""
    has = here.sizes("")
    missing = [name for name, size in there.sizes("").items() if has.get(name) != size]
    for name in missing:
        here.put(name, there.get(name))
    return len(missing)


def _going_on(given: Settings, language: str) -> dict[str, Any]:
    """The read models made where they are not there, the orders since, the state of the log."""
    with given.books() as books:
        told = erase_again(books)
        notary = given.notary(books)
        log = Sequencer(books, notary.journal, notary.key).trouble()
        return {
            "position": books.desk.head(),
            "erased_again": len(told["erased"]),
            "orders_unsettled": [each._asdict() for each in told["unsettled"]],
            "log": log and log.sentence(language),
        }


def _signer(archive: Archive) -> VKey:
    """The key by which the manifest is signed. Raises BackupIsDamaged."""
    key = VKey.parse(archive.said["key"])
    if key.signed(read_note(archive.manifest)) is None:
        raise BackupIsDamaged(file=archive.file, why="signature")
    return key


def _must_be_ours(given: Settings, logs: Iterable[int], key: VKey) -> None:
    """Raises BackupIsOfAnotherLog where the audit folder holds signed states of other logs only."""
    for of in logs:
        kept = [each for each in folders(given.audit, of) if (each / f"checkpoints-{of}").exists()]
        keys = [LogKey.of_file(each / "log.key", "", of) for each in kept
                if (each / "log.key").exists()]  # fmt: skip
        if keys and key.public not in [each.vkey.public for each in keys]:
            raise BackupIsOfAnotherLog(folder=given.audit, name=key.name)


def _proved(given: Settings, connection: Connection[Any], logs: Iterable[int], key: VKey, *,
            unreadable: bool) -> dict[str, Any]:  # fmt: skip
    """Log, tree and keys as they must be. Raises RestoredIsNotAsSigned, KeysDoNotOpen."""
    keys, signed = {"persons": 0, "unreadable": 0}, 0
    master = MasterKey.of_file(given.sealing_key)
    for of in logs:
        found = stored_keys(connection, Vault(master, of))
        keys = {name: keys[name] + found[name] for name in keys}
        signed += must_be_as_signed(connection, of, key).size
    if keys["unreadable"] and not unreadable:
        raise KeysDoNotOpen(file=given.sealing_key, **keys)
    return {"signed": signed, "key": str(key), **keys}


def _analyze(owner: str) -> None:
    """Let the rebuild know how large the tables are."""
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute("ANALYZE")
