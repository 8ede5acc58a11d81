"""A workbook is opened only after its size, packed and unpacked, is known to be bearable."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from intake.cells import Cell
from intake.unreadable import (
    FileTooLarge,
    NotAWorkbook,
    OldWorkbook,
    WorkbookIsEncrypted,
)

MOST_PACKED_BYTES = 50 * 2**20
MOST_UNPACKED_BYTES = 200 * 2**20
# The reader lays a sheet out as a full rectangle up to its last cell: one stray value in the far
# corner of a sheet would otherwise ask for half a terabyte.
MOST_CELLS = 16_000_000

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and .xlsx under a password
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_LOCAL_HEADER = struct.Struct("<26xHH")
_CHUNK = 2**20
_FILLED_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*(?<!/)>")


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, zero-based and inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A visible worksheet from its cell A1 on; empty cells are ``""``."""

    name: str
    rows: list[list[Cell]]
    merges: tuple[Merge, ...]

    def cell(self, row: int, column: int) -> Cell:
        cells = self.rows[row] if row < len(self.rows) else []
        return cells[column] if column < len(cells) else ""


def visible_sheets(content: bytes) -> list[Sheet]:
    """Read the visible worksheets; formulas give the value they were last saved with.

    Raises:
        NotAWorkbook, OldWorkbook, WorkbookIsEncrypted, FileTooLarge: nothing is read.
    """
    _refuse_what_cannot_be_opened(content)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            return [
                _sheet(workbook, place)
                for place, about in enumerate(workbook.sheets_metadata)
                if about.visible == SheetVisibleEnum.Visible
                and about.typ == SheetTypeEnum.WorkSheet
            ]
    except CalamineError as unreadable:
        raise NotAWorkbook from unreadable


def _sheet(workbook: CalamineWorkbook, place: int) -> Sheet:
    sheet = workbook.get_sheet_by_index(place)
    ranges = sheet.merged_cell_ranges or []
    merges = tuple(Merge(*first, *last) for first, last in ranges)
    return Sheet(workbook.sheet_names[place], sheet.to_python(skip_empty_area=False), merges)


def _refuse_what_cannot_be_opened(content: bytes) -> None:
    if len(content) > MOST_PACKED_BYTES:
        raise FileTooLarge(limit=f"{MOST_PACKED_BYTES >> 20} MB")
    if content.startswith(_COMPOUND_FILE):
        raise WorkbookIsEncrypted if _ENCRYPTED_STREAM in content else OldWorkbook
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_bombs(content, archive.infolist())
    except (zipfile.BadZipFile, struct.error, zlib.error, ValueError, NotImplementedError) as bad:
        raise NotAWorkbook from bad


def _refuse_bombs(content: bytes, members: list[zipfile.ZipInfo]) -> None:
    if not any(member.filename.lstrip("/") == "xl/workbook.xml" for member in members):
        raise NotAWorkbook
    too_large = FileTooLarge(limit=f"{MOST_UNPACKED_BYTES >> 20} MB（解压后 unpacked）")
    if sum(member.file_size for member in members) > MOST_UNPACKED_BYTES:
        raise too_large
    left = MOST_UNPACKED_BYTES  # the directory may lie, so the bytes themselves are counted too
    for member in members:
        is_sheet = member.filename.lstrip("/").startswith("xl/worksheets/")
        reach = _Reach()
        for chunk in _unpacked(content, member):
            left -= len(chunk)
            if left < 0:
                raise too_large
            if is_sheet:
                reach.see(chunk)


class _Reach:
    """How far the filled cells of a sheet reach; cells with a format alone do not count."""

    def __init__(self) -> None:
        self._row = self._column = 0
        self._tail = b""

    def see(self, chunk: bytes) -> None:
        seen = self._tail + chunk
        for column, row in _FILLED_CELL.findall(seen):
            self._row = max(self._row, int(row))
            self._column = max(self._column, _column_number(column))
        self._tail = seen[-256:]  # a cell cut in two by the chunk's end is seen whole next time
        if self._row * self._column > MOST_CELLS:
            raise FileTooLarge(limit=f"{MOST_CELLS:,} 个单元格 cells")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _unpacked(content: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Unpack a member piece by piece from the bytes themselves, whatever size it claims."""
    name_length, extra_length = _LOCAL_HEADER.unpack_from(content, member.header_offset)
    start = member.header_offset + _LOCAL_HEADER.size + name_length + extra_length
    packed = content[start : start + member.compress_size]
    if member.compress_type == zipfile.ZIP_STORED:
        yield packed
    elif member.compress_type == zipfile.ZIP_DEFLATED:
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        while packed and not inflate.eof:
            yield inflate.decompress(packed, _CHUNK)
            packed = inflate.unconsumed_tail
    else:
        raise NotAWorkbook
