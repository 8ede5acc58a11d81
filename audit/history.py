"""One walk along the log: each record against its tile, both against every root kept outside."""

from __future__ import annotations

import struct
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from typing import Any, NamedTuple

from psycopg import Connection, DataError
from psycopg.abc import Buffer
from psycopg.types.datetime import TimestamptzBinaryLoader

from audit.discrepancy import Discrepancy
from audit.heads import NOTHING, Head, chained, key
from audit.leaf import ROWS, Row
from audit.tiles import SIZE, WIDTH, folded
from audit.tree import EMPTY, leaf_hash, node_hash

TILES = b"SELECT nth, hashes FROM audit.tiles WHERE jurisdiction = %s AND level = %s ORDER BY nth"
ENDS = (
    b"SELECT coalesce((SELECT position FROM zhuanban.heads WHERE jurisdiction = %(of)s), 0),"
    b" coalesce((SELECT max(position) FROM zhuanban.events WHERE jurisdiction = %(of)s), 0),"
    b" coalesce((SELECT size FROM audit.trees WHERE jurisdiction = %(of)s), 0)"
)


class Known(NamedTuple):
    """A root that somebody outside the database knows; ``held``: not we, but another."""

    size: int
    root: bytes
    held: bool = False


class Place(NamedTuple):
    """A position: the hash of its row and the hash in the tile, empty where there is none."""

    position: int
    row: bytes
    tile: bytes


class Turns:
    """What stands at positions that ascend, asked for one position after the other."""

    def __init__(self, told: Iterator[tuple[int, bytes]]) -> None:
        """Look at the first."""
        self._told, self._next = told, next(told, None)
        self.out_of_place: list[int] = []

    def at(self, position: int) -> bytes:
        """The hash that stands there, empty where there is none."""
        found = b""
        while self._next and self._next[0] <= position:
            if found or self._next[0] < position:
                self.out_of_place.append(self._next[0])
            else:
                found = self._next[1]
            self._next = next(self._told, None)
        return found

    def rest(self) -> Iterator[tuple[int, bytes]]:
        """What was not asked for."""
        while self._next:
            yield self._next
            self._next = next(self._told, None)


class AnyTime(TimestamptzBinaryLoader):
    """Whatever stands in the column must not stop the walk: infinity is read as another time."""

    def load(self, data: Buffer) -> datetime:
        """The time, or the beginning of time for one that Python cannot hold."""
        try:
            return super().load(data)
        except DataError:
            return datetime.min.replace(tzinfo=UTC)


class Peaks:
    """The root over leaves added one by one; at most 64 hashes are kept."""

    def __init__(self, peaks: Iterable[tuple[int, bytes]] = ()) -> None:
        """Go on from where another stands, or from nothing."""
        self.peaks = [*peaks]

    def add(self, leaf: bytes) -> None:
        """Add a leaf's hash."""
        height = 0
        while self.peaks and self.peaks[-1][0] == height:
            leaf = node_hash(self.peaks.pop()[1], leaf)
            height += 1
        self.peaks.append((height, leaf))

    @property
    def root(self) -> bytes:
        """The root over what was added."""
        root = b""
        for _, peak in reversed(self.peaks):
            root = node_hash(peak, root) if root else peak
        return root or EMPTY


