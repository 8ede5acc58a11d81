"""A task force is chartered for one hard thing and dissolved when nothing of it is open."""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256
from typing import Annotated, Literal, NamedTuple
from uuid import UUID

from pydantic import StringConstraints

from domain.aggregate import Act, Aggregate, Event, Label
from domain.case.attachment import Hash
from domain.refusal import Refusal

Month = Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
Category = Literal["reform", "project", "campaign", "legacy"]


class Stay(NamedTuple):
    """A member's time in the task force, whatever the role; ``until`` None while it lasts."""

    name: str
    since: datetime
    until: datetime | None = None

    def covers(self, moment: datetime) -> bool:
        """Whether the member was there at the moment."""
        return self.since <= moment and (self.until is None or moment < self.until)


class TaskForce(Aggregate):
    """专班: temporary, cross-department, with a charter and an end condition."""

    STREAM = "task_force."

    class Opened(Event):
        """The task force was chartered."""

        TOPIC = "task_force.opened"
        code: Label
        name: Label
        category: Category
        parent: UUID | None = None
        charter: str | None = None
        leader: Label | None = None
        lead_department: Label | None = None
        end_condition: str | None = None

        def apply(self, force: TaskForce) -> None:
            """Take in who it is."""
            force.task_force = self.originator_id
            force.opening = self

    class MemberJoined(Event):
        """A cadre was seconded from a home department into an acting role."""

        TOPIC = "task_force.member_joined"
        name: Label
        home_department: Label
        acting_role: Label
        until: date | None = None

        def apply(self, force: TaskForce) -> None:
            """Count the member in."""
            if self.name not in force.members:
                force.stays.append(Stay(self.name, self.occurred_at))
            force.members[self.name] = self

    class MemberReleased(Event):
        """A member went back to the home department, for a reason."""

        TOPIC = "task_force.member_released"
        name: Label
        reason: str

        def apply(self, force: TaskForce) -> None:
            """Count the member out."""
            del force.members[self.name]
            force.stays = [
                stay._replace(until=self.occurred_at)
                if stay.name == self.name and stay.until is None else stay
                for stay in force.stays
            ]  # fmt: skip

    class Dissolved(Event):
        """The end condition was met and nothing was left open."""

        TOPIC = "task_force.dissolved"
        reason: str

        def apply(self, force: TaskForce) -> None:
            """End it."""
            force.is_dissolved = True

    class ReviewFrozen(Event):
        """The analysis of a month as it was at a position of the log.

        ``figures`` are canonical JSON: keys in order, no spaces, UTF-8; ``hash`` is their SHA-256
        in hex, so that whoever holds a copy can check it.
        """

        TOPIC = "task_force.review_frozen"
        month: Month
        position: int
        hash: Hash
        figures: str

        def apply(self, force: TaskForce) -> None:
            """Keep it; it never changes."""
            force.reviews[self.month] = self

    def __init__(self, id: UUID) -> None:  # noqa: A002
        """Start without members."""
        super().__init__(id)
        self.opening: TaskForce.Opened | None = None
        self.members: dict[str, TaskForce.MemberJoined] = {}
        self.stays: list[Stay] = []
        self.is_dissolved = False
        self.reviews: dict[str, TaskForce.ReviewFrozen] = {}

    @property
    def facts(self) -> dict[str, object]:
        """What a repeated opening is compared with."""
        assert self.opening
        return {
            "name": self.opening.name,
            "category": self.opening.category,
            "parent": self.opening.parent,
        }

    def at_work_since(self, moment: datetime) -> datetime | None:
        """Since when it has had half of the people it had at ``moment``; None before it was."""
        if self.opening is None or self.opening.occurred_at > moment:
            return None
        there = sorted(stay.since for stay in self.stays if stay.covers(moment))
        half = there[(len(there) - 1) // 2] if there else self.opening.occurred_at
        return max(half, self.opening.occurred_at)

    def open(
        self, act: Act, *, code: str, name: str, category: Category, **charter: object
    ) -> None:
        """Charter it; ``charter``: parent, charter, leader, lead_department, end_condition."""
        self.trigger(
            act, TaskForce.Opened, _task_force=self.id, code=code, name=name, category=category,
            **charter,
        )  # fmt: skip

    def join(self, act: Act, *, name: str, home_department: str, acting_role: str) -> None:
        """Second a member; the same facts again change nothing."""
        self._must_stand()
        there = self.members.get(name)
        if there and (there.home_department, there.acting_role) == (home_department, acting_role):
            return
        self.trigger(
            act, TaskForce.MemberJoined, name=name, home_department=home_department,
            acting_role=acting_role,
        )  # fmt: skip

    def release(self, act: Act, *, name: str, reason: str) -> None:
        """Send a member home."""
        if name not in self.members:
            raise IsNotAMember(name=name)
        self.trigger(act, TaskForce.MemberReleased, name=name, reason=reason)

    def freeze_review(self, act: Act, *, month: str, position: int, figures: str) -> None:
        """Freeze a month's analysis; a month that is frozen stays as it is."""
        if month not in self.reviews:
            hashed = sha256(figures.encode()).hexdigest()
            self.trigger(
                act, TaskForce.ReviewFrozen, month=month, position=position, hash=hashed,
                figures=figures,
            )  # fmt: skip

    def dissolve(self, act: Act, *, reason: str, open_cases: int) -> None:
        """End it, once none of its cases is open."""
        self._must_stand()
        if open_cases:
            raise TaskForceHasOpenCases(n=open_cases)
        self.trigger(act, TaskForce.Dissolved, reason=reason)

    def _must_stand(self) -> None:
        if self.is_dissolved:
            raise TaskForceIsDissolved


class TaskForceIsDissolved(Refusal):
    """The task force is dissolved; charter a new one."""

    zh = "该专班已撤销；请另行设立。"


class TaskForceHasOpenCases(Refusal):
    """{n} cases of the task force are still open; close or hand them over before dissolving it."""

    zh = "该专班还有 {n} 个户案未办结；办结或交接后方可撤销。"


class IsNotAMember(Refusal):
    """{name} is not a member of the task force."""

    zh = "{name} 不是该专班成员。"
