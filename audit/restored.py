"""A database that was restored is held against the checkpoints that it brought with it."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace
from typing import Any

import orjson
from psycopg import Connection

from audit.discrepancy import Discrepancy
from audit.fsck import held_against
from audit.history import History
from audit.journal import NO_HEADS, NOTHING, State
from audit.note import Checkpoint, VKey, read_note
from audit.sequencer import TREE
from domain.refusal import Refusal

# The root over the heads stands in the record that closes each checkpoint.
SIGNED = b"""
SELECT c.note, convert_from(e.state, 'UTF8') FROM audit.checkpoints c
LEFT JOIN zhuanban.events e ON e.jurisdiction = c.jurisdiction AND e.position = c.size
    AND e.topic = 'audit.heads_committed@1'
WHERE c.jurisdiction = %s ORDER BY c.size"""
NEWEST = b"SELECT note FROM audit.checkpoints WHERE jurisdiction = %s ORDER BY size DESC LIMIT 1"


class RestoredIsNotAsSigned(Refusal):
    """What was restored is not what was signed, so nothing of it is kept: {what}."""

    zh = "恢复所得与已签发的检查点不符，未予保留：{what}。"


def signed_states(connection: Connection[Any], jurisdiction: int) -> list[State]:
    """What was signed, by the checkpoints in the database; a note that says nothing is left out."""
    states = []
    for note, state in connection.execute(SIGNED, [jurisdiction]).fetchall():
        found = read_note(note)
        said = Checkpoint.of(found)
        heads = b64decode(orjson.loads(state)["root"]) if state else NO_HEADS
        states.append(State(said.size, said.root, heads, found.signatures[0].payload))
    return states


def tree_of(connection: Connection[Any], jurisdiction: int) -> State:
    """How far the log is folded in."""
    row = connection.execute(TREE, [jurisdiction]).fetchone()
    return State(row[0], bytes(row[1]), bytes(row[2])) if row else NOTHING


def newest_note(connection: Connection[Any], jurisdiction: int) -> str | None:
    """The newest checkpoint in the database."""
    row = connection.execute(NEWEST, [jurisdiction]).fetchone()
    return str(row[0]) if row else None


def must_be_as_signed(connection: Connection[Any], jurisdiction: int, key: VKey) -> State:
    """Walk the whole log; the last state that was signed. Raises RestoredIsNotAsSigned.

    Signatures are held against ``key`` where they are under its name: what was restored before,
    and its own key lost, can only be held against itself.
    """
    states = signed_states(connection, jurisdiction)
    ours = replace(key, name=f"{key.name.rpartition('/')[0]}/{jurisdiction}")
    note = newest_note(connection, jurisdiction)
    is_ours = note is None or Checkpoint.of(read_note(note)).origin == ours.name
    must_be_none(held_against(
        connection, History(connection, jurisdiction), states,
        [*states, NOTHING, tree_of(connection, jurisdiction)], ours if is_ours else None,
    ))  # fmt: skip
    return states[-1] if states else NOTHING


def must_be_none(found: list[Discrepancy]) -> None:
    """Raises RestoredIsNotAsSigned with the first finding."""
    if found:
        raise RestoredIsNotAsSigned(what=found[0].what)
