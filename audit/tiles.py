"""The leaf hashes lie in tiles of 256; the hash of a full tile is an entry of the tile above."""

from __future__ import annotations

from typing import Any

from psycopg import Connection

from audit.tree import node_hash, root
from domain.refusal import Refusal

WIDTH, HIGH, SIZE = 256, 8, 32  # hashes a tile, its height in levels, bytes a hash
KEPT = 2_000  # tiles in memory, 16 MB

READ = b"SELECT hashes FROM audit.tiles WHERE jurisdiction = %s AND level = %s AND nth = %s"
KEEP = (
    b"INSERT INTO audit.tiles (jurisdiction, level, nth, hashes) VALUES (%s, %s, %s, %s)"
    b" ON CONFLICT (jurisdiction, level, nth) DO UPDATE SET hashes = excluded.hashes"
)


class TilesWereChanged(Refusal):
    """The tiles of the audit tree are not as they were left; nothing is signed before it is explained."""  # noqa: E501

    zh = "审计树的分片与留存的不一致；查明原因之前不再签发检查点。"


class Tiles:
    """The tiles of one jurisdiction, as one transaction sees them."""

    def __init__(self, connection: Connection[Any], jurisdiction: int) -> None:
        """Read nothing yet."""
        self._connection = connection
        self._jurisdiction = jurisdiction
        self._read: dict[tuple[int, int], bytes] = {}

    def nodes(self, level: int, nth: int) -> bytes:
        """The hash of a complete subtree (see audit.tree). Raises TilesWereChanged."""
        height = level % HIGH
        tile, place = divmod(nth << height, WIDTH)
        hashes = self._hashes(level // HIGH, tile)
        part = hashes[place * SIZE : (place + (1 << height)) * SIZE]
        if len(part) != SIZE << height:
            raise TilesWereChanged
        return folded(part)

    def root(self, size: int) -> bytes:
        """The root over the first ``size`` leaves."""
        return root(size, self.nodes)

    def leaf(self, position: int) -> bytes:
        """The leaf hash of the record at a position."""
        return self.nodes(0, position - 1)

    def extend(self, size: int, hashes: bytes) -> None:
        """Add leaf hashes, joined, to a tree of ``size`` leaves. Raises TilesWereChanged."""
        made: list[tuple[int, int, int, bytes]] = []
        level, full = 0, hashes
        while full:
            tile, there = divmod(size, WIDTH)
            joined = self._hashes(level, tile)
            if len(joined) != there * SIZE:
                raise TilesWereChanged
            joined, above, size = joined + full, [], tile
            for start in range(0, len(joined), WIDTH * SIZE):
                part = joined[start : start + WIDTH * SIZE]
                made.append((self._jurisdiction, level, tile, part))
                self._read[level, tile] = part
                tile += 1
                if len(part) == WIDTH * SIZE:
                    above.append(folded(part))
            level, full = level + 1, b"".join(above)
        with self._connection.cursor() as cursor:
            cursor.executemany(KEEP, made)

    def _hashes(self, level: int, tile: int) -> bytes:
        found = self._read.get((level, tile))
        if found is None:
            if len(self._read) >= KEPT:
                self._read.clear()
            row = self._connection.execute(READ, [self._jurisdiction, level, tile]).fetchone()
            found = self._read[level, tile] = bytes(row[0]) if row else b""
        return found


def folded(hashes: bytes) -> bytes:
    """The hash over a power of two of hashes."""
    level = [hashes[start : start + SIZE] for start in range(0, len(hashes), SIZE)]
    while len(level) > 1:
        level = [node_hash(*pair) for pair in zip(level[::2], level[1::2], strict=True)]
    return level[0]
