"""What a phone sends: its entries, its clock, and what it holds."""

from __future__ import annotations

from math import isfinite
from typing import Annotated, Any
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from api.texts import Ordinal

AT_ONCE = 500
LAST_SEQ = 10**9
Seq = Annotated[int, Field(ge=0, le=LAST_SEQ)]
Count = Annotated[int, Field(ge=0, le=10**6)]


def seconds(value: object) -> float | None:
    """A drift that cannot be one is none: an entry is not refused on account of a clock."""
    return float(value) if isinstance(value, int | float) and isfinite(value) else None


def device_named(name: object) -> object:
    """The id of a device; one that goes by another name has an id made of that."""
    try:
        return UUID(str(name))
    except ValueError:
        return uuid5(NAMESPACE_URL, f"device {name}") if isinstance(name, str) and name else name


DeviceId = Annotated[UUID, BeforeValidator(device_named)]


class Item(BaseModel):
    """One entry of a phone's outbox; ``body`` is what ``POST /cases/{id}/{op}`` takes."""

    model_config = ConfigDict(extra="ignore")  # a newer phone may tell more

    op_id: UUID
    seq: Seq
    case: UUID
    op: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    version: Annotated[int, Field(ge=0, lt=2**31)] | None = None
    drift: Annotated[float | None, BeforeValidator(seconds)] = None
    body: dict[str, Any]


class Holds(BaseModel):
    """What the phone holds: the caseload it had at a position, and what the server has not yet.

    ``seq`` is the last number it gave, ``unsent`` entries by project (those of this request too),
    ``files`` attachments, ``given_up`` numbers that nobody will ever send.
    """

    model_config = ConfigDict(extra="ignore")

    position: Annotated[int, Field(ge=0, lt=2**63)]
    hash: Annotated[str, StringConstraints(max_length=64)]
    seq: Annotated[int, Field(ge=0, le=LAST_SEQ)] = 0
    unsent: Annotated[dict[UUID, Count], Field(max_length=1000)] = {}
    files: Count = 0
    given_up: Annotated[list[Ordinal], Field(max_length=10_000)] = []


class SyncBody(BaseModel):
    """One request of a phone; ``account`` is the name of whose entries these are."""

    model_config = ConfigDict(extra="ignore")

    device: DeviceId
    device_now: Annotated[str, StringConstraints(max_length=64)]
    account: Annotated[str, StringConstraints(max_length=200)] | None = None
    items: Annotated[list[Any], Field(max_length=AT_ONCE)]
    holds: Holds | None = None
