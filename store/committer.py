"""Saves that wait together are committed together: one lock, one append, one commit, read models too.

There is no timer and no writer thread: the first caller to find nobody writing writes for all
who wait, and hands over when its own save is done.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Sequence
from contextlib import nullcontext
from itertools import accumulate
from threading import Lock
from typing import Any
from uuid import UUID

import orjson
import psycopg
from eventsourcing.persistence import (
    DatabaseError,
    IntegrityError,
    OperationalError,
    PersistenceError,
    StoredEvent,
)
from psycopg import Connection
from psycopg_pool import ConnectionPool, PoolTimeout

from store.read_model import ReadModel
from store.stored import Operation, OperationIsKnown, array, elements, joined
from store.vault import Vault

AT_ONCE = 256  # saves a transaction
RETRIES = 3  # of a batch whose connection was lost

WRITE = (
    b"SELECT zhuanban.write(%s, %s, %s::text[], %s::text[], %s::uuid[], %s::int[], %s::uuid[],"
    b" %s::int[], %s::text[], %s::bytea[], %s::timestamptz[], %s::text[], %s::uuid[], %s::uuid[],"
    b" %s::uuid[], %s::uuid[], %s::int[], %s::jsonb[], %s::jsonb[], %s::uuid[], %s::bytea[])"
)
BECOME_WRITER = b"SELECT * FROM zhuanban.become_writer(%s, %s::uuid[], %s::uuid[])"
APPEND = (
    b"SELECT zhuanban.append(%s, %s::uuid[], %s::int[], %s::text[], %s::bytea[],"
    b" %s::timestamptz[], %s::text[], %s::uuid[], %s::uuid[], %s::uuid[],"
    b" %s::uuid[], %s::int[], %s::jsonb[], %s::jsonb[])"
)
KEEP_KEYS = (
    b"INSERT INTO zhuanban.person_keys (jurisdiction, person, wrapping, wrapped)"
    b" SELECT %s, person, 1, wrapped FROM unnest(%s::uuid[], %s::bytea[]) k (person, wrapped)"
)
STORED_ALREADY = (
    b"SELECT position, topic, state, op_id FROM zhuanban.events"
    b" WHERE jurisdiction = %s AND stream = %s AND version = %s"
)

log = logging.getLogger(__name__)


class Save:
    """What one caller wants stored, whole or not at all; answered with positions or an error."""

    __slots__ = (
        "columns", "error", "events", "first", "is_done", "key_columns", "keys", "operation",
        "woken",
    )  # fmt: skip

    def __init__(self, events: Sequence[StoredEvent], operation: Operation | None = None,
                 keys: Sequence[tuple[UUID, bytes]] = ()) -> None:  # fmt: skip
        """Lay out the columns here, in the caller's time, not the writer's."""
        self.events = events
        self.operation = operation
        self.keys = keys
        self.first = 0
        self.error: Exception | None = None
        self.is_done = False
        self.woken = Lock()
        op_id = operation.op_id if operation else None
        self.columns = (
            elements(event.originator_id for event in events),
            elements(event.originator_version for event in events),
            elements(event.topic for event in events),
            elements(event.state for event in events),
            elements(getattr(event, "occurred_at", None) for event in events),
            elements(getattr(event, "cadre", None) for event in events),
            elements(getattr(event, "project", None) for event in events),
            elements(getattr(event, "task_force", None) for event in events),
            elements(getattr(event, "op_id", None) or op_id for event in events),
        )
        self.key_columns = (
            elements(person for person, _ in keys),
            elements(wrapped for _, wrapped in keys),
        )

    def answer(self, first: int = 0, error: Exception | None = None) -> None:
        """Settle it."""
        self.first, self.error, self.is_done = first, error, True

    @property
    def positions(self) -> list[int]:
        """The positions its events got."""
        return list(range(self.first, self.first + len(self.events)))


class Committer:
    """The writer of one jurisdiction in this process; several processes take turns by the head row."""

    def __init__(self, pool: ConnectionPool[Connection[Any]], jurisdiction: int, vault: Vault,
                 models: Sequence[ReadModel] = ()) -> None:  # fmt: skip
        """Write through a connection of ``pool``; ``models`` are brought along."""
        self._pool = pool
        self._connection: Connection[Any] | None = None
        self._jurisdiction = jurisdiction
        self._vault = vault
        self._models = list(models)
        self._live: list[ReadModel] = []
        self._set_aside = "{}"
        self._generation = -1
        self._lock = Lock()
        self._waiting: deque[Save] = deque()
        self._is_led = False

    def commit(self, save: Save) -> list[int]:
        """Store a save; returns its positions. Raises what kept it from being stored."""
        save.woken.acquire()
        with self._lock:
            self._waiting.append(save)
            leads, self._is_led = not self._is_led, True
        if not leads:
            save.woken.acquire()
            leads = not save.is_done
        if leads:
            try:
                self._write_waiting()
            finally:
                self._hand_over()
        if save.error:
            raise save.error
        return save.positions

    def close(self) -> None:
        """Give the connection back."""
        if self._connection:
            self._pool.putconn(self._connection)
            self._connection = None

    def _hand_over(self) -> None:
        with self._lock:
            self._is_led = bool(self._waiting)
            if self._is_led:
                self._waiting[0].woken.release()

    def _write_waiting(self) -> None:
        """Write one batch; the leader's own save is the oldest, so it is in it."""
        with self._lock:
            batch = [self._waiting.popleft() for _ in range(min(AT_ONCE, len(self._waiting)))]
        try:
            self._settle(batch)
        finally:
            for save in batch:
                if not save.is_done:
                    save.answer(error=OperationalError("the writer was interrupted"))
            for save in batch[1:]:
                save.woken.release()

    def _settle(self, batch: list[Save]) -> None:
        """Answer every save; one that fails never takes another with it."""
        try:
            self._write_through_loss(batch)
        except psycopg.Error as error:
            if len(batch) > 1:
                for save in batch:
                    self._settle([save])
            else:
                self._settle_alone(batch[0], error)
        except PersistenceError as error:
            for save in batch:
                save.answer(error=error)

    def _settle_alone(self, save: Save, error: psycopg.Error) -> None:
        """If only a read model is at fault, set it aside and store the save."""
        try:
            self._write_one_by_one([save], sets_aside=True)
        except psycopg.Error:
            kind = IntegrityError if isinstance(error, psycopg.IntegrityError) else DatabaseError
            save.answer(error=kind(str(error)))

    def _write_through_loss(self, batch: list[Save]) -> None:
        """Write; where the connection is lost, find a new one and look what was stored."""
        for again in range(RETRIES + 1):
            try:
                return self._write_one_by_one(batch, again=True) if again else self._write(batch)
            except (psycopg.OperationalError, psycopg.InterfaceError) as error:
                connection, self._connection = self._connection, None
                if connection is None or not connection.broken and not connection.closed:
                    self._connection = connection
                    raise
                log.warning("the connection was lost, trying again: %s", error)
                self._pool.putconn(connection)
        raise OperationalError("the database cannot be reached; what was entered is kept, try again")

    def _open(self) -> Connection[Any]:
        if self._connection is None:
            try:
                self._connection = self._pool.getconn()
            except PoolTimeout as error:
                raise OperationalError("the database cannot be reached") from error
        return self._connection

    def _write(self, batch: list[Save]) -> None:
        """One call to the server when nothing stands against the batch, as almost always."""
        befores: dict[Any, int] = {}
        upto = None
        if goes_together(batch, befores):
            try:
                upto = self._write_at_once(batch, befores)
            except psycopg.errors.UniqueViolation:
                upto = None
        if upto is None:
            return self._write_one_by_one(batch)
        position = upto + 1 - sum(len(save.events) for save in batch)
        for save in batch:
            save.answer(first=position)
            position += len(save.events)
        return None

    def _write_at_once(self, batch: list[Save], befores: dict[Any, int]) -> int | None:
        connection = self._open()
        topics = {event.topic for save in batch for event in save.events}
        in_python = [m for m in self._live if m.fold_in_python and m.hears(topics)]
        arguments = [
            self._jurisdiction,
            self._generation,
            self._set_aside,
            array(topics),
            array(befores),
            array(befores.values()),
            *self._columns(batch),
            joined(save.key_columns[0] for save in batch),
            joined(save.key_columns[1] for save in batch),
        ]
        with connection.transaction() if in_python else nullcontext():
            row = connection.execute(WRITE, arguments, prepare=True).fetchone()
            upto: int | None = row[0] if row else None
            if upto:
                after = upto - sum(len(save.events) for save in batch)
                for model in in_python:
                    model.fold_in_python(connection, self._vault, self._span(after, upto))  # type: ignore[misc]
        return upto

    def _span(self, after: int, upto: int) -> dict[str, int]:
        return {"jurisdiction": self._jurisdiction, "after": after, "upto": upto}

    def _write_one_by_one(self, batch: list[Save], *, again: bool = False,
                          sets_aside: bool = False) -> None:  # fmt: skip
        """Ask what stands against each save, and write those against which nothing does."""
        connection = self._open()
        streams = {event.originator_id for save in batch for event in save.events}
        op_ids = [save.operation.op_id for save in batch if save.operation]
        with connection.transaction():
            told = connection.execute(
                BECOME_WRITER, [self._jurisdiction, array(streams), array(op_ids)]
            ).fetchall()
            _, head, generation, _, _ = told[0]
            if generation != self._generation:
                self._ask_which_are_live(generation)
            accepted = self._accept(batch, head, told[1:], again=again)
            if accepted:
                self._append(connection, accepted, head, sets_aside=sets_aside)
        position = head + 1
        for save in accepted:
            save.answer(first=position)
            position += len(save.events)

    def _ask_which_are_live(self, generation: int) -> None:
        behind = self._open().execute(
            b"SELECT name FROM zhuanban.read_models WHERE jurisdiction = %s"
            b" AND behind_at IS NOT NULL",
            [self._jurisdiction],
        ).fetchall()  # fmt: skip
        self._live = [model for model in self._models if (model.name,) not in behind]
        self._set_aside = array(name for (name,) in behind)
        self._generation = generation

    def _accept(self, batch: list[Save], head: int, told: list[tuple[Any, ...]], *,
                again: bool) -> list[Save]:  # fmt: skip
        """Decide save by save, in the order of arrival, which are stored."""
        versions = {id_: number for id_, number, _, _, is_stream in told if is_stream}
        known = {id_: rest for id_, *rest, is_stream in told if not is_stream}
        accepted = []
        position = head + 1
        for save in batch:
            if save.operation and save.operation.op_id in known:
                save.answer(error=OperationIsKnown(*known[save.operation.op_id]))
            elif not follows(save.events, versions):
                self._answer_conflict(save, again=again)
            else:
                if save.operation:
                    operation = save.operation
                    known[operation.op_id] = [position, operation.fields, operation.answer]
                accepted.append(save)
                position += len(save.events)
        return accepted

    def _answer_conflict(self, save: Save, *, again: bool) -> None:
        first = save.events[0]
        stored = again and self._open().execute(
            STORED_ALREADY, [self._jurisdiction, first.originator_id, first.originator_version]
        ).fetchone()  # fmt: skip
        op_id = save.operation.op_id if save.operation else None
        if stored and stored[1:] == (first.topic, first.state, op_id):
            save.answer(first=stored[0])
        else:
            save.answer(error=IntegrityError("somebody else wrote this stream first"))

    def _append(self, connection: Connection[Any], saves: list[Save], head: int, *,
                sets_aside: bool) -> None:  # fmt: skip
        events = [event for save in saves for event in save.events]
        keys = [key for save in saves for key in save.keys]
        topics = {event.topic for event in events}
        span = self._span(head, head + len(events))
        connection.execute(APPEND, [self._jurisdiction, *self._columns(saves)])
        if keys:
            persons, wrapped = zip(*keys, strict=True)
            connection.execute(KEEP_KEYS, [self._jurisdiction, array(persons), array(wrapped)])
        for model in self._live:
            if model.hears(topics):
                self._fold(connection, model, span, sets_aside=sets_aside)

    def _fold(self, connection: Connection[Any], model: ReadModel, span: dict[str, int], *,
              sets_aside: bool) -> None:  # fmt: skip
        if not sets_aside:
            return model.fold(connection, self._vault, span)
        try:
            with connection.transaction():
                model.fold(connection, self._vault, span)
        except psycopg.Error as error:
            log.exception("read model %s is set aside at %s", model.name, span["after"])
            connection.execute(
                b"SELECT zhuanban.note_read_model(%s, %s, %s, %s, %s)",
                [self._jurisdiction, model.name, model.definition, span["after"], str(error)],
            )
        return None

    def _columns(self, saves: list[Save]) -> list[str]:
        firsts = accumulate((len(save.events) for save in saves), initial=1)
        ops = [(save.operation, n) for save, n in zip(saves, firsts, strict=False) if save.operation]
        return [
            *(joined(save.columns[nth] for save in saves) for nth in range(9)),
            array(operation.op_id for operation, _ in ops),
            array(n for _, n in ops),
            array(_json(operation.fields) for operation, _ in ops),
            array(_json(operation.answer) for operation, _ in ops),
        ]


