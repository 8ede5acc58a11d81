"""Primaries disappear under load: nothing acknowledged is lost, and what was signed still stands.

A server dies whole (PostgreSQL and Patroni at once), or PostgreSQL alone, in turns; before every
other death of a server its replica is held for a second, so that what a replica lacks is at stake.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from uuid import UUID, uuid4

import psycopg
from eventsourcing.persistence import PersistenceError
from psycopg_pool import PoolTimeout

from audit.fsck import fsck
from audit.journal import Journal
from audit.note import LogKey
from audit.sequencer import Sequencer
from benchmarks import kill
from benchmarks.bench_server import MASTER, Bench
from benchmarks.cluster import Cluster, cluster, missing, until
from benchmarks.measured import Line, Spread, at_most, none_of
from benchmarks.member import Member
from benchmarks.workload import SUMMARY, act, households
from domain.case import Case
from domain.refusal import Refusal
from projections import ALL
from store.books import Books
from store.stored import Operation, OperationIsKnown

KILLS, LIMIT = 20, 30.0
WRITERS, HOUSEHOLDS, PACE = 8, 64, 0.05
AWAY = (PersistenceError, psycopg.Error, PoolTimeout)


@dataclass
class Outcome(kill.Outcome):
    """What the trials found beside loss: seconds without a write, and what the audit says."""

    away: list[float] = field(default_factory=list)
    signed: int = 0
    findings: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        return super().is_clean and not self.findings


def failover(_: Bench) -> Iterator[Line]:
    """Twenty kills."""
    if why := missing():
        print(f"failover: {why}")
        yield Line("failover", "kills", Spread.of([0.0]), "limit", Spread.of([KILLS]), 0.0)
        return
    with tempfile.TemporaryDirectory(prefix="zhuanban-failover-") as folder:
        outcome = campaign(Path(folder), kills=KILLS)
    print(outcome)
    wrong = outcome.lost + outcome.doubled + outcome.gaps + len(outcome.findings)
    yield none_of("failover", "lost or wrong", wrong + len(outcome.unlike_rebuild))
    yield at_most("failover-writes-back", "s", outcome.away, LIMIT)


def campaign(folder: Path, *, kills: int, synchronous: bool = True) -> Outcome:
    """Kill as often; ``synchronous`` False is the control, which must lose something."""
    with (
        cluster(folder, synchronous=synchronous) as made,
        under_load(made, folder, signs=synchronous) as load,
    ):
        for nth in range(kills):
            if nth % 2:
                load.lose(made.primary, alone=True)
            else:
                load.lose(made.primary, behind=nth % 4 == 0)
            print(f"{nth + 1} kills, writes back after {load.outcome.away[-1]:.1f} s", flush=True)
        load.end()
        load.look()
        return load.outcome


class Load:
    """Writers that go on until each number is acknowledged, and a signer beside them."""

    def __init__(self, made: Cluster, folder: Path, books: Books) -> None:
        """Open the households they write about."""
        self.made, self.books = made, books
        self.outcome = Outcome()
        self.acknowledged: list[tuple[float, UUID]] = []
        self._cases = households(books, HOUSEHOLDS, "FAILOVER")
        self._ends = Event()
        self.journal = Journal(folder / "audit", 1)
        self.key = LogKey.of_file(folder / "audit" / "log.key", "failover.example", 1)
        self.sequencer = Sequencer(books, self.journal, self.key)
        self._threads: list[Thread] = []

    def begin(self, *, signs: bool = True) -> None:
        """Let them work."""
        works = [partial(self._write, nth) for nth in range(WRITERS)] + [self._sign] * signs
        self._threads = [Thread(target=work) for work in works]
        for thread in self._threads:
            thread.start()
        until("the first write", lambda: self.acknowledged)

    def end(self) -> None:
        """Let everybody finish what is begun."""
        self._ends.set()
        for thread in self._threads:
            thread.join()

    def _write(self, seed: int) -> None:
        dice = random.Random(seed)
        while not self._ends.wait(PACE):
            case, operation = dice.choice(self._cases), Operation(uuid4())
            while not self._is_acknowledged(case, operation) and not self._ends.wait(PACE):
                pass

    def _is_acknowledged(self, case: UUID, operation: Operation) -> bool:
        def contact(case: Case) -> None:
            summary = self.books.desk.seal(case.id, "summary", SUMMARY)
            case.log_contact(act(), method="visit", summary=summary)

        try:
            self.books.desk.on_case(case, contact, operation=operation)
        except OperationIsKnown:
            pass  # the answer was lost, not what it spoke of
        except (Refusal, *AWAY):  # in the control a household itself may be lost
            return False
        self.acknowledged.append((monotonic(), operation.op_id))
        return True

    def _sign(self) -> None:
        while not self._ends.wait(PACE * 5):
            try:
                self.sequencer.checkpoint()
            except Refusal as refusal:
                self.outcome.findings.append(str(refusal))
                return
            except (OSError, *AWAY):
                continue

    def lose(self, primary: Member, *, alone: bool = False, behind: bool = False,
             mends: bool = True) -> None:  # fmt: skip
        """Its server dies, or PostgreSQL ``alone``; the replica may be held ``behind`` before.

        Returns when writes are back, and where it ``mends`` the cluster is whole again.
        """
        if behind:
            with self.made.replica.held():
                self._ends.wait(1)
                primary.kill()
        elif alone:
            primary.kill_postgres()
        else:
            primary.kill()
        self.wait_for_writes(monotonic())
        self.outcome.trials += 1
        if mends:
            self.mend(primary)

    def mend(self, primary: Member) -> None:
        """Start what is dead, and wait until the cluster could lose a primary again."""
        if primary.patroni and primary.patroni.poll() is not None:
            primary.start()
        self.made.whole()

    def wait_for_writes(self, since: float) -> None:
        """Note how long nothing was acknowledged, the second that a replica was held included."""
        until("a primary again", lambda: any(each.is_primary for each in self.made.members))
        again = monotonic()
        until("writes again", lambda: self.acknowledged[-1][0] > again)
        times = [at for at, _ in [*self.acknowledged]]
        before = [at for at in times if at <= since][-1:]
        times = before + [at for at in times if at > since]
        self.outcome.away.append(max(late - early for early, late in pairwise(times)))

    def look(self) -> None:
        """Hold the log against what was acknowledged, and against all that was signed."""
        numbers = [str(op_id) for _, op_id in self.acknowledged]
        kill.look(self.made.owner, numbers, self.outcome)
        self.outcome.signed = sum(1 for state in self.journal.states() if state.signature)
        with self.books.pool.connection() as connection:
            found = fsck(connection, 1, self.journal, self.key.vkey)
        self.outcome.findings += [each.what for each in found]


@contextmanager
def under_load(made: Cluster, folder: Path, *, signs: bool = True) -> Iterator[Load]:
    """Writers at work on a cluster until the block ends."""
    with Books(made.owner, MASTER, ALL) as books:
        load = Load(made, folder, books)
        load.begin(signs=signs)
        try:
            yield load
        finally:
            load.end()
