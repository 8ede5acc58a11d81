"""What is not made from something else is backed up, whichever migration it came with.

Read from the catalogue: every table of ours but the read models, which are folded from the log, and
the list of which of them stand.
"""

from __future__ import annotations

from collections.abc import Iterable
from graphlib import TopologicalSorter
from typing import Any, NamedTuple

from psycopg import Connection, sql

# Made from the log, or from the files of the schema.
DERIVED_SCHEMAS = ("models", "beside", "seen", "public")
DERIVED_TABLES = ("zhuanban.read_models",)
TABLES = b"""
SELECT n.nspname, c.relname, array_agg(a.attname ORDER BY a.attnum)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND attnum > 0 AND NOT attisdropped
    AND attgenerated = ''
WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%%' AND n.nspname <> 'information_schema'
  AND n.nspname <> ALL (%s) AND n.nspname || '.' || c.relname <> ALL (%s)
GROUP BY 1, 2"""
REFERENCES = b"""
SELECT format('%s.%s', f.relnamespace::regnamespace, f.relname),
       format('%s.%s', t.relnamespace::regnamespace, t.relname)
FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
WHERE k.contype = 'f' AND f.oid <> t.oid"""


class Table(NamedTuple):
    """A table that is backed up, and its columns in their order."""

    schema: str
    name: str
    columns: tuple[str, ...]

    @property
    def member(self) -> str:
        """What it is called in a backup."""
        return f"{self.schema}.{self.name}"

    @property
    def out(self) -> sql.Composed:
        """The statement that reads it."""
        return sql.SQL("COPY {} ({}) TO STDOUT (FORMAT binary)").format(*self._named)

    @property
    def into(self) -> sql.Composed:
        """The statement that fills it."""
        return sql.SQL("COPY {} ({}) FROM STDIN (FORMAT binary)").format(*self._named)

    @property
    def _named(self) -> tuple[sql.Identifier, sql.Composed]:
        columns = sql.SQL(", ").join(map(sql.Identifier, self.columns))
        return sql.Identifier(self.schema, self.name), columns


def kept_tables(connection: Connection[Any]) -> list[Table]:
    """Every table that is backed up, each after those that it refers to."""
    found = {
        table.member: table
        for schema, name, columns in connection.execute(
            TABLES, [list(DERIVED_SCHEMAS), list(DERIVED_TABLES)]
        )
        for table in [Table(schema, name, tuple(columns))]
    }
    return [found[name] for name in _ordered(found, connection.execute(REFERENCES))]


def _ordered(names: Iterable[str], references: Iterable[tuple[str, str]]) -> list[str]:
    before: dict[str, set[str]] = {name: set() for name in sorted(names)}
    for name, referred in references:
        if name in before and referred in before:
            before[name].add(referred)
    return [*TopologicalSorter(before).static_order()]
