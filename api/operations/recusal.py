"""Who is related to the household declares it, and who was declared may be freed again."""

from __future__ import annotations

from typing import Any

from api.operations.act import Operation
from api.texts import Text, Word
from domain.aggregate import Act
from domain.case import Case
from store.books import Books


class DeclareRecusal(Operation):
    """A cadre related to the household; the answer says whether another chief is to be named."""

    cadre: Word
    relation: Text
    by: Word | None = None

    def decide(self, books: Books, case: Case, act: Act, n: int) -> dict[str, Any]:
        """Declare it."""
        relation = books.vault.seal(case.id, "relation", self.relation)
        case.declare_recusal(act, cadre=self.cadre, relation=relation)
        return {"chief_is_recused": case.chief_is_recused}


class LiftRecusal(Operation):
    """The relation does not stand in the way any more."""

    cadre: Word
    reason: Text

    def decide(self, books: Books, case: Case, act: Act, n: int) -> None:
        """Lift it."""
        reason = books.vault.seal(case.id, "reason", self.reason)
        case.lift_recusal(act, cadre=self.cadre, reason=reason)


RECUSAL: dict[str, type[Operation]] = {
    "recusals": DeclareRecusal,
    "recusals/lift": LiftRecusal,
}
