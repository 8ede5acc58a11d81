"""How many records each stream, cadre, project and task force has, under one root.

Sixteen hashes are a shelf; four levels of shelves lead from the root to 65,536 buckets of heads
(docs/audit.md, Completeness). What a head was before it moved must fit the root that was written
down outside, so that a head somebody changed in the database is never signed.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

from psycopg import Connection

from domain.refusal import Refusal

NOTHING = bytes(32)
LEVELS = 4

READ_SHELVES = (
    b"SELECT level, nth, hashes FROM audit.shelves s JOIN unnest(%b::int[], %b::int[])"
    b" AS asked (level, nth) USING (level, nth) WHERE jurisdiction = %s"
)
KEEP_SHELVES = (
    b"INSERT INTO audit.shelves (jurisdiction, level, nth, hashes)"
    b" SELECT %s, * FROM unnest(%b::int[], %b::int[], %b::bytea[])"
    b" ON CONFLICT (jurisdiction, level, nth) DO UPDATE SET hashes = excluded.hashes"
)
READ_BUCKETS = (
    b"SELECT h.key, h.n, h.chain FROM unnest(%b::bytea[], %b::bytea[]) ends (least, most),"
    b" LATERAL (SELECT key, n, chain FROM audit.heads WHERE jurisdiction = %s"
    b" AND key >= least AND key <= most OFFSET 0) h ORDER BY h.key"
)
KEEP_HEADS = (
    b"INSERT INTO audit.heads (jurisdiction, key, n, chain)"
    b" SELECT %s, * FROM unnest(%b::bytea[], %b::bigint[], %b::bytea[])"
    b" ON CONFLICT (jurisdiction, key) DO UPDATE SET n = excluded.n, chain = excluded.chain"
)

Leaves = dict[bytes, list[bytes]]  # by the key of the head, in the order of the log
Place = tuple[int, int]


class HeadsWereChanged(Refusal):
    """The counts of the audit tree are not as they were left; nothing is signed before it is explained."""  # noqa: E501

    zh = "审计树的计数与留存的不一致；查明原因之前不再签发检查点。"


class Head(NamedTuple):
    """The records of one subject: how many, and the running hash over their leaf hashes."""

    key: bytes
    n: int
    chain: bytes

    @property
    def entry(self) -> bytes:
        """72 bytes, as the bucket is hashed."""
        return self.key + self.n.to_bytes(8) + self.chain


def key(kind: str, name: UUID | str | bytes) -> bytes:
    """What a subject is found under: kind is stream, cadre, project or task_force."""
    if isinstance(name, str):
        name = name.encode()
    raw = name if isinstance(name, bytes) else name.bytes
    return sha256(kind.encode() + b"\x00" + raw).digest()


def chained(chain: bytes, leaf: bytes) -> bytes:
    """The running hash with one more leaf hash."""
    return sha256(b"\x02" + chain + leaf).digest()


def bucket_hash(heads: Iterable[Head]) -> bytes:
    """The hash over the heads of a bucket, in the order of their keys."""
    entries = b"".join(head.entry for head in heads)
    return sha256(b"\x03" + entries).digest() if entries else NOTHING


def shelf_hash(hashes: bytes | bytearray) -> bytes:
    """The hash over sixteen hashes."""
    return sha256(b"\x04" + hashes).digest() if any(hashes) else NOTHING


class Shelves:
    """What leads from the root to some buckets, read at once, moved at once."""

    def __init__(self, connection: Connection[Any], jurisdiction: int,
                 buckets: Iterable[int]) -> None:  # fmt: skip
        """Read the shelves above these buckets (0 to 65,535)."""
        self._connection, self._jurisdiction = connection, jurisdiction
        self._buckets = sorted(set(buckets))
        places = {place for bucket in self._buckets for place in above(bucket)} | {(0, 0)}
        levels, nths = zip(*places, strict=True)
        rows = connection.execute(
            READ_SHELVES, [list(levels), list(nths), jurisdiction]
        ).fetchall()  # fmt: skip
        empty = dict.fromkeys(places, NOTHING * 16)
        self.hashes: dict[Place, bytes] = empty | {
            (level, nth): bytes(hashes) for level, nth, hashes in rows
        }

    @property
    def root(self) -> bytes:
        """The root over all heads."""
        return shelf_hash(self.hashes[0, 0])

    def must_lead_to(self, root: bytes, buckets: dict[int, bytes]) -> None:
        """Raises HeadsWereChanged unless these bucket hashes lie under ``root``."""
        if self.root != root:
            raise HeadsWereChanged
        for (level, nth), hashes in self.hashes.items():
            if level and self._at(level - 1, nth) != shelf_hash(hashes):
                raise HeadsWereChanged
        if any(self._at(LEVELS - 1, bucket) != hash_ for bucket, hash_ in buckets.items()):
            raise HeadsWereChanged

    def move(self, buckets: dict[int, bytes]) -> None:
        """Put new bucket hashes on their shelves, and what follows on those above."""
        changed = {LEVELS: buckets}
        for level in range(LEVELS - 1, -1, -1):
            changed[level] = self._put(level, changed[level + 1])
        places = [(level, nth) for level in range(LEVELS) for nth in changed[level]]
        levels, nths = map(list, zip(*places, strict=True))
        hashes = [self.hashes[place] for place in places]
        self._connection.execute(KEEP_SHELVES, [self._jurisdiction, levels, nths, hashes])

    def _put(self, level: int, hashes: dict[int, bytes]) -> dict[int, bytes]:
        parts: dict[int, bytearray] = {}
        for nth, hash_ in hashes.items():
            shelf, place = divmod(nth, 16)
            part = parts.setdefault(shelf, bytearray(self.hashes[level, shelf]))
            part[place * 32 : place * 32 + 32] = hash_
        self.hashes |= {(level, shelf): bytes(part) for shelf, part in parts.items()}
        return {shelf: shelf_hash(part) for shelf, part in parts.items()}

    def _at(self, level: int, nth: int) -> bytes:
        shelf, place = divmod(nth, 16)
        return self.hashes[level, shelf][place * 32 : place * 32 + 32]


def above(bucket: int) -> list[Place]:
    """The shelves from the root to a bucket."""
    return [(level, bucket >> 4 * (LEVELS - level)) for level in range(LEVELS)]


def bucket_of(key_: bytes) -> int:
    """The bucket a key lies in."""
    return int.from_bytes(key_[:2])


def read_buckets(connection: Connection[Any], jurisdiction: int,
                 buckets: Iterable[int]) -> dict[int, dict[bytes, Head]]:  # fmt: skip
    """The heads of some buckets, in the order of their keys."""
    found: dict[int, dict[bytes, Head]] = {bucket: {} for bucket in sorted(set(buckets))}
    ends = [(bucket.to_bytes(2), bucket.to_bytes(2) + b"\xff" * 30) for bucket in found]
    if ends:
        asked = [*map(list, zip(*ends, strict=True)), jurisdiction]
        for head in connection.cursor(binary=True).execute(READ_BUCKETS, asked):
            found[bucket_of(head[0])][head[0]] = Head(*head)
    return found


def move_heads(connection: Connection[Any], jurisdiction: int, leaves: Leaves,
               root: bytes) -> bytes:  # fmt: skip
    """Link leaf hashes to the chains of their subjects and bring the shelves along.

    Returns the new root. Raises HeadsWereChanged where what was before is not under ``root``.
    """
    if not leaves:
        return root
    buckets = read_buckets(connection, jurisdiction, map(bucket_of, leaves))
    shelves = Shelves(connection, jurisdiction, buckets)
    shelves.must_lead_to(root, _hashes(buckets))
    moved = [_linked(buckets[bucket_of(key_)], key_, added) for key_, added in leaves.items()]
    keys, counts, chains = map(list, zip(*moved, strict=True))
    connection.execute(KEEP_HEADS, [jurisdiction, keys, counts, chains])
    shelves.move(_hashes(buckets))
    return shelves.root


def _linked(bucket: dict[bytes, Head], key_: bytes, leaves: list[bytes]) -> Head:
    _, n, chain = bucket.get(key_) or Head(key_, 0, NOTHING)
    for leaf in leaves:
        chain = sha256(b"\x02" + chain + leaf).digest()  # chained, without the call
    head = bucket[key_] = Head(key_, n + len(leaves), chain)
    return head


def _hashes(buckets: dict[int, dict[bytes, Head]]) -> dict[int, bytes]:
    return {
        bucket: bucket_hash(heads[key_] for key_ in sorted(heads))
        for bucket, heads in buckets.items()
    }
