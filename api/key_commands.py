"""Keys on the command line: erase a person, see what opens, exchange the secret."""

from __future__ import annotations

from argparse import Namespace
from typing import Any
from uuid import UUID

from api.commands import act, books_for
from api.erasing import erase_person
from api.key_state import state
from api.settings import Settings
from domain.refusal import Unknown
from store.rotation import rotate


def erase(asked: Namespace, given: Settings) -> dict[str, Any]:
    """Erase a person, or by a case's id the household's own texts, under an order."""
    try:
        person = UUID(asked.id)
    except ValueError:
        raise Unknown(what=f"person {asked.id}") from None
    with books_for(asked, given) as books:
        return erase_person(books, act(asked), person=person, order=asked.order)


def status(asked: Namespace, given: Settings) -> dict[str, Any]:
    """How many keys there are, and how many do not open."""
    from api.cli import language

    with books_for(asked, given) as books:
        found = state(books, language())
        return {"ok": not found["trouble"], **found}


def exchange(asked: Namespace, given: Settings) -> dict[str, Any]:
    """Wrap every key by a new secret and let the old one go; killed, the next call ends it."""
    with books_for(asked, given) as books:
        return rotate(books, gives_up=asked.give_up)._asdict()
