"""What a case is at a moment: its parties, its offers, its signatures, and the stage they make."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any, Literal, TypeVar
from uuid import UUID

from domain.aggregate import Act, Aggregate, Event
from domain.case.attachment import Attachment, attachable
from domain.refusal import Unknown
from domain.sealed import Sealed

T = TypeVar("T")

Kind = Literal["household", "parcel"]
Outcome = Literal["signed", "resolved", "excluded", "withdrawn", "merged", "other"]
Stage = Literal["opened", "contacted", "offered", "accepted", "signing", "closed"]
Milestone = Literal["effective", "paid", "handed_over", "demolished"]


@dataclass(frozen=True, slots=True)
class Party:
    """A right holder; ``share`` is None where the roster left it open."""

    n: int
    person: UUID
    name: Sealed
    share: Fraction | None
    relation: str | None = None
    id_number: Sealed | None = None
    phone: Sealed | None = None
    bank_account: Sealed | None = None
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Asset:
    """A house or a plot; areas in cm²."""

    n: int
    kind: str
    legal_area_cm2: int
    unregistered_area_cm2: int


@dataclass(frozen=True, slots=True)
class Demand:
    """What the household asks."""

    n: int
    text: Sealed
    raised_at: datetime
    answer: Sealed | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """What a cadre promised, with the day it falls due."""

    n: int
    text: Sealed
    due: date
    by: str
    outcome: Literal["kept", "broken"] | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal in 分; ``answer`` is None while it is open; expiry alone changes nothing."""

    n: int
    amount_fen: int
    made_at: datetime | None
    valid_until: datetime | None = None
    answer: Literal["accepted", "declined", "withdrawn"] | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """One party's act; ``party`` is None where it was given for the whole case.

    What it rests on is None where it was not signed at the table; see ``Shown``.
    """

    n: int
    party: int | None
    signed_at: datetime
    stands: bool = True
    means: str | None = None
    document: str | None = None
    witness: Sealed | None = None
    mandate: str | None = None
    signer: Sealed | None = None


@dataclass(frozen=True, slots=True)
class Transfer:
    """A case on its way to another cadre; ``text`` is the read-back or the reason of the answer."""

    n: int
    to: str
    instead_of: str | None
    reason: Sealed
    letter: Sealed | None
    offered_by: str
    offered_at: datetime
    answer: Literal["accepted", "refused", "withdrawn"] | None = None
    answered_by: str | None = None
    answered_at: datetime | None = None
    text: Sealed | None = None


class CaseState(Aggregate):
    """户案 / 地块案: one household's or parcel's file, as its events have made it."""

    STREAM = "case."

    def __init__(self, id: UUID) -> None:  # noqa: A002
        """Start as an empty file."""
        super().__init__(id)
        self.case_no = ""
        self.kind: Kind = "household"
        self.address: Sealed | None = None
        self.people: int | None = None
        self.opened_at: datetime | None = None
        self.first_opened_at: datetime | None = None
        self.outcome: Outcome | None = None
        self.chief: str | None = None
        self.recused: dict[str, Sealed] = {}
        self.transfers: dict[int, Transfer] = {}
        self.contacts = 0
        self.last_contact: datetime | None = None
        self.partners: dict[int, str | None] = {}  # of contacts by position, where corrected
        self.confirmed: dict[int, str] = {}  # contacts by position, and who confirmed them
        self.parties: dict[int, Party] = {}
        self.assets: dict[int, Asset] = {}
        self.demands: dict[int, Demand] = {}
        self.promises: dict[int, Promise] = {}
        self.offers: dict[int, Offer] = {}
        self.signatures: dict[int, Signature] = {}
        self.standing_signatures = 0
        self.effective_at: datetime | None = None
        self.payments: dict[int, int] = {}
        self.flat: str | None = None
        self.is_handed_over = False
        self.is_demolished = False
        self.became: tuple[str, ...] = ()
        self.attachments: dict[str, Attachment] = {}

    @property
    def is_closed(self) -> bool:
        """Whether an outcome stands."""
        return self.outcome is not None

    @property
    def stage(self) -> Stage:
        """The furthest that stands over the whole history.

        Answers are counted against offers and withdrawals against signatures, as the read
        models count them, where a past moment knows the one before the other too.
        """
        answers = [offer.answer for offer in self.offers.values()]
        made = sum(offer.made_at is not None for offer in self.offers.values())
        furthest: list[tuple[bool, Stage]] = [
            (self.is_closed, "closed"),
            (self.standing_signatures > 0, "signing"),
            ("accepted" in answers, "accepted"),
            (made > len(answers) - answers.count(None), "offered"),
            (self.contacts > 0, "contacted"),
        ]
        return next((stage for holds, stage in furthest if holds), "opened")

    @property
    def accepted_fen(self) -> int | None:
        """What the household was promised by the offer accepted last, in 分."""
        amounts = [o.amount_fen for o in self.offers.values() if o.answer == "accepted"]
        return amounts[-1] if amounts else None

    @property
    def paid_fen(self) -> int:
        """What reached the household, in 分."""
        return sum(self.payments.values())

    @property
    def is_paid(self) -> bool:
        """Whether payments reach at least the accepted offer."""
        return self.paid_fen > 0 and self.paid_fen >= (self.accepted_fen or 0)

    @property
    def milestone(self) -> Milestone | None:
        """The furthest step after signing."""
        furthest: list[tuple[bool, Milestone]] = [
            (self.is_demolished, "demolished"),
            (self.is_handed_over, "handed_over"),
            (self.effective_at is not None and self.is_paid, "paid"),
            (self.effective_at is not None, "effective"),
        ]
        return next((step for holds, step in furthest if holds), None)

    @property
    def standing_parties(self) -> list[Party]:
        """Those who must sign."""
        return [party for party in self.parties.values() if party.stands]

    def trigger(self, act: Act, kind: type[Event], /, **payload: Any) -> None:
        """Decide that ``kind`` happened, with the files it may name; see ``attachable``."""
        if "attachments" in payload:
            payload["attachments"] = attachable(self.attachments, payload["attachments"])
        super().trigger(act, kind, **payload)

    def fold(self, event: Event) -> None:
        """Take in one event; a file that it names is known from then on, as it was named first."""
        # Not getattr: an event without the field would search for it at length.
        for file in event.__dict__.get("attachments") or ():
            self.attachments.setdefault(file.sha256, file)
        super().fold(event)

    def one(self, things: dict[int, T], n: int, what: str) -> T:
        """The numbered thing, or Unknown."""
        if n not in things:
            raise Unknown(what=f"{what} {n}")
        return things[n]


def change(things: dict[int, T], n: int, **changes: object) -> None:
    """Change the numbered thing, where the moment looked at knows it already."""
    if n in things:
        things[n] = replace(things[n], **changes)  # type: ignore[type-var]
