"""异议: a household says that a record of a contact is wrong, and is answered by a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from domain.aggregate import Act, Event
from domain.case.state import CaseState, change
from domain.refusal import Refusal
from domain.sealed import Sealed

WITHIN = timedelta(days=7)  # of the recording: a phone without a signal takes nobody's days away
ANSWERED_WITHIN = timedelta(days=15)
AT_MOST = 3  # to one contact
SHANGHAI = ZoneInfo("Asia/Shanghai")
HOUSEHOLD = "household"  # who objects: nobody is signed in who could be named


@dataclass(frozen=True, slots=True)
class Objection:
    """What the household holds against the contact at a position; ``due`` is for the answer."""

    n: int
    contact: int
    text: Sealed
    reach: Sealed | None
    raised_at: datetime
    due: date
    answer: Sealed | None = None
    answered_by: str | None = None
    answered_at: datetime | None = None


class Objections(CaseState):
    """An objection changes no record: it stands beside it, with its answer.

    Fifteen days is the office's own rule. An objection to a record is no petition; it takes the
    time within which the Regulations on the Work of Complaint Letters and Visits (2022) have a
    matter forwarded (art. 22) and whoever raised it told what becomes of it (art. 23).
    """

    def __init__(self, id: UUID) -> None:  # noqa: A002
        """Start without any."""
        super().__init__(id)
        self.objections: dict[int, Objection] = {}

    class ObjectionRaised(Event):
        """The household objects to the contact at position ``contact``; ``reach`` finds them."""

        TOPIC = "case.objection_raised"
        n: int
        contact: int
        text: Sealed
        reach: Sealed | None = None
        due: date

        def apply(self, case: Objections) -> None:
            """Keep it until it is answered."""
            case.objections[self.n] = Objection(
                self.n, self.contact, self.text, self.reach, self.occurred_at, self.due
            )

    class ObjectionAnswered(Event):
        """The household got an answer."""

        TOPIC = "case.objection_answered"
        n: int
        text: Sealed

        def apply(self, case: Objections) -> None:
            """Put the answer beside the objection."""
            change(
                case.objections, self.n, answer=self.text, answered_by=self.by,
                answered_at=self.occurred_at,
            )  # fmt: skip

    def objections_to(self, contact: int) -> list[Objection]:
        """Those to one contact."""
        return [each for each in self.objections.values() if each.contact == contact]

    def may_be_objected_to(self, contact: int, *, recorded_at: datetime, now: datetime) -> None:
        """Raises ObjectionComesTooLate, ObjectionsAreUsedUp."""
        until = recorded_at + WITHIN
        if now > until:
            raise ObjectionComesTooLate(until=until.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"))
        if len(self.objections_to(contact)) >= AT_MOST:
            raise ObjectionsAreUsedUp(most=AT_MOST)

    def raise_objection(self, act: Act, *, contact: int, recorded_at: datetime, text: Sealed,
                        reach: Sealed | None = None) -> int:  # fmt: skip
        """Object to a contact that was recorded at ``recorded_at``. Returns n.

        Raises ObjectionComesTooLate, ObjectionsAreUsedUp.
        """
        self.may_be_objected_to(contact, recorded_at=recorded_at, now=act.now)
        n = len(self.objections) + 1
        due = act.at.astimezone(SHANGHAI).date() + ANSWERED_WITHIN
        self.trigger(
            act, Objections.ObjectionRaised, n=n, contact=contact, text=text, reach=reach, due=due
        )
        return n

    def answer_objection(self, act: Act, *, n: int, text: Sealed) -> None:
        """Answer it; a further answer stands beside the earlier one in the timeline."""
        self.one(self.objections, n, "objection")
        self.trigger(act, Objections.ObjectionAnswered, n=n, text=text)


class ObjectionComesTooLate(Refusal):
    """The seven days for an objection ended at {until}; go to the letters office or call 12345."""

    zh = "提出异议的七天已于 {until} 届满；可以到当地信访部门反映，或者拨打 12345。"


class ObjectionsAreUsedUp(Refusal):
    """There are {most} objections to this record; go to the letters office or call 12345."""

    zh = "对这条记录已提出 {most} 次异议；还有意见，可以到当地信访部门反映，或者拨打 12345。"
