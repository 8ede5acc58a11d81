"""From base backup and archived log a server comes back as it was at a moment, or not at all."""

from __future__ import annotations

import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg

from domain.refusal import Refusal
from store.account import Account
from store.archive.bases import Base, digest
from store.archive.wal import fault, pieces, place, prepared, restore_command
from store.backup.putting_back import TargetIsNotEmpty
from store.cluster import cluster_of
from store.embedded import EmbeddedServer, ServerDidNotStart, stop

REPLAYED = "SELECT pg_walfile_name(pg_last_wal_replay_lsn())"
# Python before 3.11.4 knows no filters; what is unpacked was hashed when it was taken.
ONLY_DATA: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
# What PostgreSQL says where the log ends before the moment that was asked for.
ENDED = "before configured recovery target was reached"


class ArchiveIsDamaged(Refusal):
    """The archive is damaged at {what}, so nothing was restored; take an earlier moment or another copy."""  # noqa: E501

    zh = "归档在 {what} 处损坏，未恢复任何内容；请选更早的时刻，或换用另一份归档。"
    status = 422


@contextmanager
def recovered(data: Path, archive: Path, base: Base, until: datetime | None
              ) -> Iterator[str]:  # fmt: skip
    """The owner's connection string of a server as it was then, kept if the block ends well.

    To the end of the archive where ``until`` is None or later than that. Raises TargetIsNotEmpty,
    ArchiveIsDamaged; then the folder is as empty as it was.
    """
    cluster = cluster_of(data)
    if cluster.exists():
        raise TargetIsNotEmpty
    data.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, parents=True, exist_ok=True)
    if digest(base.file) != base.sha256:
        raise ArchiveIsDamaged(what=base.file)
    if broken := fault(archive, base.piece, until):
        raise ArchiveIsDamaged(what=broken)
    try:
        _unpack(data, archive, base)
        with _started(data, archive, until) as server:
            yield server.conninfo()
        stop(data)  # the next start archives again
        (cluster / "postgresql.auto.conf").write_text("")
    except BaseException:
        stop(data)
        shutil.rmtree(cluster, ignore_errors=True)
        raise


def _unpack(data: Path, archive: Path, base: Base) -> None:
    account = Account.of_server()
    prepared(archive, account)
    fresh = Path(tempfile.mkdtemp(prefix="initdb-", dir=data))  # swept away if we are killed
    with tarfile.open(base.file, "r|gz") as tar:
        tar.extractall(fresh, **ONLY_DATA)  # noqa: S202 - it is by the filter where there is one
    (fresh / "recovery.signal").touch()
    for path in (fresh, *fresh.rglob("*")):
        os.chown(path, account.uid, account.gid)
    fresh.chmod(0o700)
    fresh.rename(cluster_of(data))


@contextmanager
def _started(data: Path, archive: Path, until: datetime | None) -> Iterator[EmbeddedServer]:
    """The server after its recovery."""
    try:
        server = _start(data, archive, until)
    except ServerDidNotStart as failed:
        if until is None or ENDED not in str(failed.facts["tail"]):
            raise
        until, server = None, _start(data, archive, None)
    with server:
        if until is None:
            _must_have_met_the_end(server.conninfo(), archive)
        yield server


def _start(data: Path, archive: Path, until: datetime | None) -> EmbeddedServer:
    command = restore_command(archive).replace("'", "''")
    lines = [f"restore_command = '{command}'", "hot_standby = off"]
    if until:
        lines += [f"recovery_target_time = '{until.isoformat()}'"]
        lines += ["recovery_target_action = promote"]
    (cluster_of(data) / "postgresql.auto.conf").write_text("\n".join(lines) + "\n")
    return EmbeddedServer.start(data)


def _must_have_met_the_end(owner: str, archive: Path) -> None:
    """Raises ArchiveIsDamaged where the recovery ended though there is more of the log."""
    with psycopg.connect(owner) as connection:
        row = connection.execute(REPLAYED).fetchone()
    later = [piece for piece in pieces(archive) if row and row[0] and place(piece) > place(row[0])]
    if later:
        raise ArchiveIsDamaged(what=later[0])
