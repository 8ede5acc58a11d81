"""An offer is put, answered, signed for; the agreement is effective when every party has signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from domain.aggregate import Act, Event
from domain.case.at_the_table import Means, Shown, must_hold
from domain.case.attachment import Attachments, Hash
from domain.case.file import File
from domain.case.state import CaseState, Offer, Signature, change
from domain.case.talks import Talks
from domain.refusal import Refusal
from domain.sealed import Sealed

Answer = Literal["accepted", "declined", "withdrawn"]
NOTHING_SHOWN = Shown()


class Signing(Talks):
    """Offers to agreement (Decree 590 art. 25; Land Administration Law art. 47)."""

    class OfferMade(Event):
        """A computed proposal was put to the household; amount in 分."""

        TOPIC = "case.offer_made"
        CORRECTABLE = frozenset({"valid_until"})
        n: int
        amount_fen: Annotated[int, Field(ge=0)]
        valid_until: AwareDatetime | None = None

        def apply(self, case: CaseState) -> None:
            """Leave it open; an answer already folded stays."""
            answer = case.offers[self.n].answer if self.n in case.offers else None
            case.offers[self.n] = Offer(
                self.n, self.amount_fen, self.occurred_at, self.valid_until, answer
            )

    class OfferAccepted(Event):
        """The household accepted the offer."""

        TOPIC = "case.offer_accepted"
        n: int

        def apply(self, case: CaseState) -> None:
            """Answer it."""
            answered(case, self.n, "accepted")

    class OfferDeclined(Event):
        """The household declined the offer."""

        TOPIC = "case.offer_declined"
        n: int

        def apply(self, case: CaseState) -> None:
            """Answer it."""
            answered(case, self.n, "declined")

    class OfferWithdrawn(Event):
        """The task force took the offer back."""

        TOPIC = "case.offer_withdrawn"
        n: int

        def apply(self, case: CaseState) -> None:
            """Answer it."""
            answered(case, self.n, "withdrawn")

    class SignatureCaptured(Event):
        """A party signed, or somebody for the whole case."""

        TOPIC = "case.signature_captured"
        n: int
        party: int | None = None
        means: Means | None = None
        document: Hash | None = None
        witness: Sealed | None = None
        mandate: Hash | None = None
        signer: Sealed | None = None
        attachments: Attachments | None = None

        def apply(self, case: CaseState) -> None:
            """Let it stand."""
            case.signatures[self.n] = Signature(
                self.n, self.party, self.occurred_at, means=self.means, document=self.document,
                witness=self.witness, mandate=self.mandate, signer=self.signer,
            )  # fmt: skip
            case.standing_signatures += 1

    class SignatureWithdrawn(Event):
        """A signature was taken back, for a reason."""

        TOPIC = "case.signature_withdrawn"
        n: int
        reason: Sealed

        def apply(self, case: CaseState) -> None:
            """Let it, and the agreement, no longer stand."""
            change(case.signatures, self.n, stands=False)
            case.standing_signatures -= 1
            case.effective_at = None

    class AgreementEffective(Event):
        """Every recorded party has signed; the agreement binds."""

        TOPIC = "case.agreement_effective"

        def apply(self, case: CaseState) -> None:
            """Remember since when."""
            case.effective_at = self.occurred_at

    def make_offer(self, act: Act, *, amount_fen: int, valid_until: datetime | None = None) -> int:
        """Put an offer, amount in 分. Returns n. Raises CaseIsClosed."""
        self.must_be_open()
        n = len(self.offers) + 1
        self.trigger(act, Signing.OfferMade, n=n, amount_fen=amount_fen, valid_until=valid_until)
        return n

    def answer_offer(self, act: Act, *, n: int, answer: Answer) -> None:
        """Answer an open offer; the same answer again changes nothing.

        Raises OfferIsNotOpen, OfferHasExpired.
        """
        offer = self.one(self.offers, n, "offer")
        if offer.answer == answer:
            return
        if offer.answer:
            raise OfferIsNotOpen(n=n, answer=offer.answer)
        if act.source is None and offer.made_at and act.at < offer.made_at:
            raise AnswerPrecedesOffer(n=n, made=offer.made_at.isoformat())
        if answer == "accepted":
            self.must_be_open()
            if offer.valid_until and act.at > offer.valid_until:
                raise OfferHasExpired(n=n, until=offer.valid_until.date().isoformat())
        self.trigger(act, ANSWERS[answer], n=n)

    def sign(self, act: Act, *, party: int | None, shown: Shown = NOTHING_SHOWN) -> int:
        """Capture a signature; the last one needed makes the agreement effective and closes.

        ``party`` is None for the whole case; ``shown`` is what it rests on at the table. Returns
        the signature's n. Raises CaseIsClosed, NoOfferWasAccepted, PartyHasSigned,
        PartyStandsNoLonger, and what ``must_hold`` raises.
        """
        n = self.record_signature(act, party=party, shown=shown)
        self._take_effect(act)
        return n

    def record_signature(self, act: Act, *, party: int | None,
                         shown: Shown = NOTHING_SHOWN) -> int:  # fmt: skip
        """Capture a signature as history brings it: it makes nothing effective. Returns n."""
        self.must_be_able_to_sign()
        if party is not None:
            self._must_stand(party)
        if party in self._signed():
            raise PartyHasSigned(n=party or 0)
        must_hold(self, shown)
        n = len(self.signatures) + 1
        self.trigger(act, Signing.SignatureCaptured, n=n, party=party, **shown._asdict())
        return n

    def must_be_able_to_sign(self) -> None:
        """Refuse a signature on a closed case, or without an accepted offer."""
        self.must_be_open()
        if self.accepted_fen is None:
            raise NoOfferWasAccepted(case_no=self.case_no)

    def withdraw_signature(self, act: Act, *, n: int, reason: Sealed) -> None:
        """Take a signature back; a case closed as signed opens again."""
        if not self.one(self.signatures, n, "signature").stands:
            raise SignatureWasWithdrawn(n=n)
        self.trigger(act, Signing.SignatureWithdrawn, n=n, reason=reason)
        if self.outcome == "signed":
            self.reopen(act, reason=reason)

    def split(self, act: Act, *, new: File, case_no: str, parties: list[int]) -> None:
        """Split; where only those who go had not signed yet, the agreement takes effect."""
        was_waited_for = not self._everyone_has_signed()
        super().split(act, new=new, case_no=case_no, parties=parties)
        if was_waited_for:
            self._take_effect(act)

    def _take_effect(self, act: Act) -> None:
        if self._everyone_has_signed():
            self.trigger(act, Signing.AgreementEffective)
            self.close_as(act, outcome="signed")

    def _signed(self) -> set[int | None]:
        return {signature.party for signature in self.signatures.values() if signature.stands}

    def _everyone_has_signed(self) -> bool:
        needed: set[int | None] = {party.n for party in self.standing_parties}
        return (needed or {None}) <= self._signed()


ANSWERS: dict[Answer, type[Event]] = {
    "accepted": Signing.OfferAccepted,
    "declined": Signing.OfferDeclined,
    "withdrawn": Signing.OfferWithdrawn,
}


def answered(case: CaseState, n: int, answer: Answer) -> None:
    """Put an answer to offer ``n``, also where a past moment knows the answer before the offer."""
    case.offers[n] = replace(case.offers.get(n, Offer(n, 0, None)), answer=answer)


class OfferIsNotOpen(Refusal):
    """Offer {n} is no longer open: it was {answer}."""

    zh = "第 {n} 号方案已不可答复（{answer}）。"


class OfferHasExpired(Refusal):
    """Offer {n} was valid until {until}; put a new offer."""

    zh = "第 {n} 号方案有效期至 {until}，已过期；请重新出具方案。"


class AnswerPrecedesOffer(Refusal):
    """Offer {n} was made at {made}; it cannot have been answered before."""

    zh = "第 {n} 号方案于 {made} 提出，答复不能早于此时。"


class NoOfferWasAccepted(Refusal):
    """Case {case_no} has no accepted offer to sign for."""

    zh = "户案 {case_no} 尚无已接受的补偿方案，不能签字。"
    article = "590:25 / LAL:47"


class PartyHasSigned(Refusal):
    """This party (0: the whole case) has already signed: {n}."""

    zh = "该权利人已签字（{n}，0 为整户）。"


class SignatureWasWithdrawn(Refusal):
    """Signature {n} was already withdrawn."""

    zh = "第 {n} 号签字已撤回。"
