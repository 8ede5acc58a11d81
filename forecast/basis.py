"""Nothing is foretold where there is nothing to go on, and the answer says why."""

from __future__ import annotations

from enum import Enum

from forecast.spells import Spells

CLOSINGS = 5
DAYS = 7


class Why(Enum):
    """Why there is no forecast, in Chinese and in English."""

    NO_CASES = ("还没有立案的户，无从预测。", "No case has been opened yet.")
    TOO_FEW_CLOSINGS = (
        f"已办结的不足 {CLOSINGS} 户，看不出快慢，不作预测。",
        f"Fewer than {CLOSINGS} cases have closed: no pace can be told from that.",
    )
    TOO_SHORT = (
        f"观察不足 {DAYS} 天，看不出快慢，不作预测。",
        f"Cases have been watched for less than {DAYS} days: no pace can be told from that.",
    )

    def sentence(self, language: str) -> str:
        """In this language, ``zh`` or ``en``."""
        return self.value[language == "en"]


def why_not(spells: Spells) -> Why | None:
    """Why nothing can be foretold; nothing where something can."""
    if not len(spells.opened):
        return Why.NO_CASES
    if not spells.open:
        return None
    if spells.closed.sum() < CLOSINGS:
        return Why.TOO_FEW_CLOSINGS
    return Why.TOO_SHORT if spells.watched < DAYS else None
