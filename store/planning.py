"""What the planner of the database knows of a read model before anybody asks it."""

from __future__ import annotations

from typing import Any

from psycopg import Connection
from psycopg.types.json import Jsonb

from store.read_model import ReadModel

# How many of each there are, about. Of an empty table nothing else is known, and a writer plans its
# statements there once: not being told, it takes one jurisdiction for one in two hundred, and goes
# through all that stands in it where a case would be found by its key.
FEW = {"jurisdiction": 1.0, "project": 50.0, "task_force": 50.0, "kind": 8.0}
TELL = b"""
SELECT pg_restore_attribute_stats('schemaname', 'beside', 'relname', relname::text,
    'attname', attname::text, 'inherited', false, 'n_distinct', n::real)
FROM jsonb_each_text(%s) AS few (name, n) JOIN pg_attribute ON attname = few.name
JOIN pg_class c ON c.oid = attrelid WHERE relnamespace = 'beside'::regnamespace
  AND relname = ANY (%s)"""
TAKES_IT = 180_000  # the version of PostgreSQL that can be told; others know after a minute


def count(connection: Connection[Any], model: ReadModel) -> None:
    """Have the tables looked at that hold something by now."""
    connection.execute(f"ANALYZE {', '.join(model.tables)}".encode())


def tell_of_empty(connection: Connection[Any], model: ReadModel) -> None:
    """Say of tables that were just made what each row of them will share with many."""
    if connection.info.server_version >= TAKES_IT:
        connection.execute(TELL, [Jsonb(FEW), [*model.tables]])
