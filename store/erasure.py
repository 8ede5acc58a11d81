"""Erasing destroys a key, never a record: the order is in the log before the key is gone."""

from __future__ import annotations

from uuid import UUID, uuid5

from domain.aggregate import Act
from domain.erasure import Erasure
from store.books import Books

DESTROY = b"DELETE FROM zhuanban.person_keys WHERE jurisdiction = %s AND person = %s"


def erase(books: Books, act: Act, *, person: UUID, order: str) -> int:
    """Record the order and destroy the key; returns the log's position. Raises IsErasedAlready.

    Killed in between, the same order again destroys the key; other processes may hold it in
    memory until they end.
    """
    id_ = uuid5(person, "erasure")

    def standing() -> Erasure:
        known = books.desk.exists(id_)
        return books.desk.get(Erasure, id_, f"erasure {person}") if known else Erasure(id_)

    def decision(erasure: Erasure) -> None:
        erasure.erase(act, person=person, order=order)

    receipt = books.desk.decide(standing, decision)
    books.vault.destroy(person)
    with books.pool.connection() as connection:
        connection.execute(DESTROY, [books.jurisdiction, person])
    return receipt.position
