"""An inspection raises findings about facts; each is explained or put right before it closes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from domain.aggregate import Act, Aggregate, Event, Label
from domain.case.state import change
from domain.finding import Finding, Word, must_name_facts
from domain.refusal import Refusal, Unknown
from domain.sealed import Sealed

Remit = Literal["project", "task_force"]


class Inspection(Aggregate):
    """巡察 / 纪检监督: over one project or task force, under a mandate. No person is scored."""

    STREAM = "inspection."

    class Opened(Event):
        """A team was sent to inspect; ``over`` is the project or task force of the remit."""

        TOPIC = "inspection.opened"
        reference: Label
        label: Label
        team: Label
        mandate: str
        remit: Remit
        over: UUID

        def apply(self, inspection: Inspection) -> None:
            """Take in what may be looked at, and on whose word."""
            inspection.project, inspection.task_force = self.project, self.task_force
            inspection.opening = self

    class FindingRaised(Event):
        """A fact does not stand as it should; ``cites`` are positions of the log."""

        TOPIC = "inspection.finding_raised"
        n: int
        text: Sealed
        case: UUID | None = None
        cadre: Label | None = None
        cites: tuple[int, ...] = ()

        def apply(self, inspection: Inspection) -> None:
            """Let it wait for a word of those it concerns."""
            inspection.findings[self.n] = Finding(
                self.n, self.text, self.occurred_at, self.case, self.cadre, self.cites
            )

    class FindingExplained(Event):
        """The cadre or the task force said how it came about."""

        TOPIC = "inspection.finding_explained"
        n: int
        text: Sealed

        def apply(self, inspection: Inspection) -> None:
            """Let it wait for the inspector."""
            change(inspection.findings, self.n, stage="explained", explanation=self.text,
                   explained_by=self.by)  # fmt: skip

    class RectificationOrdered(Event):
        """It must be put right by a day; a later order moves the day."""

        TOPIC = "inspection.rectification_ordered"
        n: int
        due: date
        text: Sealed | None = None

        def apply(self, inspection: Inspection) -> None:
            """Let it wait for a report."""
            change(inspection.findings, self.n, stage="ordered", due=self.due, order=self.text)

    class RectificationReported(Event):
        """The cadre or the task force said what was put right."""

        TOPIC = "inspection.rectification_reported"
        n: int
        text: Sealed

        def apply(self, inspection: Inspection) -> None:
            """Let it wait for the inspector."""
            change(inspection.findings, self.n, stage="reported", report=self.text,
                   reported_by=self.by)  # fmt: skip

    class RectificationReturned(Event):
        """The report was not enough, for a reason; the day stays."""

        TOPIC = "inspection.rectification_returned"
        n: int
        reason: Sealed

        def apply(self, inspection: Inspection) -> None:
            """Let it wait for another report."""
            change(inspection.findings, self.n, stage="returned", reason=self.reason)

    class FindingSettled(Event):
        """The inspector accepted the explanation or the rectification."""

        TOPIC = "inspection.finding_settled"
        n: int
        by_what: Word

        def apply(self, inspection: Inspection) -> None:
            """Settle it."""
            change(inspection.findings, self.n, stage="settled")

    class FindingWithdrawn(Event):
        """The finding did not hold, for a reason; that it was raised stays."""

        TOPIC = "inspection.finding_withdrawn"
        n: int
        reason: Sealed

        def apply(self, inspection: Inspection) -> None:
            """Let it go."""
            change(inspection.findings, self.n, stage="withdrawn", reason=self.reason)

    class Closed(Event):
        """The inspection ended with a result."""

        TOPIC = "inspection.closed"
        result: Sealed

        def apply(self, inspection: Inspection) -> None:
            """End it."""
            inspection.result, inspection.closed_at = self.result, self.occurred_at

    def __init__(self, id: UUID) -> None:  # noqa: A002
        """Start without a finding."""
        super().__init__(id)
        self.opening: Inspection.Opened | None = None
        self.findings: dict[int, Finding] = {}
        self.result: Sealed | None = None
        self.closed_at: datetime | None = None

    @property
    def open_findings(self) -> list[Finding]:
        """Those neither settled nor withdrawn."""
        return [finding for finding in self.findings.values() if finding.is_open]

    def key_of(self, n: int) -> UUID:
        """Whose key seals what is said of finding ``n``: its household's, else our own."""
        return self.finding(n).case or self.id

    def finding(self, n: int) -> Finding:
        """The numbered finding. Raises Unknown."""
        if n not in self.findings:
            raise Unknown(what=f"finding {n}")
        return self.findings[n]

    def open(self, act: Act, *, reference: str, label: str, team: str, mandate: str,
             task_force: UUID, project: UUID | None = None) -> None:  # fmt: skip
        """Open it over a project, or over a whole task force. Raises ReferenceIsTaken."""
        if self.opening:
            raise ReferenceIsTaken(reference=self.opening.reference)
        self.trigger(
            act, Inspection.Opened, _project=project, _task_force=task_force, reference=reference,
            label=label, team=team, mandate=mandate, over=project or task_force,
            remit="project" if project else "task_force",
        )  # fmt: skip

    def raise_finding(self, act: Act, *, text: Sealed, head: int, case: UUID | None = None,
                      case_under: Collection[UUID] = (), cadre: str | None = None,
                      cites: Sequence[int] = ()) -> int:  # fmt: skip
        """Raise a finding. Returns n.

        ``case_under`` is what the case stands under: its project, its task force and those above.
        ``head`` is the last position of the log. Raises InspectionIsClosed, FindingNamesNoFact,
        CaseIsOutsideRemit, CitesWhatIsNotThere.
        """
        opening = self._must_be_open()
        must_name_facts(case, cadre, cites, head)
        if case and opening.over not in case_under:
            raise CaseIsOutsideRemit(label=opening.label)
        n = len(self.findings) + 1
        self.trigger(
            act, Inspection.FindingRaised, n=n, text=text, case=case, cadre=cadre,
            cites=tuple(sorted(set(cites))),
        )  # fmt: skip
        return n

    def explain(self, act: Act, *, n: int, text: Sealed) -> None:
        """Say how it came about. Raises FindingIsNotOpen, RectificationIsOrdered."""
        self.finding(n).must_take_explanation()
        self.trigger(act, Inspection.FindingExplained, n=n, text=text)

    def order_rectification(self, act: Act, *, n: int, due: date,
                            text: Sealed | None = None) -> None:  # fmt: skip
        """Order it put right; the same day again, with nothing more said, changes nothing.

        Raises FindingIsNotOpen, ReportAwaitsAnswer, DueLiesBehind.
        """
        finding = self.finding(n)
        finding.must_take_order(act, due)
        if finding.stage == "ordered" and finding.due == due and text is None:
            return
        self.trigger(act, Inspection.RectificationOrdered, n=n, due=due, text=text)

    def report_rectification(self, act: Act, *, n: int, text: Sealed) -> None:
        """Say what was put right. Raises FindingIsNotOpen, NoRectificationIsOrdered."""
        self.finding(n).must_take_report()
        self.trigger(act, Inspection.RectificationReported, n=n, text=text)

    def return_rectification(self, act: Act, *, n: int, reason: Sealed) -> None:
        """Send a report back. Raises FindingIsNotOpen, NothingToAnswer."""
        self.finding(n).must_be_reported()
        self.trigger(act, Inspection.RectificationReturned, n=n, reason=reason)

    def settle(self, act: Act, *, n: int) -> None:
        """Accept what was explained or reported.

        Raises FindingIsNotOpen, NothingToAnswer, OwnWordIsNotAccepted.
        """
        word = self.finding(n).accepted(act)
        self.trigger(act, Inspection.FindingSettled, n=n, by_what=word)

    def withdraw(self, act: Act, *, n: int, reason: Sealed) -> None:
        """Take a finding back. Raises FindingIsNotOpen."""
        self.finding(n).must_be_open()
        self.trigger(act, Inspection.FindingWithdrawn, n=n, reason=reason)

    def close(self, act: Act, *, result: Sealed) -> None:
        """End it. Raises InspectionIsClosed, FindingsAreOpen."""
        self._must_be_open()
        if self.open_findings:
            raise FindingsAreOpen(n=len(self.open_findings))
        self.trigger(act, Inspection.Closed, result=result)

    def _must_be_open(self) -> Inspection.Opened:
        assert self.opening
        if self.closed_at:
            raise InspectionIsClosed(reference=self.opening.reference)
        return self.opening


class ReferenceIsTaken(Refusal):
    """An inspection with the number {reference} is open already or was."""

    zh = "已有编号为 {reference} 的监督检查。"


class InspectionIsClosed(Refusal):
    """Inspection {reference} is closed; open another."""

    zh = "监督检查 {reference} 已结束；请另行立项。"


class FindingsAreOpen(Refusal):
    """{n} findings are open; settle or withdraw them before closing the inspection."""

    zh = "还有 {n} 项问题未销号；销号或撤回后方可结束监督检查。"


class CaseIsOutsideRemit(Refusal):
    """The case lies outside the remit of {label}."""

    zh = "该户案不在“{label}”的监督范围内。"
