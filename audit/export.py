"""A bundle of a subject is taken from one snapshot, in which tree, heads and checkpoint agree."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from itertools import islice, pairwise
from tempfile import TemporaryFile
from typing import Any, BinaryIO, NamedTuple, cast
from uuid import UUID
from zipfile import ZipFile

import orjson
from psycopg import Connection, sql

from audit.bundle import EVER, HASHED, Pieces, Proved, Run, write_bundle
from audit.heads import NOTHING, Shelves, above, bucket_of, key, read_buckets
from audit.leaf import EPOCH, MICROSECOND, SOME_ROWS, Row
from audit.notary import Notary, kept_note
from audit.opening import MASKED, owners, sealed_texts
from audit.papers import report
from audit.papers.cover import cover_of
from audit.subject import Subject
from audit.tiles import Tiles
from audit.trail import Trail
from audit.tree import complete
from domain.refusal import Refusal
from store.attachments import Named
from store.attachments.kept import FileIsBroken, FileIsErased, HasNotArrived
from store.books import Books
from store.vault import KeyDoesNotOpen

TRIES = 20
CHUNK = 1_000
NEWEST = b"""
SELECT c.size, c.size = t.size FROM audit.checkpoints c JOIN audit.trees t USING (jurisdiction)
WHERE jurisdiction = %s ORDER BY c.size DESC LIMIT 1"""
# The last checkpoint of each of the last fourteen days and of each month, and one asked for.
OLDER = b"""
SELECT size FROM audit.checkpoints
WHERE jurisdiction = %(of)s AND size < %(size)s AND (size = %(held)s OR size IN (
    SELECT max(size) FROM audit.checkpoints,
        LATERAL (SELECT published_at AT TIME ZONE 'Asia/Shanghai' AS day) d
    WHERE jurisdiction = %(of)s AND size < %(size)s
    GROUP BY date_trunc('month', d.day),
        CASE WHEN published_at > now() - interval '14 days' THEN date_trunc('day', d.day) END))
