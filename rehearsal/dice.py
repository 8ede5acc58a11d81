"""Chance is drawn by plain arithmetic alone, so one seed gives the same numbers on any machine.

No logarithm, power or exponential: their last digit differs between C libraries.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from random import Random
from typing import TypeVar

T = TypeVar("T")

CHINA = timezone(timedelta(hours=8))
HOUR = 3600
DAY = 24 * HOUR
MORNING, EVENING = 8 * HOUR, 21 * HOUR


class Dice(Random):
    """A stream of chance of its own; moments are whole seconds since 1970."""

    def happens(self, share: float) -> bool:
        """Whether something that happens in ``share`` of all cases happens in this one."""
        return self.random() < share

    def between(self, least: float, most: float) -> float:
        """Anything from ``least`` to ``most``, evenly."""
        return least + (most - least) * self.random()

    def early(self, least: float, most: float) -> float:
        """Mostly near ``least``, seldom near ``most``."""
        drawn = self.random()
        return least + (most - least) * drawn * drawn * drawn

    def one_of(self, things: Sequence[T]) -> T:
        """One of them."""
        return things[int(self.random() * len(things))]

    def waking_hour(self, moment: float) -> int:
        """A time between eight and nine in the evening (China) of the day of ``moment``."""
        midnight = int(moment + 8 * HOUR) // DAY * DAY - 8 * HOUR
        return midnight + int(self.between(MORNING, EVENING))


def at(moment: int) -> datetime:
    """The moment with China's offset."""
    return datetime.fromtimestamp(moment, CHINA)


def moment_of(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> int:
    """Seconds since 1970 of a time in China."""
    return int(datetime(year, month, day, hour, minute, tzinfo=CHINA).timestamp())
