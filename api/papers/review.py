"""A month's review as a workbook: the figures that its route answers, and the hash they have."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from api.papers.ranking import ranked
from api.papers.table import Table, summary, workbook
from api.papers.words import figures
from audit.papers.words import Word
from audit.papers.workbook import Column

FIGURES = Word("数字", "Figures")
COLUMNS = (
    Column(Word("项", "Item"), 40, lambda row: row["name"]),
    Column(Word("上月末", "Before"), 14, lambda row: row["before"]),
    Column(Word("本月末", "After"), 14, lambda row: row["after"]),
    Column(Word("口径", "Definition"), 80, lambda row: row["definition"]),
)
MOVES = {
    "closed": "本月办结 Closed", "opened": "本月立案 Opened", "reopened": "本月重启 Reopened",
    "signing": "进入签约 Began to sign", "signed": "其中签约 Signed",
}  # fmt: skip


def review_workbook(review: dict[str, Any]) -> BytesIO:
    """The workbook of what the route answers."""
    told = review["figures"]
    with workbook(f"月度分析 {told['name']} {told['month']}") as (book, out):
        summary(book, [
            ("专班 Task force", f"{told['task_force']} {told['name']}"),
            ("月份 Month", told["month"]),
            ("截至 As of", datetime.fromisoformat(told["as_of"])),
            ("日志位置 Position", told["position"]),
            ("定稿 Frozen", review["frozen_at"] or "草稿 draft"),
            ("定稿人 By", review["by"]),
            ("SHA-256 SHA-256", review["hash"]),
            *((name, told["moves"][code]) for code, name in MOVES.items()),
            ("联系 Contacts", told["contacts"]),
            ("停滞（红） Stalled", told["stalled"]["red"]),
            ("放缓（黄） Slowing", told["stalled"]["amber"]),
            ("方法 Method", told["method"]["zh"]),
            ("Method", told["method"]["en"]),
        ])  # fmt: skip
        sheet = Table(book, FIGURES, COLUMNS)
        pairs = zip(figures(told["before"]), figures(told["after"]), strict=True)
        for before, after in pairs:
            sheet.add({**after._asdict(), "before": before.value, "after": after.value})
        ranked(book, told["projects"])
    return out
