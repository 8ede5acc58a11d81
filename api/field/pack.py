"""The pack of a caseload: all of it, or what changed since a position, with a hash to agree on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from api.field.card import card
from api.field.caseload_of import caseload_of, hash_of
from api.field.last_talks import last_talks
from api.operations.act import Actor
from api.reading import reading
from domain.case import Case
from domain.project import Project
from projections.caseload import CASELOAD
from projections.erasures import ERASURES, erased_since
from store.books import Books
from store.sealed_texts import people_of

MOVED = b"""
SELECT own.id FROM unnest(%s::uuid[]) own (id) CROSS JOIN LATERAL (
    SELECT e.position FROM events e WHERE e.jurisdiction = %s AND e.stream = own.id
    ORDER BY e.version DESC LIMIT 1) last
WHERE last.position > %s"""


def pack(books: Books, actor: Actor, *, since: int | None = None,
         with_ids: bool = False) -> dict[str, Any]:  # fmt: skip
    """The caseload of whoever asks as cards: all, or those changed after ``since``.

    Cards may be newer than ``position``, never older, so nothing falls between two packs. The
    hash is over the versions that a phone holds once it has taken the cards in.
    Raises KeyFileIsMissing, KeyDoesNotOpen: a pack without names would undo what a phone holds.
    """
    with reading(books, CASELOAD, ERASURES) as (_, position):
        pass
    versions = dict(caseload_of(books, actor))
    cards = cards_of(books, _changed(books, versions, since))
    versions |= {each["id"]: each["version"] for each in cards}
    return {
        "position": position,
        "hash": hash_of(versions.items()),
        "me": {"name": actor.name},
        "cases": cards,
        **({"ids": sorted(versions.items())} if with_ids else {}),
    }


def cards_of(books: Books, versions: Mapping[UUID, int]) -> list[dict[str, Any]]:
    """A card of each of these cases, at this version or later."""
    cases = books.desk.cases(versions)
    books.vault.must_open(person for case in cases for person in people_of(case))
    with books.reading() as connection:
        said = last_talks(books, connection, [case.id for case in cases])
    projects = {
        id_: books.desk.get(Project, id_, f"project {id_}")
        for id_ in {case.project for case in cases if case.project}
    }
    return [card(books, case, said[case.id], projects[case.project])
            for case in cases if case.project]  # fmt: skip


def _changed(books: Books, versions: Mapping[UUID, int], since: int | None) -> Mapping[UUID, int]:
    """Of a caseload what was told after a position, and what may speak of somebody erased since."""
    if since is None:
        return versions
    with books.pool.connection() as connection:
        asked = [list(versions), books.jurisdiction, since]
        moved = {id_ for (id_,) in connection.execute(MOVED, asked)}
        erased = erased_since(connection, jurisdiction=books.jurisdiction, position=since)
    if erased:
        moved |= _speak_of(books.desk.cases(versions), erased)
    return {id_: version for id_, version in versions.items() if id_ in moved}


def _speak_of(cases: Collection[Case], erased: set[UUID]) -> set[UUID]:
    return {case.id for case in cases if people_of(case) & erased}
