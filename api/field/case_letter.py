"""户情交底: one screen tells whoever goes there next what they must know."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from api.field.card import at_a_glance, handed_over, text
from api.field.last_talks import last_talks
from domain.case import Case
from domain.project import Project
from store.books import Books


def case_letter(books: Books, id_: UUID) -> dict[str, Any]:
    """Facts, whom to call, what is open, what was said last, and the red lines. Raises Unknown.

    Red lines are what hand-overs left (``letter``) and what was said back (``read_back``), the
    newest first; one that waits for its answer has ``at`` null, so that the receiver reads it
    before taking over.
    """
    case = books.desk.case(id_)
    assert case.project
    project = books.desk.get(Project, case.project, f"project {case.project}")
    with books.reading() as connection:
        said = last_talks(books, connection, [id_])[id_]
    return {
        **at_a_glance(books, case, said, project),
        "first_opened_at": case.first_opened_at,
        "chief_is_recused": case.chief_is_recused,
        "recused": [
            {"cadre": cadre, "relation": text(books, relation, "relation")}
            for cadre, relation in case.recused.items()
        ],
        "assets": [
            {"n": each.n, "kind": each.kind, "legal_area_cm2": each.legal_area_cm2,
             "unregistered_area_cm2": each.unregistered_area_cm2}
            for each in case.assets.values()
        ],
        "broken": [
            {"n": each.n, "text": text(books, each.text, "text"), "due": each.due, "by": each.by}
            for each in case.promises.values() if each.outcome == "broken"
        ],
        "paid_fen": case.paid_fen,
        "flat": case.flat,
        "red_lines": [*_waiting(books, case), *reversed(handed_over(books, case))],
    }  # fmt: skip


def _waiting(books: Books, case: Case) -> list[dict[str, Any]]:
    offered = case.open_transfer
    if offered is None:
        return []
    return [{
        "reason": text(books, offered.reason, "reason"),
        "letter": text(books, offered.letter, "letter"),
        "read_back": None, "from": offered.instead_of, "at": None,
    }]  # fmt: skip
