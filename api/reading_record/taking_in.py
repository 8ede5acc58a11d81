"""Looks become one event a reader, in one save; the same looks brought again change nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from eventsourcing.persistence import IntegrityError

from api.moments import now
from api.reading_record.look import Look
from api.reading_record.terms import key_at
from domain.access import Access, Read
from domain.aggregate import Act
from projections.reads import opened_under
from store.books import Books
from store.stored import Operation, OperationIsKnown
from store.streams import NAMESPACE

AT_ONCE = 200  # reads of one save
TRIES = 12

LAST = b"""
SELECT s, coalesce((SELECT max(version) FROM zhuanban.events e
    WHERE e.jurisdiction = %s AND e.stream = s), 0) FROM unnest(%s::uuid[]) s"""


class Had(NamedTuple):
    """Looks at the same: the first, the last, how many."""

    first: Look
    last: Look
    times: int


def take_in(books: Books, looks: Sequence[Look], batch: bytes) -> int:
    """Put looks on record; the log's last position of them. ``batch`` names them for ever."""
    position = 0
    had = sorted(told_once(looks), key=lambda one: one.first[1:3])
    for n in range(0, len(had), AT_ONCE):
        op_id = uuid5(NAMESPACE, sha256(b"reads %d " % n + batch).hexdigest())
        position = _save(books, had[n : n + AT_ONCE], op_id)
    return position


def told_once(looks: Iterable[Look]) -> list[Had]:
    """Looks at the same by the same reader, counted."""
    found: dict[tuple[Any, ...], Had] = {}
    for look in looks:
        had = found.get(look.same)
        found[look.same] = Had(had.first, look, had.times + 1) if had else Had(look, look, 1)
    return [*found.values()]


def _save(books: Books, had: Sequence[Had], op_id: UUID) -> int:
    """Raises what the desk raises where another writer is faster again and again."""
    for again in range(TRIES):
        streams = reader_streams(books, {one.first.by for one in had})
        _know_terms(books, had)
        for (by, role), reads in _by_reader(books, had):
            moment = now()
            act = Act(at=moment, by=by, now=moment, role=role)
            streams[by].record(act, reads=reads)
        try:
            return books.desk.store(*streams.values(), operation=Operation(op_id)).position
        except OperationIsKnown as known:
            return known.position
        except IntegrityError:
            if again == TRIES - 1:
                raise
    raise AssertionError("unreachable")


def reader_streams(books: Books, names: set[str]) -> dict[str, Access]:
    """The streams of readers at their last versions: nothing in them decides anything."""
    ids = {stream_of(books, name): name for name in sorted(names)}
    with books.pool.connection() as connection:
        rows = connection.execute(LAST, [books.jurisdiction, [*ids]]).fetchall()
    found = {}
    for id_, version in rows:
        found[ids[id_]] = stream = Access(id_)
        stream.version = version
    return found


def stream_of(books: Books, name: str) -> UUID:
    """Where what a reader looked at is recorded."""
    return uuid5(books.desk.account_id(name), "access")


def _know_terms(books: Books, had: Sequence[Had]) -> None:
    days = {key_at(books.jurisdiction, one.first.at) for one in had if one.first.term}
    if not books.vault.knows(days):
        with books.pool.connection() as connection:
            books.vault.know(connection, days)


def _by_reader(books: Books, had: Sequence[Had]
               ) -> Iterator[tuple[tuple[str, str], tuple[Read, ...]]]:  # fmt: skip
    for (by, role), theirs in groupby(had, key=lambda one: one.first[1:3]):
        yield (by, role), tuple(_read(books, one) for one in theirs)


def _read(books: Books, had: Had) -> Read:
    look, jurisdiction = had.first, books.jurisdiction
    term = look.term and books.vault.seal(key_at(jurisdiction, look.at), "term", look.term)
    return Read(
        at=look.at, what=look.what, case=look.case, project=look.project,
        task_force=look.task_force, subject=look.subject, form=look.form, term=term or None,
        why=_why(books, look), times=had.times,
        last_at=had.last.at if had.times > 1 else None,
    )  # fmt: skip


def _why(books: Books, look: Look) -> int | None:
    if not look.glass or look.case is None:
        return None
    with books.pool.connection() as connection:
        return opened_under(
            connection, jurisdiction=books.jurisdiction, reader=look.by, case=look.case,
            at=look.at,
        )  # fmt: skip
