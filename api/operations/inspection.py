"""What is done in an inspection: each act has a path after ``/inspections/{id}/`` and a body."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from pydantic import Field

from api.operations.act import Actor, Told, answered, remember, said
from api.texts import Ordinal, Text, Word
from domain.aggregate import Act
from domain.case import Case
from domain.inspection import Inspection
from domain.refusal import Unknown
from domain.sealed import Sealed
from domain.task_force import TaskForce
from store.books import Books

MOST_CITED = 1000


class InspectionAct(Told):
    """The body of one act in an inspection."""

    # The inspected speak too: they explain and report, and nothing else.
    IS_FOR_THE_INSPECTED: ClassVar[bool] = False

    def decide(
        self, books: Books, inspection: Inspection, act: Act, n: int
    ) -> dict[str, Any] | None:
        """Change the inspection; return what the answer shall hold beside position and version."""
        raise NotImplementedError


def perform_inspection(books: Books, id_: UUID, body: InspectionAct, *, path: str, actor: Actor,
                       n: int = 0, op_id: UUID | None = None) -> dict[str, Any]:  # fmt: skip
    """Do it, or give again the first answer to the same ``op_id``. Raises Refusal."""
    remembered = remember(books, op_id, {"path": f"{id_}/{path}", **said(body)}, actor)
    return answered(
        remembered,
        lambda: books.desk.decide(
            lambda: books.desk.inspection(id_),
            lambda inspection: body.decide(books, inspection, body.act(actor), n),
            operation=remembered,
        ),
    )


class RaiseFinding(InspectionAct):
    """A fact that does not stand as it should: about a case, a cadre, or positions of the log."""

    text: Text
    case: UUID | None = None
    cadre: Word | None = None
    cites: list[Ordinal] = Field(default=[], max_length=MOST_CITED)

    def decide(self, books: Books, inspection: Inspection, act: Act, n: int) -> dict[str, Any]:
        """Raise it; the household's key seals what is said of its case."""
        case = books.desk.case(self.case) if self.case else None
        if case and not books.sight.holds(case.project, case.id):
            raise Unknown(what=f"case {case.id}")
        text = books.vault.seal(self.case or inspection.id, "text", self.text)
        raised = inspection.raise_finding(
            act, text=text, head=books.desk.head(), case=self.case,
            case_under=stands_under(books, case) if case else (), cadre=self.cadre,
            cites=self.cites,
        )  # fmt: skip
        return {"n": raised}


def stands_under(books: Books, case: Case) -> set[UUID]:
    """Its project, its task force and all task forces above that."""
    found = {case.project} if case.project else set()
    force = case.task_force
    while force and force not in found:
        found.add(force)
        opening = books.desk.get(TaskForce, force, f"task force {force}").opening
        force = opening.parent if opening else None
    return found


def must_be_in_sight(books: Books, inspection: Inspection, n: int) -> None:
    """A finding about a case out of sight is none. Raises Unknown."""
    finding = inspection.findings.get(n)
    if finding and finding.case and books.sight.ids is not None:
        case = books.desk.case(finding.case)
        if not books.sight.holds(case.project, case.id):
            raise Unknown(what=f"finding {n}")


def seal(books: Books, inspection: Inspection, n: int, field: str, text: str) -> Sealed:
    """Seal what is said of a finding. Raises Unknown."""
    return books.vault.seal(inspection.key_of(n), field, text)


class Explain(InspectionAct):
    """How it came about, by whoever was asked."""

    IS_FOR_THE_INSPECTED = True
    text: Text
    by: Word

    def decide(self, books: Books, inspection: Inspection, act: Act, n: int) -> None:
        """Explain it."""
        must_be_in_sight(books, inspection, n)
        inspection.explain(act, n=n, text=seal(books, inspection, n, "text", self.text))


class Accept(InspectionAct):
    """The explanation or the rectification is accepted."""

    def decide(self, books: Books, inspection: Inspection, act: Act, n: int) -> None:
        """Settle it."""
        inspection.settle(act, n=n)


class OrderRectification(InspectionAct):
    """It must be put right by a day."""

    due: date
    text: Text | None = None

    def decide(self, books: Books, inspection: Inspection, act: Act, n: int) -> None:
        """Order it."""
        text = seal(books, inspection, n, "text", self.text) if self.text else None
        inspection.order_rectification(act, n=n, due=self.due, text=text)


class ReportRectification(InspectionAct):
    """What was put right, by whoever did it."""

    IS_FOR_THE_INSPECTED = True
    text: Text
    by: Word

    def decide(self, books: Books, inspection: Inspection, act: Act, n: int) -> None:
        """Report it."""
        must_be_in_sight(books, inspection, n)
        text = seal(books, inspection, n, "text", self.text)
        inspection.report_rectification(act, n=n, text=text)


class ReturnRectification(InspectionAct):
    """The report was not enough."""

    reason: Text

    def decide(self, books: Books, inspection: Inspection, act: Act, n: int) -> None:
        """Send it back."""
        reason = seal(books, inspection, n, "reason", self.reason)
        inspection.return_rectification(act, n=n, reason=reason)


class WithdrawFinding(InspectionAct):
    """The finding did not hold."""

    reason: Text

    def decide(self, books: Books, inspection: Inspection, act: Act, n: int) -> None:
        """Take it back."""
        inspection.withdraw(act, n=n, reason=seal(books, inspection, n, "reason", self.reason))


class CloseInspection(InspectionAct):
    """The inspection ends with a result."""

    result: Text

    def decide(self, books: Books, inspection: Inspection, act: Act, n: int) -> None:
        """Close it."""
        inspection.close(act, result=books.vault.seal(inspection.id, "result", self.result))


INSPECTION: dict[str, type[InspectionAct]] = {
    "findings": RaiseFinding,
    "findings/{n}/explanation": Explain,
    "findings/{n}/acceptance": Accept,
    "findings/{n}/rectification": OrderRectification,
    "findings/{n}/report": ReportRectification,
    "findings/{n}/return": ReturnRectification,
    "findings/{n}/withdrawal": WithdrawFinding,
    "close": CloseInspection,
}
