"""A file that cannot be read is refused in one sentence, before it can do harm."""

import io
import struct
import zipfile
from collections.abc import Callable, Sequence

import pytest

from intake.roster import read_roster
from intake.unreadable import (
    FileTooLarge,
    NameColumnMissing,
    NoKnownColumns,
    NotAWorkbook,
    NumberColumnMissing,
    OldWorkbook,
    RosterUnreadable,
    WorkbookIsEmpty,
    WorkbookIsEncrypted,
)
from intake.workbook import MOST_PACKED_BYTES

MakeBook = Callable[..., bytes]
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def archive(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as written:
        for name, content in members.items():
            written.writestr(name.replace("__", "/") + ".xml", content)
    return packed.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        "户号,姓名\n".encode(),
        b"%PDF-1.7",
        b"PK\x03\x04" + bytes(99),
        archive(word__document=b""),
    ],
)
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(NotAWorkbook):
        read_roster(content)


def test_a_workbook_cut_short_or_broken_inside_is_refused(book: MakeBook) -> None:
    whole = book({"1组": [["户号", "姓名"], ["A-1", "张三"]]})
    for content in (whole[: len(whole) // 2], archive(xl__workbook=b"<workbook>")):
        with pytest.raises(NotAWorkbook):
            read_roster(content)


def test_an_old_or_encrypted_workbook_is_refused_with_what_to_do() -> None:
    with pytest.raises(OldWorkbook, match=r"save it as \.xlsx"):
        read_roster(COMPOUND_FILE)
    with pytest.raises(WorkbookIsEncrypted, match="password"):
        read_roster(COMPOUND_FILE + "EncryptedPackage".encode("utf-16-le"))


@pytest.mark.parametrize(
    ("rows", "refusal"),
    [
        ([], WorkbookIsEmpty),
        ([["户号", "姓名"]], WorkbookIsEmpty),
        ([["户号", "姓名"], ["合计", ""]], WorkbookIsEmpty),
        ([["甲", "乙", "丙"], [1, 2, 3]], NoKnownColumns),
        ([["姓名", "电话", "人口"], ["张三", "1", 3]], NumberColumnMissing),
        ([["户号", "电话", "人口"], ["A-1", "1", 3]], NameColumnMissing),
    ],
)
def test_a_workbook_without_a_roster_is_refused_for_what_it_lacks(
    book: MakeBook, rows: Sequence[Sequence[object]], refusal: type[RosterUnreadable]
) -> None:
    with pytest.raises(refusal):
        read_roster(book({"表": rows}))


def test_a_file_above_the_limit_is_refused_unread() -> None:
    with pytest.raises(FileTooLarge, match="50 MB"):
        read_roster(bytes(MOST_PACKED_BYTES + 1))


def test_a_zip_bomb_is_refused_even_when_it_lies_about_its_size() -> None:
    bomb = archive(xl__workbook=b"", xl__worksheets__sheet1=bytes(201 * 2**20))
    lying = bytearray(bomb)
    entry = lying.rindex(b"PK\x01\x02")
    struct.pack_into("<I", lying, entry + 24, 10)

    for content in (bomb, bytes(lying)):
        with pytest.raises(FileTooLarge, match="200 MB"):
            read_roster(content)


def test_a_stray_value_in_the_far_corner_is_refused(book: MakeBook) -> None:
    rows = b'<sheetData><row r="1048576"><c r="XFD1048576" s="1"><v>1</v></c></row></sheetData>'
    with pytest.raises(FileTooLarge, match="cells"):
        read_roster(archive(xl__workbook=b"", xl__worksheets__sheet1=rows))


def test_a_refusal_is_one_sentence_in_both_languages() -> None:
    for refusal in RosterUnreadable.__subclasses__():
        said = refusal(limit="50 MB")
        assert said.sentence("zh").count("。") == 1
        assert said.sentence("en").endswith(".")
