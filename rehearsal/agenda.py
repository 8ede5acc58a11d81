"""What will happen stands in the order in which it will be heard, up to the end of the world."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from typing import NamedTuple

from domain.aggregate import Act, Aggregate
from rehearsal.dice import at, moment_of

END = moment_of(2025, 6, 30)

# Those that were decided on; none where nothing was left to do.
Done = tuple[Aggregate, ...]
Deed = Callable[[Act], Done]


class Entry(NamedTuple):
    """One deed; ``serial`` keeps equal times in the order they were noted."""

    heard: int
    serial: int
    happened: int
    by: str
    deed: Deed


class Agenda:
    """The coming deeds of one project."""

    def __init__(self) -> None:
        """Start with nothing to do."""
        self._coming: list[Entry] = []
        self._serial = 0
        self._now = 0
        self._gone: dict[str, tuple[int, str]] = {}

    def note(self, happens: float, by: str, deed: Deed, *, late: float = 0) -> None:
        """Let ``by`` do it at a moment, not before now, and be heard of ``late`` seconds after."""
        happened = max(int(happens), self._now)
        heard = happened + int(late)
        if heard < END:
            self._serial += 1
            heapq.heappush(self._coming, Entry(heard, self._serial, happened, by, deed))

    def goes(self, cadre: str, successor: str) -> None:
        """What ``cadre`` would do from now on, ``successor`` does."""
        self._gone[cadre] = self._now, successor

    def is_gone(self, cadre: str) -> bool:
        """Whether somebody else does what this cadre would do."""
        return cadre in self._gone

    def _who(self, entry: Entry) -> str:
        since, successor = self._gone.get(entry.by, (END, ""))
        return successor if entry.happened >= since else entry.by

    def run(self) -> Iterator[tuple[Entry, Done]]:
        """Do it all; deeds note further ones."""
        while self._coming:
            entry = heapq.heappop(self._coming)
            self._now = entry.heard
            now = at(entry.heard)
            happened = now if entry.heard == entry.happened else at(entry.happened)
            yield entry, entry.deed(Act(happened, self._who(entry), now))
