"""A date means the same day in whichever of the usual ways an office wrote it."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from intake.cells import Cell, is_blank, text
from intake.fault import CellFault, Fault
from intake.numerals import NUMERAL, chinese_number

_SERIAL_ZERO = date(1899, 12, 30)  # day 0 of Excel's 1900 calendar, its false leap day allowed for
_EARLIEST, _LATEST = date(1949, 10, 1), date(2100, 12, 31)
_AROUND_SIGNS = re.compile(r"\s*([-—–/.,、年月日号])\s*")
_REST = r"(?:[日号])?[.。]?(?:\s*[T ]\s*\d{1,2}[:时].*)?(?:\s*\(?(?:星期|周|礼拜).\)?)?"
_SEPARATED = re.compile(rf"(\d{{4}})[-—–/.,、年](\d{{1,2}})[-—–/.,、月](\d{{1,2}}){_REST}")
_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\.0+)?")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_SPOKEN = re.compile(rf"({NUMERAL}{{4}})年({NUMERAL}{{1,3}})月({NUMERAL}{{1,3}})[日号]?")


def written_date(cell: Cell) -> date | None:
    """Read a date: a date cell, an Excel serial, 20080612, 2008-8-10, 2008年3月5日, 2008.7.7 …

    Year and month without a day are not a date: which day it was, only the office knows.

    Raises:
        CellFault: DATE_UNREADABLE.
    """
    if is_blank(cell):
        return None
    if isinstance(cell, date):
        day: date | None = cell.date() if isinstance(cell, datetime) else cell
    else:
        day = _from_text(text(cell))
    if day is None or not _EARLIEST <= day <= _LATEST:
        raise CellFault(Fault.DATE_UNREADABLE)
    return day


@lru_cache(maxsize=4096)
def _from_text(written: str) -> date | None:
    tight = _AROUND_SIGNS.sub(r"\1", written)
    if match := _SEPARATED.fullmatch(tight) or _TOGETHER.fullmatch(tight):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _SERIAL.fullmatch(tight):
        return _SERIAL_ZERO + timedelta(days=int(match[1]))
    if match := _SPOKEN.fullmatch(tight):
        return _day(*(chinese_number(part) or 0 for part in match.groups()))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
