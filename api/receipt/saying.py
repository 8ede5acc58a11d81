"""A day and a time as people say them, in Chinese or English."""

from __future__ import annotations

from datetime import date, datetime

WEEKDAYS = ("一", "二", "三", "四", "五", "六", "日")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def day_zh(day: date) -> str:
    """``2020年9月23日 星期三``."""
    return f"{day.year}年{day.month}月{day.day}日 星期{WEEKDAYS[day.weekday()]}"


def day_en(day: date) -> str:
    """``Wednesday 23 September 2020``."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_zh(at: datetime) -> str:
    """``2020年9月23日 星期三 10:00``."""
    return f"{day_zh(at)} {at:%H:%M}"


def moment_en(at: datetime) -> str:
    """``Wednesday 23 September 2020, 10:00``."""
    return f"{day_en(at)}, {at:%H:%M}"
