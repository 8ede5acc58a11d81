"""What a process counts and times of its own work; several workers' figures are added up.

With one process they stand in its memory. With several each keeps them in a file of its own, in the
folder that PROMETHEUS_MULTIPROC_DIR names, and whoever is asked reads all of them.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from store.save import Save

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
SIGN_IN = ("POST", "/api/v1/session")
ASKED_FOR_MORE = "second-factor-needed"  # no refusal of a person: the second step of signing in

disable_created_metrics()  # type: ignore[no-untyped-call]
OURS = CollectorRegistry()

REQUESTS = Histogram(
    "zhuanban_request_seconds", "Requests by route, method and class of status",
    ["route", "method", "status"], registry=OURS,
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30),
)  # fmt: skip
REFUSALS = Counter(
    "zhuanban_refusals", "Requests answered with a problem document, by its type",
    ["type"], registry=OURS,
)  # fmt: skip
SIGN_INS_REFUSED = Counter(
    "zhuanban_sign_ins_refused", "Attempts to sign in that let nobody in", registry=OURS
)
COMMITS = Histogram(
    "zhuanban_commit_seconds", "Batches of saves, each committed once", registry=OURS,
    buckets=(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5),
)  # fmt: skip
BATCHES = Histogram(
    "zhuanban_batch_saves", "Saves that were committed together; their sum is all saves",
    registry=OURS, buckets=(1, 2, 4, 8, 16, 32, 64, 128, 256),
)  # fmt: skip
APPENDED = Counter("zhuanban_events_appended", "Events appended to the log", registry=OURS)
FAILED = Counter("zhuanban_saves_not_kept", "Saves that were not stored", registry=OURS)
IN_USE = Gauge(
    "zhuanban_pool_connections_in_use", "Connections to the database that readers hold",
    registry=OURS, multiprocess_mode="livesum",
)  # fmt: skip
IN_HAND = Gauge(
    "zhuanban_requests_in_hand", "Requests that are being answered", registry=OURS,
    multiprocess_mode="livesum",
)  # fmt: skip

_held: dict[str, int] = {}  # connections, by the pool that they are of


def in_use(pool: str, connections: int) -> None:
    """Note how many of a pool somebody holds; a process may serve several jurisdictions."""
    _held[pool] = connections
    if not connections:
        del _held[pool]
    IN_USE.set(sum([*_held.values()]))


def wrote(batch: Sequence[Save], seconds: float) -> None:
    """Count a batch."""
    COMMITS.observe(seconds)
    BATCHES.observe(len(batch))
    failed = [save for save in batch if save.error]
    if failed:
        FAILED.inc(len(failed))
    APPENDED.inc(sum(len(save.events) for save in batch if not save.error))


def answered(method: str, route: str, status: int, seconds: float, refusal: str | None) -> None:
    """Count a request; ``status`` 0 is one whose caller went away before the answer."""
    REQUESTS.labels(route, method, f"{status // 100}xx" if status else "gone").observe(seconds)
    if refusal:
        REFUSALS.labels(refusal).inc()
        if (method, route) == SIGN_IN and refusal != ASKED_FOR_MORE:
            SIGN_INS_REFUSED.inc()


def gathered() -> CollectorRegistry:
    """The measures of this process, or of all that share the folder."""
    folder = os.environ.get(FOLDER)
    if not folder:
        return OURS
    _bury(Path(folder))
    registry = CollectorRegistry()
    MultiProcessCollector(registry, folder)  # type: ignore[no-untyped-call]
    return registry


def _bury(folder: Path) -> None:
    """What a dead worker held it holds no more; what it counted stays counted."""
    for file in folder.glob("gauge_live*_*.db"):
        pid = file.stem.rpartition("_")[2]
        if not Path("/proc", pid).exists():
            mark_process_dead(int(pid), str(folder))  # type: ignore[no-untyped-call]
