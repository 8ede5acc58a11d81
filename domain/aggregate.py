"""An aggregate is the fold of its events; an event is validated once, when it is decided."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, Any, ClassVar, NamedTuple, Self
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, StringConstraints

from domain.refusal import HappenedInFuture, HappenedTooLongAgo, HoldsNull
from domain.sealed import Sealed

AHEAD_AT_MOST = timedelta(minutes=5)
EARLIEST_YEAR = 1900

Label = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class Act(NamedTuple):
    """Who did it, in which role, when it happened, and what the clock said when we heard.

    ``claimed_at`` is the raw time of a device whose drift was corrected; ``recorded_by`` is
    who brought the fact where that is not the one who acted; ``source`` names an import.
    """

    at: datetime
    by: str
    now: datetime
    role: str = "cadre"
    recorded_by: str | None = None
    claimed_at: datetime | None = None
    source: str | None = None


class Event(BaseModel):
    """A fact. Topic and field names are stored for ever; a changed shape is a new VERSION."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    TOPIC: ClassVar[str]
    VERSION: ClassVar[int] = 1
    CORRECTABLE: ClassVar[frozenset[str]] = frozenset()
    KINDS: ClassVar[dict[str, type[Event]]] = {}
    # Kept in columns beside the payload, where the log and its readers need them.
    ENVELOPE: ClassVar[frozenset[str]] = frozenset(
        {"originator_id", "originator_version", "project", "task_force"}
    )

    originator_id: UUID
    originator_version: int
    project: UUID | None = None
    task_force: UUID | None = None
    occurred_at: AwareDatetime
    by: Label
    role: Label
    recorded_by: Label | None = None
    claimed_at: AwareDatetime | None = None
    source: Label | None = None

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Register the topic, once; a second class of the same topic is a mistake."""
        super().__pydantic_init_subclass__(**kwargs)
        if "TOPIC" in cls.__dict__:
            assert cls.TOPIC not in Event.KINDS, cls.TOPIC
            Event.KINDS[cls.TOPIC] = cls

    def apply(self, aggregate: Any) -> None:
        """Change the state of the aggregate. No rule is asked here: it happened."""
        raise NotImplementedError


def _must_hold_no_null(payload: dict[str, Any]) -> None:
    # Asked when a fact is decided, not by the types: what the log holds must stay readable.
    for field, value in payload.items():
        if holds_null(value):
            raise HoldsNull(field=field)


def holds_null(value: object) -> bool:
    """Whether a text in it holds U+0000, which the database's JSON cannot."""
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, tuple | list):
        return any(map(holds_null, value))
    if type(value) is Sealed or not isinstance(value, BaseModel):
        return False
    return any(map(holds_null, value.__dict__.values()))


class Aggregate:
    """State folded from events, and the events that a decision has added."""

    STREAM: ClassVar[str]  # what the topics of its events begin with

    project: UUID | None = None
    task_force: UUID | None = None

    def __init__(self, id: UUID) -> None:  # noqa: A002 - the library's name
        """Start empty; only events fill it."""
        self.id = id
        self.version = 0
        self.pending: list[Event] = []

    def trigger(self, act: Act, kind: type[Event], /, **payload: Any) -> None:
        """Decide that ``kind`` happened: validate it, fold it in, keep it for saving.

        Raises HappenedInFuture, HappenedTooLongAgo, HoldsNull, and pydantic's ValidationError
        where a value has no shape.
        """
        if act.at - act.now > AHEAD_AT_MOST:
            raise HappenedInFuture(at=act.at.isoformat())
        if act.at.year < EARLIEST_YEAR:
            raise HappenedTooLongAgo(at=act.at.isoformat())
        _must_hold_no_null({"by": act.by, "recorded_by": act.recorded_by, **payload})
        event = kind(
            originator_id=self.id,
            originator_version=self.version + 1,
            project=self.project or payload.pop("_project", None),
            task_force=self.task_force or payload.pop("_task_force", None),
            occurred_at=act.at,
            by=act.by,
            role=act.role,
            recorded_by=act.recorded_by,
            claimed_at=act.claimed_at,
            source=act.source,
            **payload,
        )
        self.pending.append(event)
        self.fold(event)

    def fold(self, event: Event) -> None:
        """Take in one event, decided now or read from the log."""
        event.apply(self)
        self.version = event.originator_version

    @classmethod
    def replay(cls, aggregate: Self | None, events: Any) -> Self | None:
        """Fold events onto the aggregate, or onto a new one; the library's projector function.

        None where the stream is of another kind.
        """
        for event in events:
            if not event.TOPIC.startswith(cls.STREAM):
                return None
            aggregate = aggregate or cls(event.originator_id)
            aggregate.fold(event)
        return aggregate

    def collect_events(self) -> list[Event]:
        """Hand over what was decided; the library asks for this when it saves."""
        decided, self.pending = self.pending, []
        return decided

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Copy the containers only: what they hold never changes in place."""
        twin = object.__new__(type(self))
        twin.__dict__ = {
            name: value.copy() if isinstance(value, dict | list) else value
            for name, value in self.__dict__.items()
        }
        return twin
