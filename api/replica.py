"""A replica answers reports while it answers at all and has kept abreast of the primary lately.

Every answer carries the position it was computed at, so that a reader sees how far it had come.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from time import monotonic

import psycopg

from api.feed import Feed
from store.books import Books, BooksOfReplica

POLL = 1.0  # seconds between looks at it: nothing can be listened to there
STEP, PATIENCE = 0.05, 1.0  # while somebody waits for a position; then the primary is asked
LATEST = 30.0  # seconds that it may be behind and still be asked


class Replica:
    """How far the replica has come, as this process knows."""

    def __init__(self, books: BooksOfReplica, feed: Feed) -> None:
        """Not asked until it was looked at; ``feed`` is the primary's."""
        self.books = books
        self._feed = feed
        self._abreast = -LATEST
        self.position: int | None = None

    @property
    def lag(self) -> int | None:
        """Positions that it is behind; None while it does not answer."""
        return None if self.position is None else max(0, self._feed.position - self.position)

    @property
    def keeps_up(self) -> bool:
        """Whether it answers and is not too far behind."""
        return self.position is not None and monotonic() - self._abreast < LATEST

    async def has(self, position: int) -> bool:
        """Whether it may be asked about this position, which it is given a moment to reach."""
        ends = monotonic() + PATIENCE
        while self.keeps_up and (self.position or 0) < position and monotonic() < ends:
            await asyncio.sleep(STEP)
            await self._look()
        return self.keeps_up and (self.position or 0) >= position

    async def _look(self) -> None:
        wanted = self._feed.position
        try:
            self.position = await asyncio.to_thread(self.books.look)
        except psycopg.Error:
            self.position = None
            return
        if self.position >= wanted:
            self._abreast = monotonic()

    async def _watch(self) -> None:
        while True:
            await self._look()
            await asyncio.sleep(POLL)


@asynccontextmanager
async def watched(books: Books, feed: Feed) -> AsyncIterator[Replica | None]:
    """The replica of these books, looked at until the block ends; None where none is set."""
    if books.replica is None:
        yield None
        return
    replica = Replica(books.replica, feed)
    task = asyncio.create_task(replica._watch())  # noqa: SLF001 - its own
    try:
        yield replica
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
