"""What the household objected to on its receipt is answered here."""

from __future__ import annotations

from api.operations.act import Operation
from api.texts import Text, Word
from domain.aggregate import Act
from domain.case import Case
from store.books import Books


class AnswerObjection(Operation):
    """What the household is told; it reads it on its receipt."""

    text: Text
    by: Word | None = None

    def decide(self, books: Books, case: Case, act: Act, n: int) -> None:
        """Answer it."""
        case.answer_objection(act, n=n, text=books.vault.seal(case.id, "text", self.text))


OBJECTION: dict[str, type[Operation]] = {
    "objections/{n}/answer": AnswerObjection,
}
