"""A look is kept before its answer goes out, and is in the log within two seconds.

What is looked at again within ten minutes is counted and goes to the log once those are over.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import Any

import psycopg

from api.moments import SHANGHAI, now
from api.reading_record.look import Look, looks_of
from api.reading_record.spool import Batch, Spool, leftovers
from api.reading_record.taking_in import take_in
from api.reading_record.terms import forget_old_terms
from domain.refusal import Refusal
from store.books import Books

SOON, MOST = 2.0, 200  # seconds that a look waits, and how many wait at most
WINDOW = 600.0  # seconds in which looks at the same are counted together
ONE_VIEW = 10.0  # a page asks for several answers at once: that is one look
CHORES = 60.0  # seconds between looks for what killed processes left

log = logging.getLogger(__name__)


class CannotBeRecorded(Refusal):
    """Nothing is shown that cannot be put on record, and there is no room ({why}); tell the administrator."""  # noqa: E501

    zh = "查阅须留记录，而现在无法保存（{why}），故不予显示；请告知管理员。"
    status = 503


class ReadsOnRecord:
    """What the readers of one process looked at, on its way into the log."""

    def __init__(self, books: Books, folder: Path, *,
                 clock: Callable[[], float] = monotonic) -> None:  # fmt: skip
        """``folder`` is where looks wait; ``clock`` is steady."""
        self._books, self._folder, self._clock = books, folder, clock
        self._prefix = f"{books.jurisdiction}-"
        self._soon = Spool(folder, self._prefix)
        self._later = Spool(folder, self._prefix)
        self._had: dict[tuple[Any, ...], tuple[float, float]] = {}  # first and last counted
        self._came, self._many, self._ends = Event(), Event(), Event()
        self._looked_at = self._began = clock()
        self._forgot: date | None = None

    # what a request does

    def note(self, look: Look) -> None:
        """Keep a look. Raises CannotBeRecorded."""
        at, same = self._clock(), look.same
        first, last = self._had.get(same, (-WINDOW, 0.0))
        again = at - first < WINDOW
        if again and at - last < ONE_VIEW and look.what != "feed":
            return
        is_late = again or look.what == "feed"  # pages of the feed are only ever counted
        self._keep(self._later if is_late else self._soon, look)
        self._had[same] = (first if again else at, at)

    def _keep(self, spool: Spool, look: Look) -> None:
        try:
            spool.append(look.line(self._books.vault.master))
        except OSError as error:
            raise CannotBeRecorded(why=error.strerror) from error
        if spool is self._soon:
            self._came.set()
            if spool.waiting >= MOST:
                self._many.set()

    # what goes on beside

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Bring looks into the log until the block ends, and all of them when it does."""
        self._ends.clear()
        thread = Thread(target=self._work, name="reads", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._ends.set()
            self._came.set()
            self._many.set()
            thread.join()
            self.bring_in(everything=True)

    def _work(self) -> None:
        self._do_chores()
        while not self._ends.is_set():
            if self._came.wait(CHORES):
                self._came.clear()
                self._many.wait(SOON)
                self._many.clear()
            self.bring_in()
            if self._clock() - self._looked_at >= CHORES:
                self._do_chores()

    def bring_in(self, *, everything: bool = False) -> None:
        """Put what waits on record; ``everything``: also what is still being counted."""
        self._take(self._soon.close())
        if everything or self._clock() - self._began >= WINDOW:
            self._began = self._clock()
            self._take(self._later.close())
            old = self._began - WINDOW
            self._had = {same: had for same, had in [*self._had.items()] if had[0] > old}

    def _do_chores(self) -> None:
        """Take in what killed processes left; once a day, forget old searches."""
        self._looked_at = self._clock()
        today = now().astimezone(SHANGHAI).date()
        try:
            for batch in leftovers(self._folder, self._prefix):
                self._take(batch)
            if self._forgot != today:
                with self._books.pool.connection() as connection:
                    forget_old_terms(connection, self._books.vault, today)
                self._forgot = today
        except (OSError, psycopg.Error):
            log.exception("what was left could not be looked after")

    def _take(self, batch: Batch | None) -> None:
        """Into the log, and then away; where that fails the file waits for the next try."""
        if batch is None:
            return
        try:
            lines = batch.lines()
            looks = looks_of(lines, self._books.vault.master)
            if looks:
                take_in(self._books, looks, b"\n".join(lines))
            batch.done()
        except Exception:  # whatever it was, the looks after it are not its victims
            batch.let_go()
            log.exception("what was read could not be put on record; it waits")


def look_at(what: Any, by: str, role: str, at: datetime | None = None, **of: Any) -> Look:
    """A look now, with labels as long as the log keeps them."""
    for name in ("subject", "form"):
        of[name] = of.get(name) and of[name][:200]
    return Look(at or now(), by, role, what, **of)
