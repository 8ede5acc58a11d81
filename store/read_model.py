"""A read model is SQL that folds the events after one position up to another into its tables."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from psycopg import Connection

    from store.vault import Vault

Fold = Callable[["Connection[Any]", "Vault", dict[str, int]], None]


@dataclass(frozen=True)
class ReadModel:
    """One question: its tables, the topics it listens to, the statements that bring it along.

    Statements and ``ddl`` name tables without a schema, so that the same text serves the live
    tables, a rebuild beside them, and a past moment in temporary ones. A statement takes
    ``jurisdiction``, ``after`` and ``upto`` and must give the same rows whatever the steps.
    ``unlike`` names columns that differ from machine to machine (sealed boxes, keyed hashes);
    digests leave them out. ``silent`` is the condition of rows that say nothing (a sum of zero).
    """

    name: str
    ddl: str
    tables: tuple[str, ...]
    topics: frozenset[str]
    ignores: frozenset[str]
    statements: tuple[str, ...] = ()
    fold_in_python: Fold | None = None
    unlike: dict[str, tuple[str, ...]] = field(default_factory=dict)
    silent: dict[str, str] = field(default_factory=dict)

    @property
    def definition(self) -> str:
        """A hash of what makes the tables; another hash asks for a rebuild."""
        text = "\n".join([self.ddl, *self.statements, *sorted(self.topics)])
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def hears(self, topics: set[str]) -> bool:
        """Whether any stored topic (``case.paid@1``) concerns it."""
        return any(topic.partition("@")[0] in self.topics for topic in topics)

    def fold(self, connection: Connection[Any], vault: Vault, span: dict[str, int]) -> None:
        """Take in the events of ``span``: jurisdiction, after, upto."""
        for statement in self.statements:
            connection.execute(statement.encode(), span)
        if self.fold_in_python:
            self.fold_in_python(connection, vault, span)


def rows(connection: Connection[Any], model: ReadModel) -> int:
    """How many rows its tables hold."""
    return sum(
        connection.execute(f"SELECT count(*) FROM {table}".encode()).fetchone()[0]  # type: ignore[index]
        for table in model.tables
    )


def digest(connection: Connection[Any], model: ReadModel, *, whole: bool = False) -> str:
    """SHA-256 over the ordered rows of its tables; ``whole`` takes in the columns of ``unlike``."""
    parts = [_table_digest(connection, model, table, whole=whole) for table in model.tables]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _table_digest(
    connection: Connection[Any], model: ReadModel, table: str, *, whole: bool
) -> str:
    without: Sequence[str] = () if whole else model.unlike.get(table, ())
    row = connection.execute(
        f"SELECT md5(coalesce(string_agg(line, '' ORDER BY line), '')) FROM ("
        f" SELECT md5((to_jsonb({table}) - %s::text[])::text) COLLATE \"C\" AS line FROM {table}"
        f" WHERE NOT ({model.silent.get(table, 'false')})) lines".encode(),
        [list(without)],
    ).fetchone()
    assert row
    return f"{table} {row[0]}"
