"""What must hold after any fault: nothing acknowledged lost or doubled, nothing miscounted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from psycopg import Connection

from audit.fsck import differing, fsck
from audit.journal import Journal
from audit.note import Checkpoint, LogKey, read_note
from benchmarks.faults.product import Product
from projections import ALL
from store.books import Books

LOST = b"""
SELECT op_id, position FROM unnest(%s::uuid[], %s::bigint[]) acknowledged (op_id, position)
WHERE NOT EXISTS (SELECT FROM zhuanban.operations o WHERE o.op_id = acknowledged.op_id)
   OR NOT EXISTS (SELECT FROM zhuanban.events e
        WHERE e.position = acknowledged.position AND e.op_id = acknowledged.op_id)"""
DOUBLED = b"""
SELECT op_id, topic FROM zhuanban.events WHERE op_id IS NOT NULL
GROUP BY op_id, topic HAVING count(*) > 1"""
GAPS = b"""
SELECT 'log' WHERE (SELECT count(*) <> max(position)
    OR max(position) <> (SELECT position FROM zhuanban.heads WHERE jurisdiction = 1)
    FROM zhuanban.events)
UNION ALL SELECT stream::text FROM zhuanban.events GROUP BY stream
    HAVING count(*) <> max(version) OR min(version) <> 1"""
BACKWARDS = b"""
SELECT position FROM (SELECT position, recorded_at < lag(recorded_at) OVER (ORDER BY position) AS b
    FROM zhuanban.events) times WHERE b"""
NOTES = b"SELECT note FROM audit.checkpoints WHERE jurisdiction = 1 ORDER BY size"


class Observer:
    """Somebody outside who keeps every checkpoint that was ever shown."""

    def __init__(self) -> None:
        """Has seen nothing."""
        self.held: dict[int, Checkpoint] = {}

    def faults(self, product: Product, acknowledged: dict[UUID, int]) -> list[str]:
        """Everything that is not as it must be; called while nobody writes."""
        with product.books() as books, books.pool.connection() as connection:
            return [
                *of_log(connection, acknowledged),
                *(each.what for each in differing(connection, 1, ALL, books.vault)),
                *self._of_audit(product, books, connection),
            ]

    def _of_audit(self, product: Product, books: Books, connection: Connection[Any]) -> list[str]:
        folder = product.settings.audit_folder or product.folder / "audit"
        journal = Journal(folder, books.jurisdiction)
        key = LogKey.of_file(folder / "log.key", "faults.example", books.jurisdiction)
        found = []
        for (note,) in connection.execute(NOTES):
            shown = Checkpoint.of(read_note(note))
            if self.held.setdefault(shown.size, shown).root != shown.root:
                found.append(f"two stories of {shown.size} records")
        held: Sequence[Checkpoint] = list(self.held.values())
        return found + [each.what for each in fsck(connection, 1, journal, key.vkey, held)]


def of_log(connection: Connection[Any], acknowledged: dict[UUID, int]) -> list[str]:
    """What was lost, doubled or left out, and whether the time of recording ran backwards."""
    numbers = [list(acknowledged), list(acknowledged.values())]
    return [
        *(f"lost: {row}" for row in connection.execute(LOST, numbers)),
        *(f"doubled: {row}" for row in connection.execute(DOUBLED)),
        *(f"gap: {row}" for row in connection.execute(GAPS)),
        *(f"recorded before the one before it: {row}" for row in connection.execute(BACKWARDS)),
    ]
