"""A person is erased under an order; what was sealed for them is unreadable from then on."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from domain.aggregate import Act, Aggregate, Event, Label
from domain.hold import Standing, must_not_be_held
from domain.refusal import Refusal


class Erasure(Aggregate):
    """删除个人信息 (Personal Information Protection Law 2021, art. 47): by an order.

    What is told of the person later is sealed under another key, and needs another order.
    """

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

    def erase(self, act: Act, *, person: UUID, order: str, has_key: bool = True,
              standing: Iterable[Standing] = (), project: UUID | None = None,
              task_force: UUID | None = None) -> None:  # fmt: skip
        """Erase under an order; the same order again, with nothing left, changes nothing.

        ``has_key`` says whether anything of the person can be read; ``standing`` is what holds
        them. Raises IsErasedAlready, IsHeld.
        """
        if self.order and not has_key:
            if self.order == order:
                return
            raise IsErasedAlready(order=self.order)
        must_not_be_held(standing)
        self.trigger(
            act, Erasure.Erased, _project=project, _task_force=task_force, person=person,
            order=order,
        )  # fmt: skip


class IsErasedAlready(Refusal):
    """The person was erased under order {order} already; there is nothing left to erase."""

    zh = "该人信息已依据 {order} 号决定删除，无可再删。"
