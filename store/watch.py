"""Whoever watches the books hears what they did, after the fact and in the thread that did it."""

from __future__ import annotations

from collections.abc import Sequence

from store.save import Save


class Watch:
    """One who keeps nothing of it, and so costs nothing."""

    times_reads = False  # whether reads are to be timed for it

    def wrote(self, batch: Sequence[Save], seconds: float) -> None:
        """A batch was written, or refused save by save; it took so long, the commit included."""

    def read(self, seconds: float) -> None:
        """A reader had a connection for so long."""


UNWATCHED = Watch()
