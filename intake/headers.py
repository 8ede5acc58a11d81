"""A header is one to three rows that name at least the household number and the party."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from intake.cells import Cell, area_unit, is_blank, packed, text
from intake.columns import Field, field_of
from intake.workbook import Merge, Sheet

MOST_LEVELS = 3
_FEWEST_LABELS = 2
_LONGEST_LABEL = 40
_LOOKS_LIKE_DATA = re.compile(r"\d{3}")
_PERCENT = re.compile(r"[%％]|百分|占比|比例")
_TOTAL_OF_AREAS = re.compile(r"总|合计|小计|共")
_UNIT = re.compile(r"\(.*\)|[^0-9]{1,3}|(单位[::])?(m2|平方米)")
_ORDINAL_SIGNS = "甲乙丙丁戊己庚辛"
_FEWEST_ORDINALS = 3


@dataclass(frozen=True, slots=True)
class Header:
    """Where each field stands and what the header said; rows are zero-based, ``below`` is data."""

    top: int
    below: int
    columns: Mapping[Field, int]
    labels: Mapping[Field, str]
    area_units: Mapping[Field, str | None]
    share_in_percent: bool
    takes_area_as_legal: bool
    ignored: tuple[str, ...]


def header_at(sheet: Sheet, row: int) -> Header | None:
    """Recognise a header that begins in this row, or None; data rows are told apart quickly."""
    if not _is_labels(sheet.rows[row], fewest=_FEWEST_LABELS):
        return None
    here = _fields([(label,) if label else () for label in _labels(sheet, row)])
    if Field.NUMBER not in here and Field.NAME not in here:
        return None
    levels = _best_levels(sheet, row)
    return None if levels is None else _header(sheet, row, levels)


def _best_levels(sheet: Sheet, row: int) -> int | None:
    best, most = None, 0
    for levels in range(1, MOST_LEVELS + 1):
        last = row + levels - 1
        if last >= len(sheet.rows) or not _is_labels(sheet.rows[last], fewest=0):
            break
        known = _fields(_paths(sheet, row, levels))
        if Field.NUMBER in known and Field.NAME in known and len(known) > most:
            best, most = levels, len(known)
    return None if best is None else max(best, _merged_levels(sheet, row))


def _merged_levels(sheet: Sheet, row: int) -> int:
    tall = [m.bottom - row + 1 for m in sheet.merges if m.top == row and m.bottom > row]
    return max(tall, default=1)


def _header(sheet: Sheet, row: int, levels: int) -> Header:
    paths = _paths(sheet, row, levels)
    columns = _fields(paths)
    as_legal = _is_area_legal(columns, paths)
    if as_legal:
        columns[Field.LEGAL_AREA] = columns[Field.SOME_AREA]
    taken = set(columns.values())
    labels = {field: "/".join(paths[column]) for field, column in columns.items()}
    share_label = labels.get(Field.SHARE, "")
    return Header(
        top=row,
        below=_first_data_row(sheet, row + levels, columns),
        columns=columns,
        labels=labels,
        area_units={field: area_unit(label) for field, label in labels.items()},
        share_in_percent=_PERCENT.search(share_label) is not None,
        takes_area_as_legal=as_legal,
        ignored=tuple(
            "/".join(path) for column, path in enumerate(paths) if path and column not in taken
        ),
    )


def _is_area_legal(columns: Mapping[Field, int], paths: list[tuple[str, ...]]) -> bool:
    """An area without further words is legal, unless it is a total beside the unregistered one."""
    if Field.SOME_AREA not in columns or Field.LEGAL_AREA in columns:
        return False
    if Field.UNREGISTERED_AREA not in columns:
        return True
    beside = "".join(paths[columns[Field.UNREGISTERED_AREA]])
    own = "".join(paths[columns[Field.SOME_AREA]])
    return "其中" not in beside and not _TOTAL_OF_AREAS.search(own)


def _paths(sheet: Sheet, row: int, levels: int) -> list[tuple[str, ...]]:
    first = row
    while first > row - MOST_LEVELS + 1 and first > 0 and _is_upper_level(sheet, first - 1):
        first -= 1
    rows = [_labels(sheet, each) for each in range(first, row + levels)]
    width = max(len(labels) for labels in rows)
    return [
        tuple(
            dict.fromkeys(
                labels[column] for labels in rows if len(labels) > column and labels[column]
            )
        )
        for column in range(width)
    ]


def _is_upper_level(sheet: Sheet, row: int) -> bool:
    """Tell group headings (房屋情况 over several columns) from a title or a line of remarks."""
    wide = [m for m in sheet.merges if m.top <= row <= m.bottom and m.right > m.left]
    return (
        len(wide) >= _FEWEST_LABELS
        and _is_labels(sheet.rows[row], fewest=_FEWEST_LABELS)
        and not any(":" in text(cell) for cell in sheet.rows[row])
    )


def _labels(sheet: Sheet, row: int) -> list[str]:
    """The header texts of a row, each merged cell's text in all columns that it covers."""
    labels = [" ".join(text(cell).split()) for cell in sheet.rows[row]]
    for merge in sheet.merges:
        if merge.top <= row <= merge.bottom and merge.left < len(labels):
            shown = " ".join(text(sheet.cell(merge.top, merge.left)).split())
            for column in range(merge.left, min(merge.right + 1, len(labels))):
                labels[column] = shown
    return labels


def _fields(paths: list[tuple[str, ...]]) -> dict[Field, int]:
    best: dict[Field, tuple[int, int]] = {}
    for column, path in enumerate(paths):
        known = field_of(path) if path else None
        if known is not None:
            field, rank = known
            best[field] = min(best.get(field, (rank, column)), (rank, column))
    return {field: column for field, (_, column) in best.items()}


def _is_labels(cells: list[Cell], *, fewest: int) -> bool:
    filled = [cell for cell in cells if cell != ""]
    return len(filled) >= fewest and all(
        isinstance(cell, str) and len(cell) <= _LONGEST_LABEL and not _LOOKS_LIKE_DATA.search(cell)
        for cell in filled
    )


def _first_data_row(sheet: Sheet, row: int, columns: Mapping[Field, int]) -> int:
    """Skip what still belongs to the header: a row of units, a row that counts the columns."""
    while row < len(sheet.rows) and (
        _is_row_of_units(sheet, row, columns) or _counts_columns(sheet.rows[row])
    ):
        row += 1
    return row


def _is_row_of_units(sheet: Sheet, row: int, columns: Mapping[Field, int]) -> bool:
    cells = sheet.rows[row]
    named = [sheet.cell(row, columns[field]) for field in (Field.NUMBER, Field.NAME)]
    return (
        any(not is_blank(cell) for cell in cells)
        and all(cell == "" for cell in named)
        and not _is_inside_merge(sheet.merges, row, columns[Field.NUMBER])
        and all(_UNIT.fullmatch(packed(cell)) for cell in cells if not is_blank(cell))
    )


def _is_inside_merge(merges: tuple[Merge, ...], row: int, column: int) -> bool:
    return any(m.top < row <= m.bottom and m.left <= column <= m.right for m in merges)


def _counts_columns(cells: list[Cell]) -> bool:
    """Official forms number their columns below the header: 甲 乙 1 2 3 or (1) (2) (3)."""
    written = [packed(cell).strip("()栏") for cell in cells if not is_blank(cell)]
    while written and written[0] in _ORDINAL_SIGNS + "次":
        written = written[1:]
    if len(written) < _FEWEST_ORDINALS or not all(each.isdigit() for each in written):
        return False
    return all(int(after) == int(before) + 1 for before, after in pairwise(written))
