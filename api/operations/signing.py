"""Offers, answers and signatures: decisions, which may be lost to another's."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from api.moments import Until
from api.operations.act import Operation
from api.texts import Ordinal, Text
from domain.aggregate import Act
from domain.case import Case
from domain.case.signing import Answer
from store.books import Books


class MakeOffer(Operation):
    """A proposal in 分; a bare day of validity is its end in Shanghai."""

    DECIDES: ClassVar[bool] = True
    amount_fen: int = Field(ge=0, le=10**15)
    valid_until: Until | None = None

    def decide(self, books: Books, case: Case, act: Act, n: int) -> dict[str, Any]:
        """Put it."""
        offer = case.make_offer(act, amount_fen=self.amount_fen, valid_until=self.valid_until)
        return {"n": offer}


class AnswerOffer(Operation):
    """The answer to an open offer."""

    DECIDES: ClassVar[bool] = True
    answer: Answer

    def decide(self, books: Books, case: Case, act: Act, n: int) -> None:
        """Answer it."""
        case.answer_offer(act, n=n, answer=self.answer)


class Sign(Operation):
    """A party's signature; null for the whole case."""

    DECIDES: ClassVar[bool] = True
    party: Ordinal | None

    def decide(self, books: Books, case: Case, act: Act, n: int) -> dict[str, Any]:
        """Capture it."""
        return {"n": case.sign(act, party=self.party)}


class WithdrawSignature(Operation):
    """A signature is taken back."""

    DECIDES: ClassVar[bool] = True
    reason: Text

    def decide(self, books: Books, case: Case, act: Act, n: int) -> None:
        """Take it back."""
        case.withdraw_signature(act, n=n, reason=books.vault.seal(case.id, "reason", self.reason))


SIGNING: dict[str, type[Operation]] = {
    "offers": MakeOffer,
    "offers/{n}/response": AnswerOffer,
    "signatures": Sign,
    "signatures/{n}/withdrawal": WithdrawSignature,
}
