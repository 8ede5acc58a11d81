"""What pages show of a scope is worked out once for all who listen, and told once a second at most.

Only readers who are entitled to the same part of a scope share what is worked out of it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any, Literal, NamedTuple
from uuid import UUID
from zlib import crc32

import orjson
import psycopg

from api.countdown import countdown, countdown_of_task_force
from api.feed import Feed
from projections.standing import beneath
from store.books import Books
from store.sight import Sight

APART = 1.0  # seconds between two messages of a scope
ROUND = 0.1  # seconds between two looks at what moved
SILENCE = 15.0  # seconds until the clock alone is asked whether it changed anything
AT_ONCE = 2  # scopes worked out side by side

# What somebody looked at changes no number; a page that asks again would keep itself awake by it.
MOVED = b"""
SELECT (SELECT position FROM standing_moved WHERE jurisdiction = %(jurisdiction)s),
    ARRAY(SELECT DISTINCT project FROM events
        WHERE jurisdiction = %(jurisdiction)s AND position > %(after)s AND position <= %(upto)s
          AND (starts_with(topic, 'case.') OR starts_with(topic, 'project.')))"""


Kind = Literal["project", "task_force"]


class Part(NamedTuple):
    """What one reader may see of a project or task force: ids of what lies beneath, in sight."""

    kind: Kind
    code: str
    ids: frozenset[UUID]


Figures = Callable[[Books, Part], dict[str, Any]]


def part_of(books: Books, kind: Kind, code: str, sight: Sight) -> Part:
    """The part of a scope that lies in this sight."""
    above = books.desk.project_id(code) if kind == "project" else books.desk.task_force_id(code)
    with books.pool.connection() as connection:
        under = beneath(connection, jurisdiction=books.jurisdiction, above=above)
    return Part(
        kind, code, frozenset(under if sight.ids is None else sight.ids.intersection(under))
    )


def counted(books: Books, part: Part) -> dict[str, Any]:
    """The countdown of a part, as its own route answers it."""
    seen = books.seen_by(Sight(part.ids))
    if part.kind == "project":
        return countdown(seen, project=part.code)
    return countdown_of_task_force(seen, task_force=part.code)


class Message(NamedTuple):
    """The numbers of a part, the position they were worked out at, and what names them.

    ``id`` is the position and a mark of the numbers: some change with the clock alone.
    """

    position: int
    id: str
    text: bytes


class Board:
    """The numbers of one part, worked out while somebody listens."""

    def __init__(self, work_out: Callable[[], Any]) -> None:
        """``work_out`` is awaited for the figures; nothing is known yet."""
        self._work_out = work_out
        self._moved, self._changed = asyncio.Event(), asyncio.Condition()
        self._figures: dict[str, Any] | None = None
        self._turn, self._message = 0, Message(0, "", b"")
        self.listeners, self.has_ended = 0, False
        self.task = asyncio.create_task(self._run())

    def move(self) -> None:
        """Something happened here: the numbers may be others."""
        self._moved.set()

    def end(self) -> None:
        """Send everybody away; whoever still wants to listen comes in by the door again."""
        self.has_ended = True  # here too: a task that has not begun yet runs no last lines
        self.task.cancel()

    async def messages(self, silence: float) -> AsyncIterator[Message | None]:
        """What stands, then each change, the newest only; None when nothing came for so long."""
        turn = 0
        while not self.has_ended:
            try:
                async with asyncio.timeout(silence), self._changed:
                    while self._turn == turn and not self.has_ended:
                        await self._changed.wait()
            except TimeoutError:
                yield None
                continue
            if self._turn != turn:
                turn = self._turn
                yield self._message

    async def _run(self) -> None:
        try:
            while True:
                has_moved = self._moved.is_set()
                self._moved.clear()
                told = await self._work_out()
                if await self._tell(told, has_moved=has_moved):
                    await asyncio.sleep(APART)
                with suppress(TimeoutError):
                    async with asyncio.timeout(SILENCE):
                        await self._moved.wait()
        except psycopg.OperationalError:  # a page that hears nothing shall know that it is stale
            pass
        finally:
            self.has_ended = True
            await self._wake()

    async def _tell(self, told: dict[str, Any], *, has_moved: bool) -> bool:
        figures = {name: told[name] for name in told if name not in {"as_of", "position"}}
        if figures == self._figures and not has_moved:
            return False
        self._figures, self._turn = figures, self._turn + 1
        line = b"id: %s\nevent: countdown\ndata: %s\n\n"
        id_ = f"{told['position']}-{crc32(orjson.dumps(figures)):08x}"
        text = line % (id_.encode(), orjson.dumps(told))
        self._message = Message(told["position"], id_, text)
        await self._wake()
        return True

    async def _wake(self) -> None:
        async with self._changed:
            self._changed.notify_all()


class Live:
    """All boards of this process, and what of the log moves them."""

    def __init__(self, books: Books, feed: Feed, figures: Figures = counted) -> None:
        """Nobody listens yet."""
        self._books, self._feed, self._figures = books, feed, figures
        self._boards: dict[Part, Board] = {}
        self._few = asyncio.Semaphore(AT_ONCE)
        self._after: int | None = None
        self.has_ended = False
        self.standing = 0  # position of the last event that changed who may see what

    @property
    def boards(self) -> int:
        """How many parts somebody listens to."""
        return len(self._boards)

    @asynccontextmanager
    async def listening(self, part: Part) -> AsyncIterator[Board]:
        """The board of a part, shared with all who listen to it."""
        board = self._boards.get(part)
        if board is None or board.has_ended:
            board = self._boards[part] = Board(lambda: self._work_out(part))
        board.listeners += 1
        try:
            yield board
        finally:
            board.listeners -= 1
            if not board.listeners:
                board.end()
                if self._boards.get(part) is board:
                    del self._boards[part]

    async def heard(self, board: Board) -> AsyncIterator[Message | None]:
        """The messages of a board, none once this process was told to end."""
        if not self.has_ended:
            async for message in board.messages(SILENCE):
                yield message

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[Live]:
        """Watch the log until the block ends."""
        task = asyncio.create_task(self._watch())
        try:
            yield self
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            self._end_all()

    async def _work_out(self, part: Part) -> dict[str, Any]:
        async with self._few:
            return await asyncio.to_thread(self._figures, self._books, part)

    async def _watch(self) -> None:
        async for position in self._feed.positions(0, SILENCE):
            if position is not None:
                with suppress(psycopg.OperationalError):
                    await self._move(position)
                await asyncio.sleep(ROUND)

    async def _move(self, upto: int) -> None:
        after = upto if self._after is None else self._after
        standing, moved = await asyncio.to_thread(self._ask, after, upto)
        for part, board in self._boards.items():
            if self._after is None or not part.ids.isdisjoint(moved):
                board.move()
        self._after, self.standing = upto, standing or 0

    def _ask(self, after: int, upto: int) -> tuple[int | None, list[UUID]]:
        asked = {"jurisdiction": self._books.jurisdiction, "after": after, "upto": upto}
        with self._books.reading() as connection:
            row = connection.execute(MOVED, asked).fetchone()
        assert row
        return row[0], row[1]

    def end(self) -> None:
        """Nobody listens here any more."""
        self.has_ended = True
        self._end_all()

    def _end_all(self) -> None:
        for board in self._boards.values():
            board.end()