ORDER BY size"""
# The last order to erase each person.
ORDERS = """
SELECT DISTINCT ON (person) person, position, number FROM (
    SELECT position, convert_from(state, 'UTF8')::jsonb ->> 'person' AS person,
        convert_from(state, 'UTF8')::jsonb ->> 'order' AS number
    FROM zhuanban.events WHERE jurisdiction = %s AND topic = 'person.erased@1' AND position <= %s
    ) orders ORDER BY person, position DESC"""


class LogIsBusy(Refusal):
    """The log is signed so often just now that no bundle could be taken; try again."""

    zh = "日志正在频繁签发，暂时取不出证据包；请稍后再试。"
    status = 503


class Order(NamedTuple):
    """An order to erase a person: where it was recorded, and its number."""

    position: int
    number: str


class Place(NamedTuple):
    """A record of the bundle: its position, and whether it comes whole or as a hash alone."""

    position: int
    is_whole: bool


def export(books: Books, notary: Notary, subject: Subject, to: BinaryIO, *,
           since: datetime | None = None, until: datetime | None = None,
           held: int | None = None) -> int:  # fmt: skip
    """Write the bundle of a subject; returns the size of its checkpoint.

    ``since`` and ``until`` are by recorded_at, inclusive; ``held`` is the size of a checkpoint
    that the reader holds. Raises LogIsBusy and what the sequencer raises.
    """
    notary.checkpoint()
    for _ in range(TRIES):
        with books.pool.connection() as connection, connection.transaction():
            connection.execute(b"SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            row = connection.execute(NEWEST, [books.jurisdiction]).fetchone()
            if row and row[1]:
                taking = Taking(connection, books, notary, subject, row[0])
                write_bundle(to, taking.pieces(since, until, held), notary.key)
                return int(row[0])
        notary.checkpoint()
    raise LogIsBusy


def manifest(books: Books, notary: Notary, subject: Subject, *, since: datetime | None = None,
             until: datetime | None = None) -> bytes:  # fmt: skip
    """The manifest of the bundle that ``export`` writes just now, for a paper to carry."""
    with TemporaryFile() as file:
        export(books, notary, subject, cast("BinaryIO", file), since=since, until=until)
        with ZipFile(file) as bundle:
            return bundle.read("manifest")


class Taking:
    """Everything about one subject, as one snapshot has it."""

    def __init__(self, connection: Connection[Any], books: Books, notary: Notary,
                 subject: Subject, size: int) -> None:  # fmt: skip
        """``size`` is that of the newest checkpoint, and of the tree."""
        self._connection, self._books, self._notary = connection, books, notary
        self._subject, self._size = subject, size
        self._tiles = Tiles(connection, books.jurisdiction)

    def pieces(self, since: datetime | None, until: datetime | None, held: int | None) -> Pieces:
        """What the bundle is made of."""
        subject, older = self._subject, self._older(held)
        orders = self._orders()
        places = self._places(since, until, [order.position for order in orders.values()])
        trail = Trail(self._books, subject, since=since, until=until, known_at=self._size)
        page = BytesIO()
        report.write(page, cover_of(trail), trail.rows())
        return Pieces(
            origin=self._notary.key.name,
            proved=Proved(subject.kind, subject.name, subject.label),
            checkpoint=self._note(self._size),
            runs=self._runs(places, [0, *older, self._size], orders),
            heads=self._heads(),
            older=[self._note(size) for size in older],
            attachments=self._attachments([place.position for place in places if place.is_whole]),
            report=page.getvalue(),
            range=(_microseconds(since, EVER[0]), _microseconds(until, EVER[1])),
        )

    def _places(self, since: datetime | None, until: datetime | None,
                orders: Iterable[int]) -> list[Place]:  # fmt: skip
        """The subject's records, whole inside the range and one beyond its ends, and the others."""
        statement = sql.SQL(
            "SELECT position, ({since}::timestamptz IS NULL OR recorded_at >= {since})"
            " AND ({until}::timestamptz IS NULL OR recorded_at <= {until})"
            " FROM zhuanban.events WHERE jurisdiction = {of} AND position <= {size}"
            " AND {subject} ORDER BY position"
        ).format(
            since=since, until=until, of=self._books.jurisdiction, size=self._size,
            subject=self._subject.condition,
        )  # fmt: skip
        told = self._connection.execute(statement).fetchall()
        inside = [nth for nth, (_, is_inside) in enumerate(told) if is_inside]
        whole = range(inside[0] - 1, inside[-1] + 2) if inside else self._around(told, since)
        places = {position: nth in whole for nth, (position, _) in enumerate(told)}
        places |= dict.fromkeys([*orders, self._size], True)
        return [Place(*place) for place in sorted(places.items())]

    def _around(self, told: list[Any], since: datetime | None) -> range:
        """Where nothing is inside: the last record before the range and the first after it."""
        before = 0
        if since:
            statement = sql.SQL(
                "SELECT count(*) FROM zhuanban.events WHERE jurisdiction = {} AND position <= {}"
                " AND {} AND recorded_at < {}"
            ).format(self._books.jurisdiction, self._size, self._subject.condition, since)
            row = self._connection.execute(statement).fetchone()
            before = row[0] if row else 0
        return range(before - 1, before + 1) if told else range(0)

    def _runs(self, places: list[Place], ends: list[int], orders: dict[UUID, Order]
              ) -> Iterator[Run]:  # fmt: skip
        """The log from its first record to its last; a run ends where a checkpoint does."""
        before, records = 0, self._records(places, orders)
        for position, run in records:
            yield from self._between(before, position - 1, ends)
            yield run
            before = position

    def _between(self, first: int, end: int, ends: list[int]) -> Iterator[Run]:
        """What others recorded, as few hashes as there can be."""
        inside = ends[bisect_right(ends, first) : bisect_left(ends, end)]
        for start, stop in pairwise([first, *inside, end]):
            for level, digest in complete(start, stop, self._tiles.nodes):
                yield Run(digest, level)

    def _records(self, places: list[Place], orders: dict[UUID, Order]
                 ) -> Iterator[tuple[int, Run]]:  # fmt: skip
        """What the tree holds, and beside it what the table holds: who differs shows himself."""
        waiting = iter(places)
        while chunk := list(islice(waiting, CHUNK)):
            asked = [place.position for place in chunk if place.is_whole]
            rows = {row.position: row for row in self._rows(asked)}
            opened = self._opened(rows.values(), orders)
            for position, is_whole in chunk:
                run = Run(self._tiles.leaf(position), 0 if is_whole else HASHED)
                if position in rows:
                    run = run._replace(leaf=rows[position].leaf, **opened.get(position, {}))
                yield position, run

    def _rows(self, positions: list[int]) -> Iterator[Row]:
        waiting = iter(positions)
        while chunk := list(islice(waiting, CHUNK)):
            asked = [self._books.jurisdiction, chunk]
            yield from map(Row._make, self._connection.execute(SOME_ROWS, asked).fetchall())

    def _heads(self) -> list[bytes]:
        key_ = key(self._subject.kind, self._subject.name)
        bucket, jurisdiction = bucket_of(key_), self._books.jurisdiction
        shelves = Shelves(self._connection, jurisdiction, [bucket])
        entries = read_buckets(self._connection, jurisdiction, [bucket])[bucket].values()
        path = [shelves.hashes.get(place, NOTHING * 16) for place in above(bucket)]
        return [*path, b"".join(head.entry for head in entries)]

    def _older(self, held: int | None) -> list[int]:
        asked = {"of": self._books.jurisdiction, "size": self._size, "held": held}
        return [size for (size,) in self._connection.execute(OLDER, asked)]

    def _note(self, size: int) -> str:
        return str(kept_note(self._connection, self._books.jurisdiction, size))

    def _orders(self) -> dict[UUID, Order]:
        """The last order to erase each person of whom this subject has records."""
        rows = self._connection.execute(ORDERS, [self._books.jurisdiction, self._size]).fetchall()
        if not rows:
            return {}
        met = {of for state in self._states() for of in owners(state)}
        return {UUID(person): Order(*order) for person, *order in rows if person in met}

    def _states(self) -> Iterator[Any]:
        statement = sql.SQL(
            "SELECT state FROM zhuanban.events WHERE jurisdiction = {} AND position <= {} AND {}"
        ).format(self._books.jurisdiction, self._size, self._subject.condition)
        with self._connection.cursor("states") as cursor:
            for (state,) in cursor.execute(statement):
                yield orjson.loads(state)

    def _opened(self, rows: Iterable[Row], orders: dict[UUID, Order]) -> dict[int, Any]:
        """By position, each sealed text but identity and account numbers, and who was erased."""
        vault = self._books.vault
        found = [(row, *text) for row in rows if self._is_ours(row) for text in sealed_texts(row)]
        vault.know(self._connection, {sealed.of for *_, sealed in found})
        opened: dict[int, Any] = defaultdict(lambda: {"texts": [], "erased": {}})
        for row, label, sealed in found:
            text = vault.unseal(sealed, label) if label not in MASKED else None
            order = orders.get(sealed.of)
            if text:
                opened[row.position]["texts"].append(text)
            elif order and order.position > row.position:
                opened[row.position]["erased"][str(sealed.of)] = order.number
        return opened

    def _attachments(self, positions: list[int]) -> Iterator[bytes]:
        """The files that a case's records name, as far as they are here and can be read."""
        if self._subject.kind != "stream":  # of a whole project they would be too many
            return
        rows = filter(self._is_ours, self._rows(positions))
        named = {
            Named(row.stream, told["sha256"], told["size"])
            for row in rows for told in orjson.loads(row.state).get("attachments", ())
        }  # fmt: skip
        for file in sorted(named):
            with suppress(HasNotArrived, FileIsErased, FileIsBroken, KeyDoesNotOpen):
                yield b"".join(self._books.attachments.read(file))

    def _is_ours(self, row: Row) -> bool:
        return (self._subject.kind, self._subject.name) in row.subjects


def _microseconds(at: datetime | None, otherwise: int) -> int:
    return otherwise if at is None else (at - EPOCH) // MICROSECOND
