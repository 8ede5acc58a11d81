"""A chief gives an order on a case, whoever has it reports, and a chief settles it."""

from __future__ import annotations

from datetime import date
from typing import Any

from api.operations.act import Operation
from api.texts import Text, Word
from domain.aggregate import Act
from domain.case import Case
from domain.case.order import OrderKind, OrderOutcome
from store.books import Books


class GiveOrder(Operation):
    """What is to be done by when; without ``to`` it is for the chief representative."""

    IS_FOR_CHIEFS = True

    text: Text
    due: date
    kind: OrderKind = "assigned"
    to: Word | None = None

    def decide(self, books: Books, case: Case, act: Act, n: int) -> dict[str, Any]:
        """Give it."""
        text = books.vault.seal(case.id, "text", self.text)
        return {"n": case.give_order(act, kind=self.kind, text=text, due=self.due, to=self.to)}


class ReportOrder(Operation):
    """What was done about it."""

    IS_FACT = True

    text: Text
    by: Word | None = None

    def decide(self, books: Books, case: Case, act: Act, n: int) -> None:
        """Report it."""
        case.report_order(act, n=n, text=books.vault.seal(case.id, "text", self.text))


class SettleOrder(Operation):
    """It is done, or taken back."""

    IS_FOR_CHIEFS = True

    outcome: OrderOutcome

    def decide(self, books: Books, case: Case, act: Act, n: int) -> None:
        """Settle it."""
        case.settle_order(act, n=n, outcome=self.outcome)


ORDER: dict[str, type[Operation]] = {
    "orders": GiveOrder,
    "orders/{n}/report": ReportOrder,
    "orders/{n}/settlement": SettleOrder,
}
