"""A workbook holds typed cells, and a text that looks like a formula stays a text."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from openpyxl import Workbook

from audit.papers import workbook
from tests.audit.papers.conftest import Told


def opened(told: Told) -> Workbook:
    return openpyxl.load_workbook(BytesIO(told.on(workbook)))


def test_it_has_a_sheet_for_each_question(told: Told) -> None:
    assert opened(told).sheetnames == [
        "概要 Summary", "时间线 Timeline", "更正 Corrections", "缺口 Gaps"
    ]  # fmt: skip


def test_numbers_are_numbers_and_times_are_times(told: Told) -> None:
    first = [cell.value for cell in opened(told)["时间线 Timeline"][2]]

    assert first[:2] == [3, "007"]
    assert first[2] == told.rows[0]["occurred_at"].replace(tzinfo=None)
    assert isinstance(first[3], datetime)
    assert isinstance(first[5], float)


def test_no_text_is_a_formula(told: Told) -> None:
    cells = [cell for sheet in opened(told) for row in sheet.iter_rows() for cell in row]

    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "inlineStr"}
    assert {"@看了地块", "-听错"} <= {cell.value for cell in cells}
    assert any("=1+1" in str(cell.value) for cell in cells)


def test_a_label_that_looks_like_a_formula_stays_a_text(told: Told) -> None:
    told.rows[1]["by"] = "=HYPERLINK(1)"

    cell = opened(told)["时间线 Timeline"]["J3"]

    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


def test_headings_stay_and_columns_filter(told: Told) -> None:
    sheet = opened(told)["时间线 Timeline"]

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:N{len(told.rows) + 1}"


def test_gaps_are_listed_zeros_included(told: Told) -> None:
    rows = list(opened(told)["缺口 Gaps"].iter_rows(min_row=2, max_col=2, values_only=True))

    assert [n for _, n in rows[:-1]] == list(told.cover.flags.values())


def test_the_same_data_gives_the_same_bytes(told: Told) -> None:
    assert told.on(workbook) == told.on(workbook)


def test_what_no_sheet_holds_is_refused(told: Told) -> None:
    cover = replace(told.cover, gaps={**told.cover.gaps, "records": workbook.ROWS + 1})

    with pytest.raises(workbook.TooManyForASheet):
        told._replace(cover=cover).on(workbook)
