"""A line is read cell by cell: what cannot be read becomes a fault and never stops the rest."""

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from functools import partial
from typing import TypeVar

from intake.cells import Cell, area_cm2, is_blank, lost_digits, packed, people, share, text
from intake.columns import Field
from intake.dates import written_date
from intake.fault import CellFault, Fault, Found, masked
from intake.headers import Header
from intake.identity import identity_number
from intake.party_rows import Facts, PartyRow
from intake.workbook import Sheet

_T = TypeVar("_T")
_DITTO = {"同上", "同前", "〃", "″", "′′", '"', "''", "”", "“", "々", "ditto"}
_BETWEEN_CHINESE = re.compile(r"(?<=[\u3007\u3400-\u9fff])\s+(?=[\u3007\u3400-\u9fff])")
_CELL_FAULTS_MASKED = {Fault.ID_CHECK_DIGIT, Fault.ID_LOST_DIGITS, Fault.ID_UNREADABLE}
# One merged cell may stand beside many households; an area or a share in it stands only once.
_FILLED_FROM_MERGES = (
    Field.NUMBER, Field.GROUP, Field.ADDRESS, Field.STRUCTURE, Field.REGISTERED_ON,
)  # fmt: skip


class LineReader:
    """Reads the lines below one header; remembers the line above for 同上."""

    def __init__(self, sheet: Sheet, header: Header, unit: str | None) -> None:
        self._sheet = sheet
        self._header = header
        self._unit = unit
        self._above: dict[Field, Cell] = {}
        self._merged = {
            field: _rows_inside_merges(sheet, header, header.columns[field])
            for field in _FILLED_FROM_MERGES
            if field in header.columns
        }

    @property
    def columns(self) -> Mapping[Field, int]:
        return self._header.columns

    def read(self, row: int, group: str | None) -> PartyRow:
        """Read the line at this zero-based row; ``group`` where no column names one."""
        cells, filled = self._cells(row)
        faults: list[Found] = []
        reading = partial(self._read, cells, faults)
        number = reading(Field.NUMBER, _number)
        name = _name(cells.get(Field.NAME, ""))
        co_owner = _name(cells.get(Field.CO_OWNER, ""))
        if name is None and co_owner is None:
            faults.append(Found(Fault.NAME_MISSING, self._header.labels[Field.NAME]))
        elif name and co_owner and name != co_owner:
            faults.append(Found(Fault.TWO_NAMES, self._header.labels[Field.CO_OWNER]))
        percent = self._header.share_in_percent
        return PartyRow(
            sheet=self._sheet.name,
            row=row + 1,
            number=number,
            number_is_merged=row in self._merged[Field.NUMBER],
            name=name or co_owner,
            id_number=reading(Field.ID_NUMBER, identity_number),
            phone=reading(Field.PHONE, _phone),
            relation=reading(Field.RELATION, _words),
            share=reading(Field.SHARE, partial(share, percent=percent)),
            facts=Facts(
                people=reading(Field.PEOPLE, people),
                legal_area_cm2=reading(Field.LEGAL_AREA, self._area(Field.LEGAL_AREA)),
                unregistered_area_cm2=reading(
                    Field.UNREGISTERED_AREA, self._area(Field.UNREGISTERED_AREA)
                ),
                address=reading(Field.ADDRESS, _words),
                registered_on=reading(Field.REGISTERED_ON, written_date),
            ),
            structure=reading(Field.STRUCTURE, _words),
            group=reading(Field.GROUP, _words) or group,
            faults=tuple(faults),
            labels=self._header.labels,
            filled=filled,
        )

    def _cells(self, row: int) -> tuple[dict[Field, Cell], dict[int, Cell]]:
        cells: dict[Field, Cell] = {}
        filled: dict[int, Cell] = {}
        for field, column in self._header.columns.items():
            cell = self._sheet.cell(row, column)
            merged_from = self._merged.get(field, {}).get(row)
            if merged_from is not None:
                cell = filled[column] = self._sheet.cell(merged_from, column)
            elif isinstance(cell, str) and packed(cell).lower() in _DITTO:
                cell = filled[column] = self._above.get(field, "")
            cells[field] = cell
        self._above = cells
        return cells, filled

    def _read(
        self,
        cells: Mapping[Field, Cell],
        faults: list[Found],
        field: Field,
        read: Callable[[Cell], _T | None],
    ) -> _T | None:
        try:
            return read(cells[field]) if field in cells else None
        except CellFault as met:
            value = text(cells[field])
            hidden = "*" * (len(value) - 4) + value[-4:]
            shown = hidden if met.fault in _CELL_FAULTS_MASKED else masked(value)
            faults.append(Found(met.fault, self._header.labels[field], shown))
            return None

    def _area(self, field: Field) -> Callable[[Cell], int | None]:
        return partial(area_cm2, unit=self._header.area_units.get(field) or self._unit)


def _rows_inside_merges(sheet: Sheet, header: Header, column: int) -> dict[int, int]:
    """Give for each row inside a vertical merge over this column the row where it begins."""
    inside: dict[int, int] = {}
    below = header.below
    for merge in sorted(sheet.merges, key=lambda merge: merge.top):
        if merge.left <= column <= merge.right and merge.top >= below:
            below = min(merge.bottom + 1, len(sheet.rows))  # merges never overlap
            inside |= dict.fromkeys(range(merge.top + 1, below), merge.top)
    return inside


def _number(cell: Cell) -> str | None:
    if is_blank(cell):
        return None
    if isinstance(cell, date | time) or lost_digits(cell):
        raise CellFault(Fault.NUMBER_UNREADABLE)
    return packed(cell).upper()


def _name(cell: Cell) -> str | None:
    return None if is_blank(cell) else " ".join(_BETWEEN_CHINESE.sub("", text(cell)).split())


def _words(cell: Cell) -> str | None:
    return None if is_blank(cell) else packed(cell)


def _phone(cell: Cell) -> str | None:
    return None if is_blank(cell) or lost_digits(cell) else packed(cell).removesuffix(".0")
