"""A date means the same day in every way offices write it."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.cells import Cell
from intake.dates import written_date
from intake.fault import CellFault

WAYS: tuple[Callable[[date], Cell], ...] = (
    lambda day: day,
    lambda day: datetime(day.year, day.month, day.day, 9, 30),  # noqa: DTZ001 - as Excel has it
    lambda day: day.isoformat(),
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day:%Y/%m/%d}",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day:%Y%m%d}",
    lambda day: float(f"{day:%Y%m%d}"),
    lambda day: float((day - date(1899, 12, 30)).days),
    lambda day: f"{day.year} 年 {day.month} 月 {day.day} 号",
    lambda day: f"{day.year}-{day.month}-{day.day} 00:00:00",
)
FULL_WIDTH = str.maketrans("0123456789-/.", "０１２３４５６７８９－／．")


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.sampled_from(WAYS), st.booleans())
def test_a_date_reads_back_the_same_in_any_way(
    day: date,
    way: Callable[[date], Cell],
    full_width: bool,  # noqa: FBT001 - drawn
) -> None:
    written = way(day)
    if full_width and isinstance(written, str):
        written = written.translate(FULL_WIDTH)
    assert written_date(written) == day


def test_a_date_in_chinese_numerals_is_read() -> None:
    assert written_date("二〇〇八年十二月二十一日") == date(2008, 12, 21)


@pytest.mark.parametrize(
    "cell", ["2008-02-30", "2008年3月", "2008.7", "08.3.5", 2008.0, "早年", 12.0]
)
def test_what_names_no_day_is_refused(cell: Cell) -> None:
    with pytest.raises(CellFault, match="date"):
        written_date(cell)


def test_an_empty_cell_is_no_date() -> None:
    assert written_date("") is written_date("—") is None
