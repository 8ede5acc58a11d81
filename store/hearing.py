"""A turn that is heard with others is left where it has to wait, and taken up again later.

What it waits for is seen to for all of them at once (store/clerks.py). Where no clerk hears it, the
same code waits by itself, in a thread.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import Context
from threading import Lock
from typing import TYPE_CHECKING, Any

from greenlet import getcurrent, greenlet

from store.save import Save

if TYPE_CHECKING:
    from asyncio import Future


class TakesLonger(Exception):  # noqa: N818 - it is no error, and nothing was done
    """A turn must wait for somebody who is not heard with it: it needs a thread for itself."""


class Question:
    """What is asked of a key; the statement takes many, and each row shows its key first."""

    def __init__(self, statement: bytes, key: Any) -> None:
        """Nothing is known yet."""
        self.statement, self.key = statement, key
        self.rows: list[tuple[Any, ...]] = []
        self.error: Exception | None = None


class Hearing(greenlet):
    """One turn, at its beginning, left somewhere, or over."""

    def __init__(self, turn: Callable[[], Any], context: Context, answer: Future[Any]) -> None:
        """Nothing is said so far; ``context`` is the caller's, ``answer`` what they wait for."""
        super().__init__(turn)
        self.context = self.gr_context = context
        self.answer = answer
        self.wants: Any = None
        self.failed: BaseException | None = None

    def go_on(self, error: BaseException | None) -> None:
        """Until it wants something or is over; then ``wants`` is its result.

        With an error where nobody could see to what it wanted, so that it lets go of its lock.
        """
        try:
            self.wants = self.throw(error) if error else self.switch()
        except BaseException as its_own:  # noqa: BLE001 - it is the asker's, whatever it is
            self.failed = its_own


def is_heard() -> bool:
    """Whether a clerk hears the turn at hand, and others wait for all that it waits for."""
    return isinstance(getcurrent(), Hearing)


def left_for(wanted: Save | Question | Lock) -> bool:
    """Leave the turn at hand until a clerk has seen to this; False where no clerk hears it.

    Raises TakesLonger for a lock that somebody elsewhere holds.
    """
    here = getcurrent()
    if not isinstance(here, Hearing):
        return False
    assert here.parent
    here.parent.switch(wanted)
    return True


def asked_together(statement: bytes, key: Any) -> list[tuple[Any, ...]] | None:
    """The rows of a key, asked for with what the others ask; None where no clerk hears."""
    question = Question(statement, key)
    if not left_for(question):
        return None
    if question.error:
        raise question.error.with_traceback(None)  # the others' are no part of this one's
    return question.rows


def take(lock: Lock) -> None:
    """Acquire a lock; whoever else is heard by the same clerk goes on meanwhile.

    Raises TakesLonger.
    """
    if not lock.acquire(blocking=False) and not left_for(lock):
        lock.acquire()
