"""The register as a workbook says what the routes say, to the digit, in typed cells."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import openpyxl
import pytest

from tests.api.api_caller import Caller
from tests.api.papers.reading import facts, sheets

PATH = "/projects/XN/register.xlsx"


@pytest.fixture
def village(caller: Caller) -> Caller:
    """Five households: one signed, one contacted, one whose number begins with nought."""
    caller.project()
    first, second, *_ = [caller.case(f"XN-{n:03}") for n in range(1, 5)]
    caller.case("007")
    caller.do(first, "parties", name="=1+1", share="1/1")
    caller.do(second, "contacts", method="visit")
    caller.sign(caller.get("/projects/XN/cases")["items"][3]["id"])
    return caller


def test_the_figures_are_those_of_the_countdown(village: Caller) -> None:
    counted = village.get("/projects/XN/countdown")

    told = facts(sheets(village, PATH)["概要"])

    assert told["剩余"] == counted["remaining"] == 4
    assert (told["立案"], told["办结"]) == (counted["opened"], counted["closed"])
    assert told["日志位置"] == counted["position"]
    assert [told[name] for name in ("未联系", "已联系", "签约")] == [
        counted["by_stage"]["opened"], counted["by_stage"]["contacted"],
        counted["by_outcome"]["signed"],
    ]  # fmt: skip


def test_every_household_is_a_row_as_the_register_lists_it(village: Caller) -> None:
    listed = village.get("/projects/XN/cases")["items"]

    _, *rows = sheets(village, PATH)["户案登记册"]

    assert [row[0] for row in rows] == [item["case_no"] for item in listed]
    assert [row[1] for row in rows] == [item["name"] or "" for item in listed]
    assert {row[4] for row in rows} == {"未联系 Not contacted", "已联系 Contacted", "已办结 Closed"}
    assert rows[0][7] == datetime(2020, 9, 23, 10, 0)  # noqa: DTZ001 - a cell has no offset


def test_the_moment_is_by_shanghais_clock_however_it_was_asked(village: Caller) -> None:
    told = facts(sheets(village, PATH, as_of="2020-09-30T16:30:00Z")["概要"])

    assert told["截至"] == datetime(2020, 10, 1, 0, 30)  # noqa: DTZ001 - a cell has no offset


def test_a_case_has_the_colour_that_it_has_on_the_wall(village: Caller) -> None:
    stands = {item["case_no"]: item for item in village.get("/projects/XN/stalled")["items"]}

    _, *rows = sheets(village, PATH)["户案登记册"]

    assert len(stands) == 4
    assert {row[0]: row[10] for row in rows if row[9]} == {
        number: item["days_quiet"] for number, item in stands.items()
    }
    assert {row[9] for row in rows} == {"红 停滞 stalled", ""}


def test_every_figure_says_what_it_counts(village: Caller) -> None:
    said = {row[0].partition(" ")[0]: row[2] for row in sheets(village, PATH)["概要"][1:]}

    told = village.get("/projects/XN/figures/remaining")
    assert said["剩余"].startswith(told["definition"])
    assert said["签约"].endswith("signed.")


def test_no_text_is_a_formula_and_no_number_a_text(village: Caller) -> None:
    book = openpyxl.load_workbook(BytesIO(village.client.get(f"/api/v1{PATH}").content))

    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert {"=1+1", "007"} <= {cell.value for cell in cells}
    assert {sheet.freeze_panes for sheet in book} == {"A2"}
    assert {cell.font.name for cell in cells if cell.value} == {"Microsoft YaHei"}


def test_it_is_of_the_moment_that_is_asked_about(village: Caller) -> None:
    told = sheets(village, PATH, as_of="2020-09-22")

    assert facts(told["概要"])["立案"] == 0
    assert len(told["户案登记册"]) == 1
