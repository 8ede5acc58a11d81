"""The ranking as a workbook: the figures that its route answers, its method on the first sheet."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import Any

from api.papers.table import Table, summary, workbook
from api.papers.words import QUALITY
from audit.papers.words import Word
from audit.papers.workbook import Column
from audit.trail import Row

RANKING = Word("项目排名", "Ranking")


def _quality(code: str, row: Row) -> int | None:
    found: int | None = row["quality"][code]
    return found


COLUMNS = (
    Column(Word("名次", "Rank"), 10, lambda row: row["rank"]),
    Column(Word("名次下限", "From"), 10, lambda row: row["rank_low"]),
    Column(Word("名次上限", "To"), 10, lambda row: row["rank_high"]),
    Column(Word("项目", "Project"), 14, lambda row: row["project"]),
    Column(Word("名称", "Name"), 30, lambda row: row["name"]),
    Column(Word("得分", "Score"), 10, lambda row: row["score"]),
    Column(Word("得分下限", "Low"), 10, lambda row: row["score_low"]),
    Column(Word("得分上限", "High"), 10, lambda row: row["score_high"]),
    Column(Word("难度", "Difficulty"), 12, lambda row: row["difficulty"]),
    Column(Word("当月办结", "Closed"), 12, lambda row: row["closed"]),
    Column(Word("抵扣", "Deducted"), 12, lambda row: row["deducted"]),
    Column(Word("预期办结", "Expected"), 12, lambda row: row["expected"]),
    Column(Word("办结比", "Ratio"), 10, lambda row: row["ratio"]),
    Column(Word("办结比下限", "Low"), 12, lambda row: row["ratio_low"]),
    Column(Word("办结比上限", "High"), 12, lambda row: row["ratio_high"]),
    Column(Word("剩余", "Remaining"), 12, lambda row: row["remaining"]),
    *(
        Column(name, 16, partial(_quality, code))
        for code, name in QUALITY.items()
        if code != "unsent_entries"  # of now, and no month's
    ),
)


def ranking_workbook(ranking: dict[str, Any]) -> BytesIO:
    """The workbook of what the route answers."""
    with workbook(f"项目排名 {ranking['month']}") as (book, out):
        summary(book, [
            ("月份 Month", ranking["month"]),
            ("截至 As of", ranking["as_of"]),
            ("日志位置 Position", ranking["position"]),
            ("参与排名 Ranked", ranking["of"]),
            ("方法 Method", ranking["method"]),
        ])  # fmt: skip
        ranked(book, ranking["items"])
    return out


def ranked(book: Any, items: list[dict[str, Any]]) -> None:
    """A sheet with a project on each row."""
    sheet = Table(book, RANKING, COLUMNS, decimals=4)
    for item in items:
        sheet.add(item)
    sheet.end()
