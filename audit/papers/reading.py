"""A record reads the same on every paper: its times, its lag, what it says field by field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Literal, NamedTuple

from audit.papers.words import FIELDS, VALUES, Word, word
from audit.trail import Row, local

# What a paper shows in columns of its own, or not at all.
BESIDE = frozenset({
    "position", "id", "case_no", "topic", "topic_version", "version", "occurred_at",
    "recorded_at", "witnessed_at", "lag_seconds", "by", "recorded_by", "role", "op_id", "flags",
    "corrects", "field", "before", "after", "of", "person",
})  # fmt: skip
MOMENTS = frozenset(
    {"occurred_at", "valid_until", "claimed_at", "first_opened_at", "at", "last_at"}
)
CODED = frozenset({"method", "means", "mood", "outcome", "kind", "how", "source", "what"})
HOUR, DAY = 3600, 86_400
PROMPT, LATE = DAY, 2 * DAY


class Lag(NamedTuple):
    """How long after it happened a record was heard of, as a grade with a shape and a word."""

    grade: Literal["none", "prompt", "slow", "late", "imported"]
    shape: str
    text: Word


def lag(row: Row) -> Lag:
    """Round for within a day, triangle up to two, square beyond; a diamond is an import."""
    seconds = row["lag_seconds"]
    if seconds is None:
        return Lag("none", "–", Word("无", "none"))
    duration = _duration(max(seconds, 0))
    if "imported" in row["flags"]:
        return Lag("imported", "◆", Word(f"导入 {duration.zh}", f"imported {duration.en}"))
    if "late" in row["flags"]:
        return Lag("late", "■", Word(f"迟 {duration.zh}", f"late {duration.en}"))
    if seconds > PROMPT:
        return Lag("slow", "▲", Word(f"缓 {duration.zh}", f"slow {duration.en}"))
    return Lag("prompt", "●", Word(f"及时 {duration.zh}", f"prompt {duration.en}"))


def _duration(seconds: int) -> Word:
    if seconds < HOUR:
        return Word(f"{seconds // 60} 分", f"{seconds // 60} min")
    if seconds < LATE:
        return Word(f"{seconds // HOUR} 小时", f"{seconds // HOUR} h")
    return Word(f"{seconds // DAY} 天", f"{seconds // DAY} d")


def said(row: Row) -> Iterator[tuple[Word, str]]:
    """What a record says beside who and when: each field's name and its value as text."""
    for field, value in row.items():
        if field not in BESIDE and value is not None:
            yield word(FIELDS, field), text(field, value)


def text(field: str, value: Any) -> str:
    """A value for people: 分 as yuan, cm² as m², codes as words, the erased as such."""
    if value is None:
        return "（空）"
    if isinstance(value, dict):
        return _erased(value) or "，".join(
            text(key, item) for key, item in value.items() if key != "person"
        )
    if isinstance(value, list):
        return "；".join(text(field, item) for item in value)
    if isinstance(value, int):
        return _amount(field, value)
    if field in MOMENTS:
        return clock(local(datetime.fromisoformat(value)))
    return word(VALUES, value).zh if field in CODED else str(value)


def _erased(value: dict[str, Any]) -> str | None:
    if value.keys() != {"erased"}:
        return None
    return f"〔已依令删除，第 {value['erased']} 条〕" if value["erased"] else "〔已不可读〕"


def _amount(field: str, value: int) -> str:
    if field.endswith("_fen"):
        return f"{value // 100:,}.{value % 100:02} 元"
    return f"{value / 10_000:,.2f} m²" if field.endswith("_cm2") else str(value)


def clock(moment: datetime | None) -> str:
    """A moment of Shanghai to the minute; a dash where there is none."""
    return f"{moment:%Y-%m-%d %H:%M}" if moment else "—"


def who(row: Row) -> str:
    """Who acted, and who brought it where that was somebody else."""
    by, heard = row["by"] or "—", row["recorded_by"]
    return f"{by}（{heard} 录）" if heard and heard != by else by


def case_label(row: Row) -> str:
    """The number of the case a record is about."""
    return row["case_no"] or "—"
