"""No line of the log holds a secret or what a person said: who logs shows where, never what with.

What is said of a crash is its kind and where it went; its message may quote a household.
"""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Iterator
from typing import Any

GONE = "[…]"
NAMED = re.compile(
    r"""(?ix) (?<![a-z0-9]) (["']?) (authorization|cookie|set-cookie|idempotency-key|[a-z_-]*
    (?:password|passwd|passphrase|secret|token|code|session|otp)) \1 (["']?\s*[:=,]\s*)
    (?: "[^"]*" | '[^']*' | b'[^']*' | (?:bearer|basic)\s+\S+ | [^\s&,;)}\]]+ )"""
)
BEARER = re.compile(r"(?i)\b(bearer|basic)\s+\S+")
SHORTEST = 20  # characters of what looks like a key
LONG = re.compile(r"[A-Za-z0-9_\-]{20,}={0,2}")
UUID = re.compile(r"(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Discreet(logging.Filter):
    """Takes out of every record what only its owner may know."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let it through, without secrets."""
        record.msg, record.args = redacted(record.getMessage()), None
        if record.exc_info and record.exc_info[1]:
            record.exc_text = "\n".join(where(record.exc_info[1]))
        record.exc_info = None
        return True


def redacted(text: str) -> str:
    """A text without what follows a telling name, and without anything that looks random."""
    if text.isalpha() and len(text) < SHORTEST:
        return text  # one word: nothing follows it, and it is no key
    text = NAMED.sub(rf"\1\2\1\3{GONE}", text)
    text = BEARER.sub(rf"\1 {GONE}", text)
    return LONG.sub(lambda found: GONE if is_random(found[0]) else found[0], text)


def is_random(word: str) -> bool:
    """Whether a long word is a key rather than a name or a number of ours."""
    return not UUID.fullmatch(word) and any(c.isdigit() for c in word) and not word.isdigit()


def where(error: BaseException | None) -> Iterator[str]:
    """The kind of a crash, where it went and its reference; what led to it comes first."""
    if error is None:
        return
    yield from where(error.__cause__ or (None if error.__suppress_context__ else error.__context__))
    yield "".join(traceback.format_tb(error.__traceback__)).rstrip()
    yield type(error).__qualname__
    yield from (note for note in getattr(error, "__notes__", ()) if note.startswith("reference "))


def logging_plan(process: str | None = None, level: str = "INFO") -> dict[str, Any]:
    """How a process logs: one object a line to standard error, all of it through the filter.

    Of our own doings from ``level`` on, of everybody else's the warnings. It is plain data, so
    that it can be handed to a process of our own; ``process`` is that one's name.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"discreet": {"()": "api.discretion.Discreet"}},
        "formatters": {"line": {"()": "api.telemetry.lines.OneLine", "process": process}},
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler", "formatter": "line", "filters": ["discreet"],
            },
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {"zhuanban": {"level": level}},
    }  # fmt: skip
