"""What the books do is counted, and told to the trace of the request they do it for."""

from __future__ import annotations

from collections.abc import Sequence

from api.telemetry import measures
from api.telemetry.traces import Tracing
from store.save import Save
from store.watch import Watch


class Watching(Watch):
    """Watches the books of a serving process."""

    def __init__(self, tracing: Tracing | None) -> None:
        """Count; trace where there is somebody to tell."""
        self._tracing = tracing
        self.times_reads = tracing is not None

    def wrote(self, batch: Sequence[Save], seconds: float) -> None:
        """A batch was committed."""
        measures.wrote(batch, seconds)
        if self._tracing:
            self._tracing.wrote(batch, seconds)

    def read(self, seconds: float) -> None:
        """A reader was shown something."""
        if self._tracing:
            self._tracing.read(seconds)
