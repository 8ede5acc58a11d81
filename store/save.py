"""What a caller wants stored, whole or not at all; a batch is what waited together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from threading import Lock
from typing import Any
from uuid import UUID

from eventsourcing.persistence import StoredEvent

from store import columns
from store.columns import BYTES, INTEGERS, JSONS, TEXTS, TIMES, UUIDS, array, packed
from store.stored import Operation

KINDS = (UUIDS, INTEGERS, TEXTS, BYTES, TIMES, TEXTS, UUIDS, UUIDS, UUIDS)
KINDS_OF_OPERATION = (UUIDS, JSONS, JSONS)


class Save:
    """Answered with positions or an error."""

    __slots__ = (
        "columns", "error", "events", "first", "is_done", "key_columns", "keys", "leads",
        "operation", "operation_columns", "woken",
    )  # fmt: skip

    def __init__(self, events: Sequence[StoredEvent], operation: Operation | None = None,
                 keys: Sequence[tuple[UUID, bytes]] = ()) -> None:  # fmt: skip
        """Pack the columns here, in the caller's time, not the writer's."""
        self.events = events
        self.operation = operation
        self.keys = keys
        self.first = 0
        self.error: Exception | None = None
        self.is_done = False
        self.woken = Lock()
        self.leads: tuple[Any, list[Save]] | None = None  # a writer and the batch to write
        op_id = operation.op_id if operation else None
        rows = [packed_event(event, op_id) for event in events]
        self.columns = rows[0] if len(rows) == 1 else [*map(b"".join, zip(*rows, strict=True))]
        self.operation_columns = operation and (
            columns.uuid(operation.op_id),
            columns.json(operation.fields),
            columns.json(operation.answer),
        )
        self.key_columns = (
            None
            if not keys
            else (
                packed(columns.uuid, (person for person, _ in keys)),
                packed(columns.raw, (wrapped for _, wrapped in keys)),
            )
        )

    def answer(self, first: int = 0, error: Exception | None = None) -> None:
        """Settle it."""
        self.first, self.error, self.is_done = first, error, True

    @property
    def positions(self) -> list[int]:
        """The positions its events got."""
        return list(range(self.first, self.first + len(self.events)))


def packed_event(event: Any, op_id: UUID | None) -> Sequence[bytes]:
    """One event's elements of the columns of ``zhuanban.append``; the library's carry fewer."""
    number = getattr(event, "op_id", None) or op_id
    plain = (
        columns.uuid(event.originator_id),
        columns.integer(event.originator_version),
        columns.text(event.topic),
        columns.raw(event.state),
    )
    if not hasattr(event, "occurred_at"):
        return (*plain, *[columns.NULL] * 4, columns.uuid(number))
    return (
        *plain,
        columns.time(event.occurred_at),
        columns.text(event.cadre),
        columns.uuid(event.project),
        columns.uuid(event.task_force),
        columns.uuid(number),
    )


class Batch:
    """Saves that are stored together, as the columns that the database takes."""

    def __init__(self, saves: Sequence[Save]) -> None:
        """Take these, in this order."""
        self.saves = saves
        self.size = sum(len(save.events) for save in saves)
        self.topics = {event.topic for save in saves for event in save.events}

    def answer(self, first: int) -> None:
        """Tell every save its positions, the batch's first being ``first``."""
        for save in self.saves:
            save.answer(first=first)
            first += len(save.events)

    @property
    def columns(self) -> list[bytes]:
        """The events, then the operations, as ``zhuanban.append`` takes them."""
        events = zip(*(save.columns for save in self.saves), strict=True)
        return [
            *(array(kind, parts, self.size) for kind, parts in zip(KINDS, events, strict=True)),
            *self._operations,
        ]

    @property
    def _operations(self) -> list[bytes]:
        firsts = accumulate((len(save.events) for save in self.saves), initial=1)
        found = [
            (save.operation_columns, first)
            for save, first in zip(self.saves, firsts, strict=False)
            if save.operation_columns
        ]
        n = len(found)
        ids, fields, answers = (
            array(kind, [parts[nth] for parts, _ in found], n)
            for nth, kind in enumerate(KINDS_OF_OPERATION)
        )
        return [
            ids,
            array(INTEGERS, [columns.integer(first) for _, first in found], n),
            fields,
            answers,
        ]

    @property
    def keys(self) -> list[bytes]:
        """The new keys, as ``zhuanban.write`` takes them."""
        having = [save.key_columns for save in self.saves if save.key_columns]
        n = sum(len(save.keys) for save in self.saves)
        return [
            array(UUIDS, [persons for persons, _ in having], n),
            array(BYTES, [wrapped for _, wrapped in having], n),
        ]

    def befores(self) -> list[bytes] | None:
        """What must stand before each stream; None where saves are in each other's way."""
        versions: dict[Any, int] = {}
        befores: dict[Any, int] = {}
        op_ids: set[UUID] = set()
        for save in self.saves:
            if save.operation:
                if save.operation.op_id in op_ids:
                    return None
                op_ids.add(save.operation.op_id)
            for event in save.events:
                stream, version = event.originator_id, event.originator_version
                last = versions.get(stream)
                if version == 0 or (last is not None and last != version - 1):
                    return None
                if last is None and version > 1:
                    befores[stream] = version - 1
                versions[stream] = version
        return [
            array(UUIDS, map(columns.uuid, befores), len(befores)),
            array(INTEGERS, map(columns.integer, befores.values()), len(befores)),
        ]


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
