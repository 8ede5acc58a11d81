"""The evening report says the same in Chinese and in English, a count always with its pair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from api.papers.evening import Day

LONGEST = 5  # numbers of cases that stood still longest


def zh(day: Day) -> str:
    """As a Chinese work group writes it."""
    c, by, q = day.counted, day.counted["change"], day.counted["quality"]
    base = "" if c["baseline"] is None else f"，基数 {c['baseline']} 户"
    unsent = "" if q["unsent_entries"] is None else f"，手机上未传记录 {q['unsent_entries']} 条"
    lines = [
        f"【晚报】{day.name} {day.day.year}年{day.day.month}月{day.day.day}日",
        f"剩余 {c['remaining']} 户（今日 {by['today']:+d}，本周 {by['week']:+d}）{base}。",
        (
            f"与数同看：未答复异议 {q['complaints_open']} 件，办结后重启 {q['reversals']} 次，"
            f"撤回签字 {q['withdrawn_signatures']} 次，近30天深夜联系 {q['pressure']} 次，"
            f"逾期承诺 {q['promises_overdue']} 项{unsent}。"
        ),
        (
            f"今日办结 {day.closed} 户（其中签约 {max(day.signed, 0)} 户），"
            f"新立案 {day.opened} 户，重启 {day.reopened} 户，进入签约 {day.signing} 户；"
            f"联系 {day.contacts} 次，{day.households} 户。"
        ),
        (
            f"明日到期：承诺 {day.promises_tomorrow} 项，交办 {day.orders_tomorrow} 项；"
            f"交办逾期 {day.orders_overdue} 项。"
        ),
        f"停滞：红 {_of(day, 'red')} 户，黄 {_of(day, 'amber')} 户"
        + _longest(day, "；最久：{}", "{case_no}（{days_quiet} 天）", "、")
        + "。",
        f"截至 {day.told:%Y-%m-%d %H:%M}，第 {c['position']} 条记录。",
    ]
    return "\n".join(lines)


def en(day: Day) -> str:
    """The same in English."""
    c, by, q = day.counted, day.counted["change"], day.counted["quality"]
    base = "" if c["baseline"] is None else f", of {c['baseline']} at the start"
    unsent = "" if q["unsent_entries"] is None else f", entries on phones {q['unsent_entries']}"
    lines = [
        f"[Evening report] {day.name}, {day.day.isoformat()}",
        f"Remaining: {c['remaining']} (today {by['today']:+d}, week {by['week']:+d}){base}.",
        (
            f"Beside it: complaints open {q['complaints_open']}, reversals {q['reversals']}, "
            f"signatures withdrawn {q['withdrawn_signatures']}, contacts at night in 30 days "
            f"{q['pressure']}, promises overdue {q['promises_overdue']}{unsent}."
        ),
        (
            f"Today: closed {day.closed} (signed {max(day.signed, 0)}), opened {day.opened}, "
            f"reopened {day.reopened}, began to sign {day.signing}; "
            f"contacts {day.contacts}, with {day.households} households."
        ),
        (
            f"Due tomorrow: promises {day.promises_tomorrow}, orders {day.orders_tomorrow}; "
            f"orders overdue {day.orders_overdue}."
        ),
        f"Stalled: red {_of(day, 'red')}, amber {_of(day, 'amber')}"
        + _longest(day, "; longest: {}", "{case_no} ({days_quiet} days)", ", ")
        + ".",
        f"As of {day.told:%Y-%m-%d %H:%M}, record {c['position']}.",
    ]
    return "\n".join(lines)


def _of(day: Day, colour: str) -> int:
    return sum(case["colour"] == colour for case in day.stalled)


def _longest(day: Day, sentence: str, each: str, between: str) -> str:
    named: list[dict[str, Any]] = day.stalled[:LONGEST]
    return sentence.format(between.join(each.format(**case) for case in named)) if named else ""
