"""A process that was told to end says so at once to whoever waits for more of it."""

from __future__ import annotations

import secrets
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import NoReturn


class Ending:
    """Whether this process was told to end; used on its event loop alone."""

    def __init__(self) -> None:
        """It goes on."""
        self.has_begun = False
        self._hear: list[Callable[[], None]] = []

    def tells(self, hear: Callable[[], None]) -> None:
        """Have ``hear`` called when it begins."""
        self._hear.append(hear)

    def begin(self) -> None:
        """End what would go on for ever; the second time nothing happens."""
        if not self.has_begun:
            self.has_begun = True
            for hear in self._hear:
                hear()


def come_back() -> bytes:
    """The last words of a stream: its page asks again in one to four seconds, not all at once."""
    return b"retry: %d\n\n" % (1000 + secrets.randbelow(3000))


def end_when_told() -> None:
    """SIGTERM ends this process as a command that did what it should: everything is closed, 0."""

    def ended(_signal: int, _at: FrameType | None) -> NoReturn:
        sys.exit(0)

    signal.signal(signal.SIGTERM, ended)
