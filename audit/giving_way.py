"""Long work in the interpreter gives way often, so that callers who write are not kept waiting.

A thread that computes keeps the interpreter for five milliseconds at a time; a write takes one.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
EVERY = 32


def giving_way(items: Iterable[T]) -> Iterator[T]:
    """The same items; after every 32 of them, other threads have their turn."""
    for nth, item in enumerate(items, start=1):
        yield item
        if nth % EVERY == 0:
            time.sleep(0)
