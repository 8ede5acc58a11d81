"""What an inspection or a lawsuit needs is held: nobody in it is erased until it is lifted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple
from uuid import UUID

from domain.aggregate import Act, Aggregate, Event, Label
from domain.refusal import Refusal
from domain.sealed import Sealed

Kind = Literal["inspection", "lawsuit", "other"]
Over = Literal["person", "case", "project", "task_force"]


class Hold(Aggregate):
    """留存: over a person, a case, a project or a task force, under a reference."""

    STREAM = "hold."

    class Placed(Event):
        """From now on nobody under ``over`` is erased; ``of`` is its id."""

        TOPIC = "hold.placed"
        kind: Kind
        reference: Label
        over: Over
        of: UUID
        reason: Sealed | None = None

        def apply(self, hold: Hold) -> None:
            """Let it stand."""
            hold.project, hold.task_force = self.project, self.task_force
            hold.placed = self

    class Lifted(Event):
        """What was held is needed no longer, for a reason."""

        TOPIC = "hold.lifted"
        reason: Sealed

        def apply(self, hold: Hold) -> None:
            """Let it go."""
            hold.placed = None

    def __init__(self, id: UUID) -> None:  # noqa: A002
        """Start with nothing held."""
        super().__init__(id)
        self.placed: Hold.Placed | None = None

    def place(self, act: Act, *, kind: Kind, reference: str, over: Over, of: UUID,
              reason: Sealed | None = None, project: UUID | None = None,
              task_force: UUID | None = None) -> None:  # fmt: skip
        """Place it; while it stands, placing it again changes nothing."""
        if self.placed is None:
            self.project, self.task_force = project, task_force  # its id is made of what it is over
            self.trigger(
                act, Hold.Placed, kind=kind, reference=reference, over=over, of=of, reason=reason
            )

    def lift(self, act: Act, *, reason: Sealed) -> None:
        """Lift it. Raises HoldDoesNotStand."""
        if self.placed is None:
            raise HoldDoesNotStand
        self.trigger(act, Hold.Lifted, reason=reason)


class Standing(NamedTuple):
    """A hold that stands, or an inspection that is open and holds by itself."""

    kind: Kind
    reference: str


class HoldDoesNotStand(Refusal):
    """The hold was lifted already."""

    zh = "该留存要求已经解除。"


class IsHeld(Refusal):
    """The records are held under {reference} ({kind}); lift the hold before erasing."""

    zh = "{reference} 要求留存有关记录（{kind}），解除留存后方可删除。"
    article = "个人信息保护法 (2021) 47"


class LawsuitNeedsIt(IsHeld):
    """A lawsuit, {reference}, still needs these records; lift the hold before erasing."""

    zh = "诉讼案件 {reference} 尚需这些记录，解除留存后方可删除。"


class InspectionNeedsIt(IsHeld):
    """Inspection {reference} still needs these records; have it closed or lifted before erasing."""

    zh = "监督检查 {reference} 尚需这些记录，检查结束或解除留存后方可删除。"


REFUSALS: dict[Kind, type[IsHeld]] = {"lawsuit": LawsuitNeedsIt, "inspection": InspectionNeedsIt}


def must_not_be_held(standing: Iterable[Standing]) -> None:
    """Refuse under the first that stands (PIPL 2021, art. 47: while the law has records kept).

    Raises IsHeld.
    """
    for hold in standing:
        raise REFUSALS.get(hold.kind, IsHeld)(**hold._asdict())
