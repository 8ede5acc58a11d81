"""An operation is a body that knows how to decide; performing it once or twice is the same."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, ClassVar, NamedTuple
from uuid import UUID

import orjson
from pydantic import BaseModel, ConfigDict

from api.case_file import timeline
from api.moments import EARLIEST_YEAR, LATEST_YEAR, OccurredAt, now
from domain.aggregate import Act
from domain.case import Case
from domain.refusal import Refusal
from store.books import Books
from store.desk import Receipt
from store.sight import EVERYTHING, Sight
from store.stored import Operation as Remembered
from store.stored import OperationIsKnown

# What is still known of a request once what it said of a person is forgotten.
AFTER_ERASURE = frozenset({"path", "actor"})
DRIFTS = 5  # seconds by which a device's clock may be off before its times are corrected


class Actor(NamedTuple):
    """Who asks, in which role, under which account and posting, and what is in sight.

    ``until`` is when the posting ended under which the fact must have happened; ``drift`` how many
    seconds the server's clock is ahead of the device's, None where no device tells.
    """

    name: str
    role: str
    account: UUID | None = None
    posting: int | None = None
    sight: Sight = EVERYTHING
    until: datetime | None = None
    drift: float | None = None


class Told(BaseModel):
    """The body of one write: what happened, and when."""

    model_config = ConfigDict(extra="forbid")

    occurred_at: OccurredAt

    def act(self, actor: Actor) -> Act:
        """Who did it: the actor, or whom the body names."""
        named = getattr(self, "by", None)
        by, recorded_by = (
            (named, actor.name) if named and named != actor.name else (actor.name, None)
        )
        heard = now()
        at = self.occurred_at if actor.drift is None else righted(self.occurred_at, actor, heard)
        if actor.until and at > actor.until:
            raise PostingHadEnded(until=actor.until.isoformat())
        return Act(
            at=at, by=by, now=heard, role=actor.role, recorded_by=recorded_by,
            claimed_at=None if at == self.occurred_at else self.occurred_at,
        )  # fmt: skip


def righted(claimed: datetime, actor: Actor, heard: datetime) -> datetime:
    """When it happened, of a time told by a device whose clock drifts; never later than now.

    A time to come is a clock's mistake. Nobody knows more of it then than that it was before it
    was heard, and while the posting stood.
    """
    at, drift = claimed, actor.drift or 0
    if abs(drift) > DRIFTS:
        with suppress(OverflowError):
            at = claimed + timedelta(seconds=drift)
    if not EARLIEST_YEAR <= at.year <= LATEST_YEAR:
        at = claimed
    if at <= heard:
        return at
    return min(heard, actor.until or heard).astimezone(claimed.tzinfo)


class Operation(Told):
    """The body of one operation on a case."""

    # Decisions can be lost to another's decision; contacts, demands and promises cannot.
    DECIDES: ClassVar[bool] = False
    # A fact may be brought in after the posting ended under which it happened.
    IS_FACT: ClassVar[bool] = False
    IS_FOR_CHIEFS: ClassVar[bool] = False

    def decide(self, books: Books, case: Case, act: Act, n: int) -> dict[str, Any] | None:
        """Change the case; return what the answer shall hold beside position and version."""
        raise NotImplementedError


class PostingHadEnded(Refusal):
    """Your posting over this case ended at {until}; only what happened before can still be told."""

    zh = "您对该户案的岗位已于 {until} 结束；只能补记此前发生的事。"
    status = 403


class DoneOtherwise(Refusal):
    """This operation number was used before with another {fields}; use a new number."""

    zh = "该操作号此前已用于另一内容，不同之处：{fields}；请换用新的操作号。"


class CaseHasMovedOn(Refusal):
    """The case is at version {stands}, not {seen}; read what changed and decide again."""

    zh = "户案已变更到第 {stands} 版（您看到的是第 {seen} 版）；请查看变化后再决定。"
    status = 412


def perform(books: Books, id_: UUID, operation: Operation, *, path: str, actor: Actor, n: int = 0,
            op_id: UUID | None = None, seen: int | None = None) -> dict[str, Any]:  # fmt: skip
    """Do it, or give again the first answer to the same ``op_id``.

    ``seen`` is the version that the caller decided on. Raises Refusal, DoneOtherwise,
    CaseHasMovedOn.
    """

    def decision(case: Case) -> dict[str, Any] | None:
        if seen is not None and operation.DECIDES and case.version != seen:
            changed = timeline(books, id_)[seen:]
            raise CaseHasMovedOn(stands=case.version, seen=seen, changed=changed)
        return operation.decide(books, case, operation.act(actor), n)

    remembered = remembered_as(books, id_, operation, path=path, actor=actor, op_id=op_id)
    return answered(remembered, lambda: books.desk.on_case(id_, decision, operation=remembered))


def remembered_as(books: Books, id_: UUID, operation: Operation, *, path: str, actor: Actor,
                  op_id: UUID | None) -> Remembered | None:  # fmt: skip
    """What a later use of the number is compared with, for an operation on a case."""
    return remember(books, op_id, {"path": f"{id_}/{path}", **said(operation)}, actor)


def answered(remembered: Remembered | None, write: Any) -> dict[str, Any]:
    """Write once; a repeat gets the first answer, and is refused where it differs."""
    try:
        receipt: Receipt = write()
    except OperationIsKnown as known:
        return first_answer(remembered, known)
    return {"position": receipt.position, **receipt.answer}


def first_answer(remembered: Remembered | None, known: OperationIsKnown) -> dict[str, Any]:
    """What the first use of a number was answered. Raises DoneOtherwise where this is another."""
    given = (remembered.fields if remembered else None) or {}
    _must_be_the_same(given, given if known.fields is None else known.fields)
    return {"position": known.position, **(known.answer or {})}


def _must_be_the_same(given: dict[str, str], stood: dict[str, str]) -> None:
    # Whose number it is comes first: nobody learns from it what another person said.
    if stood.get("actor", given.get("actor")) != given.get("actor"):
        raise DoneOtherwise(fields="actor", difference=["Idempotency-Key"])
    said = stood.keys() if stood.keys() <= AFTER_ERASURE else given.keys() | stood
    other = sorted(name for name in said - {"actor"} if given.get(name) != stood.get(name))
    if other:
        raise DoneOtherwise(fields=", ".join(other), difference=other)


def remember(
    books: Books, op_id: UUID | None, fields: dict[str, Any], actor: Actor
) -> Remembered | None:
    """What a later use of the number is compared with: keyed hashes, never the texts."""
    if op_id is None:
        return None
    key = books.vault.master
    fields = {**fields, "actor": str(actor.account or actor.name)}
    return Remembered(op_id, {name: key.field(_bytes(value)) for name, value in fields.items()})


def said(told: Told) -> dict[str, Any]:
    """What a body says, as JSON, without what it leaves open."""
    return told.model_dump(mode="json", exclude_none=True)


def _bytes(value: Any) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
