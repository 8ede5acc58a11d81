"""The books of one jurisdiction, opened: its log, its keys, its read models, its desk."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from copy import copy
from threading import Lock
from time import monotonic, perf_counter
from typing import Any, Self

import psycopg
from psycopg import Connection
from psycopg_pool import ConnectionPool

from store.attachments import Kept, Nowhere, Shelf
from store.clerks import CLERKS, Clerks
from store.committer import UNDER_WAY, Committer
from store.database import REPLICA, application, pool, prepare
from store.desk import Desk
from store.ensuring import ensure
from store.forgetting import forget_erased, head, make_key
from store.hearing import Question, asked_together
from store.jurisdiction import ALONE, Jurisdiction, found
from store.migrate import one_at_a_time
from store.orders import Orders
from store.read_model import ReadModel
from store.recorder import LogRecorder
from store.sight import EVERYTHING, Sight, narrowed
from store.vault import MasterKey, Vault
from store.watch import UNWATCHED, Watch

BRIEFLY = 1.0  # seconds for a primary, where a replica can tell as well
AGAIN = 2.0  # seconds until a line that broke is tried again


class Books:
    """Everything that a process needs to read and write one jurisdiction."""

    def __init__(self, owner: str, master: MasterKey, models: Sequence[ReadModel], *,
                 jurisdiction: Jurisdiction = ALONE, revive: Callable[[], object] = lambda: None,
                 has_room: Callable[[], bool] = lambda: True, shelf: Shelf | None = None,
                 orders: Orders | None = None, replica: str | None = None) -> None:  # fmt: skip
        """Migrate where needed, make read models that are missing, open the desk.

        ``owner`` is a libpq connection string of a role that may migrate; ``revive`` is called
        before each connection and may start a database that went away; ``has_room`` says whether
        its disk has room, where that can be known; attachments are kept on ``shelf``; orders of
        erasure are noted in ``orders`` too; reports may be read from ``replica``, as libpq names
        it.
        """
        prepare(owner)
        found(owner, jurisdiction)
        self.sight, self._watch = EVERYTHING, UNWATCHED
        self.jurisdiction, self.has_room = jurisdiction.number, has_room
        self.conninfo = application(owner)
        self.orders = orders or Orders()
        self.models = tuple(models)
        self.vault = Vault(master, self.jurisdiction)
        self.pool: ConnectionPool[Connection[Any]] = pool(owner, revive=revive)
        self.past = self.pool  # where a past moment is laid out, which no replica can do
        with self.pool.connection() as connection, one_at_a_time(connection):
            make_key(connection, master)
            self._doubted = self._heard = head(connection, self.jurisdiction)
            ensure(connection, self.models, self.vault)
        self._lines: deque[Connection[Any]] = deque()  # shared by all who see these books
        self._no_line_before = 0.0
        self._looking, self._looked_at = Lock(), 0.0
        self._writer = pool(owner, size=UNDER_WAY + CLERKS, writes=True, revive=revive)
        self.committer = Committer(self._writer, self.jurisdiction, self.vault, self.models)
        self.clerks = Clerks(self.committer, self.look_up)
        self.desk = Desk(LogRecorder(self.pool, self.committer, self.jurisdiction), self.vault)
        self.attachments = Kept(shelf or Nowhere(), self.pool, self.vault)
        self.replica = BooksOfReplica(self, replica, master) if replica else None

    def seen_by(self, sight: Sight) -> Books:
        """The same books for a reader who sees no more than ``sight``."""
        seen = copy(self)
        seen.sight = sight
        return seen

    def watched_by(self, watch: Watch) -> None:
        """Let somebody hear what these books do, and those that readers are shown from now on."""
        self._watch = self.committer.watch = watch

    @contextmanager
    def reading(self) -> Iterator[Connection[Any]]:
        """A connection in a transaction, for what a reader is shown."""
        began = perf_counter() if self._watch.times_reads else 0.0
        with self.pool.connection() as connection, narrowed(connection, self.sight):
            yield connection
        if began:
            self._watch.read(perf_counter() - began)

    @property
    def in_use(self) -> int:
        """How many connections somebody reads through at this moment."""
        stats = self.pool.get_stats()
        return stats["pool_size"] - stats["pool_available"]

    def look(self) -> int:
        """The last position of the log; what others wrote or destroyed since is let go of here.

        Each span is gone over twice, as a key that was being read may come into memory after the
        first time. Who comes while somebody looks shares the next look.
        """
        asked = monotonic()
        with self._looking:
            if self._looked_at < asked:
                began = monotonic()
                with self.pool.connection() as connection:
                    upto = forget_erased(connection, self.vault, self.jurisdiction, self._doubted)
                    if upto > self._doubted:
                        self.desk.heard_of(connection, self._doubted, upto)
                # Not before all of it is forgotten: a line may break on the way.
                self._doubted, self._heard, self._looked_at = self._heard, upto, began
            return self._heard

    def ask(self, statement: bytes, of: Sequence[Any]) -> tuple[Any, ...] | None:
        """One row; see ``_rows``."""
        return next(iter(self._rows(statement, of)), None)

    def ask_of(self, statement: bytes, key: Any) -> tuple[Any, ...] | None:
        """The row of a key, asked for with what others ask who are heard together.

        ``statement`` takes the jurisdiction and many keys; each row shows its key first.
        """
        rows = asked_together(statement, key)
        if rows is None:
            rows = self._rows(statement, [self.jurisdiction, [key]])
        return next(iter(rows), None)

    def look_up(self, questions: list[Question]) -> None:
        """Answer each; those with the same statement are one question to the database."""
        lost: psycopg.OperationalError | None = None
        for statement in {each.statement for each in questions}:
            asked = [each for each in questions if each.statement == statement]
            rows = defaultdict(list)
            try:
                if lost:  # the next would wait as long
                    raise lost
                for row in self._rows(statement, [self.jurisdiction, [*{q.key for q in asked}]]):
                    rows[row[0]].append(row)
            except psycopg.Error as error:
                lost = error if isinstance(error, psycopg.OperationalError) else lost
                for each in asked:
                    each.error = error
            for each in asked:
                each.rows = rows[each.key]

    def _rows(self, statement: bytes, of: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Over a line kept for what every request asks, so that it costs little.

        Where the line broke it is asked again: the database may be back, or a replica knows.
        """
        try:
            line = self._kept_line() or self._new_line()
            try:
                return line.execute(statement, of, binary=True).fetchall()
            finally:
                self._lines.append(line)
        except psycopg.OperationalError:
            self._hang_up()
            with self.at_hand() as connection:
                return connection.execute(statement, of, binary=True).fetchall()

    def _kept_line(self) -> Connection[Any] | None:
        with suppress(IndexError):
            return self._lines.pop()
        return None

    def _new_line(self) -> Connection[Any]:
        """Raises OperationalError, for a while without trying where a try just failed."""
        if monotonic() < self._no_line_before:
            raise psycopg.OperationalError("the database could not be reached a moment ago")
        try:
            return psycopg.connect(self.conninfo, autocommit=True)
        except psycopg.OperationalError:
            self._no_line_before = monotonic() + AGAIN
            raise

    @contextmanager
    def at_hand(self) -> Iterator[Connection[Any]]:
        """A connection to look something up by: a replica's where the primary is away."""
        with ExitStack() as opened:
            try:
                briefly = BRIEFLY if self.replica else None
                found = opened.enter_context(self.pool.connection(timeout=briefly))
            except psycopg.OperationalError:
                if self.replica is None:
                    raise
                found = opened.enter_context(self.replica.pool.connection())
            yield found

    def _hang_up(self) -> None:
        while line := self._kept_line():
            line.close()

    def close(self) -> None:
        """Give everything back."""
        if self.replica:
            self.replica.close()
        self.clerks.close()
        self._hang_up()
        self.committer.close()
        self._writer.close()
        self.pool.close()

    def __enter__(self) -> Self:
        """Open already."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()


class BooksOfReplica(Books):
    """The same books as a replica of the database holds them: to read, and a moment later.

    Keys and aggregates are in a memory of their own: what was erased may still be there.
    """

    def __init__(self, books: Books, url: str, master: MasterKey) -> None:
        """Read at the replicas that ``url`` names; past moments are still read at the primary."""
        self.__dict__.update(books.__dict__)
        self.replica = None
        self.conninfo = application(url, how=REPLICA)
        self.pool = pool(url, how=REPLICA)
        self.vault = Vault(master, self.jurisdiction)
        self.desk = Desk(LogRecorder(self.pool, self.committer, self.jurisdiction), self.vault)
        self._lines = deque()
        self._looking = Lock()

    def close(self) -> None:
        """Give back what is its own."""
        self._hang_up()
        self.pool.close()
