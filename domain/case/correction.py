"""A mistake is corrected by a new event that names the old one, field, value and reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from domain.aggregate import Act, Event, Label
from domain.case.delivery import Delivery
from domain.case.file import MOST_CM2, fraction
from domain.case.opening import MOST_PEOPLE
from domain.case.state import CaseState
from domain.refusal import Refusal, ValueDoesNotFit
from domain.sealed import Sealed

# Where the state keeps what an event of this topic recorded.
NUMBERED = {
    "case.party_recorded": "parties",
    "case.asset_recorded": "assets",
    "case.demand_raised": "demands",
    "case.promise_made": "promises",
    "case.offer_made": "offers",
}
PLAIN = {"case.opened": ("address", "people"), "case.flat_assigned": ("flat",)}

# What the corrected number is at most; as recorded in the first place.
MOST = {
    "people": MOST_PEOPLE, "legal_area_cm2": MOST_CM2, "unregistered_area_cm2": MOST_CM2,
    "amount_fen": 10**15, "messages": 1_000_000,
}  # fmt: skip


class Correction(Delivery):
    """Nothing is edited: both the mistake and its correction stay."""

    class Corrected(Event):
        """``field`` of the event at ``position`` should have read ``value``."""

        TOPIC = "case.corrected"
        position: int
        of: Label
        n: int | None = None
        field: Label
        value: Sealed | int | str | None = None
        reason: Sealed

        def apply(self, case: CaseState) -> None:
            """Let the state say what is right."""
            if self.of == "case.paid":
                if self.n in case.payments:  # a past moment may not know the payment yet
                    case.payments[self.n] = int(str(self.value))
            elif self.field == "accompanied_by":
                case.partners[self.position] = None if self.value is None else str(self.value)
            elif self.field in PLAIN.get(self.of, ()):
                setattr(case, self.field, self.value)
            elif self.of in NUMBERED:
                self._replace(getattr(case, NUMBERED[self.of]))

        def _replace(self, things: dict[int | None, object]) -> None:
            original = things.get(self.n)
            if original is None or not hasattr(original, self.field):
                return
            kind = Event.KINDS[self.of]
            value = typed(kind, self.field, self.value)
            things[self.n] = replace(original, **{self.field: value})  # type: ignore[type-var]

    def correct(self, act: Act, *, original: Event, position: int, field: str,
                value: Sealed | int | str | None, reason: Sealed) -> None:  # fmt: skip
        """Correct one field of an earlier event of this case.

        Raises FieldStaysAsRecorded where the field must not change, ValueDoesNotFit where the
        value has not the field's shape.
        """
        if field not in original.CORRECTABLE:
            raise FieldStaysAsRecorded(field=field, topic=original.TOPIC)
        value = self._as_recorded(original, field, value)
        if isinstance(value, int) and not 0 <= value <= MOST[field]:
            raise ValueDoesNotFit(field=field, why=f"0..{MOST[field]}")
        if field == "share":
            self._corrected_shares_must_fit(original, value)
        self.trigger(
            act, Correction.Corrected, position=position, of=original.TOPIC,
            n=getattr(original, "n", None), field=field, value=value, reason=reason,
        )  # fmt: skip

    @staticmethod
    def _as_recorded(original: Event, field: str, value: object) -> Any:
        # Stored in the one form that the field itself is stored in, whatever way it was written.
        try:
            right = type(original).model_validate({**original.model_dump(), field: value})
        except ValidationError as error:
            raise ValueDoesNotFit(field=field, why=error.errors()[0]["msg"]) from None
        return right.model_dump(mode="json", include={field})[field]

    def _corrected_shares_must_fit(self, original: Event, value: object) -> None:
        n = getattr(original, "n", None)
        others = [party.share for party in self.standing_parties if party.n != n]
        self._shares_must_fit([*others, fraction(str(value) if value else None)])


def typed(kind: type[Event], field: str, value: object) -> object:
    """The value as the state holds it: shares as fractions, dates as dates."""
    if field == "share":
        return fraction(str(value) if value else None)
    annotation: Any = kind.model_fields[field].annotation
    return TypeAdapter(annotation).validate_python(value)


class FieldStaysAsRecorded(Refusal):
    """The field {field} of {topic} cannot be corrected; record what happened since instead."""

    zh = "{topic} 的“{field}”不能更正；请记录此后发生的事实。"
