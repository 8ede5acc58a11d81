"""Each item goes the way of its route; one that cannot be taken is in no other's way."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator, Sequence
from datetime import timedelta
from http import HTTPStatus
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from eventsourcing.persistence import OperationalError
from psycopg import OperationalError as DatabaseIsAway
from pydantic import ValidationError

from api.moments import SHANGHAI, now
from api.operations import OPERATIONS, Operation
from api.operations.act import Actor, DoneOtherwise, first_answer, remembered_as
from api.operations.paths import named
from api.problems import problem, unfit
from api.scopes import actor_over, case_in_hand, must_be_one_of, roles_for
from api.sync.bodies import Item
from api.sync.receipts import Receipts, known_operations
from api.transport.guard import SomethingBroke
from domain.aggregate import Act
from domain.case import Case
from domain.refusal import Refusal
from store.books import Books
from store.desk import Receipt
from store.stored import OperationIsKnown

log = logging.getLogger(__name__)
TO_SETTLE = timedelta(days=3)
GIVEN = ("version", "n", "conflict")  # of a first answer, what a phone is told
Answer = dict[str, Any]


class Taken(NamedTuple):
    """The answers in the order of the items, and what a phone no longer has to hold."""

    answers: list[Answer]
    arrived: list[tuple[int, UUID | None]]  # number and project of each that was answered for good
    decided: int  # the last position of a decision, 0 where none was made


def take(books: Books, actor: Actor, given: Sequence[Any], *, drift: float | None,
         language: str) -> Taken:  # fmt: skip
    """Take items in the order of their numbers, the same one once.

    Raises OperationalError, DatabaseIsAway: then the phone sends all of it again.
    """
    return Taking(books, actor, drift, language).take(given)


class Taking:
    """The items of one request; what was found out for one is known for the next."""

    def __init__(self, books: Books, actor: Actor, drift: float | None, language: str) -> None:
        """``drift`` serves for items that bring none of their own."""
        self._books, self._actor, self._drift, self._language = books, actor, drift, language
        self._over: dict[tuple[UUID, bool], Actor | Refusal] = {}
        self._projects: dict[UUID, UUID | None] = {}
        self._known: dict[UUID, OperationIsKnown] = {}

    def take(self, given: Sequence[Any]) -> Taken:
        """Answer each."""
        read = [self._read(each) for each in given]
        items = [each for each in read if isinstance(each, Item)]
        self._known = known_operations(self._books, [item.op_id for item in items])
        told = {id(item): self._one(item) for item in sorted(items, key=lambda item: item.seq)}
        answers = [told[id(each)] if isinstance(each, Item) else each for each in read]
        receipts = Receipts.of(
            self._books, [each["op_id"] for each in answers if "position" in each]
        )
        for each in answers:
            receipts.put_on(each)
        return Taken(answers, [*self._arrived(items, told)], self._decided(items, told))

    def _read(self, given: Any) -> Item | Answer:
        try:
            return Item.model_validate(given)
        except ValidationError as error:
            op_id = given.get("op_id") if isinstance(given, dict) else None
            found = [{**each, "loc": ("item", *each["loc"])} for each in error.errors()]
            return self._refused(op_id, unfit(found))

    def _one(self, item: Item) -> Answer:
        try:
            return self._done(item)
        except Refusal as refusal:
            return self._refused(item.op_id, refusal)
        except (OperationalError, DatabaseIsAway):
            raise
        except Exception as error:
            reference = secrets.token_hex(4)
            error.add_note(f"reference {reference}: an item of /sync")
            log.exception("an item could not be taken")
            return self._refused(item.op_id, SomethingBroke(reference=reference))

    def _done(self, item: Item) -> Answer:
        kind, n = named(item.op, OPERATIONS)
        operation = self._told(kind, item)
        remembered = remembered_as(
            self._books, item.case, operation, path=item.op, actor=self._actor, op_id=item.op_id
        )
        if known := self._known.get(item.op_id):
            return answered(item, first_answer(remembered, known), "duplicate")
        drift = self._drift if item.drift is None else item.drift
        actor = self._actor_over(item.case, kind)._replace(drift=drift or 0.0)
        decision = Decision(self._books, item, operation, operation.act(actor), n)
        try:
            done = self._books.desk.on_case(item.case, decision, operation=remembered)
        except OperationIsKnown as raced:
            return answered(item, first_answer(remembered, raced), "duplicate")
        self._note(item, remembered, done)
        return answered(item, {"position": done.position, **done.answer}, "accepted")

    def _told(self, kind: type[Operation], item: Item) -> Operation:
        try:
            return kind.model_validate(item.body)
        except ValidationError as error:
            found = [{**each, "loc": ("body", *each["loc"])} for each in error.errors()]
            raise unfit(found) from None

    def _note(self, item: Item, remembered: Any, done: Receipt) -> None:
        # A second one of the same number in this request finds it here.
        known = OperationIsKnown(done.position, remembered.fields, done.answer)
        self._known[item.op_id] = known

    def _actor_over(self, id_: UUID, kind: type[Operation]) -> Actor:
        """Who acts on this case, decided as its route decides. Raises Unknown, RoleMayNot."""
        must_be_one_of(roles_for(kind), self._actor)
        if (id_, kind.IS_FACT) not in self._over:
            try:
                self._over[id_, kind.IS_FACT] = self._looked_over(id_, is_fact=kind.IS_FACT)
            except Refusal as refusal:
                self._over[id_, kind.IS_FACT] = refusal
        found = self._over[id_, kind.IS_FACT]
        if isinstance(found, Refusal):
            raise found
        return found

    def _looked_over(self, id_: UUID, *, is_fact: bool) -> Actor:
        case = self._books.desk.get(Case, id_, f"case {id_}")
        self._projects[id_] = case.project
        if is_fact:
            return actor_over(self._books, self._actor, case)
        case_in_hand(self._actor, case)
        return self._actor

    def _refused(self, op_id: object, refusal: Refusal) -> Answer:
        status = "mismatch" if isinstance(refusal, DoneOtherwise) else "refused"
        return {"op_id": op_id, "status": status, "problem": problem(refusal, self._language)}

    def _arrived(self, items: list[Item], told: dict[int, Answer]
                 ) -> Iterator[tuple[int, UUID | None]]:  # fmt: skip
        for item in items:
            why = told[id(item)].get("problem", {"status": 0})
            if why["status"] < HTTPStatus.INTERNAL_SERVER_ERROR:  # else it is sent again
                yield item.seq, self._projects.get(item.case)

    def _decided(self, items: list[Item], told: dict[int, Answer]) -> int:
        positions = [
            told[id(item)]["position"]
            for item in items
            if "position" in told[id(item)] and named(item.op, OPERATIONS)[0].DECIDES
        ]
        return max(positions, default=0)


class Decision:
    """What an item decides on a case, or, where somebody else decided first, that it is kept."""

    def __init__(self, books: Books, item: Item, operation: Operation, act: Act, n: int) -> None:
        """``n`` is the number in the item's path."""
        self._books, self._item, self._operation = books, item, operation
        self._act, self._n = act, n

    def __call__(self, case: Case) -> Answer | None:
        """Decide. Raises Refusal."""
        seen = self._item.version
        if (
            self._operation.DECIDES
            and seen is not None
            and case.was_decided_by_another(self._act, since=seen)
        ):
            return {"conflict": self._kept(case, seen)}
        return self._operation.decide(self._books, case, self._act, self._n)

    def _kept(self, case: Case, seen: int) -> int:
        text = orjson.dumps(self._operation.model_dump(mode="json", exclude_none=True)).decode()
        body = self._books.vault.seal(case.id, "body", text)
        due = (now() + TO_SETTLE).astimezone(SHANGHAI).date()
        files = getattr(self._operation, "attachments", None) or ()
        return case.keep_conflict(
            self._act, op=self._item.op, body=body, seen=seen, due=due, attachments=files
        )


def answered(item: Item, first: Answer, status: str) -> Answer:
    """What a phone is told of an item that was taken now or before."""
    status = "conflict" if "conflict" in first else status
    told = {name: first[name] for name in GIVEN if name in first}
    return {"op_id": item.op_id, "status": status, "position": first["position"], **told}
