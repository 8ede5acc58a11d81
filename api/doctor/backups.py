"""There is a backup of late, and the write-ahead log reaches the archive that was set."""

from __future__ import annotations

from datetime import UTC, datetime

from api.backup.state import TOO_OLD_DAYS, NoBackup, backup_state
from api.doctor.item import Look, Visit, well, wrong

BEGAN = "SELECT recorded_at FROM zhuanban.events WHERE jurisdiction = %s AND position = 1"


def backups(visit: Visit) -> Look:
    """What is older than it may be, or fails; a log of today need not have a backup yet."""
    at = datetime.now(UTC)
    found = backup_state(visit.given, visit.connection, at)
    row = visit.connection.execute(BEGAN, [visit.jurisdiction]).fetchone()
    is_new = row is None or (at - row[0]).days < TOO_OLD_DAYS
    for refusal in found["trouble"]:
        says = well if is_new and isinstance(refusal, NoBackup) else wrong
        yield says("backup", zh=refusal.sentence("zh"), en=refusal.sentence("en"))
    newest = max((each for each in (found["backup"], found["base"]) if each), default=None)
    if newest and not found["trouble"]:
        hours = f"{(at - newest).total_seconds() / 3600:.1f}"
        yield well("backup", zh=f"最近一次备份在 {hours} 小时前", en=f"backed up {hours} h ago")
