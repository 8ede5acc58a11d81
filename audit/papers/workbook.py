"""An Excel workbook of a trail: typed cells, and a text that looks like a formula stays a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, BinaryIO, NamedTuple

from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from audit.papers.cover import Cover
from audit.papers.headings import CORRECTIONS, COUNTED, GAPS, GAPS_SAY, SUMMARY, TIMELINE, facts
from audit.papers.reading import lag, said, text
from audit.papers.words import FIELDS, FLAGS, ROLES, SUBJECTS, TOPICS, Word, pair, word
from audit.trail import Row
from domain.refusal import Refusal

FONT = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "top"}
ROWS, LETTERS = 1_048_575, 32_767  # what a sheet and a cell can hold
MADE = datetime(1980, 1, 1)  # noqa: DTZ001 - the same data gives the same bytes
HOUR = 3600


class TooManyForASheet(Refusal):
    """{records} records do not fit a sheet of Excel; ask for a shorter range."""

    zh = "共 {records} 条，超出 Excel 单表容量；请缩短时间范围。"
    status = 422


class Column(NamedTuple):
    """A heading, its width in letters, and what stands below it."""

    name: Word
    width: int
    of: Callable[[Row], Any]


TIMELINE_COLUMNS = (
    Column(Word("条", "No."), 9, lambda row: row["position"]),
    Column(Word("户号", "Case"), 14, lambda row: row["case_no"]),
    Column(Word("发生（北京时间）", "Happened"), 19, lambda row: row["occurred_at"]),
    Column(Word("入库（北京时间）", "Recorded"), 19, lambda row: row["recorded_at"]),
    Column(Word("见证（北京时间）", "Witnessed"), 19, lambda row: row["witnessed_at"]),
    Column(Word("滞后小时", "Lag in hours"), 12,
           lambda row: None if row["lag_seconds"] is None else row["lag_seconds"] / HOUR),
    Column(Word("及时性", "Lag"), 18, lambda row: f"{lag(row).shape} {lag(row).text.zh}"),
    Column(Word("事项", "What"), 26, lambda row: pair(TOPICS, row["topic"])),
    Column(Word("内容", "Details"), 60,
           lambda row: "\n".join(f"{name.zh}：{value}" for name, value in said(row))),
    Column(Word("经手", "By"), 12, lambda row: row["by"]),
    Column(Word("录入", "Recorded by"), 12, lambda row: row["recorded_by"]),
    Column(Word("身份", "Role"), 14, lambda row: row["role"] and pair(ROLES, row["role"])),
    Column(Word("标记", "Flags"), 30,
           lambda row: "；".join(FLAGS[flag].name.zh for flag in row["flags"])),
    Column(Word("事项代码", "Topic"), 24, lambda row: row["topic"]),
)  # fmt: skip
CORRECTION_COLUMNS = (
    Column(Word("条", "No."), 9, lambda row: row["position"]),
    Column(Word("原记录", "Of"), 9, lambda row: row["corrects"]),
    Column(Word("户号", "Case"), 14, lambda row: row["case_no"]),
    Column(Word("字段", "Field"), 20, lambda row: pair(FIELDS, row["field"])),
    Column(Word("更正前", "Before"), 40, lambda row: text(row["field"], row["before"])),
    Column(Word("更正后", "After"), 40, lambda row: text(row["field"], row["after"])),
    Column(Word("理由", "Reason"), 30, lambda row: text("reason", row.get("reason"))),
    Column(Word("经手", "By"), 12, lambda row: row["by"]),
    Column(Word("入库（北京时间）", "Recorded"), 19, lambda row: row["recorded_at"]),
)  # fmt: skip


class Sheet:
    """A table that grows row by row."""

    def __init__(self, book: Workbook, name: Word, columns: Sequence[Column]) -> None:
        """Write the headings."""
        self.sheet: Worksheet = book.add_worksheet(" ".join(name))
        self.columns = columns
        self.filled = 0
        head = book.add_format({**FONT, "bold": True, "bg_color": "#EEF1F4", "bottom": 1})
        self.plain = book.add_format({**FONT, "text_wrap": True})
        self.moment = book.add_format({**FONT, "num_format": "yyyy-mm-dd hh:mm:ss"})
        self.decimal = book.add_format({**FONT, "num_format": "0.0"})
        self.sheet.freeze_panes(1, 0)
        for n, column in enumerate(columns):
            self.sheet.set_column(n, n, column.width, self.plain)
            self.sheet.write_string(0, n, " ".join(column.name), head)

    def add(self, row: Row) -> None:
        """Write one row."""
        self.filled += 1
        for n, column in enumerate(self.columns):
            self.put(n, column.of(row))

    def put(self, n: int, value: Any) -> None:
        """Write a cell by the type of its value; nothing stays nothing."""
        if isinstance(value, str):
            whole = value if len(value) <= LETTERS else value[: LETTERS - 1] + "…"
            self.sheet.write_string(self.filled, n, whole, self.plain)
        elif isinstance(value, datetime):
            self.sheet.write_datetime(self.filled, n, value.replace(tzinfo=None), self.moment)
        elif isinstance(value, int | float):
            kind: Format = self.decimal if isinstance(value, float) else self.plain
            self.sheet.write_number(self.filled, n, value, kind)

    def end(self) -> None:
        """Let the columns be filtered."""
        self.sheet.autofilter(0, 0, self.filled, len(self.columns) - 1)


def write(out: BinaryIO, cover: Cover, rows: Iterable[Row]) -> None:
    """Write the workbook, a row at a time. Raises TooManyForASheet."""
    if cover.records > ROWS:
        raise TooManyForASheet(records=cover.records)
    book = Workbook(out, {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
    })  # fmt: skip
    book.set_properties({"title": f"监督痕迹 {cover.subject.label}", "created": MADE})
    _summary(book, cover)
    timeline = Sheet(book, TIMELINE, TIMELINE_COLUMNS)
    corrections = Sheet(book, CORRECTIONS, CORRECTION_COLUMNS)
    for row in rows:
        timeline.add(row)
        if "corrects" in row:
            corrections.add(row)
    timeline.end()
    corrections.end()
    _gaps(book, cover)
    book.close()


def _summary(book: Workbook, cover: Cover) -> None:
    kind = (
        Word("对象", "Subject"),
        f"{word(SUBJECTS, cover.subject.kind).zh} {cover.subject.label}",
    )
    columns = (
        Column(Word("项", "Item"), 28, lambda row: " ".join(row["name"])),
        Column(Word("内容", "Value"), 80, lambda row: row["value"]),
    )
    sheet = Sheet(book, SUMMARY, columns)
    for name, value in (kind, *facts(cover)):
        sheet.add({"name": name, "value": value})


def _gaps(book: Workbook, cover: Cover) -> None:
    names = (lambda row: row["name"], lambda row: row["n"], lambda row: row["rule"])
    widths = (34, 16, 70)
    sheet = Sheet(
        book, GAPS, [Column(*column) for column in zip(COUNTED, widths, names, strict=True)]
    )
    for flag, n in cover.flags.items():
        name, rule = FLAGS[flag]
        sheet.add({"name": " ".join(name), "n": n, "rule": " ".join(rule)})
    sheet.add({"name": " ".join(GAPS_SAY), "n": None, "rule": None})
