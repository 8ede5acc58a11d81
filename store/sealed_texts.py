"""Whose texts a case holds, and which an event carries: what keys must be there for."""

from __future__ import annotations

from uuid import UUID

from domain.aggregate import Event
from domain.case import Case
from domain.sealed import Sealed


def people_of(case: Case) -> set[UUID]:
    """Whose keys open the texts of a case: the household's own and those of its parties."""
    return {case.id, *(party.person for party in case.parties.values())}


def sealed_in(event: Event) -> list[tuple[str, Sealed]]:
    """Every sealed text an event carries with the field it was sealed for, in lists too."""
    found: list[tuple[str, Sealed]] = []
    for field, value in event.__dict__.items():
        if isinstance(value, Sealed):
            found.append((event.field if isinstance(event, Case.Corrected) and field == "value"
                          else field, value))  # fmt: skip
        elif isinstance(value, tuple):
            found += [
                (name, sealed)
                for item in value
                for name, sealed in getattr(item, "__dict__", {}).items()
                if isinstance(sealed, Sealed)
            ]
    return found
