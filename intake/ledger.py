"""A case ledger is a CSV of what happened, one row an event; a faulty row never stops the rest."""

from __future__ import annotations

import csv
import gzip
import io
import re
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from domain.refusal import Refusal

COLUMNS = ("case_no", "kind", "occurred_at", "by", "method", "amount", "note")
KINDS = frozenset({
    "opened", "reopened", "contact", "offer", "offer_accepted", "offer_declined",
    "offer_withdrawn", "signature", "closed",
})  # fmt: skip
METHODS = frozenset({"visit", "phone", "wechat", "office", "meeting", "letter", "site_viewing"})
OUTCOMES = frozenset({"signed", "resolved", "excluded", "withdrawn", "other"})
SHANGHAI = ZoneInfo("Asia/Shanghai")
LARGEST = 512 * 2**20  # bytes unpacked
MOST_FEN = 10**15


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row; ``line`` is its first physical line (header 1), ``key`` its content."""

    line: int
    raw: str
    key: tuple[str, ...]
    case_no: str
    kind: str
    at: datetime
    by: str
    method: str
    amount_fen: int | None
    note: str
    party: str


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that cannot be recorded, and why."""

    line: int
    raw: str
    why: Refusal


class LedgerUnreadable(Refusal):
    """The file cannot be read as a case ledger."""

    zh = "这个文件无法作为台账读取。"
    status = 422


class LedgerIsEmpty(LedgerUnreadable):
    """The file is empty."""

    zh = "文件是空的。"


class ColumnsMissing(LedgerUnreadable):
    """The header lacks the columns {columns}; it must read case_no,kind,occurred_at,by,method,amount,note."""  # noqa: E501

    zh = "表头缺少列 {columns}；应为 case_no,kind,occurred_at,by,method,amount,note（可加 party）。"


class ColumnsUnknown(LedgerUnreadable):
    """The header has columns nobody knows here: {columns}; delete or rename them."""

    zh = "表头有无法识别的列：{columns}；请删除或改名。"


class EncodingUnknown(LedgerUnreadable):
    """The file is neither UTF-8 nor GB18030; save it as CSV UTF-8."""

    zh = "文件编码既不是 UTF-8 也不是 GB18030；请另存为 CSV UTF-8。"


class LedgerTooLarge(LedgerUnreadable):
    """The file is larger than {limit} when unpacked; split it."""

    zh = "文件解压后超过 {limit}，请拆分后再导入。"
    status = 413


class CellsMissing(Refusal):
    """The row has {n} cells where the header has {of}."""

    zh = "该行有 {n} 列，表头有 {of} 列。"


class NumberMissing(Refusal):
    """The case number is missing."""

    zh = "缺少户号。"


class KindUnknown(Refusal):
    """“{kind}” is no kind of event a ledger knows."""

    zh = "“{kind}”不是台账认识的事项。"


class TimeUnreadable(Refusal):
    """The time “{time}” cannot be read; write it like 2020-11-01T20:00:00+08:00."""

    zh = "时间“{time}”无法识别；请写成 2020-11-01T20:00:00+08:00。"


class MethodUnknown(Refusal):
    """“{method}” is no way of contact."""

    zh = "“{method}”不是联系方式。"


class AmountUnreadable(Refusal):
    """The amount “{amount}” is not a sum in yuan."""

    zh = "金额“{amount}”不是以元计的数。"


class OutcomeUnknown(Refusal):
    """“{outcome}” is no outcome of a ledger: signed, resolved, excluded, withdrawn, other are."""

    zh = "“{outcome}”不是办结结果；应为 signed、resolved、excluded、withdrawn 或 other。"


class TextTooLong(Refusal):
    """The column {column} holds more than {most} characters."""

    zh = "“{column}”一列超过 {most} 个字。"


def read_ledger(content: bytes) -> tuple[str, Iterator[LedgerRow | RefusedRow]]:
    """The header line as it stands, and the rows one by one. Raises LedgerUnreadable."""
    lines = _text(content).splitlines(keepends=True)
    if not any(line.strip() for line in lines):
        raise LedgerIsEmpty
    records = _records(lines)
    _, header_raw, header = next(records)
    names = [re.sub(r"\s", "", unicodedata.normalize("NFKC", name)).lower() for name in header]
    if missing := [column for column in COLUMNS if column not in names]:
        raise ColumnsMissing(columns=", ".join(missing))
    if unknown := [name for name in names if name not in (*COLUMNS, "party")]:
        raise ColumnsUnknown(columns=", ".join(unknown))
    return header_raw, (_row(line, raw, cells, names) for line, raw, cells in records if cells)


def _text(content: bytes) -> str:
    if content[:2] == b"\x1f\x8b":
        content = _unpacked(content)
    if len(content) > LARGEST:
        raise LedgerTooLarge(limit=f"{LARGEST >> 20} MB")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise EncodingUnknown


def _unpacked(content: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(content)) as file:
            return file.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error):
        raise LedgerUnreadable from None


def _records(lines: list[str]) -> Iterator[tuple[int, str, list[str]]]:
    """Each record with its first physical line and its text as it stands."""
    reader = csv.reader(lines)
    done = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = [""]
        yield done + 1, "".join(lines[done : reader.line_num]), cells
        done = reader.line_num


def _row(line: int, raw: str, cells: list[str], names: list[str]) -> LedgerRow | RefusedRow:
    try:
        if len(cells) != len(names):
            raise CellsMissing(n=len(cells), of=len(names))
        return _parsed(line, raw, {n: c.strip() for n, c in zip(names, cells, strict=True)})
    except Refusal as why:
        return RefusedRow(line, raw, why)


def _parsed(line: int, raw: str, row: dict[str, str]) -> LedgerRow:
    case_no = re.sub(r"\s+", "", unicodedata.normalize("NFKC", row["case_no"])).upper()
    kind, method = row["kind"].lower(), row["method"].lower()
    if not case_no:
        raise NumberMissing
    if kind not in KINDS:
        raise KindUnknown(kind=row["kind"])
    if kind == "contact" and method not in METHODS:
        raise MethodUnknown(method=row["method"])
    if kind == "closed" and row["note"].lower() not in OUTCOMES:
        raise OutcomeUnknown(outcome=row["note"])
    for column, most in (("case_no", 100), ("by", 200), ("note", 4000), ("party", 200)):
        if len(row.get(column, "")) > most:
            raise TextTooLong(column=column, most=most)
    return LedgerRow(
        line=line, raw=raw,
        key=(case_no, *(row[column] for column in COLUMNS[1:]), row.get("party", "")),
        case_no=case_no, kind=kind, at=_time(row["occurred_at"]), by=row["by"], method=method,
        amount_fen=_fen(row["amount"]) if kind == "offer" else None, note=row["note"],
        party=row.get("party", ""),
    )  # fmt: skip


def _time(text: str) -> datetime:
    try:
        read = datetime.fromisoformat(text)
        aware = read if read.tzinfo else read.replace(tzinfo=SHANGHAI)
        aware.astimezone(SHANGHAI)  # a year too near the ends of the calendar has no Shanghai time
    except (ValueError, OverflowError):
        raise TimeUnreadable(time=text) from None
    return aware


def _fen(text: str) -> int:
    try:
        fen = Decimal(text.replace(",", "")) * 100
        whole = int(fen)
    except (InvalidOperation, ValueError, OverflowError):
        raise AmountUnreadable(amount=text) from None
    if whole != fen or not 0 <= whole <= MOST_FEN:
        raise AmountUnreadable(amount=text)
    return whole
