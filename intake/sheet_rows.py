"""A sheet is read from its first header on; titles, totals, remarks and page breaks fall away."""

import re
from dataclasses import dataclass

from intake.cells import Cell, area_unit, packed, text
from intake.columns import Field, field_of
from intake.headers import Header, header_at
from intake.line_reading import LineReader
from intake.lines import is_party_line, section_of
from intake.party_rows import PartyRow
from intake.unreadable import (
    NameColumnMissing,
    NoKnownColumns,
    NumberColumnMissing,
    RosterUnreadable,
    WorkbookIsEmpty,
)
from intake.workbook import Sheet, visible_sheets

_UNIT_OF_SHEET = re.compile(r"单位[::]?[^::]{0,6}?(m2|平方米|平米|亩|公顷)")
_EXAMPLE = re.compile(r"说明|示例|样例|样表|范例|须知|example|instruction|readme", re.IGNORECASE)
_GROUP_IN_NAME = re.compile(r"组|村|社区|片|街|巷|栋|幢|楼|区")

_FEWEST_KNOWN = 3


@dataclass(frozen=True, slots=True)
class SheetRows:
    """A sheet's party rows and the headers above them, in reading order."""

    sheet: Sheet
    headers: tuple[Header, ...]
    rows: tuple[PartyRow, ...]


def read_sheets(content: bytes) -> tuple[SheetRows, ...]:
    """Read every visible sheet; one that only shows how to fill in a roster gives no rows.

    Raises:
        RosterUnreadable: the subclass says in one sentence why nothing could be read.
    """
    sheets = visible_sheets(content)
    read = tuple(
        SheetRows(sheet, (), ()) if _EXAMPLE.search(sheet.name) else read_sheet(sheet)
        for sheet in sheets
    )
    if not any(each.headers for each in read):
        read = tuple(read_sheet(sheet) for sheet in sheets)
    if not any(each.rows for each in read):
        raise _why_nothing_was_read(read)
    return read


def _why_nothing_was_read(read: tuple[SheetRows, ...]) -> RosterUnreadable:
    rows = [cells for each in read for cells in each.sheet.rows]
    if any(each.headers for each in read) or not any(text(cell) for row in rows for cell in row):
        return WorkbookIsEmpty()
    known: set[Field] = set()
    for cells in rows:
        fits = (field_of((cell,)) for cell in cells if isinstance(cell, str) and cell)
        here = {fit[0] for fit in fits if fit}
        known = here if len(here) > len(known) else known
    if len(known) < _FEWEST_KNOWN or {Field.NAME, Field.NUMBER}.isdisjoint(known):
        return NoKnownColumns()
    return NumberColumnMissing() if Field.NAME in known else NameColumnMissing()


def read_sheet(sheet: Sheet) -> SheetRows:
    """Read all party rows of a sheet; a sheet without a header has none."""
    group = sheet.name.strip() if _GROUP_IN_NAME.search(sheet.name) else None
    unit: str | None = None
    reader: LineReader | None = None
    headers: list[Header] = []
    rows: list[PartyRow] = []
    below_header = 0
    for row, cells in enumerate(sheet.rows):
        if row < below_header:
            continue
        if header := header_at(sheet, row):
            headers.append(header)
            below_header = header.below
            reader = LineReader(sheet, header, unit)
        elif reader is None:
            unit = _unit_of(cells) or unit
        elif is_party_line(cells, reader.columns):
            rows.append(reader.read(row, group))
        else:
            group = section_of(cells) or group
    return SheetRows(sheet, tuple(headers), tuple(rows))


def _unit_of(cells: list[Cell]) -> str | None:
    titles = (_UNIT_OF_SHEET.search(packed(cell)) for cell in cells if isinstance(cell, str))
    return next((area_unit(title[1]) for title in titles if title), None)
