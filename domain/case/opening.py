"""A case is opened once, closed with an outcome, and may be opened again."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime

from domain.aggregate import Act, Event, Label
from domain.case.state import CaseState, Kind, Outcome
from domain.refusal import Refusal
from domain.sealed import Sealed

MOST_PEOPLE = 100_000  # in one household


class Opening(CaseState):
    """From the first line of the file to the last."""

    class Opened(Event):
        """The file was opened; ``first_opened_at`` is inherited where it was split off."""

        TOPIC = "case.opened"
        CORRECTABLE = frozenset({"address", "people"})
        case_no: Label
        kind: Kind
        how: Literal["hand", "roster", "history", "split"]
        address: Sealed | None = None
        people: int | None = None
        village_group: str | None = None
        origin: UUID | None = None
        first_opened_at: AwareDatetime | None = None

        def apply(self, case: CaseState) -> None:
            """Start the clock."""
            case.project, case.task_force = self.project, self.task_force
            case.case_no, case.kind = self.case_no, self.kind
            case.address, case.people = self.address, self.people
            case.opened_at = self.occurred_at
            case.first_opened_at = self.first_opened_at or self.occurred_at

    class ChiefNamed(Event):
        """From now on this cadre is the one accountable contact (首席代表)."""

        TOPIC = "case.chief_named"
        name: Label
        instead_of: Label | None = None

        def apply(self, case: CaseState) -> None:
            """Exactly one at any instant."""
            case.chief = self.name

    class Closed(Event):
        """The case was closed with an outcome."""

        TOPIC = "case.closed"
        outcome: Outcome

        def apply(self, case: CaseState) -> None:
            """Stop the clock; a history closed as signed had an agreement."""
            case.outcome = self.outcome
            if self.outcome == "signed":
                case.effective_at = case.effective_at or self.occurred_at

    class Reopened(Event):
        """The case was opened again and counts again."""

        TOPIC = "case.reopened"
        reason: Sealed | None = None

        def apply(self, case: CaseState) -> None:
            """Start the clock again; what was signed before may still stand."""
            case.outcome = None

    class OpeningMovedBack(Event):
        """A correction: the case was open already since this event's time.

        ``position`` is that of the opening it corrects. Between the two times this event alone
        says which case it is.
        """

        TOPIC = "case.opening_moved_back"
        position: int
        case_no: Label
        kind: Kind
        reason: str

        def apply(self, case: CaseState) -> None:
            """Let the clock have started earlier."""
            case.project, case.task_force = self.project, self.task_force
            case.case_no, case.kind = self.case_no, self.kind
            case.opened_at = self.occurred_at
            case.first_opened_at = min(case.first_opened_at or self.occurred_at, self.occurred_at)

    def open(self, act: Act, *, project: UUID, task_force: UUID | None, case_no: str,
             kind: Kind = "household", how: str = "hand", **facts: object) -> None:  # fmt: skip
        """Open the file, once; ``facts`` are address, people, village_group, origin,
        first_opened_at. Raises CaseNumberIsTaken.
        """
        if self.version:
            raise CaseNumberIsTaken(case_no=self.case_no)
        self.trigger(
            act, Opening.Opened, _project=project, _task_force=task_force, case_no=case_no,
            kind=kind, how=how, **facts,
        )  # fmt: skip

    def move_opening_back(self, act: Act, *, position: int, reason: str) -> None:
        """Correct the opening to the earlier time of ``act``; the same again changes nothing."""
        if self.opened_at == act.at:
            return
        if self.opened_at and act.at > self.opened_at:
            raise OpeningMovesOnlyBack
        self.trigger(
            act, Opening.OpeningMovedBack, position=position, case_no=self.case_no, kind=self.kind,
            reason=reason,
        )  # fmt: skip

    def name_chief(self, act: Act, *, name: str) -> None:
        """Name or change the chief representative; the same name again changes nothing."""
        if name != self.chief:
            self.trigger(act, Opening.ChiefNamed, name=name, instead_of=self.chief)

    def close(self, act: Act, *, outcome: Outcome) -> None:
        """Close by decision; signed and merged come from what happened, not from a decision."""
        if outcome in {"signed", "merged"}:
            raise OutcomeComesFromEvents(outcome=outcome)
        self.close_as(act, outcome=outcome)

    def close_as(self, act: Act, *, outcome: Outcome) -> None:
        """Close with any outcome, as signing, merging and history do.

        Raises CaseIsClosed, PrecedesOpening.
        """
        self.must_be_open()
        self._must_follow_opening(act)
        self.trigger(act, Opening.Closed, outcome=outcome)

    def reopen(self, act: Act, *, reason: Sealed | None = None) -> None:
        """Open a closed case again. Raises CaseIsOpen, CaseWasMerged, PrecedesOpening."""
        if not self.is_closed:
            raise CaseIsOpen(case_no=self.case_no)
        if self.outcome == "merged":
            raise CaseWasMerged(case_no=self.case_no)
        self._must_follow_opening(act)
        self.trigger(act, Opening.Reopened, reason=reason)

    def must_be_open(self) -> None:
        """Refuse what only an open case can take."""
        if self.is_closed:
            raise CaseIsClosed(case_no=self.case_no)

    def _must_follow_opening(self, act: Act) -> None:
        # A case that closed before it opened would stand in no count of any moment between.
        if self.opened_at and act.at < self.opened_at:
            raise PrecedesOpening(at=act.at.isoformat(), case_no=self.case_no)


class CaseIsClosed(Refusal):
    """Case {case_no} is closed; reopen it first."""

    zh = "户案 {case_no} 已办结；请先重新启动。"


class CaseIsOpen(Refusal):
    """Case {case_no} is open already."""

    zh = "户案 {case_no} 尚未办结，无需重新启动。"


class CaseWasMerged(Refusal):
    """Case {case_no} was merged into another and goes on there."""

    zh = "户案 {case_no} 已并入他户，请在并入的户案中办理。"


class OutcomeComesFromEvents(Refusal):
    """The outcome {outcome} comes from signing or merging and cannot be stated by hand."""

    zh = "办结结果“{outcome}”只能由签约或并户产生，不能手工填写。"


class OpeningMovesOnlyBack(Refusal):
    """The opening of a case can be corrected to an earlier time only."""

    zh = "立案时间只能更正为更早的时间。"


class CaseNumberIsTaken(Refusal):
    """The number {case_no} already stands in this project."""

    zh = "本项目中已有户号 {case_no}。"


class PrecedesOpening(Refusal):
    """The time {at} is before case {case_no} was opened."""

    zh = "时间 {at} 早于户案 {case_no} 的立案时间。"
