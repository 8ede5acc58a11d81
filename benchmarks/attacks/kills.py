"""The sequencer and the witness are killed at every step, and nobody ever holds two stories.

Whatever was written down, published or cosigned by the time of the kill counts as seen. After each
kill the next sequencer signs on, and fsck holds the database against all that was ever seen.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer

from audit.cosigning import request
from audit.fsck import fsck
from audit.journal import Journal, State
from audit.note import Checkpoint, LogKey, read_note
from audit.sequencer import Sequencer
from audit.tiles import Tiles
from audit.tree import consistency
from audit.witness import Refused, Witness
from benchmarks.attacks.trial import Dice
from benchmarks.attacks.village import watched
from benchmarks.bench_server import MASTER
from benchmarks.workload import act, households
from domain.case import Case
from projections import ALL
from store.books import Books

STEPS = ("folded", "committed", "signed", "written", "published")
POINTS = [(step, nth) for step in STEPS for nth in (1, 2)] + [
    ("torn", 1), ("torn", 2), ("torn", 3), ("appended", 1), ("appended", 2), ("appended", 3),
    ("any moment", 1), ("any moment", 2),
]  # fmt: skip
NOTES = "SELECT note FROM audit.checkpoints WHERE jurisdiction = 1 ORDER BY size"


@dataclass
class Seen:
    """Every root that anybody was ever shown, by size."""

    roots: dict[int, set[bytes]] = field(default_factory=dict)

    def take(self, size: int, root: bytes) -> None:
        self.roots.setdefault(size, set()).add(root)

    @property
    def forks(self) -> list[int]:
        """Sizes of which two stories were told."""
        return sorted(size for size, roots in self.roots.items() if len(roots) > 1)


@dataclass
class Killed:
    """What the kills left behind; all but the first two must be nothing."""

    kills: int = 0
    sizes: int = 0
    witness_kills: int = 0
    forks: list[int] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        return not self.forks and not self.findings


def die() -> None:
    """As a power cut for this process."""
    os.kill(os.getpid(), signal.SIGKILL)


class DyingJournal(Journal):
    """Dies within an append: with half a line on the disk, or before anybody is told."""

    dies_at: tuple[str, int] = ("", 0)
    times = 0

    def append(self, state: State) -> None:
        how, nth = self.dies_at
        self.times += how in ("torn", "appended")
        if self.times != nth or not how:
            return super().append(state)
        if how == "appended":
            super().append(state)
        else:
            with self.path.open("ab") as file:
                file.write(state.line.encode()[: len(state.line) // 2])
        return die()


def sign_until_killed(owner: str, folder: Path, step: str, nth: int) -> None:
    """Run in a process of its own: sign again and again until the point is reached."""
    reached = 0

    def at(name: str) -> None:
        nonlocal reached
        reached += name == step
        if name == step and reached == nth:
            die()

    with Books(owner, MASTER, ALL) as books:
        journal = DyingJournal(folder, 1)
        journal.dies_at = (step, nth) if step in ("torn", "appended") else ("", 0)
        key = LogKey.of_file(folder / "log.key", "killed.example", 1)
        while True:
            Sequencer(books, journal, key, at).checkpoint()


def cosign_until_killed(folder: Path, body: bytes, nth: int) -> None:
    """Run in a process of its own: ask the witness, and die at its nth step on files."""
    witness, steps = Witness(folder), 0

    def on_event(event: str, _: object) -> None:
        nonlocal steps
        if event in ("open", "os.rename", "fcntl.flock"):
            steps += 1
            if steps == nth:
                die()

    sys.addaudithook(on_event)
    witness.add(body)
    die()


def contact(case: Case) -> None:
    """What goes on while the log is signed."""
    case.log_contact(act(), method="visit")


class Watch:
    """The killed log with its observer: a witness, and all notes ever seen."""

    def __init__(self, owner: str, books: Books, folder: Path) -> None:
        self.owner, self.books, self.folder = owner, books, folder
        self.journal = Journal(folder, 1)
        self.key = LogKey.of_file(folder / "log.key", "killed.example", 1)
        self.sequencer = Sequencer(books, self.journal, self.key)
        self.witness = watched(folder / "witness", str(self.key.vkey))
        self.seen, self.outcome = Seen(), Killed()
        self.processes = multiprocessing.get_context("forkserver")
        self.processes.set_forkserver_preload(["benchmarks.attacks.kills"])
        self.cases = households(books, 8, "KILLED")

    def write(self, n: int) -> None:
        """Some contacts."""
        for nth in range(n):
            self.books.desk.on_case(self.cases[nth], contact)

    def look(self) -> None:
        """Take in every note that stands anywhere."""
        for state in self.journal.states():
            if state.signature:
                self.seen.take(state.size, state.root)
        with self.books.pool.connection() as connection:
            notes = [note for (note,) in connection.execute(NOTES)]
        at_witness = self.witness.seen(self.witness.file(self.key.name))["note"]
        for note in [*notes, at_witness]:
            if note:
                found = Checkpoint.of(read_note(note))
                self.seen.take(found.size, found.root)

    def kill(self, step: str, nth: int, dice: Dice) -> None:
        """One kill under writes; whoever comes next signs on."""
        self.write(dice.randint(1, 4))
        child = self.processes.Process(
            target=sign_until_killed, args=(self.owner, self.folder, step, nth)
        )
        child.start()
        assert child.pid
        if step == "any moment":
            ends = Timer(dice.uniform(0, 0.3), os.kill, [child.pid, signal.SIGKILL])
            ends.start()
        while child.is_alive():
            self.write(1)
        child.join()
        self.look()
        self.sequencer.checkpoint()
        self.look()
        self.outcome.kills += 1

    def kill_witness(self, nth: int) -> None:
        """The witness dies at a step and is asked again; it must neither forget nor differ."""
        body = self.request()
        if not body:
            return
        child = self.processes.Process(
            target=cosign_until_killed, args=(self.witness.folder, body, nth)
        )
        child.start()
        child.join()
        self.look()
        try:
            self.witness.add(self.request() or body)
        except Refused as refused:
            self.outcome.findings.append(f"witness after step {nth}: {refused}")
        self.look()
        self.outcome.witness_kills += 1

    def request(self) -> bytes:
        """What the log asks of its witness now, from where that one says it stands."""
        last, old = self.journal.last, self.witness.seen(self.witness.file(self.key.name))["size"]
        with self.books.pool.connection() as connection:
            proof = consistency(old, last.size, Tiles(connection, 1).nodes)
        return request(old, proof, read_note(self.sequencer.note(last))).encode()

    def check(self) -> None:
        """Nobody was told two stories, and the database fits all that were told."""
        held = [
            Checkpoint(self.key.name, size, root)
            for size, roots in self.seen.roots.items() for root in roots
        ]  # fmt: skip
        with self.books.pool.connection() as connection:
            found = fsck(connection, 1, self.journal, self.key.vkey, held)
        self.outcome.findings += [each.what for each in found]
        self.outcome.forks, self.outcome.sizes = self.seen.forks, len(self.seen.roots)


def campaign(owner: str, books: Books, *, kills: int, seed: int,
             progress: Callable[[int], object] = lambda done: None) -> Killed:  # fmt: skip
    """Kill as often, each point in turn; stops at the first thing that is wrong."""
    dice = Dice(seed)
    with tempfile.TemporaryDirectory(prefix="zhuanban-kills-") as folder:
        watch = Watch(owner, books, Path(folder) / "audit")
        for nth, (step, time) in zip(range(kills), points(dice), strict=False):
            watch.kill(step, time, dice)
            if nth % 4 == 0:
                watch.kill_witness(dice.randint(1, 9))
            if nth < len(POINTS) or nth % 10 == 0 or nth == kills - 1:
                watch.check()  # what was seen once is never forgotten
            progress(nth + 1)
            if not watch.outcome.is_clean:
                break
        return watch.outcome


def points(dice: Dice) -> Iterator[tuple[str, int]]:
    """Every point once in each round, in any order."""
    while True:
        yield from dice.sample(POINTS, len(POINTS))
