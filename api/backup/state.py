"""How old the newest backup is, and whether the write-ahead log reaches the archive."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import orjson
from psycopg import Connection

from api.backup.taking import LAST
from api.settings import Settings
from domain.refusal import Refusal
from store.archive.bases import bases

# The last failure counts only while nothing got through after it.
ARCHIVER = b"""
SELECT current_setting('archive_mode') <> 'off', last_failed_wal,
    CASE WHEN last_failed_time > coalesce(last_archived_time, '-infinity')
         THEN last_failed_time END
FROM pg_stat_archiver"""
TOO_OLD_DAYS = 2


class NoBackup(Refusal):
    """There is no backup; take one with `zhuanban backup FILE`, or set ZHUANBAN_ARCHIVE."""

    zh = "尚无任何备份；请运行 zhuanban backup 文件，或设置 ZHUANBAN_ARCHIVE。"


class BackupIsOld(Refusal):
    """The newest backup is {days} days old."""

    zh = "最近一份备份已是 {days} 天前。"


class ArchivingFails(Refusal):
    """The write-ahead log has not reached the archive since {since} (piece {piece}); records are kept, but the data disk fills: see that {archive} is there, writable and not full."""  # noqa: E501

    zh = (
        "自 {since} 起预写日志未能归档（{piece}）；记录照常保存，但数据盘会渐满："
        "请检查 {archive} 是否存在、可写、有空间。"
    )


class ArchivingIsOff(Refusal):
    """ZHUANBAN_ARCHIVE is set, but the server that runs was started without it; restart it."""

    zh = "已设 ZHUANBAN_ARCHIVE，但正在运行的数据库启动时尚未设置；请重启。"


def backup_state(given: Settings, connection: Connection[Any], at: datetime) -> dict[str, Any]:
    """``backup`` and ``base``: when the newest was taken; ``trouble``: what is to be seen to.

    ``failing_since``, ``piece``: since when archiving fails, at what; None while it does not.
    """
    file = given.audit / LAST
    taken = datetime.fromisoformat(orjson.loads(file.read_bytes())["at"]) if file.exists() else None
    archive = None if given.database_url else given.archive
    found = bases(archive) if archive else []
    base = found[-1].ended_at if found else None
    is_on, piece, since = connection.execute(ARCHIVER).fetchone() or (False, None, None)
    trouble: list[Refusal] = []
    newest = max((each for each in (taken, base) if each), default=None)
    if newest is None:
        trouble.append(NoBackup())
    elif (at - newest).days >= TOO_OLD_DAYS:
        trouble.append(BackupIsOld(days=(at - newest).days))
    if archive and not is_on:
        trouble.append(ArchivingIsOff())
    if since:
        trouble.append(ArchivingFails(since=since.isoformat(), piece=piece, archive=archive or "—"))
    return {"backup": taken, "base": base, "failing_since": since, "trouble": trouble}
