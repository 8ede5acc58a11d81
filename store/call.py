"""The writer's two calls to the server, each prepared once on its connection.

They go through libpq itself: a cursor of the driver takes a tenth of a millisecond more, which is
a tenth of what one caller waits for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import psycopg
from psycopg import Connection
from psycopg.pq import ConnStatus, ExecStatus

from store.columns import ARRAY_OF, BYTES, INTEGERS, JSONS, TEXTS, TIMES, UUIDS

INT4 = 23
BEFORES = (UUIDS, INTEGERS)
EVENTS = (UUIDS, INTEGERS, TEXTS, BYTES, TIMES, TEXTS, UUIDS, UUIDS, UUIDS)
OPERATIONS = (UUIDS, INTEGERS, JSONS, JSONS)
KEYS = (UUIDS, BYTES)


class Call:
    """A function of the log with its parameters: two integers, then arrays."""

    def __init__(self, name: str, kinds: Sequence[int]) -> None:
        """``name`` is a function in the schema zhuanban, or an expression of one with %s."""
        types = [INT4, INT4, *(ARRAY_OF[kind] for kind in kinds)]
        self.name = name.partition("(")[0].encode()
        slots = ", ".join(f"${nth}" for nth in range(1, len(types) + 1))
        self.sql = f"SELECT zhuanban.{name}({slots})".encode()
        self.types = types
        self.formats = [1] * len(types)

    def prepare(self, connection: Connection[Any]) -> None:
        """Have it planned; harmless where it is already."""
        connection.pgconn.prepare(self.name, self.sql, self.types)

    def __call__(self, connection: Connection[Any], jurisdiction: int, generation: int,
                 arrays: Sequence[bytes]) -> int | None:  # fmt: skip
        """Run it; raises what the server says, OperationalError where the connection is lost."""
        numbers = [jurisdiction.to_bytes(4), generation.to_bytes(4, signed=True)]
        pgconn = connection.pgconn
        result = pgconn.exec_prepared(self.name, [*numbers, *arrays], self.formats, 1)
        if result.status == ExecStatus.TUPLES_OK:
            value = result.get_value(0, 0)
            return None if value is None else int.from_bytes(value, signed=True)
        if pgconn.status == ConnStatus.BAD:
            raise psycopg.OperationalError(pgconn.get_error_message())
        raise psycopg.errors.error_from_result(result)


WRITE = Call("write", (TEXTS, TEXTS, *BEFORES, *EVENTS, *OPERATIONS, *KEYS))
APPEND = Call("append_only", (*BEFORES, *EVENTS, *OPERATIONS))
