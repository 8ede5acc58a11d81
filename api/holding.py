"""A hold is placed over a person, a case, a project or a task force, and lifted for a reason."""

from __future__ import annotations

from typing import Any, NamedTuple, Self
from uuid import UUID, uuid5

from pydantic import BaseModel, ConfigDict, model_validator

from api.erasing import cases_about
from api.moments import SHANGHAI
from api.reading import reading
from api.texts import Text, Word
from domain.aggregate import Act
from domain.hold import Hold, Kind, Over
from domain.refusal import Unknown
from domain.sealed import Sealed
from projections.holds import HOLDS, all_holds
from store.books import Books
from store.erasure import undisturbed
from store.streams import NAMESPACE


class HoldBody(BaseModel):
    """A hold to place, over exactly one person, case (ids), project or task force (codes)."""

    model_config = ConfigDict(extra="forbid")
    kind: Kind
    reference: Word
    reason: Text | None = None
    person: UUID | None = None
    case: UUID | None = None
    project: Word | None = None
    task_force: Word | None = None

    @model_validator(mode="after")
    def over_exactly_one(self) -> Self:
        """Refuse none and several."""
        if sum(bool(each) for each in (self.person, self.case, self.project, self.task_force)) != 1:
            raise ValueError("name exactly one of person, case, project, task_force")
        return self


class Place(NamedTuple):
    """What a hold is over, and the project and task force that it belongs to."""

    over: Over
    of: UUID
    project: UUID | None
    task_force: UUID | None


def place_hold(books: Books, act: Act, body: HoldBody) -> dict[str, Any]:
    """Place it; while it stands, placing it again changes nothing. Raises Unknown."""
    try:
        place = _place(books, body)
    except Unknown:
        raise Unknown(what=named(body)) from None
    if not books.sight.holds(place.project, place.task_force):
        raise Unknown(what=named(body))
    name = f"{books.jurisdiction}/hold/{place.over}/{place.of}/{body.reference}"
    id_ = uuid5(NAMESPACE, name)
    reason = _seal(books, id_, body.reason) if body.reason else None

    def found() -> Hold:
        return books.desk.get(Hold, id_, f"hold {id_}") if books.desk.exists(id_) else Hold(id_)

    def decision(hold: Hold) -> None:
        hold.place(act, kind=body.kind, reference=body.reference, reason=reason, **place._asdict())

    with undisturbed(books):
        receipt = books.desk.decide(found, decision)
    return {"id": id_, "position": receipt.position, "version": receipt.version}


def named(body: HoldBody) -> str:
    """What the hold is to be over, as it was asked for."""
    said = {"person": body.person, "case": body.case, "project": body.project,
            "task force": body.task_force}  # fmt: skip
    return next(f"{kind} {name}" for kind, name in said.items() if name)


def lift_hold(books: Books, act: Act, *, hold: UUID, reason: str) -> dict[str, Any]:
    """Lift it. Raises Unknown, HoldDoesNotStand."""

    def found() -> Hold:
        standing = books.desk.get(Hold, hold, f"hold {hold}")
        if not books.sight.holds(standing.project, standing.task_force):
            raise Unknown(what=f"hold {hold}")
        return standing

    receipt = books.desk.decide(
        found, lambda standing: standing.lift(act, reason=_seal(books, hold, reason))
    )
    return {"id": hold, "position": receipt.position, "version": receipt.version}


def _seal(books: Books, hold: UUID, reason: str) -> Sealed:
    with books.pool.connection() as connection:
        books.vault.know(connection, [hold])
    return books.vault.seal(hold, "reason", reason)


def list_holds(books: Books) -> dict[str, Any]:
    """All holds, lifted or not; ``reason`` null where its key is gone."""
    with reading(books, HOLDS) as (connection, position):
        items = all_holds(connection, jurisdiction=books.jurisdiction)
        books.vault.know(connection, [item["id"] for item in items])
    for item in items:
        sealed = item["reason"]
        item["reason"] = sealed and books.vault.open(Sealed.model_validate(sealed), "reason")
        for column in ("placed_at", "lifted_at"):
            item[column] = item[column] and item[column].astimezone(SHANGHAI)
    return {"items": items, "next": None, "position": position}


def _place(books: Books, body: HoldBody) -> Place:
    if body.task_force:
        force = books.desk.task_force(body.task_force).id
        return Place("task_force", force, None, force)
    if body.project:
        project = books.desk.project(body.project)
        return Place("project", project.id, project.id, project.task_force)
    id_ = body.case or body.person
    assert id_
    with books.pool.connection() as connection:
        case = books.desk.case(id_) if body.case else cases_about(books, connection, id_)[0]
    return Place("case" if body.case else "person", id_, case.project, case.task_force)
