"""A card is what a cadre needs of a case at the door, and no more."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from typing import Any

from api.field.last_talks import LastTalks
from api.field.receipt_key import receipt_key
from domain.case import Case
from domain.case.state import Party
from domain.project import Project
from domain.sealed import Sealed
from projections.search import initials
from store.books import Books


def card(books: Books, case: Case, said: LastTalks, project: Project) -> dict[str, Any]:
    """The case as a phone holds it; the keys of its people must be known."""
    names = [_text(books, party.name, "name") for party in case.standing_parties]
    assert project.opening
    return {
        "id": case.id,
        "case_no": case.case_no,
        "project": project.id,
        "project_code": project.opening.code,
        "project_name": project.opening.name,
        "version": case.version,
        "kind": case.kind,
        "name": "、".join(name for name in names if name),
        "pinyin": [initials(name) for name in names if name],
        "address": _text(books, case.address, "address"),
        "stage": case.stage,
        "outcome": case.outcome,
        "milestone": case.milestone,
        "people": case.people,
        "chief": case.chief,
        "mood": said.mood,
        "contacts": case.contacts,
        "last_contact": said.talks[0] if said.talks else None,
        "talks": said.talks,
        "next_step": said.next_step,
        **open_matters(books, case),
        "parties": parties(books, case),
        "conflicts": [],
        "receipt_key": urlsafe_b64encode(receipt_key(books, case.id)).rstrip(b"=").decode(),
        "letter": letter(books, case),
    }


def open_matters(books: Books, case: Case) -> dict[str, Any]:
    """Demands without an answer, promises not settled, offers open, and the one accepted."""
    accepted = [offer for offer in case.offers.values() if offer.answer == "accepted"]
    return {
        "demands": [
            {"n": each.n, "text": _text(books, each.text, "text"), "raised_at": each.raised_at}
            for each in case.demands.values() if each.answer is None
        ],
        "promises": [
            {"n": each.n, "text": _text(books, each.text, "text"), "due": each.due, "by": each.by}
            for each in case.promises.values() if each.outcome is None
        ],
        "offers": [
            {"n": each.n, "amount_fen": each.amount_fen, "valid_until": each.valid_until}
            for each in case.offers.values() if each.answer is None
        ],
        "accepted": (
            {"n": accepted[-1].n, "amount_fen": accepted[-1].amount_fen} if accepted else None
        ),
    }  # fmt: skip


def parties(books: Books, case: Case) -> list[dict[str, Any]]:
    """Those who must sign: who they are, how to call them, and whether they have signed."""
    signed = {signature.party for signature in case.signatures.values() if signature.stands}
    return [
        {
            "n": party.n,
            "name": _text(books, party.name, "name"),
            "share": share(party),
            "phone": _text(books, party.phone, "phone"),
            "signed": bool(signed & {party.n, None}),
        }
        for party in case.standing_parties
    ]


def share(party: Party) -> str | None:
    """The share as people write it."""
    return f"{party.share.numerator}/{party.share.denominator}" if party.share else None


def letter(books: Books, case: Case) -> dict[str, Any] | None:
    """What the last cadre left and the present one said back; None before any hand-over."""
    taken = [each for each in case.transfers.values() if each.answer == "accepted"]
    if not taken:
        return None
    last = taken[-1]
    return {
        "reason": _text(books, last.reason, "reason"),
        "letter": _text(books, last.letter, "letter"),
        "read_back": _text(books, last.text, "read_back"),
        "from": last.instead_of,
        "at": last.answered_at,
    }


def _text(books: Books, sealed: Sealed | None, field: str) -> str | None:
    return books.vault.open(sealed, field) if sealed else None
