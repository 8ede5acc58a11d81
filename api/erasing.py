"""A person, or a household's texts, is erased under an order unless something holds the records."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import Any
from uuid import UUID

from psycopg import Connection

from api.moments import SHANGHAI, now
from api.operations.inspection import stands_under
from api.reading import reading
from domain.aggregate import Act
from domain.case import Case
from domain.hold import Standing
from domain.refusal import Unknown
from projections.erasures import ERASURES, erasures
from projections.holds import standing_over
from projections.inspections import inspections
from projections.search import cases_with
from store.books import Books
from store.erasure import Concern, erase, has_key, stream_of, undisturbed
from store.orders import Order

ORDERS = b"""
SELECT (s ->> 'person')::uuid, s ->> 'order' FROM zhuanban.events,
    LATERAL (SELECT convert_from(state, 'UTF8')::jsonb AS s) said
WHERE jurisdiction = %s AND stream = ANY (%s) AND topic = 'person.erased@1'"""


def erase_person(books: Books, act: Act, *, person: UUID, order: str) -> dict[str, Any]:
    """Erase; ``households`` are the cases whose own texts may still speak of the person.

    Raises Unknown, IsHeld, IsErasedAlready.
    """
    with undisturbed(books) as connection:
        concern = _concern(books, connection, person)
        position = erase(books, act, person=person, order=order, concern=concern)
    households = [case for case in concern.cases if case != person]
    return {"position": position, "person": person, "order": order, "households": households}


def list_erasures(books: Books) -> dict[str, Any]:
    """The orders carried out so far."""
    with reading(books, ERASURES) as (connection, position):
        items = erasures(connection, jurisdiction=books.jurisdiction)
    for item in items:
        item["erased_at"] = item["erased_at"].astimezone(SHANGHAI)
    return {"items": items, "next": None, "position": position}


def erase_again(books: Books) -> dict[str, list[Order]]:
    """Carry out anew what the log does not know of: it was restored from before those orders.

    ``erased`` are these; of the ``unsettled`` nobody knows whether they were carried out.
    """
    noted = [*books.orders.carried_out, *books.orders.unsettled]
    recorded = _recorded(books, [person for person, _ in noted])
    books.orders.settle(recorded)
    missing = [*(Counter(books.orders.carried_out) - Counter(recorded)).elements()]
    at = now()
    act = Act(at=at, by="console", now=at, role="console")
    for person, order in missing:
        with undisturbed(books) as connection:
            concern = _concern(books, connection, person, is_known=True)._replace(standing=[])
            erase(books, act, person=person, order=order, concern=concern, again=True)
    return {"erased": missing, "unsettled": books.orders.unsettled}


def _recorded(books: Books, persons: list[UUID]) -> list[Order]:
    """The orders about these persons in the log itself, whatever read models say."""
    with books.pool.connection() as connection:
        asked = [books.jurisdiction, [stream_of(person) for person in persons]]
        return [Order(*row) for row in connection.execute(ORDERS, asked).fetchall()]


def cases_about(books: Books, connection: Connection[Any], person: UUID) -> list[Case]:
    """The household itself, or the cases in which the person is a party. Raises Unknown."""
    ids = cases_with(connection, jurisdiction=books.jurisdiction, person=person) or [person]
    return [books.desk.case(id_) for id_ in ids]


def _concern(books: Books, connection: Connection[Any], person: UUID, *, is_known: bool = False
             ) -> Concern:  # fmt: skip
    try:
        cases = cases_about(books, connection, person)
    except Unknown:
        known = is_known or has_key(books, person) or books.desk.exists(stream_of(person))
        if not known:
            raise Unknown(what=f"person {person}") from None
        cases = []
    ids = {person}
    for case in cases:
        ids |= {id_ for id_ in (case.id, case.project, case.task_force) if id_}
        with suppress(Unknown):  # a task force that was never chartered has none above it
            ids |= stands_under(books, case)
        if case.id == person:
            ids |= {party.person for party in case.parties.values()}
    first = cases[0] if cases else None
    if first and not any(books.sight.holds(case.project, case.task_force) for case in cases):
        raise Unknown(what=f"person {person}")
    return Concern(
        cases=[case.id for case in cases],
        project=first.project if first else None,
        task_force=first.task_force if first else None,
        standing=_standing(books, connection, ids),
    )


def _standing(books: Books, connection: Connection[Any], ids: set[UUID]) -> list[Standing]:
    found = standing_over(connection, jurisdiction=books.jurisdiction, ids=ids)
    open_ = [
        Standing("inspection", each["reference"])
        for each in inspections(connection, jurisdiction=books.jurisdiction)
        if each["closed_at"] is None and each["over"] in ids
    ]
    return [*found, *open_]
