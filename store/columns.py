"""A batch goes to the server as arrays in PostgreSQL's binary form: callers pack, the writer joins.

Binary, because a text form costs both ends: quoting and hex here, parsing and unhexing there.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import orjson

NULL = b"\xff\xff\xff\xff"
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
UUIDS, INTEGERS, TEXTS, BYTES, TIMES, JSONS = 2950, 23, 25, 17, 1184, 3802
ARRAY_OF = {UUIDS: 2951, INTEGERS: 1007, TEXTS: 1009, BYTES: 1001, TIMES: 1185, JSONS: 3807}

_header = struct.Struct("!iiIii").pack
_size = struct.Struct("!i").pack
_integer = struct.Struct("!ii").pack
_time = struct.Struct("!iq").pack


def uuid(value: UUID | str | None) -> bytes:
    """Pack an element of a uuid[]."""
    if value is None:
        return NULL
    return b"\x00\x00\x00\x10" + (value.bytes if isinstance(value, UUID) else UUID(value).bytes)


def integer(value: int) -> bytes:
    """Pack an element of an integer[]."""
    return _integer(4, value)


def text(value: str | None) -> bytes:
    """Pack an element of a text[]."""
    return NULL if value is None else raw(value.encode())


def raw(value: bytes) -> bytes:
    """Pack an element of a bytea[]."""
    return _size(len(value)) + value


def time(value: datetime | None) -> bytes:
    """Pack an element of a timestamptz[]."""
    return NULL if value is None else _time(8, (value - EPOCH) // MICROSECOND)


def json(value: dict[str, Any] | None) -> bytes:
    """Pack an element of a jsonb[]; the 1 is the version of the binary form."""
    return NULL if value is None else raw(b"\x01" + orjson.dumps(value))


def array(kind: int, parts: Iterable[bytes], n: int) -> bytes:
    """Join packed elements, ``n`` in all, to one array of ``kind``."""
    return _header(1, 1, kind, n, 1) + b"".join(parts) if n else _header(0, 0, kind, 0, 0)[:12]


def packed(pack: Callable[[Any], bytes], values: Iterable[object]) -> bytes:
    """Pack a caller's part of a column."""
    return b"".join(map(pack, values))
