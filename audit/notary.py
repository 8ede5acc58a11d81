"""The notary keeps the log signed: at once where a decision asks for it, else within a minute."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

import psycopg
from psycopg import Connection

from audit.cosigning import Cosigning
from audit.journal import NOTHING, Journal, State
from audit.note import Checkpoint, LogKey, Note, read_note
from audit.policy import Policy
from audit.sequencer import Sequencer
from audit.signing_apart import SequencerApart
from audit.tiles import Tiles
from audit.tree import consistency, inclusion
from domain.refusal import Refusal, Unknown
from store.books import Books

EVERY = (
    20.0  # seconds between looks; a record waits for its checkpoint at most so long, and signing
)
NOTE = (
    b"SELECT note FROM audit.checkpoints WHERE jurisdiction = %s AND size <= %s"
    b" ORDER BY size DESC LIMIT 1"
)
LINES = (
    b"SELECT line FROM audit.cosignatures WHERE jurisdiction = %s AND size = %s"
    b" ORDER BY at, witness"
)
KEEP = (
    b"INSERT INTO audit.cosignatures (jurisdiction, size, witness, at, line)"
    b" VALUES (%s, %s, %s, %s, %s) ON CONFLICT (jurisdiction, size, witness) DO NOTHING"
)
STATUS = b"""
SELECT h.position, c.size, c.published_at, w.size, w.at FROM zhuanban.heads h
LEFT JOIN LATERAL (SELECT size, published_at FROM audit.checkpoints
    WHERE jurisdiction = h.jurisdiction ORDER BY size DESC LIMIT 1) c ON true
LEFT JOIN LATERAL (SELECT size, max(at) AS at FROM audit.cosignatures
    WHERE jurisdiction = h.jurisdiction GROUP BY size ORDER BY size DESC LIMIT 1) w ON true
WHERE h.jurisdiction = %s"""
MOST = 2**63 - 1

Signs = Callable[[Books, Journal, LogKey], Sequencer | SequencerApart]

log = logging.getLogger(__name__)


class Notary:
    """Signs the log of open books, has it witnessed, and answers for both."""

    def __init__(self, books: Books, folder: Path, *, name: str, policy: Policy | None = None,
                 signs: Signs = Sequencer) -> None:  # fmt: skip
        """``folder``, outside the database, holds key and journal; ``name`` is for a new key.

        ``signs`` is SequencerApart where others write in this process meanwhile.
        """
        self._books, self._jurisdiction = books, books.jurisdiction
        self.journal = Journal(folder, books.jurisdiction)
        self.file = folder / f"checkpoint-{books.jurisdiction}.txt"
        self.key = LogKey.of_file(folder / "log.key", name, books.jurisdiction)
        self.sequencer = signs(books, self.journal, self.key)
        self.policy = policy or Policy()
        self.cosigning = Cosigning(
            self.key.vkey, self.policy.witnesses.values(), self.consistency, self
        )
        self.trouble: Refusal | None = None  # why nothing is signed
        self._turn = Lock()
        self._signed = NOTHING
        self._ends = Event()
        self._asked = Event()

    def checkpoint(self, covering: int = MOST) -> State:
        """Sign what is there, unless ``covering`` was signed while we waited for our turn.

        Raises what the sequencer raises.
        """
        with self._turn:
            if self._signed.size >= covering:
                return self._signed
            try:
                state = self.sequencer.checkpoint()
            except Refusal as refusal:
                self.trouble = refusal
                raise
            self.trouble, self._signed = None, state
            return state

    def covers(self, position: int) -> int | None:
        """See to it that a checkpoint covers ``position``; its size, None where none can be made.

        The record is stored in any case: what cannot be signed now is signed later.
        """
        try:
            size = self.checkpoint(position).size
        except (Refusal, OSError, psycopg.Error):
            log.exception("no checkpoint could be made")
            return None
        self._asked.set()
        return size

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Look after the log until the block ends."""
        self._ends.clear()
        thread = Thread(target=self._look_after, name="notary", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._ends.set()
            self._asked.set()
            thread.join()
            self._look()  # what came last is not left unsigned until the next start
            with self._turn:
                self.sequencer.close()

    def _look_after(self) -> None:
        while not self._ends.is_set():
            self._look()
            self._asked.wait(EVERY)
            self._asked.clear()

    def _look(self) -> None:
        try:
            if self.checkpoint().size:
                self.cosigning.push(self.note())
                self._write_file()
        except (Refusal, OSError, psycopg.Error):
            log.exception("the log could not be signed")

    def _write_file(self) -> None:
        """The newest checkpoint as a file, for whoever publishes it without asking the product."""
        note = str(self.note())
        if not self.file.exists() or self.file.read_text() != note:
            beside = self.file.with_suffix(".new")
            beside.write_text(note)
            beside.replace(self.file)

    def note(self, size: int = MOST) -> Note:
        """The newest checkpoint of at most ``size`` records, cosigned as it is. Raises Unknown."""
        with self._books.pool.connection() as connection:
            return kept_note(connection, self._jurisdiction, size)

    def witness_request(self, witness: str, old: int | None = None) -> str:
        """What is carried to a witness of the policy. Raises Unknown, WitnessSawMore."""
        if witness not in self.policy.witnesses:
            raise Unknown(what=f"witness {witness}")
        return self.cosigning.request_file(witness, self.note(), old)

    def consistency(self, old: int, new: int) -> list[bytes]:
        """What shows that one tree of ours begins the other. Raises TilesWereChanged."""
        with self._books.pool.connection() as connection:
            return consistency(old, new, Tiles(connection, self._jurisdiction).nodes)

    def inclusion(self, position: int, size: int) -> tuple[bytes, list[bytes]]:
        """The leaf hash at a position and its proof in the tree of ``size`` records."""
        with self._books.pool.connection() as connection:
            tiles = Tiles(connection, self._jurisdiction)
            return tiles.leaf(position), inclusion(position - 1, size, tiles.nodes)

    def keep(self, size: int, witness: str, line: str, at: datetime) -> None:
        """Keep a cosignature."""
        with self._books.pool.connection() as connection:
            connection.execute(KEEP, [self._jurisdiction, size, witness, at, line])

    def status(self, language: str = "zh") -> dict[str, Any]:
        """How far the log is recorded, signed and witnessed, and what stands in the way."""
        with self._books.pool.connection() as connection:
            row = connection.execute(STATUS, [self._jurisdiction]).fetchone()
        position, size, published, witnessed, at = row or (0, None, None, None, None)
        return {
            "position": position,
            "origin": self.key.name,
            "checkpoint": size and {"size": size, "published_at": published},
            "witnessed": witnessed and {"size": witnessed, "at": at},
            "witnesses": [
                {"name": name, "size": standing.size, "at": standing.at, "failed_at":
                 standing.failed_at, "why": standing.why and standing.why.sentence(language)}
                for name, standing in self.cosigning.standings.items()
            ],
            "trouble": self.trouble and self.trouble.sentence(language),
        }  # fmt: skip


def kept_note(connection: Connection[Any], jurisdiction: int, size: int) -> Note:
    """The newest kept checkpoint of at most ``size`` records, with its cosignatures.

    Raises Unknown.
    """
    row = connection.execute(NOTE, [jurisdiction, size]).fetchone()
    if row is None:
        raise Unknown(what="checkpoint")
    note = read_note(row[0])
    lines = connection.execute(LINES, [jurisdiction, Checkpoint.of(note).size]).fetchall()
    return read_note(str(note) + "".join(f"{line}\n" for (line,) in lines))
