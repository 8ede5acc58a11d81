"""越权调阅: who needs a case out of sight opens it, to read, and the case's chief sees why."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from api.moments import SHANGHAI, now
from api.operations.act import Actor, answered, remember
from api.reading_record.taking_in import reader_streams
from api.texts import Text, Word, case_number
from domain.access import OPEN_FOR, Access
from domain.aggregate import Act
from domain.case import Case
from domain.refusal import Unknown
from store.books import Books


class BreakGlass(BaseModel):
    """Which case is opened, and why."""

    model_config = ConfigDict(extra="forbid")
    project: Word
    case_no: Word
    reason: Text


def case_asked(books: Books, body: BreakGlass) -> Case:
    """The case of that number; where there is none, the project may be unknown just as well.

    Raises Unknown.
    """
    id_ = books.desk.case_id(books.desk.project_id(body.project), case_number(body.case_no))
    try:
        return books.desk.case(id_)
    except Unknown:
        raise Unknown(what=f"case {named(body)}") from None


def named(body: BreakGlass) -> str:
    """The case as people write it."""
    return f"{body.project}/{case_number(body.case_no)}"


def break_glass(books: Books, actor: Actor, body: BreakGlass, case: Case, *,
                op_id: UUID | None = None) -> dict[str, Any]:  # fmt: skip
    """Open a case for three hours; told once it is in the log. Raises IsInSight."""
    moment = now()
    act = Act(at=moment, by=actor.name, now=moment, role=actor.role)
    until = (moment + OPEN_FOR).astimezone(SHANGHAI)

    def decision(access: Access) -> dict[str, Any]:
        access.break_glass(
            act, case=case.id, case_no=case.case_no or "", project=case.project,
            task_force=case.task_force, in_sight=actor.sight.holds(case.project, case.id),
            reason=books.vault.seal(case.id, "reason", body.reason),
        )  # fmt: skip
        return {"id": str(case.id), "case_no": case.case_no, "until": until.isoformat()}

    remembered = remember(books, op_id, {"path": "break-glass", **body.model_dump()}, actor)
    return answered(remembered, lambda: books.desk.decide(
        lambda: reader_streams(books, {actor.name})[actor.name], decision, operation=remembered,
    ))  # fmt: skip
