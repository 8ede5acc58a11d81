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
    glance, taken = at_a_glance(books, case, said, project), handed_over(books, case)
    return {
        **glance,
        "project": case.project,
        "pinyin": [
            initials(name) for name in (party["name"] for party in glance["parties"]) if name
        ],
        "last_contact": said.talks[0] if said.talks else None,
        "receipt_key": urlsafe_b64encode(receipt_key(books, case.id)).rstrip(b"=").decode(),
        "letter": taken[-1] if taken else None,
    }


def at_a_glance(books: Books, case: Case, said: LastTalks, project: Project) -> dict[str, Any]:
    """Who they are, how it stands, what is open, what was said last."""
    assert project.opening
    people = parties(books, case)
    return {
        "id": case.id,
        "case_no": case.case_no,
        "project_code": project.opening.code,
        "project_name": project.opening.name,
        "version": case.version,
        "kind": case.kind,
        "name": "、".join(party["name"] for party in people if party["name"]),
        "address": text(books, case.address, "address"),
        "stage": case.stage,
        "outcome": case.outcome,
        "milestone": case.milestone,
        "people": case.people,
        "chief": case.chief,
        "mood": said.mood,
        "contacts": case.contacts,
        "talks": said.talks,
        "next_step": said.next_step,
        **open_matters(books, case),
        "parties": people,
        "conflicts": [
            {"n": each.n, "op": each.op, "due": each.due, "owner": each.owner}
            for each in case.conflicts.values()
            if each.outcome is None
        ],
    }


def open_matters(books: Books, case: Case) -> dict[str, Any]:
    """Demands without an answer, promises and orders not settled, offers open, the one accepted."""
    accepted = [offer for offer in case.offers.values() if offer.answer == "accepted"]
    return {
        "demands": [
            {"n": each.n, "text": text(books, each.text, "text"), "raised_at": each.raised_at}
            for each in case.demands.values() if each.answer is None
        ],
        "promises": [
            {"n": each.n, "text": text(books, each.text, "text"), "due": each.due, "by": each.by}
            for each in case.promises.values() if each.outcome is None
        ],
        "orders": [
            {"n": each.n, "kind": each.kind, "text": text(books, each.text, "text"),
             "due": each.due, "to": each.to, "reported": bool(each.reports)}
            for each in case.orders.values() if each.outcome is None
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
            "name": text(books, party.name, "name"),
            "share": share(party),
            "phone": text(books, party.phone, "phone"),
            "signed": bool(signed & {party.n, None}),
        }
        for party in case.standing_parties
    ]


def share(party: Party) -> str | None:
    """The share as people write it."""
    return f"{party.share.numerator}/{party.share.denominator}" if party.share else None


def handed_over(books: Books, case: Case) -> list[dict[str, Any]]:
    """What each cadre left whose case was taken over, and what the next one said back."""
    return [
        {
            "reason": text(books, each.reason, "reason"),
            "letter": text(books, each.letter, "letter"),
            "read_back": text(books, each.text, "read_back"),
            "from": each.instead_of,
            "at": each.answered_at,
        }
        for each in case.transfers.values() if each.answer == "accepted"
    ]  # fmt: skip


def text(books: Books, sealed: Sealed | None, field: str) -> str | None:
    """A sealed text opened; None where there is none, or its key is gone."""
    return books.vault.open(sealed, field) if sealed else None
