"""The database is held against what was signed outside of it: records, tree, counts, safeguards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from psycopg import Connection
from psycopg.pq import TransactionStatus

from audit.discrepancy import Discrepancy
from audit.heads import LEVELS, NOTHING, Head, bucket_hash, bucket_of, shelf_hash
from audit.history import History, Known
from audit.journal import NOTHING as NOTHING_SIGNED
from audit.journal import Journal, State
from audit.note import Checkpoint, Note, Signature, VKey
from audit.safeguards import safeguards
from store.digest import digest
from store.past import Moment, at
from store.read_model import ReadModel
from store.vault import Vault

HEADS = b"SELECT key, n, chain FROM audit.heads WHERE jurisdiction = %s ORDER BY key"
SHELVES = b"SELECT level, nth, hashes FROM audit.shelves WHERE jurisdiction = %s"
TREE = b"SELECT size, root, heads FROM audit.trees WHERE jurisdiction = %s"
NOTES = b"SELECT size, note FROM audit.checkpoints WHERE jurisdiction = %s ORDER BY size"
BEHIND = b"""
SELECT behind_at, reason FROM zhuanban.read_models
WHERE jurisdiction = %s AND name = %s AND behind_at IS NOT NULL"""
FAR = datetime(9999, 1, 1, tzinfo=UTC)


def fsck(connection: Connection[Any], jurisdiction: int, journal: Journal, key: VKey,
         held: Sequence[Checkpoint] = ()) -> list[Discrepancy]:  # fmt: skip
    """Every finding, by position; none when all is well.

    ``held`` are checkpoints that others kept: a witness, an inspector, the notice board.
    """
    with _one_moment(connection):
        with journal.alone():  # no sequencer comes between its file and our first look
            states, standing = [*journal.states()], journal.since_last_note()
            history = History(connection, jurisdiction)
        return held_against(connection, history, states, standing, key, held)


def held_against(connection: Connection[Any], history: History, states: Sequence[State],
                 standing: Sequence[State], key: VKey | None,
                 held: Sequence[Checkpoint] = ()) -> list[Discrepancy]:  # fmt: skip
    """The database against states that were signed; its tree must be one of ``standing``.

    Without ``key`` the signatures are not looked at, only what they are of.
    """
    # A state that was not signed may have been rolled back after it was written outside.
    known = [Known(state.size, state.root) for state in states if state.signature]
    known += [Known(note.size, note.root, held=True) for note in held]
    found = [*history.findings(sorted(known, key=lambda root: (root.size, root.held)))]
    found += history.tiles_above()
    if not found:
        found += _counts(connection, history.jurisdiction, history, standing)
    if key:
        found += _notes(connection, history.jurisdiction, states, key)
    found += safeguards(connection)
    return sorted(found, key=lambda each: (each.position is None, each.position or 0))


@contextmanager
def _one_moment(connection: Connection[Any]) -> Iterator[None]:
    """All that is read is of one moment; within somebody's transaction, of theirs."""
    is_ours = connection.info.transaction_status == TransactionStatus.IDLE
    with connection.transaction():
        if is_ours:
            connection.execute(b"SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def differing(connection: Connection[Any], jurisdiction: int, models: Sequence[ReadModel],
              vault: Vault) -> Iterator[Discrepancy]:  # fmt: skip
    """Read models that were set aside, and those whose rows are not what the records fold to."""
    for model in models:
        with _one_moment(connection):
            row = connection.execute(BEHIND, [jurisdiction, model.name]).fetchone()
            if row:
                yield Discrepancy.of("read_model_behind", row[0] + 1, name=model.name, why=row[1])
                continue
            live = digest(connection, model, whole=True, jurisdiction=jurisdiction)
            with at(connection, [model], vault, Moment(FAR), jurisdiction=jurisdiction):
                if digest(connection, model, whole=True) != live:
                    yield Discrepancy.of("read_model_differs", name=model.name)


def _counts(connection: Connection[Any], jurisdiction: int, history: History,
            standing: Sequence[State]) -> Iterator[Discrepancy]:  # fmt: skip
    """The counts against the records, the shelves against the counts."""
    kept = {
        bytes(key): Head(bytes(key), n, bytes(chain))
        for key, n, chain in connection.execute(HEADS, [jurisdiction])
    }
    for key in sorted(kept.keys() | history.heads.keys()):
        if kept.get(key) != history.heads.get(key):
            yield Discrepancy.of("head_changed", subject=history.names.get(key, key.hex()))
    row = connection.execute(TREE, [jurisdiction]).fetchone()
    tree = tuple(row) if row else NOTHING_SIGNED.tree
    if tree not in [state.tree for state in standing]:
        yield Discrepancy.of("tree_changed")
    shelves = _shelves(history.heads)
    rows = {(level, nth): bytes(hashes) for level, nth, hashes
            in connection.execute(SHELVES, [jurisdiction])}  # fmt: skip
    if rows != shelves or tree[2] != shelf_hash(shelves.get((0, 0), NOTHING)):
        yield Discrepancy.of("shelf_changed")


def _shelves(heads: dict[bytes, Head]) -> dict[tuple[int, int], bytes]:
    """All shelves over these heads."""
    buckets: dict[int, list[Head]] = {}
    for key in sorted(heads):
        buckets.setdefault(bucket_of(key), []).append(heads[key])
    hashes = {bucket: bucket_hash(of) for bucket, of in buckets.items()}
    made: dict[tuple[int, int], bytes] = {}
    for level in range(LEVELS - 1, -1, -1):
        rows: dict[int, bytearray] = {}
        for nth, hash_ in hashes.items():
            row = rows.setdefault(nth // 16, bytearray(NOTHING * 16))
            row[nth % 16 * 32 : nth % 16 * 32 + 32] = hash_
        made |= {(level, nth): bytes(row) for nth, row in rows.items()}
        hashes = {nth: shelf_hash(bytes(row)) for nth, row in rows.items()}
    return made


def _notes(connection: Connection[Any], jurisdiction: int, states: Sequence[State],
           key: VKey) -> Iterator[Discrepancy]:  # fmt: skip
    """The signatures outside, and the checkpoints of the database against them."""
    signed = {}
    for state in states:
        if state.signature is not None:
            text = Checkpoint(key.name, state.size, state.root).text
            if state.size in signed or not key.verify(text.encode(), state.signature):
                yield Discrepancy.of("journal_changed", size=state.size)
            signed[state.size] = str(Note(text, [Signature(key.name, key.key_id, state.signature)]))
    for size, note in connection.execute(NOTES, [jurisdiction]):
        if note != signed.get(size):
            yield Discrepancy.of("checkpoint_changed", size=size)
