"""A project empties steadily, fast with a long tail, down to nine, or when a task force comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from rehearsal.dice import Dice

STUCK = 9
ARRIVES_AFTER = 1500  # days until the task force comes

# Days from opening to closing of household ``nth`` (from 0) of ``of``; None where it never closes.
Closing = Callable[[Dice, int, int], float | None]


class Regime(NamedTuple):
    """A way to empty, and after how many days a task force comes that was not there before."""

    name: str
    closing: Closing
    force_after: int = 0


def steadily(dice: Dice, _nth: int, _of: int) -> float | None:
    """About the same number every month for three years."""
    return None if dice.happens(0.03) else dice.between(20, 1100)


def fast_then_a_tail(dice: Dice, _nth: int, _of: int) -> float | None:
    """Most in the award period, the rest over years, a few never."""
    if dice.happens(0.8):
        return dice.between(8, 75)
    return None if dice.happens(0.2) else dice.early(75, 2400)


def down_to_nine(dice: Dice, nth: int, of: int) -> float | None:
    """All but nine within three years; the nine stay."""
    if nth >= max(of - STUCK, of // 2):
        return None
    return dice.early(15, 1000)


def when_a_task_force_comes(dice: Dice, _nth: int, _of: int) -> float | None:
    """Half in the first year, then nothing, then forty days."""
    if dice.happens(0.55):
        return dice.early(15, 400)
    return ARRIVES_AFTER + dice.between(3, 43)


REGIMES = (
    Regime("steady", steadily),
    Regime("fast, then a long tail", fast_then_a_tail),
    Regime("stuck at nine", down_to_nine),
    Regime("a task force arrives", when_a_task_force_comes, ARRIVES_AFTER),
)
