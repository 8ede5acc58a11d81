"""Contacts, demands and promises: facts, which never conflict."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from api.operations.act import Operation
from api.texts import Text, Word
from domain.aggregate import Act
from domain.case import Case
from domain.case.attachment import Attachments
from domain.case.talks import Method, Mood
from store.books import Books


class Place(BaseModel):
    """Where a device said it was: degrees of WGS 84, and within how many metres."""

    model_config = ConfigDict(extra="forbid")

    lat: Annotated[float, Field(ge=-90, le=90)]
    lon: Annotated[float, Field(ge=-180, le=180)]
    accuracy_m: Annotated[float, Field(ge=0, le=100_000)]

    def address(self) -> str:
        """As RFC 5870 writes it; the sixth decimal is a tenth of a metre."""
        return f"geo:{self.lat:.6f},{self.lon:.6f};u={self.accuracy_m:.0f}"


class LogContact(Operation):
    """A visit, call, message or meeting."""

    IS_FACT = True

    method: Method
    by: Word | None = None
    met: Text | None = None
    messages: int | None = Field(default=None, ge=0, le=1_000_000)
    summary: Text | None = None
    mood: Mood | None = None
    next_step: Text | None = None
    next_due: date | None = None
    accompanied_by: Word | None = None
    place: Place | None = None
    attachments: Attachments | None = None

    def decide(self, books: Books, case: Case, act: Act, n: int) -> None:
        """Log it."""
        sealed = {
            field: books.desk.seal(case.id, field, getattr(self, field))
            for field in ("met", "summary", "next_step")
        }
        sealed["place"] = books.desk.seal(
            case.id, "place", self.place.address() if self.place else None
        )
        case.log_contact(
            act, method=self.method, messages=self.messages, mood=self.mood,
            next_due=self.next_due, accompanied_by=self.accompanied_by,
            attachments=self.attachments or (), **sealed,
        )  # fmt: skip


class RaiseDemand(Operation):
    """What the household asks."""

    IS_FACT = True

    text: Text
    attachments: Attachments | None = None

    def decide(self, books: Books, case: Case, act: Act, n: int) -> dict[str, Any]:
        """Note it."""
        text = books.vault.seal(case.id, "text", self.text)
        return {"n": case.raise_demand(act, text=text, attachments=self.attachments or ())}


class AnswerDemand(Operation):
    """What the household is answered."""

    IS_FACT = True

    text: Text
    attachments: Attachments | None = None

    def decide(self, books: Books, case: Case, act: Act, n: int) -> None:
        """Answer it."""
        text = books.vault.seal(case.id, "text", self.text)
        case.answer_demand(act, n=n, text=text, attachments=self.attachments or ())


class MakePromise(Operation):
    """What a cadre promises, and by which day."""

    IS_FACT = True

    text: Text
    due: date
    by: Word | None = None
    attachments: Attachments | None = None

    def decide(self, books: Books, case: Case, act: Act, n: int) -> dict[str, Any]:
        """Promise it."""
        text = books.vault.seal(case.id, "text", self.text)
        files = self.attachments or ()
        return {"n": case.promise(act, text=text, due=self.due, attachments=files)}


class SettlePromise(Operation):
    """Whether the promise was kept."""

    IS_FACT = True

    outcome: Literal["kept", "broken"]
    attachments: Attachments | None = None

    def decide(self, books: Books, case: Case, act: Act, n: int) -> None:
        """Settle it."""
        files = self.attachments or ()
        case.settle_promise(act, n=n, outcome=self.outcome, attachments=files)


TALKS: dict[str, type[Operation]] = {
    "contacts": LogContact,
    "demands": RaiseDemand,
    "demands/{n}/answer": AnswerDemand,
    "promises": MakePromise,
    "promises/{n}/outcome": SettlePromise,
}
