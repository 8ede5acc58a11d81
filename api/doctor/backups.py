"""A backup is of yesterday at the oldest, and what came since is archived as it comes."""

from __future__ import annotations

from datetime import timedelta

from api.doctor.item import Look, Visit, well, wrong
from api.moments import now
from store.archive.bases import bases

OLDEST = timedelta(days=2)  # one night may fail
ARCHIVER = """
SELECT failed_count, last_failed_wal FROM pg_stat_archiver
WHERE last_failed_time > coalesce(last_archived_time, '-infinity')"""


def backups(visit: Visit) -> Look:
    """The newest base backup of the archive; a database elsewhere is backed up elsewhere."""
    archive = visit.given.archive
    if visit.given.database_url:
        return
    if archive is None:
        yield well(
            "backups",
            zh="未设持续归档（建议设置 ZHUANBAN_ARCHIVE）",
            en="nothing is archived (advice: set ZHUANBAN_ARCHIVE)",
        )
        return
    taken = [base.ended_at for base in bases(archive)]
    if not taken:
        yield wrong("backups", zh=f"{archive} 中没有备份", en=f"there is no backup in {archive}")
        return
    age = now() - max(taken)
    hours = age / timedelta(hours=1)
    told = wrong if age > OLDEST else well
    yield told(
        "backups",
        zh=f"最近一次备份在 {hours:.0f} 小时前",
        en=f"the newest backup is {hours:.0f} h old",
    )


def archiving(visit: Visit) -> Look:
    """What the database writes reaches the archive."""
    row = visit.connection.execute(ARCHIVER).fetchone()
    if row:
        yield wrong(
            "archiving",
            zh=f"归档失败 {row[0]} 次，停在 {row[1]}",
            en=f"archiving failed {row[0]} times and stands at {row[1]}",
        )
