"""A forger with the database and the stolen log key rebuilds the tree with our own sequencer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from psycopg import Connection

from audit.journal import Journal, State
from audit.sequencer import Sequencer
from benchmarks.attacks.village import TREE, Scene


class OneConnection:
    """Stands where the sequencer takes a pool: all it does stays in the attempt's transaction."""

    def __init__(self, connection: Connection[Any]) -> None:
        self._connection = connection

    @contextmanager
    def connection(self) -> Iterator[Connection[Any]]:
        yield self._connection


def sequencer(scene: Scene, journal: Journal) -> Sequencer:
    """The product's own, within the attempt."""
    books: Any = SimpleNamespace(jurisdiction=1, pool=OneConnection(scene.connection))
    return Sequencer(books, journal, scene.village.notary.key)


def restored(scene: Scene, size: int) -> None:
    """Bring the tree's tables back to what a backup of that time holds."""
    for table in TREE:
        scene.run("DELETE FROM {now}", now=f"audit.{table}")
        scene.run("CREATE TEMP TABLE again ON COMMIT DROP AS SELECT * FROM {copy}"
                  " WHERE of_size = %s", size, copy=f"backup.{table}")  # fmt: skip
        scene.run("ALTER TABLE again DROP of_size")
        scene.run("INSERT INTO {now} SELECT * FROM again", now=f"audit.{table}")
        scene.run("DROP TABLE again")


def earlier(scene: Scene, folder: Path, size: int) -> Journal:
    """A copy of the journal as it was when it had signed ``size`` records."""
    journal = Journal(folder, 1)
    for state in scene.village.notary.journal.states():
        if state.size <= size:
            journal.append(state)
    return journal


def rebuilt(scene: Scene, folder: Path, after: int, change: Callable[[], object]) -> list[State]:
    """Change records after a checkpoint, then fold and sign all that follows once more.

    The new journal goes into ``folder``. Returns what was signed, by the sizes it was signed at.
    """
    sizes = [size for size in scene.village.sizes if size > after]
    change()
    restored(scene, after)
    forged = sequencer(scene, earlier(scene, folder, after))
    scene.run("CREATE TEMP TABLE kept ON COMMIT DROP AS SELECT * FROM zhuanban.events"
              " WHERE position > %s", after)  # fmt: skip
    scene.run("DELETE FROM zhuanban.events WHERE position > %s", after)
    states, done = [], after
    for size in sizes:
        scene.run("INSERT INTO zhuanban.events SELECT * FROM kept WHERE position > %s"
                  " AND position < %s", done, size)  # fmt: skip
        scene.run("UPDATE zhuanban.heads SET position = %s, generation = 0", size - 1)
        states.append(forged.checkpoint())
        done = size
    return states
