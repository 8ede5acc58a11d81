"""Each night the embedded server's base backup is taken into the archive, where one is set."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Event, Thread

import psycopg
from psycopg_pool import PoolTimeout

from api.backup.taking import take_base_backup
from api.moments import SHANGHAI, now, start_of
from api.settings import Settings
from domain.refusal import Refusal
from store.archive.bases import bases
from store.books import Books

log = logging.getLogger(__name__)
AT = timedelta(hours=2, minutes=30)  # after midnight in Shanghai
SOON = timedelta(minutes=2)  # after a start without a base of the last day
DAY = timedelta(days=1)


class NightlyBase:
    """Takes base backups at half past two in Shanghai, and soon where none is of the last day."""

    def __init__(self, given: Settings, books: Books) -> None:
        """Nothing is taken before ``at_work``."""
        self._given, self._books, self._ends = given, books, Event()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Take them until the block ends."""
        if self._given.archive is None or self._given.database_url:
            yield
            return
        thread = Thread(target=self._look_after, name="base backups", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._ends.set()
            thread.join()

    def _look_after(self) -> None:
        while not self._ends.wait(self._wait().total_seconds()):
            try:
                take_base_backup(self._given, self._books)
            except (Refusal, OSError, psycopg.Error, PoolTimeout):
                log.exception("the base backup could not be taken")

    def _wait(self) -> timedelta:
        assert self._given.archive
        try:
            taken = [base.ended_at for base in bases(self._given.archive)]
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
