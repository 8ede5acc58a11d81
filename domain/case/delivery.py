"""Compensate first, move after: payment or a flat, then handover, then demolition."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from domain.aggregate import Act, Event, Label
from domain.case.signing import Signing
from domain.case.state import CaseState
from domain.refusal import Refusal


class Delivery(Signing):
    """Milestones that go on after closing.

    State land: State Council Decree 590 (2011) art. 27. Collective land: Land
    Administration Law (2019) art. 48.
    """

    class Paid(Event):
        """Money reached the household, in 分."""

        TOPIC = "case.paid"
        CORRECTABLE = frozenset({"amount_fen"})
        n: int
        amount_fen: Annotated[int, Field(gt=0)]

        def apply(self, case: CaseState) -> None:
            """Add it up."""
            case.payments[self.n] = self.amount_fen

    class FlatAssigned(Event):
        """A resettlement flat was assigned."""

        TOPIC = "case.flat_assigned"
        CORRECTABLE = frozenset({"flat"})
        flat: Label

        def apply(self, case: CaseState) -> None:
            """Remember which."""
            case.flat = self.flat

    class HandedOver(Event):
        """The household handed the emptied house over."""

        TOPIC = "case.handed_over"

        def apply(self, case: CaseState) -> None:
            """Remember it."""
            case.is_handed_over = True

    class Demolished(Event):
        """The house was taken down."""

        TOPIC = "case.demolished"

        def apply(self, case: CaseState) -> None:
            """Remember it."""
            case.is_demolished = True

    def pay(self, act: Act, *, amount_fen: int) -> int:
        """Record a payment in 分. Returns n."""
        n = len(self.payments) + 1
        self.trigger(act, Delivery.Paid, n=n, amount_fen=amount_fen)
        return n

    def assign_flat(self, act: Act, *, flat: str) -> None:
        """Assign a resettlement flat; the same again changes nothing."""
        if flat != self.flat:
            self.trigger(act, Delivery.FlatAssigned, flat=flat)

    def hand_over(self, act: Act) -> None:
        """Take over the emptied house. Raises AgreementIsNotEffective, NotYetCompensated."""
        if self.is_handed_over:
            return
        if self.effective_at is None:
            raise AgreementIsNotEffective(case_no=self.case_no)
        if not (self.is_paid or self.flat):
            raise NotYetCompensated(paid=self.paid_fen / 100, due=(self.accepted_fen or 0) / 100)
        self.trigger(act, Delivery.HandedOver)

    def demolish(self, act: Act) -> None:
        """Take the house down. Raises NotHandedOver, AgreementIsNotEffective."""
        if self.is_demolished:
            return
        if not self.is_handed_over:
            raise NotHandedOver(case_no=self.case_no)
        if self.effective_at is None:
            raise AgreementIsNotEffective(case_no=self.case_no)
        self.trigger(act, Delivery.Demolished)


class AgreementIsNotEffective(Refusal):
    """The agreement of case {case_no} is not effective; nobody moves before."""

    zh = "户案 {case_no} 的协议尚未生效，不得要求腾空交房。"
    article = "590:27 / LAL:48"


class NotYetCompensated(Refusal):
    """Compensate first, move after: {paid} of {due} yuan are paid and no flat is assigned."""

    zh = "先补偿、后搬迁：应付 {due} 元，已付 {paid} 元，且未安排安置房。"
    article = "590:27 / LAL:48"


class NotHandedOver(Refusal):
    """Case {case_no} has not been handed over; nothing is demolished before."""

    zh = "户案 {case_no} 尚未腾空交房，不得拆除。"
    article = "590:27 / LAL:48"
