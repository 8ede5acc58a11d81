"""A month is Shanghai's, and as long as it lasts it reaches to now."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

from api.moments import SHANGHAI, now, start_of
from domain.refusal import ValueDoesNotFit

MONTH = re.compile(r"(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])")


class Month(NamedTuple):
    """Its name, its first moment, and its last or now."""

    name: str
    since: datetime
    until: datetime
    is_over: bool


def month_named(text: str | None) -> Month:
    """``2026-03``, this month where none is named.

    Raises ValueDoesNotFit for what is no month or has not begun.
    """
    heard = now().astimezone(SHANGHAI)
    name = text or f"{heard:%Y-%m}"
    if not MONTH.fullmatch(name):
        raise ValueDoesNotFit(field="month", why=f"“{name}” is not a month like 2020-09")
    first = date.fromisoformat(f"{name}-01")
    after = (first + timedelta(days=31)).replace(day=1)
    if start_of(first) > heard:
        raise ValueDoesNotFit(field="month", why=f"{name} has not begun")
    ends = start_of(after) - timedelta(microseconds=1)
    return Month(name, start_of(first), min(ends, heard), ends < heard)
