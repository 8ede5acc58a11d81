"""What is told about an earlier record names it by position, or by the number it was sent under.

A phone without a signal does not know the position yet; the number is its own.
"""

from __future__ import annotations

from typing import Any, Self
from uuid import UUID

from pydantic import model_validator

from api.operations.act import Operation
from api.texts import Corrected, Ordinal, Text, Whole, Word
from domain.aggregate import Act, Event
from domain.case import Case
from domain.refusal import Unknown
from domain.sealed import Sealed
from store.books import Books
from store.stored import Stored

AT_POSITION = b"""
SELECT stream, version, topic, state, occurred_at, cadre, project, task_force
FROM zhuanban.events WHERE jurisdiction = %s AND position = %s AND stream = %s"""

SENT_UNDER = b"SELECT position FROM zhuanban.operations WHERE jurisdiction = %s AND op_id = %s"


class OfRecord(Operation):
    """An operation about an earlier record of the case."""

    position: Ordinal | None = None
    op_id: UUID | None = None

    @model_validator(mode="after")
    def names_one_record(self) -> Self:
        """Exactly one of the two. Raises ValueError."""
        if (self.position is None) == (self.op_id is None):
            raise ValueError("give either the record's position or its op_id")
        return self

    def record(self, books: Books, case: Case) -> tuple[int, Event]:
        """The record's position and event. Raises Unknown."""
        position = self.position or self._position(books, case)
        return position, event_at(books, case.id, position)

    def _position(self, books: Books, case: Case) -> int:
        with books.pool.connection() as connection:
            asked = [books.jurisdiction, self.op_id]
            row = connection.execute(SENT_UNDER, asked).fetchone()
        if row is None:
            raise Unknown(what=f"operation {self.op_id} in this case")
        return int(row[0])


class Correct(OfRecord):
    """One field of an earlier event should have read otherwise."""

    field: Word
    value: Corrected | Whole | None
    reason: Text

    def decide(self, books: Books, case: Case, act: Act, n: int) -> None:
        """Correct it."""
        position, original = self.record(books, case)
        value: Any = self.value
        was = getattr(original, self.field, None)
        if "Sealed" in str(type(original).model_fields.get(self.field)) and value is not None:
            of = was.of if isinstance(was, Sealed) else getattr(original, "person", case.id)
            value = books.vault.seal(of, self.field, str(value))
        reason = books.vault.seal(case.id, "reason", self.reason)
        case.correct(
            act, original=original, position=position, field=self.field, value=value,
            reason=reason,
        )  # fmt: skip


class ConfirmContact(OfRecord):
    """The partner of a contact confirms it."""

    IS_FACT = True

    def decide(self, books: Books, case: Case, act: Act, n: int) -> None:
        """Confirm it."""
        position, contact = self.record(books, case)
        case.confirm_contact(act, contact=contact, position=position)


def event_at(books: Books, stream: UUID, position: int) -> Event:
    """The event of this case at a position. Raises Unknown."""
    with books.pool.connection() as connection:
        asked = [books.jurisdiction, position, stream]
        row = connection.execute(AT_POSITION, asked).fetchone()
    if row is None:
        raise Unknown(what=f"position {position} in this case")
    event: Event = books.desk.mapper.to_domain_event(Stored(*row))  # type: ignore[assignment]
    return event


OF_RECORD: dict[str, type[Operation]] = {
    "corrections": Correct,
    "confirmations": ConfirmContact,
}
