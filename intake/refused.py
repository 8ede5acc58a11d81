"""Refused rows go back in a workbook of the same shape, to be mended and imported again."""

import io
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from math import isfinite

from xlsxwriter.exceptions import XlsxWriterException  # type: ignore[import-untyped]
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from intake.cells import Cell
from intake.columns import Field
from intake.headers import Header
from intake.households import gather
from intake.lines import section_of
from intake.sheet_rows import SheetRows, read_sheets

REASON = "退回原因"
SAME_HOUSEHOLD = "同户有行被退回"
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - fixed, so that equal refusals are equal bytes
_TIMES: tuple[tuple[type, str], ...] = (
    (datetime, "yyyy-mm-dd hh:mm:ss"),
    (date, "yyyy-mm-dd"),
    (time, "hh:mm:ss"),
    (timedelta, "[h]:mm:ss"),
)

Place = tuple[str, int]


def write_refused(
    content: bytes,
    numbers: AbstractSet[str],
    rows: AbstractSet[Place],
    reasons: Mapping[Place, str],
) -> bytes:
    """Write the refused rows of a roster as an .xlsx that can itself be imported.

    Every sheet keeps what stands above its data and its refused rows unchanged, except that what
    a merged cell or 同上 stood for is written out: the cell that said it may not be among them.

    Args:
        content: the workbook as it was imported.
        numbers: households refused whole, by their number as read.
        rows: ``(sheet, row as Excel counts)`` refused alone.
        reasons: what to say beside a row; other rows of a refused household say so.

    Raises:
        RosterUnreadable: ``content`` is not a roster.
    """
    sheets = read_sheets(content)
    kept = _kept(sheets, numbers, rows)
    packed = io.BytesIO()
    with Workbook(packed, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": _CREATED})
        for sheet in sheets:
            if any((row.sheet, row.row) in kept for row in sheet.rows):
                _RefusedSheet(workbook, sheet, kept, reasons).write()
    return packed.getvalue()


def _kept(
    sheets: tuple[SheetRows, ...], numbers: AbstractSet[str], rows: AbstractSet[Place]
) -> dict[Place, Mapping[int, Cell]]:
    """Give the rows to keep, each with the cells that must be written out, by column."""
    kept: dict[Place, Mapping[int, Cell]] = {}
    column = {
        (sheet.sheet.name, row.row): _header_above(sheet, row.row).columns[Field.NUMBER]
        for sheet in sheets
        for row in sheet.rows
    }
    for household in gather(row for sheet in sheets for row in sheet.rows):
        whole = not household.is_aside and household.number in numbers
        for row in household.rows:
            place = (row.sheet, row.row)
            if whole or place in rows:
                number = {} if row.number else {column[place]: household.number or ""}
                kept[place] = {**number, **row.filled}
    return kept


def _header_above(sheet: SheetRows, row: int) -> Header:
    return next(header for header in reversed(sheet.headers) if header.below < row)


class _RefusedSheet:
    """One sheet of the refused file, written from the top down."""

    def __init__(
        self,
        workbook: Workbook,
        sheet: SheetRows,
        kept: Mapping[Place, Mapping[int, Cell]],
        reasons: Mapping[Place, str],
    ) -> None:
        self._read = sheet
        self._sheet = sheet.sheet
        self._kept = kept
        self._reasons = reasons
        self._width = max(len(cells) for cells in self._sheet.rows)
        self._formats = {kind: workbook.add_format({"num_format": how}) for kind, how in _TIMES}
        self._centred = workbook.add_format({"align": "center", "valign": "vcenter"})
        self._out: Worksheet = workbook.add_worksheet(self._sheet.name)
        self._next = 0

    def write(self) -> None:
        for place, header in enumerate(self._read.headers):
            after = self._read.headers[place + 1 : place + 2]
            lines = list(self._lines(header.below, after[0].top if after else None))
            if lines:
                self._write_header(header, 0 if place == 0 else header.top)
                for row, cells in lines:
                    self._write_line(header, row, cells)

    def _lines(self, first: int, end: int | None) -> Iterator[tuple[int, Mapping[int, Cell]]]:
        """Give the rows to keep below a header, and the group headings that lead to them."""
        heading: int | None = None
        parties = {row.row - 1 for row in self._read.rows}
        for row, cells in enumerate(self._sheet.rows[first:end], start=first):
            kept = self._kept.get((self._sheet.name, row + 1))
            if row not in parties and section_of(cells):
                heading = row
            elif kept is not None:
                if heading is not None:
                    yield heading, {}
                    heading = None
                yield row, kept

    def _write_header(self, header: Header, first: int) -> None:
        shift = self._next - first
        for row in range(first, header.below):
            self._write_cells(row, {})
        self._out.write_string(header.top + shift, self._reason_column(header), REASON)
        for merge in self._sheet.merges:
            if first <= merge.top and merge.bottom < header.below and merge.right < self._width:
                shown = self._sheet.cell(merge.top, merge.left)
                with suppress(XlsxWriterException):  # merges that overlap are not worth a failure
                    self._out.merge_range(
                        merge.top + shift, merge.left, merge.bottom + shift, merge.right,
                        "", self._centred,
                    )  # fmt: skip
                    self._write_cell(merge.top + shift, merge.left, shown)

    def _write_line(self, header: Header, row: int, written_out: Mapping[int, Cell]) -> None:
        place = (self._sheet.name, row + 1)
        reason = self._reasons.get(place, SAME_HOUSEHOLD if place in self._kept else "")
        self._write_cells(row, {**written_out, self._reason_column(header): reason})

    def _reason_column(self, header: Header) -> int:
        return header.columns.get(Field.REASON, self._width)

    def _write_cells(self, row: int, written_out: Mapping[int, Cell]) -> None:
        for column in range(self._width + 1):
            cell = written_out.get(column, self._sheet.cell(row, column))
            self._write_cell(self._next, column, cell)
        self._next += 1

    def _write_cell(self, row: int, column: int, cell: Cell) -> None:
        """Text is always written as text: what starts with = + - or @ never becomes a formula."""
        if isinstance(cell, bool):
            self._out.write_boolean(row, column, cell)
        elif isinstance(cell, float | int) and isfinite(cell):
            self._out.write_number(row, column, cell)
        elif isinstance(cell, str):
            if cell:
                self._out.write_string(row, column, cell)
        elif isinstance(cell, float | int):
            self._out.write_string(row, column, str(cell))
        else:
            self._out.write_datetime(row, column, cell, self._formats[type(cell)])
