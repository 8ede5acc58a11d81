"""A finding is open until it is settled or withdrawn; which word it takes next is its rule."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from domain.aggregate import Act
from domain.refusal import Refusal
from domain.sealed import Sealed

Stage = Literal["raised", "explained", "ordered", "reported", "returned", "settled", "withdrawn"]
Word = Literal["explanation", "rectification"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding with the last word of each side; earlier words stand in the log."""

    n: int
    text: Sealed
    raised_at: datetime
    case: UUID | None = None
    cadre: str | None = None
    cites: tuple[int, ...] = ()
    stage: Stage = "raised"
    explanation: Sealed | None = None
    explained_by: str | None = None
    due: date | None = None
    order: Sealed | None = None
    report: Sealed | None = None
    reported_by: str | None = None
    reason: Sealed | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for somebody."""
        return self.stage not in {"settled", "withdrawn"}

    @property
    def waits_for(self) -> Literal["inspected", "inspector"] | None:
        """Whose word is next."""
        if not self.is_open:
            return None
        return "inspector" if self.to_accept else "inspected"

    @property
    def to_accept(self) -> tuple[Word, str | None] | None:
        """The word that waits for the inspector, and whose it is."""
        if self.stage == "explained":
            return "explanation", self.explained_by
        return ("rectification", self.reported_by) if self.stage == "reported" else None

    def must_be_open(self) -> None:
        """Refuse any word on what is settled or withdrawn."""
        if not self.is_open:
            raise FindingIsNotOpen(n=self.n, stage=self.stage)

    def must_take_explanation(self) -> None:
        """Explanations come before an order; after it the report is the place for them."""
        self.must_be_open()
        if self.due:
            raise RectificationIsOrdered(n=self.n, due=self.due.isoformat())

    def must_take_order(self, act: Act, due: date) -> None:
        """An order names a day to come, and waits until a report has its answer."""
        self.must_be_open()
        if self.stage == "reported":
            raise ReportAwaitsAnswer(n=self.n)
        if due < act.at.date():
            raise DueLiesBehind(due=due.isoformat())

    def must_take_report(self) -> None:
        """A report answers an order."""
        self.must_be_open()
        if self.due is None:
            raise NoRectificationIsOrdered(n=self.n)

    def must_be_reported(self) -> None:
        """Only a report is returned."""
        self.must_be_open()
        if self.stage != "reported":
            raise NothingToAnswer(n=self.n)

    def accepted(self, act: Act) -> Word:
        """Which word is accepted; nobody accepts a word of their own."""
        self.must_be_open()
        if self.to_accept is None:
            raise NothingToAnswer(n=self.n)
        word, author = self.to_accept
        if act.by == author:
            raise OwnWordIsNotAccepted(by=author)
        return word


def must_name_facts(
    case: UUID | None, cadre: str | None, cites: Collection[int], head: int
) -> None:
    """A finding is about a fact: a case, a cadre's act, or what the log holds up to ``head``."""
    if not (case or cadre or cites):
        raise FindingNamesNoFact
    for position in cites:
        if not 1 <= position <= head:
            raise CitesWhatIsNotThere(position=position)


class FindingNamesNoFact(Refusal):
    """A finding names a case, a cadre or positions of the log; this one names none."""

    zh = "问题须指明户案、干部或日志条目；本条均未指明。"


class CitesWhatIsNotThere(Refusal):
    """The log holds nothing at position {position}."""

    zh = "日志中没有第 {position} 条。"


class FindingIsNotOpen(Refusal):
    """Finding {n} is no longer open: it was {stage}."""

    zh = "第 {n} 项问题已销号或撤回（{stage}）。"


class RectificationIsOrdered(Refusal):
    """Finding {n} must be put right by {due}; say what there is to say in the report."""

    zh = "第 {n} 项问题已责令于 {due} 前整改；请在整改报告中说明。"


class NoRectificationIsOrdered(Refusal):
    """No rectification is ordered for finding {n}; explain it instead."""

    zh = "第 {n} 项问题未责令整改；请作出说明。"


class ReportAwaitsAnswer(Refusal):
    """A report on finding {n} awaits its answer; accept it or return it with a reason."""

    zh = "第 {n} 项问题的整改报告待答复；请先认可或说明理由退回。"


class NothingToAnswer(Refusal):
    """On finding {n} nothing is there to be accepted or returned yet."""

    zh = "第 {n} 项问题尚无可认可或退回的说明或报告。"


class OwnWordIsNotAccepted(Refusal):
    """{by} gave this explanation or report; somebody else accepts it."""

    zh = "该说明或报告由 {by} 作出；须由他人认可。"


class DueLiesBehind(Refusal):
    """The day {due} lies before the order; name a later one."""

    zh = "期限 {due} 早于责令之日；请另定期限。"
