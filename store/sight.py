"""What a reader may see: everything, or the task forces, projects and cases in sight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from psycopg import Connection, sql


@dataclass(frozen=True)
class Sight:
    """``ids`` of what is in sight, None for everything.

    Records of the log, and rows of read models, are seen by their project, by the task force
    where they have no project, or by their case.
    """

    ids: frozenset[UUID] | None = None

    @classmethod
    def of(cls, ids: Iterable[UUID]) -> Sight:
        """Sight of these and no others."""
        return cls(frozenset(ids))

    def holds(self, *ids: UUID | None) -> bool:
        """Whether any of these is in sight."""
        return self.ids is None or any(id_ in self.ids for id_ in ids)

    @property
    def log(self) -> sql.Composable:
        """The log as this reader sees it."""
        return sql.SQL("zhuanban.events" if self.ids is None else "seen.events")

    @cached_property
    def narrowing(self) -> bytes:
        """What makes the rest of a transaction see no more than this."""
        if self.ids is None:
            return b""
        return NARROW + "'{{{}}}'".format(",".join(map(str, self.ids))).encode()


EVERYTHING = Sight()
# Unqualified, "events" is the log: for a reader the view of that name is found first.
NARROW = (
    b"SET LOCAL role = zhuanban_reader; SET LOCAL search_path = models, seen, zhuanban;"
    b" SET LOCAL zhuanban.sight = "
)


@contextmanager
def narrowed(connection: Connection[Any], sight: Sight) -> Iterator[None]:
    """A transaction that sees no more than ``sight``."""
    with connection.transaction():
        if sight.narrowing:
            connection.execute(sight.narrowing)
        yield