def goes_together(batch: list[Save], befores: dict[Any, int]) -> bool:
    """Whether each stream is simply carried on; notes what must stand before it in ``befores``."""
    versions: dict[Any, int] = {}
    op_ids: set[UUID] = set()
    for save in batch:
        if save.operation:
            if save.operation.op_id in op_ids:
                return False
            op_ids.add(save.operation.op_id)
        for event in save.events:
            stream, version = event.originator_id, event.originator_version
            last = versions.get(stream)
            if version == 0 or last is not None and last != version - 1:
                return False
            if last is None and version > 1:
                befores[stream] = version - 1
            versions[stream] = version
    return True


def follows(events: Sequence[StoredEvent], versions: dict[Any, int]) -> bool:
    """Whether each event is the next of its stream; notes them in ``versions`` when all are.

    A stream starts at version 1, or at 0 as the library's own test cases do.
    """
    ahead: dict[Any, int] = {}
    for event in events:
        last = ahead.get(event.originator_id, versions.get(event.originator_id))
        if event.originator_version not in ((0, 1) if last is None else (last + 1,)):
            return False
        ahead[event.originator_id] = event.originator_version
    versions.update(ahead)
    return True


def _json(value: dict[str, Any] | None) -> str | None:
    return None if value is None else orjson.dumps(value).decode()
