"""An event as the log holds it: its bytes, and the columns that the log's readers ask by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from eventsourcing.domain import EventSourcingError
from eventsourcing.persistence import Mapper, MapperDeserialisationError, StoredEvent
from pydantic import ValidationError

from domain.aggregate import Event
from domain.refusal import Refusal


@dataclass(frozen=True)
class Stored(StoredEvent):
    """A stored event with its dimensions; the library's own carry none."""

    occurred_at: datetime | None = None
    cadre: str | None = None
    project: UUID | None = None
    task_force: UUID | None = None
    op_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """One intention of one caller: its number, a keyed hash of each field, its answer."""

    op_id: UUID
    fields: dict[str, str] | None = None
    answer: dict[str, Any] | None = None


class OperationIsKnown(EventSourcingError):  # noqa: N818 - named as what is so
    """This operation number was used before; here is what it did."""

    def __init__(
        self, position: int, fields: dict[str, str] | None, answer: dict[str, Any] | None
    ) -> None:
        """Keep what the first use stored."""
        super().__init__(position)
        self.position, self.fields, self.answer = position, fields, answer


class HasNewerEvent(Refusal):
    """Version {version} of {stream} is {topic}, which a newer release wrote and this one cannot read; nothing was changed, ask the newer release."""  # noqa: E501

    zh = "{stream} 的第 {version} 版是 {topic}，由更新的版本写入，本版本无法读取；未作任何更改，请向新版本查询。"  # noqa: E501
    status = 503


# Dict to dict, from one stored version of a topic to the next; they stay for ever.
UPCASTS: dict[tuple[str, int], Any] = {}


class EventMapper(Mapper[UUID]):
    """Pydantic events to bytes and back; the topic names meaning and version, no class path."""

    def __init__(self) -> None:
        """Need no transcoder: the events know their JSON."""

    def to_stored_event(self, domain_event: Any) -> Stored:
        """One JSON encode; what the columns hold is left out of the bytes."""
        event: Event = domain_event
        state = event.__pydantic_serializer__.to_json(
            event, exclude=set(Event.ENVELOPE), exclude_none=True
        )
        return Stored(
            event.originator_id, event.originator_version, f"{event.TOPIC}@{event.VERSION}", state,
            event.occurred_at, event.by, event.project, event.task_force,
        )  # fmt: skip

    def to_domain_event(self, stored_event: StoredEvent) -> Any:
        """One JSON parse, in which the columns are spliced back."""
        topic, _, version = stored_event.topic.partition("@")
        kind = Event.KINDS.get(topic)
        if kind is None or int(version) > kind.VERSION:
            raise HasNewerEvent(
                stream=stored_event.originator_id, topic=stored_event.topic,
                version=stored_event.originator_version,
            )  # fmt: skip
        if not isinstance(stored_event, Stored):
            raise MapperDeserialisationError(f"{stored_event.topic} came without its columns")
        state = stored_event.state
        if int(version) != kind.VERSION:
            state = upcast(topic, int(version), kind.VERSION, state)
        try:
            return kind.__pydantic_validator__.validate_json(_envelope(stored_event) + state[1:])
        except ValidationError as error:
            raise MapperDeserialisationError(f"{stored_event.topic}: {error}") from error


def upcast(topic: str, version: int, upto: int, state: bytes) -> bytes:
    """Bring an old shape to today's, one version at a time."""
    shape = orjson.loads(state)
    while version < upto:
        shape = UPCASTS[topic, version](shape)
        version += 1
    return orjson.dumps(shape)


def _envelope(stored: Stored) -> bytes:
    project = f'"{stored.project}"' if stored.project else "null"
    task_force = f'"{stored.task_force}"' if stored.task_force else "null"
    return (
        f'{{"originator_id":"{stored.originator_id}",'
        f'"originator_version":{stored.originator_version},'
        f'"project":{project},"task_force":{task_force},'
    ).encode()
