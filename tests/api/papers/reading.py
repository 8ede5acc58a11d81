"""A workbook read back cell by cell, as another program reads it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook

from tests.api.api_caller import Caller


def sheets(caller: Caller, path: str, **query: Any) -> dict[str, list[list[Any]]]:
    """The rows of each sheet, by its name in Chinese."""
    answer = caller.client.get(f"/api/v1{path}", params=query)
    assert answer.status_code == 200, answer.text
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    return {
        name.partition(" ")[0]: book.get_sheet_by_name(name).to_python()
        for name in book.sheet_names
    }


def facts(rows: list[list[Any]]) -> dict[str, Any]:
    """A sheet of names and values; a value that is not there is None."""
    return {name.partition(" ")[0]: None if value == "" else value for name, value, *_ in rows[1:]}
