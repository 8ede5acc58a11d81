"""A time is read as people write it: with an offset, naive as Shanghai's, a day as its end."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, AwareDatetime, BeforeValidator

from domain.refusal import ValueDoesNotFit

SHANGHAI = ZoneInfo("Asia/Shanghai")
EARLIEST_YEAR, LATEST_YEAR = 1900, 2199  # what a case can mean; a calendar's ends overflow
TOO_FAR = "the year lies outside 1900 to 2199"
WIDEST_OFFSET = timedelta(hours=14)  # Kiribati's; PostgreSQL reads none of 16 hours
NO_ZONE = "no place on earth has that offset"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
LOST_PLUS = re.compile(r" (\d{2}:?\d{2})$")  # a "+" that a form or an address turned into a space


def now() -> datetime:
    """The clock, asked at the edge and handed on."""
    return datetime.now(UTC)


def moment(text: str, field: str = "as_of") -> datetime:
    """Read a moment; a bare day is its last microsecond in Shanghai. Raises ValueDoesNotFit."""
    text = text.strip()
    try:
        return _bounded(_until(text))
    except ValueError:
        raise ValueDoesNotFit(field=field, why=f"“{text}” is not an ISO 8601 time") from None


def since(text: str, field: str = "from") -> datetime:
    """Read the beginning of a range: a bare day begins where it begins. Raises ValueDoesNotFit."""
    found = moment(text, field)
    return start_of(date.fromisoformat(text.strip())) if DAY.fullmatch(text.strip()) else found


def day(text: str | None) -> date | None:
    """Read a day; nothing stays nothing. Raises ValueDoesNotFit."""
    try:
        found = date.fromisoformat(text.strip()) if text else None
    except ValueError:
        raise ValueDoesNotFit(field="DATE", why=f"“{text}” is not a date like 2020-09-23") from None
    if found and not EARLIEST_YEAR <= found.year <= LATEST_YEAR:
        raise ValueDoesNotFit(field="DATE", why=TOO_FAR)
    return found


def end_of(day: date) -> datetime:
    """The last microsecond of a Shanghai day."""
    return start_of(day + timedelta(days=1)) - timedelta(microseconds=1)


def start_of(day: date) -> datetime:
    """The first moment of a Shanghai day."""
    return datetime.combine(day, time(), SHANGHAI)


def _aware(value: object) -> object:
    if isinstance(value, str):
        read = datetime.fromisoformat(LOST_PLUS.sub(r"+\1", value.strip()))
        return read if read.tzinfo else read.replace(tzinfo=SHANGHAI)
    return value


def _until(value: object) -> object:
    if isinstance(value, str) and DAY.fullmatch(value.strip()):
        last = date.fromisoformat(value.strip())
        if last.year > LATEST_YEAR:
            raise ValueError(TOO_FAR)
        return end_of(last)
    return _aware(value)


def _bounded(read: object) -> datetime:
    assert isinstance(read, datetime)
    if not EARLIEST_YEAR <= read.year <= LATEST_YEAR:
        raise ValueError(TOO_FAR)
    if abs(read.utcoffset() or timedelta()) > WIDEST_OFFSET:
        raise ValueError(NO_ZONE)
    return read


OccurredAt = Annotated[AwareDatetime, BeforeValidator(_aware), AfterValidator(_bounded)]
Until = Annotated[AwareDatetime, BeforeValidator(_until), AfterValidator(_bounded)]
