"""A forecast answers how many of the open cases will still be open, and when the last one closes.

The method and how it was measured stand in docs/forecast.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from forecast.basis import DAYS, Why, why_not
from forecast.clear import days_until_clear
from forecast.days import History, history
from forecast.expecting import of_now, of_past
from forecast.fan import remaining
from forecast.paces import Paces, paces
from forecast.spells import Floats, Spells
from forecast.trust import FADES, SOON, SOON_FADES, score, spread, weights

DATES = (0.5, 0.85, 0.95)
ENOUGH = 2  # closings of a new start, before it is asked alone
MONTH = 28  # the horizon by whose record the day of the last closing is told


class Band(NamedTuple):
    """Of the cases open now, how many are still open after ``days``; p10 to p90 holds 80 %."""

    days: int
    p10: int
    p50: int
    p90: int


class Clear(NamedTuple):
    """Days until the last open case closes; None beyond ten years."""

    p50: int | None
    p85: int | None
    p95: int | None


class Forecast(NamedTuple):
    """``why`` says why there is none; then the fan is empty."""

    open: int
    why: Why | None
    fan: tuple[Band, ...]
    clear: Clear


class _Known(NamedTuple):
    """What is read once for all horizons."""

    spells: Spells
    past: History
    paces: Paces
    soon: Floats


def foretell(spells: Spells, horizons: Iterable[int] = (7, 14, 28), *,
             since: float | None = None) -> Forecast:  # fmt: skip
    """Foretell from the spells seen so far; the same spells give the same forecast.

    ``since`` is how many days ago others took the cases on (a task force started): once it
    closed a few, what went before says nothing of its pace.
    """
    why = why_not(spells)
    if why:
        return Forecast(spells.open, why, (), Clear(None, None, None))
    if not spells.open:
        return Forecast(0, None, tuple(Band(days, 0, 0, 0) for days in horizons), Clear(0, 0, 0))
    known = _known(spells, since if since and _has_begun(spells, since) else None)
    fan = tuple(_band(known, days) for days in horizons)
    return Forecast(spells.open, None, fan, _clear(known))


def _has_begun(spells: Spells, since: float) -> bool:
    """Whether enough days and closings lie since then to tell a pace from."""
    closed = int((spells.closed & (spells.left < since)).sum())
    return since >= DAYS and closed >= ENOUGH


def _known(spells: Spells, since: float | None) -> _Known:
    past = history(spells, since)
    known = paces(past)
    soon = score(of_past(spells, past, known, SOON), SOON_FADES, SOON)
    return _Known(spells, past, known, soon)


def _trusted(known: _Known, horizon: int) -> tuple[Floats, Floats]:
    """The spread and the weight of each pace at this horizon."""
    asked = of_past(known.spells, known.past, known.paces, horizon)
    weight = weights(score(asked, FADES, horizon) + known.soon)
    return spread(asked, known.paces, horizon), weight


def _band(known: _Known, days: int) -> Band:
    closings = of_now(known.past, known.paces, known.spells.ages, days)
    spread, weight = _trusted(known, days)
    return Band(days, *remaining(known.spells.open, closings, spread, weight))


def _clear(known: _Known) -> Clear:
    spread, weight = _trusted(known, MONTH)
    watched_to = max(float(known.spells.opened.max()), 1.0)
    found = days_until_clear(known.spells.ages, watched_to, known.paces, spread, weight, DATES)
    return Clear(*found)
