"""A spell is the time a case stands open; its moments are told in days before the forecast."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Days = float


class Spells(NamedTuple):
    """Columns of equal length, one row a spell; every number is days before the forecast, >= 0.

    ``opened`` is when the case first opened and tells its age; ``entered`` is when it came into
    observation (later than opened for a case taken over in mid-life: left truncation, Cox and
    Oakes, Analysis of Survival Data, 1984, section 11.5); ``left`` is when it closed or was lost
    from sight, 0 for a case that is open: it is censored there, never dropped.
    """

    opened: Floats
    entered: Floats
    left: Floats
    closed: Flags

    @classmethod
    def until(cls, moment: Days, opened: Floats, entered: Floats, left: Floats) -> Spells:
        """From moments counted in days forward, seen at ``moment``: nothing later is known.

        ``left`` is infinite for a case that never closed.
        """
        begun = entered <= moment
        opened, entered, left = opened[begun], entered[begun], left[begun]
        closed = left <= moment
        gone = np.where(closed, moment - np.where(closed, left, moment), 0.0)
        return cls(moment - np.minimum(opened, entered), moment - entered, gone, closed)

    @property
    def open(self) -> int:
        """How many stand open at the forecast."""
        return len(self.ages)

    @property
    def ages(self) -> Floats:
        """The ages of those that stand open, in days."""
        ages: Floats = self.opened[~self.closed & (self.left == 0)]
        return ages

    @property
    def watched(self) -> float:
        """For how many days anything was seen at all."""
        return float(self.entered.max(initial=0.0))
