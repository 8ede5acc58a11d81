"""Payment or a flat, handover, demolition: in that order."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from api.operations.act import Operation
from api.texts import Word
from domain.aggregate import Act
from domain.case import Case
from store.books import Books


class Pay(Operation):
    """Money that reached the household, in 分."""

    amount_fen: int = Field(gt=0, le=10**15)

    def decide(self, books: Books, case: Case, act: Act, n: int) -> dict[str, Any]:
        """Record it."""
        return {"n": case.pay(act, amount_fen=self.amount_fen)}


class AssignFlat(Operation):
    """A resettlement flat."""

    flat: Word

    def decide(self, books: Books, case: Case, act: Act, n: int) -> None:
        """Assign it."""
        case.assign_flat(act, flat=self.flat)


class HandOver(Operation):
    """The emptied house."""

    def decide(self, books: Books, case: Case, act: Act, n: int) -> None:
        """Take it over."""
        case.hand_over(act)


class Demolish(Operation):
    """The house is taken down."""

    def decide(self, books: Books, case: Case, act: Act, n: int) -> None:
        """Record it."""
        case.demolish(act)


DELIVERY: dict[str, type[Operation]] = {
    "payments": Pay,
    "flat": AssignFlat,
    "handover": HandOver,
    "demolition": Demolish,
}
