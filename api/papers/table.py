"""A sheet for a meeting: typed cells, a heading that stays, one font that every office has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]

from audit.papers.words import Word
from audit.papers.workbook import FONT, MADE, Column, Sheet

SUMMARY = Word("概要", "Summary")
Facts = Iterable[tuple[Any, ...]]


class Table(Sheet):
    """A sheet that holds days too; ``decimals`` is how many places of a share are shown."""

    def __init__(self, book: Workbook, name: Word, columns: Sequence[Column], *,
                 decimals: int = 2) -> None:  # fmt: skip
        """Write the headings."""
        super().__init__(book, name, columns)
        self.day = book.add_format({**FONT, "num_format": "yyyy-mm-dd"})
        self.decimal = book.add_format({**FONT, "num_format": f"0.{'0' * decimals}"})
        self.moment = book.add_format({**FONT, "num_format": "yyyy-mm-dd hh:mm"})
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(0)

    def put(self, n: int, value: Any) -> None:
        """Write a cell by the type of its value; nothing stays nothing."""
        if isinstance(value, date) and not isinstance(value, datetime):
            self.sheet.write_datetime(self.filled, n, value, self.day)
        else:
            super().put(n, value)


@contextmanager
def workbook(title: str) -> Iterator[tuple[Workbook, BytesIO]]:
    """A workbook that is written when the block ends; the same figures give the same bytes."""
    out = BytesIO()
    book = Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "created": MADE})
    yield book, out
    book.close()
    out.seek(0)


def summary(book: Workbook, facts: Facts) -> None:
    """A first sheet of names and values, some with what they count."""
    columns = (
        Column(Word("项", "Item"), 40, lambda row: row["name"]),
        Column(Word("数", "Value"), 60, lambda row: row["value"]),
        Column(Word("口径", "Definition"), 80, lambda row: row["definition"]),
    )
    sheet = Table(book, SUMMARY, columns)
    for name, value, *definition in facts:
        sheet.add({"name": name, "value": value, "definition": next(iter(definition), None)})
