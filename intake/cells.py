"""A cell says one thing however it was typed: full-width, spaced, with a unit or as a float."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from math import isfinite

from domain.case.file import MOST_CM2
from domain.case.opening import MOST_PEOPLE
from intake.fault import CellFault, Fault
from intake.numerals import NUMERAL, chinese_number

Cell = str | float | int | bool | date | datetime | time | timedelta

# Excel keeps fifteen significant digits: a longer number has lost its tail.
EXACT_BELOW = 10**15
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\x00-\x08\x0b-\x1f]")
_DASHES = re.compile(r"[-—–―─_/\\.·~*\s]*")
_NOTHING = {
    "无",
    "暂无",
    "没有",
    "空",
    "不详",
    "未知",
    "待查",
    "待补",
    "待定",
    "N/A",
    "NA",
    "NULL",
    "NONE",
}
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?(\d+)", re.IGNORECASE)

_UNIT_CM2 = {
    "m2": Fraction(10_000), "㎡": Fraction(10_000), "平方米": Fraction(10_000),
    "平米": Fraction(10_000), "平方": Fraction(10_000), "平": Fraction(10_000),
    "方": Fraction(10_000), "sqm": Fraction(10_000), "sq.m": Fraction(10_000),
    "亩": Fraction(20_000_000, 3), "分": Fraction(2_000_000, 3), "公顷": Fraction(100_000_000),
}  # fmt: skip
_UNIT = "|".join(re.escape(unit) for unit in _UNIT_CM2)
_AREA = re.compile(rf"(\d+(?:\.\d*)?|\.\d+)({_UNIT})?\.?")
_MU_AND_FEN = re.compile(r"(\d+)亩(\d+(?:\.\d+)?)分")
_UNIT_NAMED = re.compile(r"公顷|亩|m2|平方米|平米|平方")

_PEOPLE = re.compile(rf"(?:共|计)?(\d+(?:\.0+)?|{NUMERAL}+)(?:个|口)?人?(?:口)?")

_WHOLE = {"全部", "全", "全额", "整体", "单独", "独有", "单独所有", "独自所有", "个人所有"}
_JOINT = {"共有", "共同共有", "共同所有", "共同"}
_FRACTION = re.compile(r"(\d+)[/⁄∕](\d+)")
_FRACTION_SPOKEN = re.compile(rf"(\d+|{NUMERAL}+)分之(\d+|{NUMERAL}+)")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?|\.\d+)%")
_DECIMAL = re.compile(r"\d+(?:\.\d*)?|\.\d+")


def text(cell: Cell | None) -> str:
    """Give the cell as trimmed NFKC text; a number without float noise, 7.0 as ``7``."""
    if isinstance(cell, str):
        plain = unicodedata.normalize("NFKC", cell)
        shown = plain if plain.isprintable() else _INVISIBLE.sub("", plain)
        return shown.strip().removeprefix("'").strip()
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, float | int):
        if not isfinite(cell):
            return str(cell)
        if cell == (whole := int(cell)) and abs(whole) < EXACT_BELOW:
            return str(whole)
        return format(Decimal(format(cell, ".15g")), "f")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def packed(cell: Cell | None) -> str:
    """Give the cell's text without any space."""
    return "".join(text(cell).split())


def is_blank(cell: Cell | None) -> bool:
    """Tell whether the cell says nothing: empty, a dash, a stroke, 无, N/A …"""
    if not isinstance(cell, str):
        return cell is None or isinstance(cell, bool)
    written = packed(cell)
    return not written or _DASHES.fullmatch(written) is not None or written.upper() in _NOTHING


def lost_digits(cell: Cell | None) -> bool:
    """Tell whether Excel stored a long number as a float and so dropped its last digits."""
    if isinstance(cell, float | int):
        return abs(cell) >= EXACT_BELOW
    written = _SCIENTIFIC.fullmatch(packed(cell))
    return written is not None and int(written[2]) >= len(str(EXACT_BELOW)) - 1


def area_unit(label: str) -> str | None:
    """Find the unit of area that a header or title names."""
    named = _UNIT_NAMED.search(unicodedata.normalize("NFKC", label).lower())
    return named[0] if named else None


def area_cm2(cell: Cell, unit: str | None = None) -> int | None:
    """Read an area in cm²; the cell's own unit goes before ``unit`` (else square metres).

    1 亩 is 2000/3 ㎡ (Order of the State Council on statutory units, 1984).

    Raises:
        CellFault: AREA_UNREADABLE.
    """
    if is_blank(cell):
        return None
    written = packed(cell).lower().replace(",", "")
    if spoken := _MU_AND_FEN.fullmatch(written):
        area = Fraction(spoken[1]) * _UNIT_CM2["亩"] + Fraction(spoken[2]) * _UNIT_CM2["分"]
    elif (match := _AREA.fullmatch(written)) and not isinstance(cell, date | time):
        area = Fraction(Decimal(match[1])) * _UNIT_CM2[match[2] or unit or "m2"]
    else:
        raise CellFault(Fault.AREA_UNREADABLE)
    if (cm2 := int(area + Fraction(1, 2))) > MOST_CM2:
        raise CellFault(Fault.AREA_UNREADABLE)
    return cm2


def people(cell: Cell) -> int | None:
    """Read a number of people: 4, 4.0, ４人, 4口人, 四人.

    Raises:
        CellFault: PEOPLE_UNREADABLE.
    """
    if is_blank(cell):
        return None
    match = _PEOPLE.fullmatch(packed(cell))
    if match is None or isinstance(cell, date | time):
        raise CellFault(Fault.PEOPLE_UNREADABLE)
    counted = _spoken(match[1].split(".")[0])
    if counted is None or counted > MOST_PEOPLE:
        raise CellFault(Fault.PEOPLE_UNREADABLE)
    return counted


def share(cell: Cell, *, percent: bool = False) -> Fraction | None:
    """Read a share of ownership; None where none is stated (also 共同共有).

    Args:
        cell: 1/2, ½, 50%, 0.5, 二分之一, 全部 …
        percent: the column speaks in percent, so a bare 50 is a half.

    Raises:
        CellFault: SHARE_UNREADABLE; a share is more than zero, and a date is no share even
            where Excel made it out of 1/2.
    """
    written = packed(cell)
    if is_blank(cell) or written in _JOINT:
        return None
    held = None if isinstance(cell, date | time) else _fraction(written.lstrip("各占"), percent)
    if held is None or held <= 0:
        raise CellFault(Fault.SHARE_UNREADABLE)
    return held


def _fraction(written: str, percent: bool) -> Fraction | None:  # noqa: FBT001 - read above
    if written in _WHOLE:
        return Fraction(1)
    if match := _FRACTION.fullmatch(written):
        return _divided(int(match[1]), int(match[2]))
    if match := _FRACTION_SPOKEN.fullmatch(written):
        return _divided(_spoken(match[2]), _spoken(match[1]))
    if match := _PERCENT.fullmatch(written):
        return _typed(match[1]) / 100
    if _DECIMAL.fullmatch(written):
        typed = _typed(written)
        return typed / 100 if percent and typed > 1 else typed
    return None


def _divided(above: int | None, below: int | None) -> Fraction | None:
    return None if above is None or not below else Fraction(above, below)


def _spoken(written: str) -> int | None:
    return int(written) if written.isdigit() else chinese_number(written)


def _typed(written: str) -> Fraction:
    """A formula =1/6 reaches us as 0.166666666666667, which six times over is above one."""
    exact = Fraction(Decimal(written))
    near = exact.limit_denominator(1000)
    return near if abs(near - exact) < Fraction(1, 10**9) else exact
