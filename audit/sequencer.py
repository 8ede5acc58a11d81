"""One sequencer at a time folds the log into the tree and signs it; it never signs two stories.

The order that a kill at any moment must not break: the state is written outside, then committed in
the database, then signed and written outside again, and only then shown to anybody. What is signed
was waited for by a commit: where a standby may take over, it holds all of it by then.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol
from uuid import UUID

import orjson
from psycopg import Connection
from psycopg_pool import ConnectionPool

from audit.heads import HeadsWereChanged, Leaves, key, move_heads
from audit.journal import NOTHING, Journal, State
from audit.note import Checkpoint, LogKey, Note, Signature
from audit.standing import TreeIsNotAsSigned, explained
from audit.tiles import Tiles, TilesWereChanged

STEP = 20_000  # records folded in one transaction
FEW = 64  # records that are folded while writers wait, which saves a transaction of their own
# The stream of what the log says about itself; every jurisdiction has one of this name.
STREAM = UUID("a0d17000-0000-8000-8000-000000000000")
COMMITTED = "audit.heads_committed@1"

ALONE = b"SELECT pg_advisory_lock(hashtext('audit'), %s)"
NOT_ALONE = b"SELECT pg_advisory_unlock(hashtext('audit'), %s)"
TREE = b"SELECT size, root, heads FROM audit.trees WHERE jurisdiction = %s"
MOVE_TREE = (
    b"INSERT INTO audit.trees (size, root, heads, jurisdiction) VALUES (%s, %s, %s, %s)"
    b" ON CONFLICT (jurisdiction) DO UPDATE"
    b" SET size = excluded.size, root = excluded.root, heads = excluded.heads"
)
# What the audit says itself is a leaf of the tree and nobody's record.
LEAVES = b"""
SELECT sha256('\\x00'::bytea || audit.leaf(e)),
       CASE WHEN NOT starts_with(topic, 'audit.') THEN uuid_send(stream) END,
       convert_to(cadre, 'UTF8'), uuid_send(project), uuid_send(task_force)
FROM zhuanban.events e
WHERE jurisdiction = %s AND position > %s AND position <= %s ORDER BY position"""
KINDS = ("stream", "cadre", "project", "task_force")
HEAD = b"SELECT position FROM zhuanban.heads WHERE jurisdiction = %s"
LAST = (
    b"SELECT position, version FROM zhuanban.events WHERE jurisdiction = %s AND stream = %s"
    b" ORDER BY version DESC LIMIT 1"
)
BECOME_WRITER = b"SELECT number, fields FROM zhuanban.become_writer(%s, '{}', '{}')"
APPEND = (
    b"SELECT (zhuanban.append(%s, %s, '{}', '{}', ARRAY[%s::uuid], ARRAY[%s::int], ARRAY[%s],"
    b" ARRAY[%s::bytea], ARRAY[NULL::timestamptz], ARRAY[NULL::text], ARRAY[NULL::uuid],"
    b" ARRAY[NULL::uuid], ARRAY[NULL::uuid], '{}', '{}', '{}', '{}'))[1].position"
)
PUBLISH = (
    b"INSERT INTO audit.checkpoints (jurisdiction, size, note) VALUES (%s, %s, %s)"
    b" ON CONFLICT (jurisdiction, size) DO NOTHING"
)


class Log(Protocol):
    """What is read and signed: books, or one connection to them."""

    @property
    def pool(self) -> ConnectionPool[Connection[Any]]:
        """Connections of the application's role."""

    @property
    def jurisdiction(self) -> int:
        """Whose log it is."""


