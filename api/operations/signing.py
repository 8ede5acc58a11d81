"""Offers, answers and signatures: decisions, which may be lost to another's."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from api.moments import Until
from api.operations.act import Operation
from api.texts import Ordinal, Text, Word
from domain.aggregate import Act
from domain.case import Case
from domain.case.at_the_table import Means, Shown
from domain.case.attachment import Attachments, Hash
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
    """A party's signature; null for the whole case. At the table also what it rests on."""

    DECIDES: ClassVar[bool] = True
    party: Ordinal | None
    means: Means | None = None
    document: Hash | None = None
    witness: Word | None = None
    mandate: Hash | None = None
    signer: Word | None = None
    attachments: Attachments | None = None

    def decide(self, books: Books, case: Case, act: Act, n: int) -> dict[str, Any]:
        """Capture it."""
        shown = Shown(
            self.means, self.document, books.desk.seal(case.id, "witness", self.witness),
            self.mandate, books.desk.seal(case.id, "signer", self.signer), self.attachments or (),
        )  # fmt: skip
        return {"n": case.sign(act, party=self.party, shown=shown)}


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
