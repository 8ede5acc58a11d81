"""What was said: contacts, demands of the household, promises of a cadre with a due date."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from domain.aggregate import Act, Event, Label
from domain.case.attachment import Attachments
from domain.case.file import File
from domain.case.state import CaseState, Demand, Promise, change
from domain.refusal import Refusal
from domain.sealed import Sealed

Method = Literal["visit", "phone", "wechat", "office", "meeting", "letter", "site_viewing"]
Mood = Literal["willing", "wavering", "opposed", "unknown"]


class Talks(File):
    """Contacts are welcome at any time, after closing too; they never conflict."""

    class ContactLogged(Event):
        """Somebody of the task force and the household were in touch."""

        TOPIC = "case.contact_logged"
        CORRECTABLE = frozenset(
            {"method", "met", "messages", "summary", "mood", "next_step", "next_due",
             "accompanied_by"}
        )  # fmt: skip
        method: Method
        met: Sealed | None = None
        messages: Annotated[int, Field(ge=0)] | None = None
        summary: Sealed | None = None
        mood: Mood | None = None
        next_step: Sealed | None = None
        next_due: date | None = None
        accompanied_by: Label | None = None  # absent: alone
        place: Sealed | None = None  # a geo address (RFC 5870) with its uncertainty in metres
        attachments: Attachments | None = None

        def apply(self, case: CaseState) -> None:
            """Remember the latest."""
            case.contacts += 1
            case.last_contact = max(case.last_contact or self.occurred_at, self.occurred_at)

    class ContactConfirmed(Event):
        """The partner of the contact recorded at a position says: so it was, I was there."""

        TOPIC = "case.contact_confirmed"
        confirms: int

        def apply(self, case: CaseState) -> None:
            """Remember who said so."""
            case.confirmed[self.confirms] = self.by

    class DemandRaised(Event):
        """The household asked for something."""

        TOPIC = "case.demand_raised"
        CORRECTABLE = frozenset({"text"})
        n: int
        text: Sealed
        attachments: Attachments | None = None

        def apply(self, case: CaseState) -> None:
            """Keep it until it is answered."""
            case.demands[self.n] = Demand(self.n, self.text, self.occurred_at)

    class DemandAnswered(Event):
        """The household got an answer."""

        TOPIC = "case.demand_answered"
        n: int
        text: Sealed
        attachments: Attachments | None = None

        def apply(self, case: CaseState) -> None:
            """Put the answer beside what was asked."""
            change(case.demands, self.n, answer=self.text)

    class PromiseMade(Event):
        """A cadre promised something by a day: an obligation."""

        TOPIC = "case.promise_made"
        CORRECTABLE = frozenset({"text", "due"})
        n: int
        text: Sealed
        due: date
        attachments: Attachments | None = None

        def apply(self, case: CaseState) -> None:
            """Keep it until it is kept or broken."""
            case.promises[self.n] = Promise(self.n, self.text, self.due, self.by)

    class PromiseKept(Event):
        """The promise was kept."""

        TOPIC = "case.promise_kept"
        n: int
        attachments: Attachments | None = None

        def apply(self, case: CaseState) -> None:
            """Settle it."""
            change(case.promises, self.n, outcome="kept")

    class PromiseBroken(Event):
        """The promise was broken."""

        TOPIC = "case.promise_broken"
        n: int
        attachments: Attachments | None = None

        def apply(self, case: CaseState) -> None:
            """Settle it, openly."""
            change(case.promises, self.n, outcome="broken")

    def log_contact(self, act: Act, *, method: Method, **facts: object) -> None:
        """Log a contact; ``facts`` are the event's other fields."""
        self.trigger(act, Talks.ContactLogged, method=method, **facts)

    def confirm_contact(self, act: Act, *, contact: Event, position: int) -> None:
        """Confirm a contact as its partner; confirmed again changes nothing.

        Raises NothingToConfirm, IsNotThePartner, OwnWordConfirmsNothing.
        """
        if not isinstance(contact, Talks.ContactLogged):
            raise NothingToConfirm(position=position)
        partner = self.partners.get(position, contact.accompanied_by)
        if act.by != partner:
            raise IsNotThePartner(position=position, partner=partner or "—", by=act.by)
        if act.by in {contact.by, contact.recorded_by}:
            raise OwnWordConfirmsNothing(position=position, by=act.by)
        if self.confirmed.get(position) != act.by:
            self.trigger(act, Talks.ContactConfirmed, confirms=position)

    def raise_demand(self, act: Act, *, text: Sealed, attachments: Attachments = ()) -> int:
        """Note what the household asks. Returns n."""
        n = len(self.demands) + 1
        self.trigger(act, Talks.DemandRaised, n=n, text=text, attachments=attachments)
        return n

    def answer_demand(self, act: Act, *, n: int, text: Sealed,
                      attachments: Attachments = ()) -> None:  # fmt: skip
        """Answer a demand; a further answer stands beside the earlier one in the timeline."""
        self.one(self.demands, n, "demand")
        self.trigger(act, Talks.DemandAnswered, n=n, text=text, attachments=attachments)

    def promise(self, act: Act, *, text: Sealed, due: date,
                attachments: Attachments = ()) -> int:  # fmt: skip
        """Promise something by a day. Returns n."""
        n = len(self.promises) + 1
        self.trigger(act, Talks.PromiseMade, n=n, text=text, due=due, attachments=attachments)
        return n

    def settle_promise(self, act: Act, *, n: int, outcome: Literal["kept", "broken"],
                       attachments: Attachments = ()) -> None:  # fmt: skip
        """Say whether the promise was kept; the same outcome again changes nothing."""
        known = self.one(self.promises, n, "promise").outcome
        if known == outcome:
            return
        if known:
            raise PromiseIsSettled(n=n, outcome=known)
        kind = Talks.PromiseKept if outcome == "kept" else Talks.PromiseBroken
        self.trigger(act, kind, n=n, attachments=attachments)


class PromiseIsSettled(Refusal):
    """Promise {n} was already settled as {outcome}."""

    zh = "第 {n} 项承诺已记为“{outcome}”。"


class NothingToConfirm(Refusal):
    """Record {position} is no contact; only a contact is confirmed by its partner."""

    zh = "第 {position} 条记录不是联系记录，无须同行人确认。"


class IsNotThePartner(Refusal):
    """Record {position} names {partner} as the partner; {by} cannot confirm for somebody else."""

    zh = "第 {position} 条记录的同行人是 {partner}，{by} 不能代为确认。"


class OwnWordConfirmsNothing(Refusal):
    """{by} told record {position}; it takes the other one of the two to confirm it."""

    zh = "第 {position} 条记录由 {by} 本人记录，须由另一人确认。"
