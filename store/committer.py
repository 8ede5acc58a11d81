"""Saves that wait together are committed together: one lock, one append, one commit.

There is no timer: a clerk writes for all whom it hears, and of those who come each in a thread of
their own one writes for those who wait with it. Two batches of theirs may be under way, so that the
database begins the second when it has committed the first, while the callers of the first are
answered and come back.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Sequence
from contextvars import Context
from functools import partial
from threading import Lock
from time import perf_counter
from typing import Any

from psycopg import Connection
from psycopg_pool import ConnectionPool

from store.hearing import left_for
from store.read_model import ReadModel
from store.save import Save
from store.vault import Vault
from store.watch import UNWATCHED, Watch
from store.writer import Writer

AT_ONCE = 256  # saves a transaction
UNDER_WAY = 2  # batches; the pool must hold as many connections

log = logging.getLogger(__name__)


class Committer:
    """All writing of one jurisdiction in this process."""

    def __init__(self, pool: ConnectionPool[Connection[Any]], jurisdiction: int, vault: Vault,
                 models: Sequence[ReadModel] = ()) -> None:  # fmt: skip
        """Write through connections of ``pool``; ``models`` are brought along."""
        self._made = partial(Writer, pool, jurisdiction, vault, models)
        self._writers = [self._made() for _ in range(UNDER_WAY)]
        self._idle = list(self._writers)
        self._lock = Lock()
        self._waiting: deque[Save] = deque()
        self._under_way = 0  # saves
        self.watch: Watch = UNWATCHED

    def commit(self, save: Save) -> list[int]:
        """Store a save; returns its positions. Raises what kept it from being stored."""
        if not left_for(save):
            self._wait_for(save)
        if save.error:
            raise save.error
        return save.positions

    def _wait_for(self, save: Save) -> None:
        save.woken.acquire()
        with self._lock:
            self._waiting.append(save)
            appointed = self._appoint(save)
        if appointed is not save:
            if appointed:
                appointed.woken.release()
            save.woken.acquire()
        if save.leads:
            self._lead(*save.leads)

    def another_writer(self) -> Writer:
        """One more connection, for a clerk; it is looked after with the others."""
        writer = self._made()
        self._writers.append(writer)
        return writer

    def write(self, writer: Writer, batch: Sequence[Save], within: Context) -> None:
        """Store what a clerk heard; each save is told how it ended, ``within`` hears of all."""
        began = perf_counter()
        writer.write(list(batch))
        within.run(self._tell, batch, perf_counter() - began)

    def hang_up(self) -> None:
        """End calls that the database does not answer; whoever looks after the log does this."""
        for writer in self._writers:
            writer.hang_up()

    def close(self) -> None:
        """Give the connections back."""
        for writer in self._writers:
            writer.close()

    def _appoint(self, newest: Save | None = None) -> Save | None:
        """Choose who writes the next batch, if one is to begin now: ``newest`` if it is in it.

        It begins when none is under way, or as many wait as are: two batches of equal size keep
        database and callers busy, and a caller who is alone is never kept waiting.
        """
        n = len(self._waiting)
        if not n or not self._idle or n < self._under_way:
            return None
        size = min(AT_ONCE, (n + self._under_way + 1) // 2)
        batch = [self._waiting.popleft() for _ in range(size)]
        leader = batch[-1] if batch[-1] is newest else batch[0]
        leader.leads = (self._idle.pop(), batch)
        self._under_way += size
        return leader

    def _lead(self, writer: Writer, batch: list[Save]) -> None:
        own = next(save for save in batch if save.leads)
        began = perf_counter()
        try:
            writer.write(batch)
        finally:
            took = perf_counter() - began
            with self._lock:
                self._idle.append(writer)
                self._under_way -= len(batch)
                appointed = self._appoint()
            # First whoever writes next, then those who were written for.
            if appointed:
                appointed.woken.release()
            for save in batch:
                if save is not own:
                    save.woken.release()
            self._tell(batch, took)

    def _tell(self, batch: Sequence[Save], seconds: float) -> None:
        try:
            self.watch.wrote(batch, seconds)
        except Exception:  # it is stored, whatever becomes of what is counted
            log.exception("a batch was not counted")
