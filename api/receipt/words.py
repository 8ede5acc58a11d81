"""Every word of a receipt stands in both languages: one that is missing is no language of ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Words:
    """What a receipt says in one language; what is called takes what it speaks of."""

    code: str  # of ours
    lang: str  # as pages name it
    other: str
    other_lang: str
    product: str
    day: Callable[[date], str]
    moment: Callable[[datetime], str]
    word: int  # which of a word of the papers

    title: str
    intro: str
    when: str
    who: str
    person: Callable[[str, str], str]
    with_whom: str
    alone: str
    how: str
    messages: Callable[[int], str]
    taken: str
    files: dict[str, Callable[[int], str]]
    heard: str
    entered_by: Callable[[str], str]
    asked: str
    asked_nothing: str
    promised: str
    promised_nothing: str
    due: Callable[[str], str]
    next: str
    by_day: Callable[[str], str]
    record: Callable[[int], str]

    changes: str
    change: Callable[[str, str], str]
    fields: dict[str, str]
    before: str
    after: str
    because: str
    not_shown: Callable[[str], str]
    nothing: str
    erased: str
    name: str
    number: str

    call: str
    chief: str
    no_chief: str
    office: str
    elsewhere: str

    check: str
    position: str
    leaf: str
    whole: str
    keep: str
    signed: Callable[[str], str]
    not_signed: str
    witnessed: Callable[[str], str]
    not_witnessed: str
    notice: str
    proof: str
    privacy: str

    object: str
    object_says: Callable[[str], str]
    object_text: str
    object_reach: str
    object_reach_says: str
    object_send: str
    objected: Callable[[str], str]
    reach_is_kept: str
    answer_by: Callable[[str], str]
    answered: Callable[[str, str], str]

    away_title: str
    away: tuple[str, ...]
    trouble: str
    later: str
