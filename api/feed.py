"""One LISTEN connection a process tells everybody who waits how far the log has come."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import psycopg

from store.books import Books

POLL = 1.0  # a wake-up can be missed between connections


class Feed:
    """The last position this process has heard of."""

    def __init__(self, books: Books) -> None:
        """Start unheard."""
        self._books = books
        self._changed = asyncio.Condition()
        self._waking: asyncio.Task[None] | None = None
        self.position, self.has_ended = 0, False

    async def reaches(self, position: int, seconds: float) -> bool:
        """Wait until the log holds ``position``, at most so long."""
        if self.position < position:
            await self._look()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds), self._changed:
                await self._changed.wait_for(lambda: self.position >= position)
        return self.position >= position

    async def positions(self, after: int, silence: float) -> AsyncIterator[int | None]:
        """Each new position after ``after``, till the end; None when nothing came for so long."""
        while not self.has_ended:
            try:
                async with asyncio.timeout(silence), self._changed:
                    while self.position <= after and not self.has_ended:
                        await self._changed.wait()
            except TimeoutError:
                yield None
                continue
            if self.position > after:
                after = self.position
                yield after

    def end(self) -> None:
        """Nobody is told of positions any more."""
        self.has_ended = True
        self._waking = asyncio.create_task(self._moved(self.position))

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[Feed]:
        """Listen until the block ends."""
        task = asyncio.create_task(self._listen())
        try:
            yield self
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _listen(self) -> None:
        channel = f"zhuanban_{self._books.jurisdiction:d}"
        while True:
            with suppress(psycopg.OperationalError):
                async with await psycopg.AsyncConnection.connect(
                    self._books.conninfo, autocommit=True
                ) as connection:
                    await connection.execute(f"LISTEN {channel}".encode())
                    while True:
                        # How far it came is told once what others wrote is not remembered here.
                        async for _ in connection.notifies(timeout=POLL, stop_after=1):
                            pass
                        await self._look()
            await asyncio.sleep(POLL)

    async def _look(self) -> None:
        self._books.committer.hang_up()
        await self._moved(await asyncio.to_thread(self._books.look))

    async def _moved(self, position: int) -> None:
        async with self._changed:
            self.position = max(self.position, position)
            self._changed.notify_all()
