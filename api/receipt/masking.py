"""Whoever holds the paper reads the page, so no text on it names the household or its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Phone with or without area code, identity number, bank account in groups of four, any long run.
NUMBERS = re.compile(
    r"(?<!\d)(?:1\d{2}[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8}|\d{17}[\dXxＸｘ]"
    r"|\d{4}(?:[ -]\d{4}){2,3}(?:[ -]\d{1,4})?|\d{9,})(?!\d)"
)
SHORTEST = 2  # a name of one character would blank half the words


def masked(text: str, names: Iterable[str], *, name: str, number: str) -> str:
    """The text with names and numbers left out; ``name`` and ``number`` stand in their place."""
    for each in sorted(names, key=len, reverse=True):
        if len(each) >= SHORTEST:
            text = text.replace(each, name)
    return NUMBERS.sub(number, text)
