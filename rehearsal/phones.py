"""A phone out of touch tells late, by its own clock, as sync hears it: the claim is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from domain.aggregate import Act
from rehearsal.agenda import Deed, Done
from rehearsal.dice import DAY, Dice

DRIFTS = 5  # seconds by which a clock may be off before its times are corrected, as in sync


class Phone(NamedTuple):
    """A device: how many seconds its clock is ahead, and whether its drift was ever measured."""

    ahead: int = 0
    is_measured: bool = True

    def righted(self, act: Act) -> Act:
        """What is heard of something that truly happened at ``act.at``.

        A time to come is a clock's mistake: nobody knows more than that it was before it was heard.
        """
        claimed = act.at + timedelta(seconds=self.ahead)
        drift = -self.ahead if self.is_measured else 0
        at = claimed + timedelta(seconds=drift) if abs(drift) > DRIFTS else claimed
        at = min(at, act.now)
        return act._replace(at=at, claimed_at=None if at == claimed else claimed)

    def tells(self, deed: Deed) -> Deed:
        """The deed as this phone brings it."""

        def told(act: Act) -> Done:
            return deed(self.righted(act))

        return told


RIGHT = Phone()


def a_phone(dice: Dice) -> Phone:
    """Most clocks are right; of the others most were measured at the last sync."""
    if dice.happens(0.7):
        return RIGHT
    off = int(dice.early(1, DAY))
    return Phone(off if dice.happens(0.5) else -off, is_measured=dice.happens(0.7))
