"""A leaf is the row of an event: every column, each after its length (docs/audit.md, The leaf)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from struct import Struct
from typing import Any, NamedTuple
from uuid import UUID

NULL = b"\xff\xff\xff\xff"
FORMAT = b"event/1"
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

_length = Struct("!I").pack
_four = Struct("!Ii").pack
_eight = Struct("!Iq").pack

# Every row of a jurisdiction in order, and some of them, with the columns of the leaf.
ROWS = b"""
SELECT jurisdiction, position, stream, version, recorded_at, topic, occurred_at, cadre, project,
       task_force, op_id, state
FROM zhuanban.events WHERE jurisdiction = %s ORDER BY position"""
SOME_ROWS = b"""
SELECT jurisdiction, position, stream, version, recorded_at, topic, occurred_at, cadre, project,
       task_force, op_id, state
FROM zhuanban.events WHERE jurisdiction = %s AND position = ANY (%s) ORDER BY position"""


class Row(NamedTuple):
    """The columns of an event, in the order of the leaf."""

    jurisdiction: int
    position: int
    stream: UUID
    version: int
    recorded_at: datetime
    topic: str
    occurred_at: datetime | None
    cadre: str | None
    project: UUID | None
    task_force: UUID | None
    op_id: UUID | None
    state: bytes

    @property
    def leaf(self) -> bytes:
        """The bytes that are hashed."""
        return b"".join([
            _field(FORMAT),
            _four(4, self.jurisdiction),
            _eight(8, self.position),
            _field(self.stream.bytes),
            _four(4, self.version),
            _time(self.recorded_at),
            _field(self.topic.encode()),
            _time(self.occurred_at),
            _field(None if self.cadre is None else self.cadre.encode()),
            _uuid(self.project),
            _uuid(self.task_force),
            _uuid(self.op_id),
            _field(bytes(self.state)),
        ])  # fmt: skip

    @property
    def subjects(self) -> list[tuple[str, UUID | str]]:
        """Whose chains it is a link of."""
        if self.topic.startswith("audit."):
            return []
        named: list[tuple[str, Any]] = [
            ("stream", self.stream), ("cadre", self.cadre), ("project", self.project),
            ("task_force", self.task_force),
        ]  # fmt: skip
        return [(kind, name) for kind, name in named if name is not None]


def _field(raw: bytes | None) -> bytes:
    return NULL if raw is None else _length(len(raw)) + raw


def _uuid(value: UUID | None) -> bytes:
    return _field(None if value is None else value.bytes)


def _time(value: datetime | None) -> bytes:
    return NULL if value is None else _eight(8, (value - EPOCH) // MICROSECOND)
