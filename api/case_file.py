"""One case as it stands or stood, and its timeline, straight from its stream."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from api.late_work import after_transfer
from api.moments import SHANGHAI
from domain.case import Case
from domain.case.conflict import Conflict
from domain.case.objection import Objection
from domain.case.order import Order
from domain.case.state import Transfer
from domain.refusal import Unknown
from domain.sealed import Sealed
from store.books import Books
from store.stored import Stored

MASKED = frozenset({"id_number", "bank_account"})  # a screen shows their last four places

STREAM = """
SELECT position, recorded_at, op_id, stream, version, topic, state, occurred_at, cadre, project,
    task_force
FROM events
WHERE jurisdiction = %s AND stream = %s AND position <= %s ORDER BY version"""


def case_at(books: Books, id_: UUID, *, as_of: datetime | None = None,
            known_at: int | None = None) -> dict[str, Any]:  # fmt: skip
    """The case with its people's names opened. Raises Unknown, also before it was opened."""
    if as_of is None and known_at is None:
        return view(books, books.desk.case(id_))
    rows = _stream(books, id_, known_at)
    known = [row for row in rows if as_of is None or row[7] <= as_of]
    case = Case.replay(None, [books.desk.mapper.to_domain_event(Stored(*row[3:])) for row in known])
    if case is None or case.opened_at is None:
        raise Unknown(what=f"case {id_}")
    books.desk.know(case)
    return view(books, case)


def timeline(books: Books, id_: UUID) -> list[dict[str, Any]]:
    """Every event of the case in order, personal texts opened; null where the key is gone."""
    rows = _stream(books, id_)
    if not rows or not rows[0][5].startswith("case."):
        raise Unknown(what=f"case {id_}")
    payloads = [orjson.loads(row[6]) for row in rows]
    with books.pool.connection() as connection:
        books.vault.know(connection, {UUID(of) for payload in payloads for of in owners(payload)})
    late = after_transfer((row[5], payload) for row, payload in zip(rows, payloads, strict=True))
    items = [_item(books, row, payload) for row, payload in zip(rows, payloads, strict=True)]
    return [item | {"after_transfer": True} if i in late else item for i, item in enumerate(items)]


def _stream(books: Books, id_: UUID, known_at: int | None = None) -> list[tuple[Any, ...]]:
    with books.reading() as connection:
        return connection.execute(
            STREAM, [books.jurisdiction, id_, 2**63 - 1 if known_at is None else known_at]
        ).fetchall()


def _item(books: Books, row: Sequence[Any], payload: dict[str, Any]) -> dict[str, Any]:
    position, recorded_at, op_id, _, version, topic, *_ = row
    name, _, topic_version = topic.partition("@")
    label: str = payload.get("field", "")
    return {
        "position": position,
        "topic": name,
        "topic_version": int(topic_version),
        "version": version,
        "occurred_at": payload.pop("occurred_at"),
        "recorded_at": recorded_at.astimezone(SHANGHAI).isoformat(),
        "op_id": op_id,
        **{
            "corrects" if key == "position" else key: opened(
                books, value, label if key == "value" else key
            )
            for key, value in payload.items()
        },
    }


def owners(value: Any) -> list[str]:
    """Whose keys a stored payload needs."""
    if isinstance(value, dict):
        if value.keys() == {"of", "box", "hash"}:
            return [value["of"]]
        value = list(value.values())
    return [of for item in value for of in owners(item)] if isinstance(value, list) else []


