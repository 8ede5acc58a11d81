"""A receipt opens only to the address that its key makes; all others find nothing, alike."""

from __future__ import annotations

import hmac
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from api.field.receipt_key import receipt_key
from api.receipt.address import named, token
from store.books import Books

# The leaf's hash as RFC 6962 makes it, of the row itself: there before anything is signed.
FIND = b"""
SELECT e.position, e.stream, e.recorded_at,
    encode(sha256('\\x00'::bytea || audit.leaf(e)), 'hex')
FROM zhuanban.operations o
JOIN zhuanban.events e ON e.jurisdiction = o.jurisdiction AND e.position = o.position
WHERE o.jurisdiction = %s AND o.op_id = %s AND starts_with(e.topic, 'case.contact_logged@')"""
NO_CASE = UUID(int=0)


class Held(NamedTuple):
    """A contact that the log holds: where, of which case, since when, and its leaf's hash."""

    position: int
    case: UUID
    recorded_at: datetime
    leaf_hash: str


def contact(books: Books, op_id: UUID) -> Held | None:
    """The contact recorded under an operation number."""
    with books.pool.connection() as connection:
        row = connection.execute(FIND, [books.jurisdiction, op_id]).fetchone()
    return Held(*row) if row else None


def held(books: Books, text: str) -> Held | None:
    """The contact that a token opens; None where it is not there or the mac is not its own.

    The mac is made and compared in either case, so that nobody learns from the time it takes.
    """
    op_id = named(text)
    if op_id is None:
        return None
    found = contact(books, op_id)
    right = token(receipt_key(books, found.case if found else NO_CASE), op_id)
    return found if hmac.compare_digest(right, text) and found else None