class History:
    """The walk; ``heads`` are the counts and chains of all subjects it has met."""

    def __init__(self, connection: Connection[Any], jurisdiction: int) -> None:
        """Learn how far the log, its rows and its tree reach."""
        self._connection, self.jurisdiction = connection, jurisdiction
        row = connection.execute(ENDS, {"of": jurisdiction}).fetchone()
        assert row
        self.head, self.last, self.size = row
        self._rows, self._tiles = Peaks(), Peaks()
        self._whole = Peaks()  # over every row, whichever root was known
        self._late: list[int] = []  # recorded before the record that they follow
        self.heads: dict[bytes, Head] = {}
        self.names: dict[bytes, str] = {}

    @property
    def root(self) -> bytes:
        """The root over the rows that the walk has met."""
        return self._whole.root

    def findings(self, known: Sequence[Known]) -> Iterator[Discrepancy]:
        """Walk; ``known`` ascends by size."""
        # Closed here: one that the garbage collector closes within another query waits for ever.
        with closing(self._leaves()) as rows, closing(self._tile_hashes()) as tiles:
            self._row_turns, self._tile_turns = Turns(rows), Turns(tiles)
            yield from self._walk(known)

    def _walk(self, known: Sequence[Known]) -> Iterator[Discrepancy]:
        good, vouched, is_clean = 0, 0, True
        for root in known:
            different = [place for place in self._places(good, root.size)
                         if place.row != place.tile]  # fmt: skip
            verdict = [*self._verdict(root, vouched if root.held else good, different)]
            yield from verdict
            if any(found.kind in ("history_rebuilt", "log_is_shorter") for found in verdict):
                return
            good, is_clean = root.size, is_clean and not verdict
            if root.held and not verdict:
                vouched = root.size
        tail = [*self._tail(good)]
        yield from tail
        if is_clean and not tail:
            yield from (Discrepancy.of("back_dated", position) for position in self._late)

    def _tail(self, before: int) -> Iterator[Discrepancy]:
        """After the last known root, the tile is all there is to hold a record against."""
        rows, tiles = self._row_turns, self._tile_turns
        for position in rows.out_of_place:
            yield Discrepancy.of("event_beyond_head", position)
        for position, row in rows.rest():
            if not before < position <= self.head:
                yield Discrepancy.of("event_beyond_head", position)
                continue
            if position > before + 1:
                yield Discrepancy.of("event_missing", before + 1)
            if tiles.at(position) not in {b"", row}:
                yield Discrepancy.of("event_changed", position)
            before = position
        if before < self.head:
            yield Discrepancy.of("event_missing", before + 1)
        for position, _ in tiles.rest():
            if position > self.size:
                yield Discrepancy.of("tile_changed", position)

    def _verdict(self, known: Known, good: int, different: list[Place]) -> Iterator[Discrepancy]:
        """Of a row and a tile that differ, the one was changed whose root is not the known one."""
        if self._tiles.root == known.root:
            for place in different:
                if place.row or place.position <= self.last:
                    kind = "event_changed" if place.row else "event_missing"
                    yield Discrepancy.of(kind, place.position)
            self._rows = Peaks(self._tiles.peaks)
        elif self._rows.root == known.root:
            yield from (Discrepancy.of("tile_changed", place.position) for place in different)
            self._tiles = Peaks(self._rows.peaks)
        elif known.size <= self.last:
            missing = [place.position for place in different if not place.row]
            yield from (Discrepancy.of("event_missing", position) for position in missing[:1])
            kind = "checkpoint_conflict" if known.held else "history_rebuilt"
            yield Discrepancy.of(kind, good + 1, size=known.size)
        if known.size > (end := min(self.last, self.head)):
            yield Discrepancy.of("log_is_shorter", end + 1, size=known.size)

    def _places(self, after: int, upto: int) -> Iterator[Place]:
        for position in range(after + 1, upto + 1):
            place = Place(position, self._row_turns.at(position), self._tile_turns.at(position))
            self._rows.add(place.row)
            self._tiles.add(place.tile)
            yield place

    def _leaves(self) -> Generator[tuple[int, bytes]]:
        before = datetime.min.replace(tzinfo=UTC)
        with self._connection.cursor("rows", binary=True) as cursor:
            cursor.adapters.register_loader("timestamptz", AnyTime)
            cursor.itersize = 5_000
            for row in map(Row._make, cursor.execute(ROWS, [self.jurisdiction])):
                try:
                    leaf = leaf_hash(row.leaf)
                    self._link(row, leaf)
                    if row.recorded_at < before:
                        self._late.append(row.position)
                    before = row.recorded_at
                except (AttributeError, TypeError, struct.error):  # what no writer of ours leaves
                    leaf = leaf_hash(b"")
                self._whole.add(leaf)
                yield row.position, leaf

    def _link(self, row: Row, leaf: bytes) -> None:
        if row.position > self.size:
            return
        for kind, name in row.subjects:
            key_ = key(kind, name)
            _, n, chain = self.heads.get(key_) or Head(key_, 0, NOTHING)
            self.heads[key_] = Head(key_, n + 1, chained(chain, leaf))
            self.names[key_] = f"{kind} {name}"

    def _tile_hashes(self) -> Generator[tuple[int, bytes]]:
        with self._connection.cursor("tiles", binary=True) as cursor:
            for nth, hashes in cursor.execute(TILES, [self.jurisdiction, 0]):
                for place in range(0, len(hashes), SIZE):
                    position = nth * WIDTH + place // SIZE + 1
                    yield position, hashes[place : place + SIZE]

    def tiles_above(self) -> Iterator[Discrepancy]:
        """Whether each full tile stands with its hash in the tile above it, and nothing else."""
        level, below = 0, self._level(0)
        while below:
            full = [folded(hashes) for _, hashes in below if len(hashes) == WIDTH * SIZE]
            wanted = [
                (nth, b"".join(full[first : first + WIDTH]))
                for nth, first in enumerate(range(0, len(full), WIDTH))
            ]
            level, below = level + 1, self._level(level + 1)
            if below != wanted:
                yield Discrepancy.of("tiles_above_changed", level=level)

    def _level(self, level: int) -> list[tuple[int, bytes]]:
        cursor = self._connection.cursor(binary=True)
        return cursor.execute(TILES, [self.jurisdiction, level]).fetchall()
