"""冲突: a decision made out of touch is kept beside the one made meanwhile, until it is settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from domain.aggregate import Act, Event, Label
from domain.case.attachment import Attachments
from domain.case.state import change
from domain.case.transfer import LEADS, Transfers
from domain.refusal import Refusal
from domain.sealed import Sealed

Settlement = Literal["stands", "applied"]

# Whoever decides without having seen one of these by somebody else decides on another case.
DECISIONS = frozenset({
    "case.offer_made", "case.offer_accepted", "case.offer_declined", "case.offer_withdrawn",
    "case.signature_captured", "case.signature_withdrawn", "case.closed", "case.reopened",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Conflict:
    """A decision that was kept, not taken: who made it when, on which version, who settles it."""

    n: int
    op: str
    body: Sealed
    seen: int
    by: str
    at: datetime
    claimed_at: datetime | None
    owner: str
    due: date
    outcome: Settlement | None = None


class Conflicts(Transfers):
    """Facts never conflict, and nobody is in conflict with a decision of their own."""

    def __init__(self, id: UUID) -> None:  # noqa: A002
        """Start as an empty file."""
        super().__init__(id)
        self.conflicts: dict[int, Conflict] = {}
        self.decided: dict[int, str] = {}  # who recorded the decision that made a version

    class DecisionConflicted(Event):
        """``op`` with ``body`` was decided on version ``seen``; it has no effect until settled."""

        TOPIC = "case.decision_conflicted"
        n: int
        op: Label
        body: Sealed
        seen: int
        owner: Label
        due: date
        attachments: Attachments | None = None  # in clear, so that the files can come

        def apply(self, case: Conflicts) -> None:
            """Keep it until it is settled."""
            case.conflicts[self.n] = Conflict(
                self.n, self.op, self.body, self.seen, self.by, self.occurred_at,
                self.claimed_at, self.owner, self.due,
            )  # fmt: skip

    class ConflictSettled(Event):
        """What was recorded first stands, or the kept decision was applied after all."""

        TOPIC = "case.conflict_settled"
        n: int
        outcome: Settlement
        reason: Sealed

        def apply(self, case: Conflicts) -> None:
            """Close it; what was applied follows as events of its own."""
            change(case.conflicts, self.n, outcome=self.outcome)

    def fold(self, event: Event) -> None:
        """Take in one event, and who decided."""
        super().fold(event)
        if event.TOPIC in DECISIONS:
            self.decided[event.originator_version] = event.recorded_by or event.by

    def was_decided_by_another(self, act: Act, *, since: int) -> bool:
        """Whether somebody else recorded a decision after version ``since``."""
        self_ = act.recorded_by or act.by
        return any(version > since and who != self_ for version, who in self.decided.items())

    def keep_conflict(self, act: Act, *, op: str, body: Sealed, seen: int, due: date,
                      attachments: Attachments = ()) -> int:  # fmt: skip
        """Keep a decision without effect, for the chief representative to settle. Returns n."""
        n = len(self.conflicts) + 1
        owner = self.chief or act.recorded_by or act.by
        self.trigger(
            act, Conflicts.DecisionConflicted, n=n, op=op, body=body, seen=seen, owner=owner,
            due=due, attachments=attachments,
        )  # fmt: skip
        return n

    def settle_conflict(self, act: Act, *, n: int, outcome: Settlement,
                        reason: Sealed) -> Conflict | None:  # fmt: skip
        """Settle it; gives the kept decision, None where it was settled so before.

        Raises ConflictIsSettled, ConflictIsForItsOwner.
        """
        conflict = self.one(self.conflicts, n, "conflict")
        if conflict.outcome == outcome:
            return None
        if conflict.outcome:
            raise ConflictIsSettled(n=n, outcome=conflict.outcome)
        if act.by not in {conflict.owner, self.chief} and act.role not in LEADS:
            raise ConflictIsForItsOwner(n=n, owner=conflict.owner)
        self.trigger(act, Conflicts.ConflictSettled, n=n, outcome=outcome, reason=reason)
        return conflict


class ConflictIsSettled(Refusal):
    """Conflict {n} was already settled as {outcome}, which stands; decide anew where needed."""

    zh = "第 {n} 项冲突已处理为“{outcome}”，结果不改；需要时请重新办理。"


class ConflictIsForItsOwner(Refusal):
    """Conflict {n} is for {owner}, the chief representative or a task-force chief to settle."""

    zh = "第 {n} 项冲突由 {owner}、现任首席代表或专班负责人处理。"
