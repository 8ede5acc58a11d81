"""A figure stands beside its peer's, taken in turns; what counts is the ratio, not the machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Spread:
    """The least, the middle and the most of what was measured: the machine's noise is in it."""

    min: float
    median: float
    max: float

    @classmethod
    def of(cls, values: list[float]) -> Spread:
        return cls(min(values), median(values), max(values))


@dataclass(frozen=True)
class Line:
    """A line of the table. ``ratio`` above 1 means that ours is better; ``bar`` is asked of it."""

    name: str
    unit: str
    ours: Spread
    against: str
    theirs: Spread
    ratio: float
    bar: float = 1.0

    @property
    def row(self) -> str:
        """As the table shows it: minimum, median, maximum."""
        ours = f"{_spread(self.ours)} {self.unit}"
        theirs = f"{self.against} {_spread(self.theirs)}"
        return (
            f"| {self.name:24} | {ours:>32} | {theirs:>46} | {self.ratio:5.2f} | {self.bar:5.2f} |"
        )

    @property
    def shown(self) -> dict[str, Any]:
        """As JSON shows it."""
        return {
            "name": self.name,
            "unit": self.unit,
            "ours": vars(self.ours),
            "against": self.against,
            "theirs": vars(self.theirs),
            "ratio": round(self.ratio, 3),
            "bar": self.bar,
        }


def _spread(spread: Spread) -> str:
    values = sorted({spread.min, spread.median, spread.max})
    return " / ".join(f"{value:,.0f}" if value >= 100 else f"{value:.2f}" for value in values)


def in_turns(ours: Callable[[], float], theirs: Callable[[], float],
             pairs: int) -> tuple[list[float], list[float]]:  # fmt: skip
    """Measure one after the other, so that a slow minute of the machine is slow for both."""
    taken = [(ours(), theirs()) for _ in range(pairs)]
    return [mine for mine, _ in taken], [other for _, other in taken]


def beside(name: str, unit: str, ours: list[float], against: str, theirs: list[float], *,
           bar: float) -> Line:  # fmt: skip
    """More is better; the ratio is the median of the ratios of the pairs."""
    ratio = median(mine / other for mine, other in zip(ours, theirs, strict=True))
    return Line(name, unit, Spread.of(ours), against, Spread.of(theirs), ratio, bar)


def at_least(name: str, unit: str, ours: list[float], limit: float, *, bar: float = 1.0) -> Line:
    """More is better, and ``limit`` is asked for; with a ``bar`` of 0 it is only shown."""
    spread = Spread.of(ours)
    return Line(name, unit, spread, "limit", Spread.of([limit]), spread.median / limit, bar)


def none_of(name: str, unit: str, failures: int) -> Line:
    """None is allowed; the ratio is 1 where there was none, and 0 otherwise."""
    spread = Spread.of([float(failures)])
    return Line(name, unit, spread, "limit", Spread.of([0.0]), float(failures == 0))


def at_most(name: str, unit: str, ours: list[float], limit: float, *, bar: float = 1.0) -> Line:
    """Less is better, and ``limit`` is allowed; with a ``bar`` of 0 it is only shown."""
    spread = Spread.of(ours)
    return Line(name, unit, spread, "limit", Spread.of([limit]), limit / spread.median, bar)
