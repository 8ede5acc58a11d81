"""Each night the embedded server's base backup is taken into the archive, where one is set."""

from __future__ import annotations

import logging
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from api.backup.taking import take_base_backup
from api.moments import SHANGHAI, now, start_of
from api.rounds import rounds
from api.settings import Settings
from store.archive.bases import bases
from store.books import Books

log = logging.getLogger(__name__)
AT = timedelta(hours=2, minutes=30)  # after midnight in Shanghai
SOON = timedelta(minutes=2)  # after a start without a base of the last day
DAY = timedelta(days=1)


def nightly_bases(given: Settings, books: Books) -> AbstractContextManager[None]:
    """Take them at half past two in Shanghai, or soon where none is of the last day.

    That goes on until the block ends.
    """
    if given.archive is None or given.database_url:
        return nullcontext()
    return rounds(
        "base backups", iter(partial(_wait, given.archive), None),
        lambda _: take_base_backup(given, books),
        failed=partial(log.exception, "the base backup could not be taken"),
    )  # fmt: skip


def _wait(archive: Path) -> timedelta:
    try:
        taken = [base.ended_at for base in bases(archive)]
    except OSError:
        log.exception("the archive cannot be read")
        return SOON
    return wait(taken[-1] if taken else None, now())


def wait(last: datetime | None, at: datetime) -> timedelta:
    """How long until the next one: a while where the last is not of the last day, else at night."""
    if last is None or at - last > DAY + SOON:
        return SOON
    today = start_of(at.astimezone(SHANGHAI).date()) + AT
    tomorrow = start_of(at.astimezone(SHANGHAI).date() + DAY) + AT
    return (today if today > at else tomorrow) - at
