"""A case is opened by hand with a number that stands once in its project."""

from __future__ import annotations

from typing import Literal

from eventsourcing.persistence import IntegrityError
from pydantic import BaseModel, ConfigDict, Field

from api.moments import OccurredAt, now
from api.operations.act import Actor
from api.texts import Text, Word, case_number
from domain.aggregate import Act
from domain.case import Case
from domain.case.opening import MOST_PEOPLE, CaseNumberIsTaken
from store.books import Books
from store.desk import Receipt
from store.stored import Operation


class OpenCase(BaseModel):
    """A case to open."""

    model_config = ConfigDict(extra="forbid")
    case_no: Word
    kind: Literal["household", "parcel"] = "household"
    address: Text | None = None
    people: int | None = Field(default=None, ge=0, le=MOST_PEOPLE)
    village_group: Word | None = None
    occurred_at: OccurredAt


def open_case(books: Books, actor: Actor, project: str, body: OpenCase, *,
              operation: Operation | None = None) -> Receipt:  # fmt: skip
    """Open it. Raises Unknown, CaseNumberIsTaken."""
    desk = books.desk
    within = desk.project(project)
    number = case_number(body.case_no)
    case = Case(desk.case_id(within.id, number))
    case.open(
        Act(at=body.occurred_at, by=actor.name, now=now(), role=actor.role),
        project=within.id, task_force=within.task_force, case_no=number, kind=body.kind,
        address=desk.seal(case.id, "address", body.address), people=body.people,
        village_group=body.village_group,
    )  # fmt: skip
    try:
        return desk.store(case, answer={"id": str(case.id), "case_no": number}, operation=operation)
    except IntegrityError:
        desk.must_be_new(operation)
        raise CaseNumberIsTaken(case_no=number) from None
