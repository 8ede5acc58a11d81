"""A batch is written whole in one call, or save by save where something stands against it."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from time import monotonic
from typing import Any

import psycopg
from eventsourcing.persistence import (
    DatabaseError,
    IntegrityError,
    OperationalError,
    PersistenceError,
)
from psycopg import Connection
from psycopg_pool import ConnectionPool, PoolTimeout

from store import columns
from store.call import APPEND, WRITE
from store.columns import INTEGERS, TEXTS, UUIDS, array
from store.known import unknown
from store.read_model import ReadModel, stop_at_newer
from store.save import Batch, Save, follows
from store.stored import OperationIsKnown
from store.vault import Vault

RETRIES = 3  # of a batch whose connection was lost
PATIENCE = 20.0  # seconds, then no further try is begun, and an answer is waited for no longer
# A primary that became a replica under us takes no writes: another has become primary.
LOST = (
    psycopg.OperationalError, psycopg.InterfaceError, psycopg.errors.ReadOnlySqlTransaction,
)  # fmt: skip

BECOME_WRITER = b"SELECT * FROM zhuanban.become_writer(%s, %s::uuid[], %s::uuid[])"
KEEP_KEYS = b"SELECT zhuanban.keep_keys(%s, %s::uuid[], %s::bytea[])"
STORED_ALREADY = (
    b"SELECT position, topic, state, op_id FROM zhuanban.events"
    b" WHERE jurisdiction = %s AND stream = %s AND version = %s"
)
NONE_BEFORE = [array(UUIDS, [], 0), array(INTEGERS, [], 0)]

log = logging.getLogger(__name__)


class Writer:
    """One connection that writes for a jurisdiction; several take turns by the head row's lock."""

    def __init__(self, pool: ConnectionPool[Connection[Any]], jurisdiction: int, vault: Vault,
                 models: Sequence[ReadModel] = ()) -> None:  # fmt: skip
        """Write through a connection of ``pool``; ``models`` are brought along."""
        self._pool = pool
        self._connection: Connection[Any] | None = None
        self._is_prepared = False
        self._jurisdiction = jurisdiction
        self._vault = vault
        self._models = list(models)
        self._live: list[ReadModel] = []
        self._set_aside = array(TEXTS, [], 0)
        self._generation = -1
        self._began: float | None = None

    def close(self) -> None:
        """Give the connection back."""
        if self._connection:
            self._pool.putconn(self._connection)
            self._connection = None

    def write(self, batch: list[Save]) -> None:
        """Answer every save, whatever happens."""
        try:
            self._settle(batch)
        finally:
            self._began = None
            for save in batch:
                if not save.is_done:
                    save.answer(error=OperationalError("the writer was interrupted"))

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
        except psycopg.Error as again:
            kind = DatabaseError
            if isinstance(error, psycopg.IntegrityError):
                kind = IntegrityError
            elif isinstance(again, psycopg.OperationalError):
                kind, error = OperationalError, again
            save.answer(error=kind(str(error)))

    def _write_through_loss(self, batch: list[Save]) -> None:
        """Write; where the connection is lost, find a new one and look what was stored."""
        self._began = monotonic()
        for again in range(RETRIES + 1):
            try:
                return self._write_one_by_one(batch, again=True) if again else self._write(batch)
            except LOST as error:
                connection, self._connection = self._connection, None
                if connection and isinstance(error, psycopg.errors.ReadOnlySqlTransaction):
                    connection.close()
                if connection is None or (not connection.broken and not connection.closed):
                    self._connection = connection
                    raise
                log.warning("the connection was lost, trying again: %s", error)
                self._pool.putconn(connection)
                if monotonic() - self._began > PATIENCE:
                    break
        raise OperationalError(
            "the database cannot be reached; what was entered is kept, try again"
        )

    def hang_up(self, after: float = PATIENCE) -> None:
        """End a call that was not answered for so long; called by somebody else than the writer.

        A primary that was cut off from its replicas waits for them, and so for ever. The call is
        not cancelled: that would make the server say that it is stored.
        """
        began, connection = self._began, self._connection
        if began and connection and monotonic() - began > after:
            with suppress(OSError, psycopg.Error):
                line = socket.socket(fileno=os.dup(connection.pgconn.socket))
                with line:
                    line.shutdown(socket.SHUT_RDWR)

    def _open(self) -> Connection[Any]:
        if self._connection is None:
            try:
                self._connection = self._pool.getconn()
            except PoolTimeout as error:
                raise OperationalError("the database cannot be reached") from error
        return self._connection

    def _prepared(self) -> Connection[Any]:
        """The connection with both calls planned, until a rollback: there the driver forgets."""
        connection = self._open()
        if not self._is_prepared:
            WRITE.prepare(connection)
            APPEND.prepare(connection)
        self._is_prepared = False
        return connection

    def _write(self, saves: list[Save]) -> None:
        """One call to the server when nothing stands against the batch, as almost always."""
        batch = Batch(saves)
        befores = batch.befores()
        upto = None
        if befores:
            try:
                upto = self._write_at_once(self._prepared(), batch, befores)
            except psycopg.errors.UniqueViolation:
                upto = None
        if upto is None:
            return self._write_one_by_one(saves)
        batch.answer(upto + 1 - batch.size)
        return None

    def _write_at_once(self, connection: Connection[Any], batch: Batch,
                       befores: list[bytes]) -> int | None:  # fmt: skip
        """Append and bring the read models along; None where one was set aside or repaired."""
        in_python = [m for m in self._live if m.fold_in_python and m.hears(batch.topics)]
        heard = array(TEXTS, map(columns.text, batch.topics), len(batch.topics))
        arrays = [self._set_aside, heard, *befores, *batch.columns, *batch.keys]
        with connection.transaction() if in_python else nullcontext():
            upto = WRITE(connection, self._jurisdiction, self._generation, arrays)
            if upto:
                span = self._span(upto - batch.size, upto)
                for model in in_python:
                    model.fold_the_rest(connection, self._vault, span)
        self._is_prepared = True
        return upto

    def _span(self, after: int, upto: int) -> dict[str, int]:
        return {"jurisdiction": self._jurisdiction, "after": after, "upto": upto}

    def _write_one_by_one(self, batch: list[Save], *, again: bool = False,
                          sets_aside: bool = False) -> None:  # fmt: skip
        """Ask what stands against each save, and write those against which nothing does."""
        connection = self._prepared()
        streams = {event.originator_id for save in batch for event in save.events}
        op_ids = [save.operation.op_id for save in batch if save.operation]
        with connection.transaction():
            told = connection.execute(
                BECOME_WRITER, [self._jurisdiction, list(streams), op_ids]
            ).fetchall()
            _, head, generation, _, _ = told[0]
            if generation != self._generation:
                self._ask_which_are_live(generation)
            accepted = self._accept(batch, head, told[1:], again=again)
            if accepted and sets_aside:
                self._append(connection, accepted, head)
            elif accepted:
                self._write_at_once(connection, Batch(accepted), NONE_BEFORE)
        self._is_prepared = not sets_aside
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
        self._set_aside = array(TEXTS, [columns.text(name) for (name,) in behind], len(behind))
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

    def _append(self, connection: Connection[Any], saves: list[Save], head: int) -> None:
        """Store the saves; a read model that falls over them is set aside."""
        batch = Batch(saves)
        span = self._span(head, head + batch.size)
        keys = [key for save in saves for key in save.keys]
        APPEND(connection, self._jurisdiction, self._generation, [*NONE_BEFORE, *batch.columns])
        if keys:
            persons, wrapped = zip(*keys, strict=True)
            connection.execute(KEEP_KEYS, [self._jurisdiction, list(persons), list(wrapped)])
        stopped = stop_at_newer(connection, self._models, span) if unknown(batch.topics) else ()
        for model in self._live:
            if model.hears(batch.topics) and model.name not in stopped:
                self._fold(connection, model, span)

    def _fold(self, connection: Connection[Any], model: ReadModel,
              span: dict[str, int]) -> None:  # fmt: skip
        try:
            with connection.transaction():
                model.fold(connection, self._vault, span)
        except psycopg.OperationalError:
            raise  # a full disk or a lost line is no fault of the model's
        except psycopg.Error as error:
            log.exception("read model %s is set aside at %s", model.name, span["after"])
            connection.execute(
                b"SELECT zhuanban.note_read_model(%s, %s, %s, %s, %s)",
                [self._jurisdiction, model.name, model.definition, span["after"], str(error)],
            )
