"""The register of a project as a workbook: every household on a row, its count in front."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any
from uuid import UUID

from api.board.place import of_project
from api.board.wall import wall
from api.countdown import countdown
from api.listing import register
from api.moments import SHANGHAI
from api.papers.table import Table, summary, workbook
from api.papers.words import COLOURS, KINDS, OUTCOMES, STAGES, both, figures
from audit.papers.words import Word
from audit.papers.workbook import ROWS, Column, TooManyForASheet
from store.books import Books

UNKNOWN = {"colour": None, "days_quiet": None}  # told of between the two questions
REGISTER = Word("户案登记册", "Register")
COLUMNS = (
    Column(Word("户号", "Case"), 14, lambda row: row["case_no"]),
    Column(Word("权利人", "Name"), 14, lambda row: row["name"]),
    Column(Word("类型", "Kind"), 18, lambda row: both(KINDS, row["kind"])),
    Column(Word("村组", "Group"), 14, lambda row: row["village_group"]),
    Column(Word("阶段", "Stage"), 22, lambda row: both(STAGES, row["stage"])),
    Column(Word("办结方式", "Outcome"), 22, lambda row: both(OUTCOMES, row["outcome"])),
    Column(Word("首席代表", "Chief"), 14, lambda row: row["chief"]),
    Column(Word("立案", "Opened"), 18, lambda row: row["opened_at"]),
    Column(Word("最近联系", "Last contact"), 18, lambda row: row["last_contact"]),
    Column(Word("停滞", "Stall"), 16, lambda row: both(COLOURS, row["colour"])),
    Column(Word("停滞天数", "Days quiet"), 12, lambda row: row["days_quiet"]),
)


def register_workbook(books: Books, project: str, as_of: datetime | None = None) -> BytesIO:
    """The workbook. Raises Unknown, TooManyForASheet."""
    counted = countdown(books, project=project, as_of=as_of)
    squares = wall(books, of_project(books, project), as_of)
    listed = register(books, project=project, as_of=as_of, limit=ROWS)
    if listed["next"]:
        raise TooManyForASheet(records=f"{ROWS:,}+")
    quiet = _quiet(squares)
    with workbook(f"户案登记册 {project}") as (book, out):
        summary(book, [
            ("项目 Project", project),
            ("截至 As of", datetime.fromisoformat(counted["as_of"]).astimezone(SHANGHAI)),
            ("日志位置 Position", counted["position"]),
            *figures(counted),
        ])  # fmt: skip
        sheet = Table(book, REGISTER, COLUMNS)
        for row in listed["items"]:
            sheet.add({**row, **quiet.get(row["id"], UNKNOWN)})
        sheet.end()
    return out


def _quiet(squares: dict[str, Any]) -> dict[UUID, dict[str, Any]]:
    """Colour and days quiet of each case, as its square on the wall has them."""
    cases, colours = squares["cases"], squares["colours"]
    told = zip(cases["id"], cases["colour"], cases["days_quiet"], strict=True)
    return {
        id_: {"colour": colours[nth], "days_quiet": days if colours[nth] else None}
        for id_, nth, days in told
    }
