"""Small workbooks are made here the way offices make them: titles, merges, several sheets."""

import io
from collections.abc import Callable, Mapping, Sequence

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from intake.roster import Roster, read_roster

Rows = Sequence[Sequence[object]]
MakeBook = Callable[..., bytes]
ReadRows = Callable[..., Roster]

ZHANG: Mapping[str, object] = {
    "户号": "XN-1",
    "姓名": "张三",
    "关系": "户主",
    "身份证号": "99000019831029133X",
    "手机": "13907483378",
    "份额": "1/1",
    "人口": 3,
    "合法面积": 120.5,
    "未登记面积": 20,
    "登记日期": "2008-08-10",
}


def workbook(
    sheets: Mapping[str, Rows], merges: Sequence[str] = (), hidden: Sequence[str] = ()
) -> bytes:
    """Make an .xlsx; the merges are made in every sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet: Worksheet = book.create_sheet(name)
        for number, cells in enumerate(rows, start=1):
            for column, value in enumerate(cells, start=1):
                if value != "":
                    sheet.cell(number, column).value = value  # type: ignore[assignment]
        for merge in merges:
            sheet.merge_cells(merge)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


@pytest.fixture(scope="session")
def book() -> MakeBook:
    """Make a workbook out of sheets: ``book({"1组": rows}, merges=["A3:A4"])``."""
    return workbook


@pytest.fixture(scope="session")
def read() -> ReadRows:
    """Make a workbook of one sheet 花名册 and read it: ``read(rows, merges=["A3:A4"])``."""

    def made_and_read(rows: Rows, merges: Sequence[str] = ()) -> Roster:
        return read_roster(workbook({"花名册": rows}, merges))

    return made_and_read


@pytest.fixture(scope="session")
def party() -> ReadRows:
    """Read a roster of faultless rows, each changed in the cells that are given."""

    def changed_and_read(*changes: Mapping[str, object]) -> Roster:
        rows = [[{**ZHANG, **change}[column] for column in ZHANG] for change in changes]
        return read_roster(workbook({"花名册": [list(ZHANG), *rows]}))

    return changed_and_read
