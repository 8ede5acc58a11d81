"""Xiaonanmen's first five hundred records, signed again and again, a backup kept each time."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg import Connection, conninfo, sql

from audit.fsck import fsck
from audit.journal import Journal, State
from audit.notary import Notary
from audit.note import Checkpoint
from audit.policy import Policy
from audit.tiles import Tiles
from audit.witness import Witness, init, vkey
from benchmarks.attacks.trial import Dice, Expected, Trial
from rehearsal.xiaonanmen.loading import load
from store.books import Books

RECORDS, SIGNED_EVERY = 500, 9  # records, and saves between two checkpoints
TREE = ("trees", "tiles", "heads", "shelves", "checkpoints")


class Enough(Exception):  # noqa: N818 - stops the loading
    """The village is large enough."""


@dataclass
class Scene:
    """One attempt on the database, which is rolled back: whatever it changes is gone."""

    village: Village
    connection: Connection[Any]
    dice: Dice
    held: list[Checkpoint]  # by somebody outside; the last checkpoint is always one of them
    journal: Journal

    @property
    def size(self) -> int:
        """How many records there are; all are signed."""
        return self.village.sizes[-1]

    def run(self, statement: str, *given: Any, **names: str) -> psycopg.Cursor[Any]:
        """Run it as superuser; ``names`` fill the places of columns and tables."""
        quoted = {place: sql.Identifier(*name.split(".")) for place, name in names.items()}
        return self.connection.execute(sql.SQL(statement).format(**quoted), given or None)

    def signed_before(self, position: int) -> int:
        """The size of the last checkpoint that does not cover a position."""
        return max([size for size in self.village.sizes if size < position], default=0)

    def held_before(self, position: int) -> int:
        """The same of those that are held outside."""
        return max([note.size for note in self.held if note.size < position], default=0)


@dataclass
class Village:
    """The store under attack; the folder is what stands outside the database."""

    books: Books
    notary: Notary
    folder: Path
    connection: Connection[Any]  # a superuser's
    witness: Witness
    notes: dict[int, Checkpoint] = field(default_factory=dict)

    @property
    def sizes(self) -> list[int]:
        """Of the checkpoints, ascending."""
        return sorted(self.notes)

    @property
    def states(self) -> list[State]:
        """The signed states of the journal."""
        return [state for state in self.notary.journal.states() if state.signature]

    def attempt(self, attack: Callable[[Scene], Expected]) -> Callable[[Dice], Trial]:
        """Tamper as superuser, look for it with fsck, and take everything back."""

        def trial(dice: Dice) -> Trial:
            with self.scene(dice) as scene:
                expected = attack(scene)
                found = fsck(
                    scene.connection, 1, scene.journal, self.notary.key.vkey, scene.held
                )  # fmt: skip
                return Trial(expected, [(each.kind, each.position) for each in found])

        return trial

    @contextmanager
    def scene(self, dice: Dice) -> Iterator[Scene]:
        """A transaction in which neither triggers nor foreign keys stand in the way."""
        others = dice.sample(self.sizes[:-1], dice.randrange(len(self.sizes)))
        held = [self.notes[size] for size in sorted([*others, self.sizes[-1]])]
        with self.connection.transaction(force_rollback=True):
            self.connection.execute("SET LOCAL session_replication_role = replica")
            yield Scene(self, self.connection, dice, held, self.notary.journal)

    def leaves(self) -> list[bytes]:
        """All leaf hashes."""
        tiles = Tiles(self.connection, 1)
        return [tiles.leaf(position) for position in range(1, self.sizes[-1] + 1)]

    def sign(self) -> None:
        """Make a checkpoint, have it witnessed, and keep a copy of the tree as it is now."""
        state = self.notary.checkpoint()
        self.notes[state.size] = Checkpoint(self.notary.key.name, state.size, state.root)
        cosigning = self.notary.cosigning
        body = cosigning.request_file("office", self.notary.note())
        cosigning.take_back(self.witness.add(body.encode())[0])
        for table in TREE:
            copied = {
                "copy": sql.Identifier("backup", table),
                "now": sql.Identifier("audit", table),
            }
            self.connection.execute(
                sql.SQL("CREATE TABLE IF NOT EXISTS {copy} AS SELECT 0 AS of_size, * FROM {now}"
                        " LIMIT 0").format(**copied)
            )  # fmt: skip
            self.connection.execute(
                sql.SQL("INSERT INTO {copy} SELECT %s, * FROM {now}").format(**copied), [state.size]
            )


def watched(folder: Path, log: str) -> Witness:
    """A witness that trusts this log and has seen nothing yet."""
    init(folder, "office.example")
    witness = Witness(folder)
    witness.trust(log)
    return witness


def policy_text(notary: Notary, witness: Witness) -> str:
    """What an inspector has on paper: the log's key, and one witness that must have signed."""
    return (
        f"log {notary.key.vkey}\nwitness office {vkey(witness.name, witness.key)}\nquorum office\n"
    )


@contextmanager
def built(books: Books, fill: Callable[[Village], object] | None = None) -> Iterator[Village]:
    """Live the village in empty books, or ``fill`` them; its folder goes away with the block."""
    superuser = conninfo.make_conninfo(
        books.conninfo, user="postgres", options="-c search_path=models,zhuanban -c timezone=UTC"
    )
    with (
        tempfile.TemporaryDirectory(prefix="zhuanban-attack-") as named,
        psycopg.connect(superuser, autocommit=True) as connection,
    ):
        folder = Path(named)
        first = Notary(books, folder / "audit", name="village.example")
        witness = watched(folder / "witness", str(first.key.vkey))
        policy = Policy.parse(policy_text(first, witness))
        notary = Notary(books, folder / "audit", name="village.example", policy=policy)
        village = Village(books, notary, folder, connection, witness)
        connection.execute("CREATE SCHEMA backup")
        (fill or live)(village)
        yield village


def live(village: Village) -> None:
    """Write the demonstration until there is enough of it, and sign the end of it."""

    def written(done: int, _of: int) -> None:
        if village.books.desk.head() >= RECORDS:
            raise Enough
        if done % SIGNED_EVERY == 0:
            village.sign()

    try:
        load(village.books, written)
    except Enough:
        village.sign()
