"""Erasing destroys a key, never a record: order and destruction are one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from psycopg import Connection

from domain.aggregate import Act
from domain.erasure import Erasure
from domain.hold import Standing
from domain.refusal import Refusal
from store.attachments.shelf import ShelfIsAway
from store.books import Books
from store.orders import Order

HAS_KEY = b"SELECT FROM zhuanban.person_keys WHERE jurisdiction = %s AND person = %s"
FORGET_FIELDS = b"SELECT zhuanban.forget_fields(%s, %s)"
FORGET_FILES = b"DELETE FROM zhuanban.refused_files WHERE jurisdiction = %s AND project = %s"
ONE_AT_A_TIME = 0x7A62_0003

_turn = Lock()  # a process waits for the others on one connection


class Concern(NamedTuple):
    """What a person stands in: cases, the project and task force of the first, what holds them."""

    cases: Sequence[UUID] = ()
    project: UUID | None = None
    task_force: UUID | None = None
    standing: Sequence[Standing] = ()


NOTHING_KNOWN = Concern()


@contextmanager
def undisturbed(books: Books) -> Iterator[Connection[Any]]:
    """Neither is a hold placed nor somebody erased by others while this lasts."""
    with _turn, books.pool.connection() as connection:
        connection.execute("SELECT pg_advisory_lock(%s, %s)", [ONE_AT_A_TIME, books.jurisdiction])
        try:
            yield connection
        finally:
            connection.execute(
                "SELECT pg_advisory_unlock(%s, %s)", [ONE_AT_A_TIME, books.jurisdiction]
            )


def stream_of(person: UUID) -> UUID:
    """Where the orders about a person are recorded."""
    return uuid5(person, "erasure")


def erase(books: Books, act: Act, *, person: UUID, order: str, concern: Concern = NOTHING_KNOWN,
          again: bool = False) -> int:  # fmt: skip
    """Record the order and destroy the key; returns the log's position.

    ``again`` records it in a log that was restored from before it, though no key may be there.

    What requests about the cases were compared with goes too, and the rows of the project that an
    import refused; that goes first, so that the same order again ends what was killed in between.
    What is kept of a household's attachments goes last: it is unreadable by then.
    Raises IsErasedAlready, IsHeld, OrderIsNotKept, FilesAreLeft.
    """
    id_ = stream_of(person)

    def found() -> Erasure:
        known = books.desk.exists(id_)
        return books.desk.get(Erasure, id_, f"erasure {person}") if known else Erasure(id_)

    def decision(erasure: Erasure) -> dict[str, Any]:
        erasure.erase(
            act, person=person, order=order, has_key=again or has_key(books, person),
            standing=concern.standing, project=concern.project, task_force=concern.task_force,
        )  # fmt: skip
        _forget_beside(books, [person, *concern.cases], concern.project)
        if erasure.pending and not again:
            books.orders.give(Order(person, order))
        return {"erased": bool(erasure.pending)}

    receipt = books.desk.decide(found, decision)
    books.vault.drop([person])
    if receipt.answer["erased"] and not again:
        with suppress(OSError):  # the log has it: `Orders.settle` makes it good
            books.orders.carry_out(Order(person, order))
    try:
        books.attachments.remove(person)
    except ShelfIsAway as away:
        raise FilesAreLeft(order=order, **away.facts) from away
    return receipt.position


def _forget_beside(books: Books, streams: list[UUID], project: UUID | None) -> None:
    with books.pool.connection() as connection:
        connection.execute(FORGET_FIELDS, [books.jurisdiction, streams])
        connection.execute(FORGET_FILES, [books.jurisdiction, project])


def has_key(books: Books, person: UUID) -> bool:
    """Whether anything sealed for the person can be read."""
    with books.pool.connection() as connection:
        return connection.execute(HAS_KEY, [books.jurisdiction, person]).fetchone() is not None


class FilesAreLeft(Refusal):
    """Order {order} is carried out and nothing can be read any more, but the sealed files could not be removed ({why}); give the same order again later."""  # noqa: E501

    zh = "{order} 号决定已执行，内容已不可读；但密封的附件未能移除（{why}），请以同一决定再执行。"
    status = 503
