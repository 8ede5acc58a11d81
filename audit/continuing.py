"""A log that was restored goes on under another name and key, and its first record says so.

The old journal and key stay where they are, the old checkpoints with what witnesses wrote under
them go into the new folder: the old log never signs two stories. Whoever holds an old checkpoint of
at most as many records as were restored finds them unchanged in the new log.
A kill at any moment leaves the old state, or what the same command ends.
"""

from __future__ import annotations

import re
import shutil
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from psycopg import Connection

from audit.fsck import held_against
from audit.history import History
from audit.journal import NOTHING, Journal, State
from audit.note import Checkpoint, LogKey, Note, Signature, VKey, read_note
from audit.restored import must_be_none, newest_note, signed_states, tree_of
from audit.sequencer import ALONE, APPEND, BECOME_WRITER, LAST, NOT_ALONE
from audit.standing import TreeIsNotAsSigned, number, standing, where_signed
from domain.refusal import Refusal
from store.key_file import settle, written

# Not the stream of the heads: what is said here closes no checkpoint.
STREAM = UUID("a0d17000-0000-8000-8000-000000000001")
CONTINUED = "audit.log_continued@1"
SAID = (
    b"SELECT convert_from(state, 'UTF8') FROM zhuanban.events"
    b" WHERE jurisdiction = %s AND stream = %s ORDER BY version DESC LIMIT 1"
)
# Every checkpoint with the lines of its witnesses.
FORMER = b"""
SELECT note || coalesce((SELECT string_agg(line || chr(10), '' ORDER BY at, witness)
    FROM audit.cosignatures s WHERE (s.jurisdiction, s.size) = (c.jurisdiction, c.size)), '')
FROM audit.checkpoints c WHERE jurisdiction = %s ORDER BY size"""
CLEAR = (
    b"DELETE FROM audit.checkpoints WHERE jurisdiction = %s",
    b"DELETE FROM audit.cosignatures WHERE jurisdiction = %s",
)


class NothingToContinue(Refusal):
    """The log is as it was signed; it goes on under its own name."""

    zh = "日志与已签发的一致，以原名继续即可。"


class Old(NamedTuple):
    """The log as it was: its name, its states up to the tree, what was signed last of all."""

    name: str
    key: VKey | None  # that signed the states
    states: list[State]
    note: str | None
    signed: int | None  # None where nobody knows


def continue_log(connection: Connection[Any], jurisdiction: int, top: Path, *, ground: str,
                 by: str, reached: Callable[[str], object] = lambda step: None
                 ) -> dict[str, Any]:  # fmt: skip
    """Begin the log that goes on; ``connection`` is the owner's, in autocommit.

    Raises NothingToContinue, TreeIsNotAsSigned, RestoredIsNotAsSigned.
    """
    folder = standing(top, jurisdiction)
    journal = Journal(folder, jurisdiction)
    with journal.alone():
        connection.execute(ALONE, [jurisdiction])
        try:
            made = top / f"log-{jurisdiction}-{number(folder) + 1}"
            fresh = made.with_name(f"{made.name}.new")
            if not (said := _was_said(connection, jurisdiction, fresh)):
                with connection.transaction():
                    said = _begin(connection, jurisdiction, journal, fresh, ground, by)
                    reached("written")
                reached("committed")
            fresh.rename(made)
            settle(top)
        finally:
            connection.execute(NOT_ALONE, [jurisdiction])
    return {**said, "folder": str(made)}


def _was_said(connection: Connection[Any], jurisdiction: int, fresh: Path) -> dict[str, Any]:
    """What the log says already of the key that waits; nothing where it was not committed."""
    if not (fresh / "log.key").exists():
        return {}
    row = connection.execute(SAID, [jurisdiction, STREAM]).fetchone()
    said: dict[str, Any] = orjson.loads(row[0]) if row else {}
    key = LogKey.of_file(fresh / "log.key", "", jurisdiction)
    return said if said.get("key") == str(key.vkey) else {}


def _begin(connection: Connection[Any], jurisdiction: int, journal: Journal, fresh: Path,
           ground: str, by: str) -> dict[str, Any]:  # fmt: skip
    row = connection.execute(BECOME_WRITER, [jurisdiction]).fetchone()
    assert row
    head, generation = row
    tree = tree_of(connection, jurisdiction)
    old = _old(connection, jurisdiction, journal, tree)
    history = History(connection, jurisdiction)
    signed = [state for state in old.states if state.signature is not None]
    must_be_none(held_against(connection, history, signed, [*old.states, NOTHING], old.key))
    new = _write(fresh, jurisdiction, old, tree, number(fresh.with_suffix("")))
    said = {
        "log": old.name, "note": old.note, "size": head, "root": b64encode(history.root).decode(),
        "lost": None if old.signed is None else max(0, old.signed - head),
        "ground": ground, "by": by, "key": str(new.vkey),
    }  # fmt: skip
    former = [note for (note,) in connection.execute(FORMER, [jurisdiction])]
    written(fresh / f"former-{jurisdiction}.txt", "\n".join(former))
    settle(fresh)
    for statement in CLEAR:
        connection.execute(statement, [jurisdiction])
    last = connection.execute(LAST, [jurisdiction, STREAM]).fetchone()
    version = last[1] + 1 if last else 1
    connection.execute(
        APPEND, [jurisdiction, generation, STREAM, version, CONTINUED, orjson.dumps(said)]
    )
    return said


def _old(connection: Connection[Any], jurisdiction: int, journal: Journal, tree: State) -> Old:
    """What is known of the log as it was. Raises NothingToContinue, TreeIsNotAsSigned."""
    known = journal.since_last_note()
    if tree.tree in [state.tree for state in known]:
        raise NothingToContinue
    newest = newest_note(connection, jurisdiction)
    if not journal.path.exists():  # the file was lost: the checkpoints in the database are left
        states = [*signed_states(connection, jurisdiction), tree]
        name = Checkpoint.of(read_note(newest)).origin if newest else f"lost/{jurisdiction}"
        return Old(name, None, states, newest, None)
    whose, states = where_signed(journal, tree)
    if not states and tree.size:
        raise TreeIsNotAsSigned(size=known[0].size)
    key = _key(journal)
    text = Checkpoint(key.name, known[0].size, known[0].root).text
    note = Note(text, [Signature(key.name, key.vkey.key_id, known[0].signature or b"")])
    return Old(key.name, _key(whose).vkey, states, str(note), known[0].size)


def _key(journal: Journal) -> LogKey:
    return LogKey.of_file(journal.path.parent / "log.key", "lost", journal.jurisdiction)


def _write(fresh: Path, jurisdiction: int, old: Old, tree: State, nth: int) -> LogKey:
    """The folder of the log that goes on: its key, and the tree that it goes on from."""
    shutil.rmtree(fresh, ignore_errors=True)
    journal = Journal(fresh, jurisdiction)
    base = re.sub(r"\.\d+$", "", old.name.rpartition("/")[0])
    key = LogKey.of_file(fresh / "log.key", f"{base}.{nth}", jurisdiction)
    if tree.size:
        journal.append(State(*tree.tree))
    return key
