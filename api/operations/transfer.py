"""A case is offered to another cadre, who accepts by reading back, or refuses."""

from __future__ import annotations

from typing import Any

from api.operations.act import Operation
from api.texts import Text, Word
from domain.aggregate import Act
from domain.case import Case
from store.books import Books


class OfferTransfer(Operation):
    """Offer the case to a cadre, with what that cadre must know."""

    to: Word
    reason: Text
    letter: Text | None = None

    def decide(self, books: Books, case: Case, act: Act, n: int) -> dict[str, Any]:
        """Offer it."""
        reason = books.vault.seal(case.id, "reason", self.reason)
        letter = books.desk.seal(case.id, "letter", self.letter)
        return {"n": case.offer_transfer(act, to=self.to, reason=reason, letter=letter)}


class AcceptTransfer(Operation):
    """Take the case over, saying back its promises and red lines."""

    read_back: Text | None = None

    def decide(self, books: Books, case: Case, act: Act, n: int) -> dict[str, Any] | None:
        """Accept it; the receiver is the chief representative from now on."""
        read_back = books.desk.seal(case.id, "read_back", self.read_back)
        case.accept_transfer(act, n=n, read_back=read_back)
        return {"chief": case.chief}


class RefuseTransfer(Operation):
    """Do not take the case over."""

    reason: Text

    def decide(self, books: Books, case: Case, act: Act, n: int) -> None:
        """Refuse it."""
        case.refuse_transfer(act, n=n, reason=books.vault.seal(case.id, "reason", self.reason))


class WithdrawTransfer(Operation):
    """Take the offer back."""

    reason: Text

    def decide(self, books: Books, case: Case, act: Act, n: int) -> None:
        """Withdraw it."""
        case.withdraw_transfer(act, n=n, reason=books.vault.seal(case.id, "reason", self.reason))


TRANSFER: dict[str, type[Operation]] = {
    "transfers": OfferTransfer,
    "transfers/{n}/acceptance": AcceptTransfer,
    "transfers/{n}/refusal": RefuseTransfer,
    "transfers/{n}/withdrawal": WithdrawTransfer,
}
