"""Every figure of a paper has one name in Chinese, with English beside it."""

from __future__ import annotations

from typing import Any, NamedTuple

from api.board.definitions import DEFINITIONS
from audit.papers.words import Word, word

STAGES = {
    "opened": Word("未联系", "Not contacted"),
    "contacted": Word("已联系", "Contacted"),
    "offered": Word("已出方案", "Offer open"),
    "accepted": Word("已接受", "Accepted"),
    "signing": Word("签约中", "Signing"),
    "closed": Word("已办结", "Closed"),
}
OUTCOMES = {
    "signed": Word("签约", "Signed"),
    "resolved": Word("已解决", "Resolved"),
    "excluded": Word("不在范围", "Out of scope"),
    "withdrawn": Word("撤回", "Withdrawn"),
    "merged": Word("并户", "Merged"),
    "other": Word("其他", "Other"),
}
KINDS = {"household": Word("户案", "Household"), "parcel": Word("地块案", "Parcel")}
COLOURS = {
    "green": Word("绿 推进中", "moving"),
    "amber": Word("黄 放缓", "slowing"),
    "red": Word("红 停滞", "stalled"),
}
COUNTS = {
    "remaining": Word("剩余", "Remaining"),
    "opened": Word("立案", "Opened"),
    "closed": Word("办结", "Closed"),
    "baseline": Word("基数", "Baseline"),
}
CHANGES = {"today": Word("今日变化", "Change today"), "week": Word("本周变化", "Change this week")}
QUALITY = {
    "complaints_open": Word("未答复的异议", "Complaints open"),
    "reversals": Word("办结后重启", "Reversals"),
    "withdrawn_signatures": Word("撤回的签字", "Withdrawn signatures"),
    "pressure": Word("深夜联系（近30天）", "Contacts at night (30 days)"),
    "promises_overdue": Word("逾期的承诺", "Promises overdue"),
    "unsent_entries": Word("手机上未传的记录", "Entries still on phones"),
}


def both(words: dict[str, Word], code: str | None) -> str | None:
    """A code in both languages, one after the other; an unknown code stands alone."""
    if code is None:
        return None
    zh, en = word(words, code)
    return zh if zh == en else f"{zh} {en}"


class Figure(NamedTuple):
    """A number of a countdown: what it is called, what it is, and what it counts."""

    name: str
    value: int | None
    definition: str | None


def figures(countdown: dict[str, Any]) -> list[Figure]:
    """The numbers of a countdown, a count always with what keeps it honest."""
    groups = (
        (COUNTS, "", countdown),
        (CHANGES, "change_", countdown["change"]),
        (QUALITY, "", countdown["quality"]),
        (STAGES, "stage_", countdown["by_stage"]),
        (OUTCOMES, "outcome_", countdown["by_outcome"]),
    )
    return [
        Figure(" ".join(name), values[code], _defined(f"{prefix}{code}"))
        for words, prefix, values in groups
        for code, name in words.items()
        if code in values
    ]


def _defined(figure: str) -> str | None:
    said = DEFINITIONS.get(figure)
    return said and f"{said.zh} {said.en}"
