"""Those who come together are heard one after another in one thread, and stored together.

A request that has to wait is left where it stands, and taken up again when it has what it waits
for: what all of them ask is asked in one question, what all of them want stored goes in one batch.
With a thread for each they wake each other for every step, which costs more than deciding does.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from contextvars import Context, copy_context
from functools import partial
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from psycopg_pool import PoolClosed

from store.hearing import Hearing, Question, TakesLonger
from store.save import Save

if TYPE_CHECKING:
    from store.committer import Committer
    from store.writer import Writer

T = TypeVar("T")
CLERKS = 2  # one hears while the other's batch is stored; each writes by a connection of its own
AT_ONCE = 64  # heard together, at well under a millisecond each


class Call(NamedTuple):
    """Who came: what becomes a hearing, which only the thread can make that hears it."""

    turn: Callable[[], Any]
    context: Context
    answer: asyncio.Future[Any]


class Clerks:
    """The clerks of one jurisdiction in this process; they begin when somebody comes."""

    def __init__(self, committer: Committer, look_up: Callable[[list[Question]], None]) -> None:
        """Write as ``committer`` does; ``look_up`` answers questions."""
        self._committer, self._look_up = committer, look_up
        self._called: SimpleQueue[Call | None] = SimpleQueue()
        self._threads: list[Thread] = []
        self._coming, self._is_closed = Lock(), False

    async def hear(self, turn: Callable[..., T], *told: Any) -> T:
        """What ``turn`` returns or raises; where it waits it may hold one lock, which it took.

        Raises PoolClosed; TakesLonger where nothing was done and a thread may do it.
        """
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        with self._coming:
            if self._is_closed:
                raise PoolClosed("the books are closed")
            if not self._threads:
                self._begin()
            self._called.put(Call(partial(turn, *told), copy_context(), answer))
        return await answer

    def close(self) -> None:
        """Hear whoever has come, then nobody."""
        with self._coming:
            self._is_closed = True
            self._called.put(None)
        for thread in self._threads:
            thread.join()

    def _begin(self) -> None:
        self._threads = [
            Thread(target=self._work, name=f"clerk {n}", daemon=True) for n in range(CLERKS)
        ]
        for thread in self._threads:
            thread.start()

    def _work(self) -> None:
        writer = self._committer.another_writer()
        while self._hear(self._who_came(), writer):
            pass

    def _who_came(self) -> list[Call]:
        """Everybody who waits, at least one; nobody once the clerks are to end."""
        found: list[Call] = []
        with suppress(Empty):
            while len(found) < AT_ONCE:
                call = self._called.get(block=not found)
                if call is None:
                    self._called.put(None)  # for the others too
                    break
                found.append(call)
        return found

    def _hear(self, called: Sequence[Call], writer: Writer) -> bool:
        """Let all go on until all are over; whether there was anybody."""
        stand = [Hearing(*call) for call in called if not call.answer.cancelled()]
        goes_on, fell_over = stand, None
        while stand:
            for hearing in goes_on:
                hearing.go_on(fell_over)
            answered([hearing for hearing in goes_on if hearing.dead])
            stand = [hearing for hearing in stand if not hearing.dead]
            try:
                goes_on, fell_over = self._seen_to(stand, writer), None
            except BaseException as error:  # noqa: BLE001 - nobody else would tell them
                goes_on, fell_over = stand, error
        return bool(called)

    def _seen_to(self, stand: Sequence[Hearing], writer: Writer) -> list[Hearing]:
        """Those who have what they wanted, at least one of them.

        Raises TakesLonger where all of them want locks whose holders are heard elsewhere.
        """
        if questions := [each.wants for each in stand if isinstance(each.wants, Question)]:
            self._look_up(questions)
        if saving := [each for each in stand if isinstance(each.wants, Save)]:
            self._committer.write(writer, [each.wants for each in saving], saving[0].context)
        seen_to = [
            each for each in stand
            if isinstance(each.wants, Save | Question) or each.wants.acquire(blocking=False)
        ]  # fmt: skip
        if stand and not seen_to:
            raise TakesLonger
        return seen_to


def answered(hearings: Sequence[Hearing]) -> None:
    """Tell those who wait for it how each ended, all of a loop in one go."""
    ended = defaultdict(list)
    for each in hearings:
        ended[each.answer.get_loop()].append((each.answer, each.wants, each.failed))
    for loop, told in ended.items():
        with suppress(RuntimeError):  # the server ended before
            loop.call_soon_threadsafe(_settle, told)


def _settle(told: list[tuple[asyncio.Future[Any], Any, BaseException | None]]) -> None:
    for answer, result, error in told:
        if answer.done():  # whoever asked has gone
            continue
        if error:
            # A future cannot hold this one, and those who come after must be told.
            answer.set_exception(RuntimeError(error) if type(error) is StopIteration else error)
        else:
            answer.set_result(result)