class Sequencer:
    """Makes the checkpoints of one jurisdiction."""

    def __init__(self, books: Log, journal: Journal, key: LogKey,
                 reached: Callable[[str], object] = lambda step: None) -> None:  # fmt: skip
        """Sign with ``key``; ``reached`` is told each step, so that trials can stop there."""
        self._books = books
        self._jurisdiction = books.jurisdiction
        self.journal = journal
        self.key = key
        self._reached = reached

    def checkpoint(self) -> State:
        """Sign the log as it stands; the last checkpoint again where nothing was added.

        Raises TreeIsNotAsSigned, TilesWereChanged, HeadsWereChanged where the database is not
        what was signed before.
        """
        with self._books.pool.connection() as connection, self._alone(connection):
            last, tree = self._standing(connection)
            head = self._head(connection)
            if head < last.size:
                raise TreeIsNotAsSigned(size=last.size)
            if head > last.size:
                if head - tree.size > FEW:
                    tree = self._fold_up_to(connection, tree, head)
                if tree.size < head or not self._ends_with_heads(connection, tree.size):
                    tree = self._commit_heads(connection, tree)
                else:
                    self._settle(connection)
                last = self._sign(connection, last, tree)
            self._publish(connection, last)
            return last

    def trouble(self) -> TreeIsNotAsSigned | None:
        """Why the log could not be signed as it stands, None where it could."""
        try:
            with self._books.pool.connection() as connection, self._alone(connection):
                self._standing(connection)
        except TreeIsNotAsSigned as refusal:
            return refusal
        return None

    def close(self) -> None:
        """Hold nothing, so give nothing back."""

    def _standing(self, connection: Connection[Any]) -> tuple[State, State]:
        """The last signed state, and the one of the database, which must be known outside."""
        known = self.journal.since_last_note()
        row = connection.execute(TREE, [self._jurisdiction]).fetchone()
        tree = State(row[0], bytes(row[1]), bytes(row[2])) if row else NOTHING
        if tree.tree not in [state.tree for state in known]:
            raise explained(self.journal, tree, self._head(connection))
        return known[0], tree

    def _fold_up_to(self, connection: Connection[Any], tree: State, head: int) -> State:
        """Take in what was committed, without keeping writers waiting."""
        while tree.size < head:
            with connection.transaction():
                tree = self._fold(connection, tree, min(head, tree.size + STEP))
                self._keep(connection, tree)
        return tree

    def _commit_heads(self, connection: Connection[Any], tree: State) -> State:
        """Take in the last few records and append the root over all heads, in one transaction.

        The head row is locked: nothing can come between the records and what is said of them.
        """
        with connection.transaction():
            row = connection.execute(BECOME_WRITER, [self._jurisdiction]).fetchone()
            assert row
            head, generation = row
            if head > tree.size:
                tree = self._fold(connection, tree, head)
            state = {"size": tree.size, "root": b64encode(tree.heads).decode()}
            last = connection.execute(LAST, [self._jurisdiction, STREAM]).fetchone()
            connection.execute(APPEND, [
                self._jurisdiction, generation, STREAM, last[1] + 1 if last else 1, COMMITTED,
                orjson.dumps(state),
            ])  # fmt: skip
            tree = self._fold(connection, tree, tree.size + 1)
            self._keep(connection, tree)
        self._reached("committed")
        return tree

    def _settle(self, connection: Connection[Any]) -> None:
        """Commit once more, which waits until a standby holds this and all that came before.

        Another sequencer committed the tree, and was killed or cut off before the standby had it.
        """
        with connection.transaction():
            connection.execute(b"SET LOCAL synchronous_commit = on")
            connection.execute(BECOME_WRITER, [self._jurisdiction])
        self._reached("settled")

    def _keep(self, connection: Connection[Any], tree: State) -> None:
        """The new state is written down outside before it is committed here."""
        connection.execute(MOVE_TREE, [*tree.tree, self._jurisdiction])
        self.journal.append(tree)
        self._reached("folded")

    def _fold(self, connection: Connection[Any], tree: State, upto: int) -> State:
        """Bring tiles and heads along to ``upto``. Raises TilesWereChanged, HeadsWereChanged."""
        # However few rows there were once; and whatever a role or a database is set to.
        connection.execute(b"SET LOCAL enable_seqscan = off; SET LOCAL synchronous_commit = on")
        cursor = connection.cursor(binary=True)
        rows = cursor.execute(LEAVES, [self._jurisdiction, tree.size, upto]).fetchall()
        tiles = Tiles(connection, self._jurisdiction)
        if len(rows) != upto - tree.size or tiles.root(tree.size) != tree.root:
            raise TilesWereChanged
        tiles.extend(tree.size, b"".join(row[0] for row in rows))
        heads = move_heads(connection, self._jurisdiction, _by_head(rows), tree.heads)
        return State(upto, tiles.root(upto), heads)

    def _sign(self, connection: Connection[Any], last: State, tree: State) -> State:
        tiles = Tiles(connection, self._jurisdiction)
        if tiles.root(last.size) != last.root or tiles.root(tree.size) != tree.root:
            raise TilesWereChanged
        text = Checkpoint(self.key.name, tree.size, tree.root).text
        signed = State(*tree.tree, self.key.sign(text).payload)
        self._reached("signed")
        self.journal.append(signed)
        self._reached("written")
        return signed

    def _publish(self, connection: Connection[Any], state: State) -> None:
        if state.size:
            connection.execute(PUBLISH, [self._jurisdiction, state.size, self.note(state)])
            self._reached("published")

    def note(self, state: State) -> str:
        """The signed note of a state of the journal."""
        text = Checkpoint(self.key.name, state.size, state.root).text
        signature = Signature(self.key.name, self.key.vkey.key_id, state.signature or b"")
        return str(Note(text, [signature]))

    def _head(self, connection: Connection[Any]) -> int:
        row = connection.execute(HEAD, [self._jurisdiction]).fetchone()
        return int(row[0]) if row else 0

    def _ends_with_heads(self, connection: Connection[Any], size: int) -> bool:
        last = connection.execute(LAST, [self._jurisdiction, STREAM]).fetchone()
        return last is not None and last[0] == size

    @contextmanager
    def _alone(self, connection: Connection[Any]) -> Iterator[None]:
        """Keep out other sequencers, on this machine and on others."""
        with self.journal.alone():
            connection.execute(ALONE, [self._jurisdiction])
            try:
                yield
            finally:
                connection.execute(NOT_ALONE, [self._jurisdiction])


def _by_head(rows: Iterable[tuple[bytes, ...]]) -> Leaves:
    """The leaf hashes of each subject."""
    found: dict[str, dict[bytes, list[bytes]]] = {kind: {} for kind in KINDS}
    for leaf, stream, *rest in rows:
        if stream:
            for kind, name in zip(KINDS, (stream, *rest), strict=True):
                if name:
                    found[kind].setdefault(name, []).append(leaf)
    return {
        key(kind, name): leaves for kind, names in found.items() for name, leaves in names.items()
    }


__all__ = ["HeadsWereChanged", "Sequencer", "TilesWereChanged", "TreeIsNotAsSigned"]