def opened(books: Books, value: Any, field: str) -> Any:
    """A stored value with the sealed texts in it opened."""
    if isinstance(value, dict) and value.keys() == {"of", "box", "hash"}:
        text = books.vault.open(Sealed.model_validate(value), field)
        return masked(text) if field in MASKED else text
    if isinstance(value, dict):
        return {key: opened(books, item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [opened(books, item, field) for item in value]
    return value


def view(books: Books, case: Case) -> dict[str, Any]:
    """The case as JSON."""

    def text(sealed: Sealed | None, field: str) -> str | None:
        return books.vault.open(sealed, field) if sealed else None

    return {
        "id": case.id,
        "case_no": case.case_no,
        "project": case.project,
        "kind": case.kind,
        "address": text(case.address, "address"),
        "people": case.people,
        "stage": case.stage,
        "outcome": case.outcome,
        "milestone": case.milestone,
        "version": case.version,
        "chief": case.chief,
        "chief_is_recused": case.chief_is_recused,
        "recused": [
            {"cadre": cadre, "relation": text(relation, "relation")}
            for cadre, relation in case.recused.items()
        ],
        "transfers": [_transfer(books, transfer) for transfer in case.transfers.values()],
        "conflicts": [_conflict(books, conflict) for conflict in case.conflicts.values()],
        "objections": [_objection(books, objection) for objection in case.objections.values()],
        "orders": [_order(books, order) for order in case.orders.values()],
        "opened_at": case.opened_at,
        "first_opened_at": case.first_opened_at,
        "last_contact": case.last_contact,
        "contacts": case.contacts,
        "became": case.became,
        "parties": [
            {
                "n": party.n,
                "person": party.person,
                "name": text(party.name, "name"),
                "share": party.share and f"{party.share.numerator}/{party.share.denominator}",
                "relation": party.relation,
                "phone": text(party.phone, "phone"),
                "id_number": masked(text(party.id_number, "id_number")),
                "stands": party.stands,
            }
            for party in case.parties.values()
        ],
        "assets": [
            {
                "n": asset.n,
                "kind": asset.kind,
                "legal_area_cm2": asset.legal_area_cm2,
                "unregistered_area_cm2": asset.unregistered_area_cm2,
            }
            for asset in case.assets.values()
        ],
        "offers": [
            {
                "n": offer.n,
                "amount_fen": offer.amount_fen,
                "made_at": offer.made_at,
                "valid_until": offer.valid_until,
                "answer": offer.answer,
            }
            for offer in case.offers.values()
        ],
        "signatures": [
            {
                "n": s.n,
                "party": s.party,
                "signed_at": s.signed_at,
                "stands": s.stands,
                "means": s.means,
                "document": s.document,
                "mandate": s.mandate,
                "witness": text(s.witness, "witness"),
                "signer": text(s.signer, "signer"),
            }
            for s in case.signatures.values()
        ],
        "demands": [
            {
                "n": demand.n,
                "text": text(demand.text, "text"),
                "raised_at": demand.raised_at,
                "answer": text(demand.answer, "text"),
            }
            for demand in case.demands.values()
        ],
        "promises": [
            {
                "n": promise.n,
                "text": text(promise.text, "text"),
                "due": promise.due,
                "by": promise.by,
                "outcome": promise.outcome,
            }
            for promise in case.promises.values()
        ],
        "paid_fen": case.paid_fen,
        "flat": case.flat,
    }


def _transfer(books: Books, transfer: Transfer) -> dict[str, Any]:
    field = "read_back" if transfer.answer == "accepted" else "reason"
    texts = (("reason", transfer.reason, "reason"), ("letter", transfer.letter, "letter"),
             ("text", transfer.text, field))  # fmt: skip
    return {
        "n": transfer.n,
        "from": transfer.instead_of,
        "to": transfer.to,
        "offered_by": transfer.offered_by,
        "offered_at": transfer.offered_at,
        "answer": transfer.answer,
        "answered_by": transfer.answered_by,
        "answered_at": transfer.answered_at,
        **{name: sealed and books.vault.open(sealed, field) for name, sealed, field in texts},
    }


def _conflict(books: Books, conflict: Conflict) -> dict[str, Any]:
    body = books.vault.open(conflict.body, "body")
    return {
        "n": conflict.n,
        "op": conflict.op,
        "body": body and orjson.loads(body),
        "seen": conflict.seen,
        "by": conflict.by,
        "at": conflict.at,
        "owner": conflict.owner,
        "due": conflict.due,
        "outcome": conflict.outcome,
    }


def _objection(books: Books, objection: Objection) -> dict[str, Any]:
    texts = (("text", objection.text, "text"), ("reach", objection.reach, "reach"),
             ("answer", objection.answer, "text"))  # fmt: skip
    return {
        "n": objection.n,
        "contact": objection.contact,
        "raised_at": objection.raised_at,
        "due": objection.due,
        "answered_by": objection.answered_by,
        "answered_at": objection.answered_at,
        **{name: sealed and books.vault.open(sealed, field) for name, sealed, field in texts},
    }


def _order(books: Books, order: Order) -> dict[str, Any]:
    return {
        "n": order.n,
        "kind": order.kind,
        "text": books.vault.open(order.text, "text"),
        "due": order.due,
        "to": order.to,
        "given_by": order.given_by,
        "given_at": order.given_at,
        "reports": [
            {"text": books.vault.open(told.text, "text"), "by": told.by, "at": told.at}
            for told in order.reports
        ],
        "outcome": order.outcome,
        "settled_by": order.settled_by,
        "settled_at": order.settled_at,
    }


def masked(number: str | None) -> str | None:
    """An identity number as a screen may show it: its last four places."""
    return number and "*" * (len(number) - 4) + number[-4:]
