"""回避: a cadre related to the household says so, and is not its chief representative any more."""

from __future__ import annotations

from domain.aggregate import Act, Event, Label
from domain.case.correction import Correction
from domain.case.state import CaseState
from domain.refusal import Refusal
from domain.sealed import Sealed


class Recusal(Correction):
    """Facts are never refused: who is recused may still be met, and every reader sees it.

    Civil Servant Law (2018) arts. 76 and 77.
    """

    class RecusalDeclared(Event):
        """The cadre stands in a relation to the household."""

        TOPIC = "case.recusal_declared"
        cadre: Label
        relation: Sealed

        def apply(self, case: CaseState) -> None:
            """Keep it until it is lifted."""
            case.recused[self.cadre] = self.relation

    class RecusalLifted(Event):
        """The relation does not stand in the way any more, for a reason."""

        TOPIC = "case.recusal_lifted"
        cadre: Label
        reason: Sealed

        def apply(self, case: CaseState) -> None:
            """Let it go, where the moment looked at knows it."""
            case.recused.pop(self.cadre, None)

    @property
    def chief_is_recused(self) -> bool:
        """Whether another chief representative must be named: a decision that nobody makes here."""
        return self.chief in self.recused

    def declare_recusal(self, act: Act, *, cadre: str, relation: Sealed) -> None:
        """Declare it; declared twice is declared once."""
        if cadre not in self.recused:
            self.trigger(act, Recusal.RecusalDeclared, cadre=cadre, relation=relation)

    def lift_recusal(self, act: Act, *, cadre: str, reason: Sealed) -> None:
        """Lift it. Raises NoRecusalIsDeclared, OwnRecusalIsNotLifted."""
        if cadre not in self.recused:
            raise NoRecusalIsDeclared(cadre=cadre)
        if cadre in {act.by, act.recorded_by}:
            raise OwnRecusalIsNotLifted(cadre=cadre)
        self.trigger(act, Recusal.RecusalLifted, cadre=cadre, reason=reason)

    def name_chief(self, act: Act, *, name: str) -> None:
        """Name or change the chief representative. Raises CadreIsRecused."""
        if name in self.recused:
            raise CadreIsRecused(cadre=name, case_no=self.case_no)
        super().name_chief(act, name=name)


class CadreIsRecused(Refusal):
    """{cadre} is recused from case {case_no} and cannot be its chief representative."""

    zh = "{cadre} 在户案 {case_no} 中应当回避，不能担任首席代表。"
    article = "CSL:76"


class OwnRecusalIsNotLifted(Refusal):
    """{cadre} is the one who is recused here; somebody else lifts a recusal."""

    zh = "{cadre} 正是回避的当事人，不能由本人解除；请由他人办理。"
    article = "CSL:76"


class NoRecusalIsDeclared(Refusal):
    """{cadre} has declared no recusal from this case, or it was lifted."""

    zh = "{cadre} 在本户案中未申报回避，或已解除。"
