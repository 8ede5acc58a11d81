"""What is refused goes back in a form that can be mended and imported again."""

import io
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from intake.refused import REASON, SAME_HOUSEHOLD, write_refused
from intake.roster import Roster, read_roster
from intake.unreadable import WorkbookIsEmpty

MakeBook = Callable[..., bytes]
HEADER = ["户号", "姓名", "份额", "合法面积", "登记日期"]
TITLED = [["花名册　单位：亩"], HEADER]


def refused_file(content: bytes) -> bytes:
    roster = read_roster(content)
    reasons = {(each.sheet, each.row): each.why for each in roster.refusals}
    return write_refused(content, roster.refused_numbers, roster.refused_rows, reasons)


def values(content: bytes) -> list[list[object]]:
    (sheet,) = load_workbook(io.BytesIO(content)).worksheets
    return [["" if value is None else value for value in row] for row in sheet.values]


def faults(roster: Roster) -> list[str]:
    return [each.code for each in roster.refusals]


def test_it_holds_the_header_and_the_rows_of_refused_households_with_the_reason(
    book: MakeBook,
) -> None:
    kept = [["A-1", "张三", "1/2", "１00", "2008.7.7"], ["A-1", "", "1/2", "", ""]]
    rows = [*TITLED, *kept, ["A-2", "李四", "1/1", 50, ""], ["合计"]]

    written = values(refused_file(book({"1组": rows})))

    assert written[1] == [*HEADER, REASON]
    assert written[2:] == [[*kept[0], SAME_HOUSEHOLD], [*kept[1], "缺少姓名"]]


def test_it_gives_the_accepted_household_once_mended(book: MakeBook) -> None:
    rows = [*TITLED, ["A-1", "张三", "1/2", 3, ""], ["", "李四", "2/3", "", ""]]
    mended = load_workbook(io.BytesIO(refused_file(book({"1组": rows}, merges=["A3:A4"]))))
    mended["1组"]["C4"] = "1/2"
    packed = io.BytesIO()
    mended.save(packed)

    (household,) = read_roster(packed.getvalue()).households

    assert household.group == "1组"
    assert (household.legal_area_cm2, len(household.parties)) == (20_000_000, 2)


def test_a_header_of_two_levels_stays_one(book: MakeBook) -> None:
    rows = [["户号", "姓名", "面积", ""], ["", "", "合法", "未登记"], ["A-1", "", 1, 2]]
    again = refused_file(book({"1组": rows}, merges=["A1:A2", "B1:B2", "C1:D1"]))

    assert faults(read_roster(again)) == ["name_missing"]
    assert [str(each) for each in load_workbook(io.BytesIO(again))["1组"].merged_cells.ranges] != []


def test_a_row_refused_alone_brings_its_number_with_it(book: MakeBook) -> None:
    rows = [HEADER, ["A-1", "张三", "", 100, ""], ["", "李四", "", 88, ""]]
    content = book({"1组": rows}, merges=["A2:A3"])

    assert faults(read_roster(content)) == ["duplicate_number"]
    assert values(refused_file(content))[1][:4] == ["A-1", "李四", "", 88]


@pytest.mark.parametrize("text", ["=1+1", "+86", "-x", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_text_never_becomes_a_formula(book: MakeBook, text: str) -> None:
    content = write_refused(
        book({"1组": [HEADER, ["A-1", "张三", "'" + text, "x", ""]]}),
        {"A-1"},
        set(),
        {("1组", 2): text},
    )

    row = load_workbook(io.BytesIO(content))["1组"][2]
    assert (row[5].value, row[5].data_type) == (text, "s")


def test_a_refused_file_refused_again_keeps_one_column_for_the_reason(book: MakeBook) -> None:
    once = refused_file(book({"1组": [HEADER, ["A-1", "", "", "", ""]]}))

    assert values(refused_file(once)) == values(once)


def test_equal_refusals_are_equal_bytes(book: MakeBook) -> None:
    content = book({"1组": [HEADER, ["A-1", "", "", "", ""]]})

    assert refused_file(content) == refused_file(content)


CELLS = st.tuples(
    st.sampled_from(["A-1", "A-2", "ａ-３", ""]),
    st.sampled_from(["张三", "李四", "", "王五"]),
    st.sampled_from(["1/2", "3/4", "", "x"]),
    st.sampled_from(["", 100, "100㎡", "?"]),
    st.sampled_from(["", "同上", "2008.7.7", 39640, "2008-07"]),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(CELLS, min_size=1, max_size=8), st.sets(st.sampled_from(["A2:A3", "A5:A6"])))
def test_what_is_refused_for_itself_is_refused_again_for_the_same(
    book: MakeBook, rows: list[tuple[object, ...]], merges: set[str]
) -> None:
    content = book({"1组": [HEADER, *rows]}, merges=merges)
    try:
        roster = read_roster(content)
    except WorkbookIsEmpty:
        return
    own = [each for each in roster.refusals if each.code != "duplicate_number"]
    whole = [each.why for each in own if ("1组", each.row) not in roster.refused_rows]

    reasons = {(each.sheet, each.row): each.why for each in roster.refusals}
    if roster.refused_numbers:
        again = read_roster(write_refused(content, roster.refused_numbers, set(), reasons))
        assert [each.why for each in again.refusals] == whole
        assert again.numbers == roster.refused_numbers
        assert again.households == ()
