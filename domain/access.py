"""Who looked at what is a fact of the log too; looking past one's scope needs a reason."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict

from domain.aggregate import Act, Aggregate, Event, Label
from domain.refusal import Refusal
from domain.sealed import Sealed

# attempt: to open a case under a number that is not there; caseload: taken along on a phone
What = Literal[
    "case", "search", "list", "inspection", "trail", "export", "feed", "reads", "attempt",
    "caseload",
]  # fmt: skip
OPEN_FOR = timedelta(hours=3)


class Read(BaseModel):
    """One look, or several at the same within ten minutes: ``times`` from ``at`` to ``last_at``.

    ``subject`` and ``form`` say of what and as what a trail, list or file was taken; ``term`` is
    what was searched for; ``why`` is the position of the record that opened a case out of sight.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    at: AwareDatetime
    what: What
    case: UUID | None = None
    project: UUID | None = None
    task_force: UUID | None = None
    subject: Label | None = None
    form: Label | None = None
    term: Sealed | None = None
    why: int | None = None
    last_at: AwareDatetime | None = None
    times: int = 1


class Access(Aggregate):
    """查阅: one stream a reader."""

    STREAM = "access."

    class Recorded(Event):
        """What one reader looked at since the last record; ``by`` is the reader."""

        TOPIC = "access.recorded"
        reads: tuple[Read, ...]

        def apply(self, access: Access) -> None:
            """Nothing is decided by what was read."""

    class GlassBroken(Event):
        """A case outside the reader's sight was opened until a moment, for a reason.

        Project and task force beside it are the case's, so that its chief sees it.
        """

        TOPIC = "access.glass_broken"
        case: UUID
        case_no: Label
        until: AwareDatetime
        reason: Sealed

        def apply(self, access: Access) -> None:
            """Nothing is decided by it here: scopes ask the read model."""

    def record(self, act: Act, *, reads: tuple[Read, ...]) -> None:
        """Put looks on record."""
        self.trigger(act, Access.Recorded, reads=reads)

    def break_glass(
        self, act: Act, *, case: UUID, case_no: str, reason: Sealed, in_sight: bool,
        project: UUID | None = None, task_force: UUID | None = None,
    ) -> None:  # fmt: skip
        """Open a case for three hours, to read. Raises IsInSight."""
        if in_sight:
            raise IsInSight(case_no=case_no)
        self.trigger(
            act, Access.GlassBroken, _project=project, _task_force=task_force, case=case,
            case_no=case_no, until=act.at + OPEN_FOR, reason=reason,
        )  # fmt: skip


class IsInSight(Refusal):
    """The case {case_no} is in your sight already; open it without breaking glass."""

    zh = "户案 {case_no} 已在您的查阅范围内，无需越权调阅，请直接打开。"
