"""The receipt of an operation is the position and the leaf hash of its first record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from store.books import Books
from store.stored import OperationIsKnown

KNOWN = b"""
SELECT op_id, position, fields, answer FROM zhuanban.operations
WHERE jurisdiction = %s AND op_id = ANY (%s)"""
LEAVES = b"""
SELECT o.op_id, e.position, encode(sha256('\\x00'::bytea || audit.leaf(e)), 'hex')
FROM zhuanban.operations o JOIN zhuanban.events e
  ON e.jurisdiction = o.jurisdiction AND e.position = o.position
WHERE o.jurisdiction = %s AND o.op_id = ANY (%s)"""


def known_operations(books: Books, op_ids: Sequence[UUID]) -> dict[UUID, OperationIsKnown]:
    """Those that were done before, in one question for all."""
    if not op_ids:
        return {}
    with books.pool.connection() as connection:
        rows = connection.execute(KNOWN, [books.jurisdiction, list(op_ids)]).fetchall()
    return {op_id: OperationIsKnown(*known) for op_id, *known in rows}


class Receipts:
    """The receipts of operations that were done."""

    def __init__(self, found: dict[UUID, tuple[int, str]]) -> None:
        """Position and leaf hash in hex of each."""
        self._found = found

    @classmethod
    def of(cls, books: Books, op_ids: Sequence[UUID]) -> Receipts:
        """Read them, in one question for all."""
        if not op_ids:
            return cls({})
        with books.pool.connection() as connection:
            rows = connection.execute(LEAVES, [books.jurisdiction, list(op_ids)]).fetchall()
        return cls({op_id: (position, leaf) for op_id, position, leaf in rows})

    def put_on(self, answer: dict[str, Any]) -> None:
        """Give an answer its receipt; what changed nothing has no record, and so none."""
        if answer.get("op_id") in self._found:
            answer["position"], answer["leaf_hash"] = self._found[answer["op_id"]]
