"""A person is erased under an order; what was sealed for them is unreadable from then on."""

from __future__ import annotations

from uuid import UUID

from domain.aggregate import Act, Aggregate, Event, Label
from domain.refusal import Refusal


class Erasure(Aggregate):
    """删除个人信息 (Personal Information Protection Law 2021, art. 47): by an order, once."""

    STREAM = "person."

    class Erased(Event):
        """The key of a person, or of a household's own texts, was destroyed."""

        TOPIC = "person.erased"
        person: UUID
        order: Label

        def apply(self, erasure: Erasure) -> None:
            """Remember the order."""
            erasure.order = self.order

    def __init__(self, id: UUID) -> None:  # noqa: A002
        """Start with nothing erased."""
        super().__init__(id)
        self.order: str | None = None

    def erase(self, act: Act, *, person: UUID, order: str) -> None:
        """Erase under an order; the same order again changes nothing. Raises IsErasedAlready."""
        if self.order == order:
            return
        if self.order:
            raise IsErasedAlready(order=self.order)
        self.trigger(act, Erasure.Erased, person=person, order=order)


class IsErasedAlready(Refusal):
    """The person was erased under order {order} already; there is nothing left to erase."""

    zh = "该人信息已依据 {order} 号决定删除，无可再删。"
