"""Rounds are made in a thread of their own, each when its hour has come, until the block ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread

import psycopg

from domain.refusal import Refusal


@contextmanager
def rounds(name: str, waits: Iterable[timedelta], make: Callable[[Callable[[], bool]], object], *,
           failed: Callable[[], object]) -> Iterator[None]:  # fmt: skip
    """After each of ``waits``, in a thread of that name, ``make`` a round until the block ends.

    ``make`` is handed what says whether it has ended; ``failed`` is called where the exception of
    a round that failed is at hand, and the next one is made when its hour has come.
    """
    ends = Event()

    def look_after() -> None:
        for wait in waits:
            if ends.wait(wait.total_seconds()):
                return
            try:
                make(ends.is_set)
            except (Refusal, OSError, psycopg.Error):
                failed()

    thread = Thread(target=look_after, name=name, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ends.set()
        thread.join()
