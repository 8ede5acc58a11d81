"""What database and disks say is asked when somebody measures, so no worker tells it twice."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import psycopg
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from api.replica import Replica
from store.books import Books

PATIENCE = 2.0  # seconds for a connection; who measures asks again
BEHIND = """
SELECT name, position - coalesce(behind_at, position), behind_at IS NOT NULL
FROM zhuanban.read_models JOIN zhuanban.heads USING (jurisdiction)
WHERE jurisdiction = %s ORDER BY name"""
STATE = """
SELECT h.position, c.size, extract(epoch FROM now() - c.published_at)::float,
    w.size, extract(epoch FROM now() - w.at)::float,
    (SELECT coalesce(sum(n::integer), 0) FROM zhuanban.devices d, jsonb_each_text(d.unsent) e (p, n)
     WHERE d.jurisdiction = h.jurisdiction AND d.revoked_at IS NULL)
FROM zhuanban.heads h
LEFT JOIN LATERAL (SELECT size, published_at FROM audit.checkpoints
    WHERE jurisdiction = h.jurisdiction ORDER BY size DESC LIMIT 1) c ON true
LEFT JOIN LATERAL (SELECT size, max(at) AS at FROM audit.cosignatures
    WHERE jurisdiction = h.jurisdiction GROUP BY size ORDER BY size DESC LIMIT 1) w ON true
WHERE h.jurisdiction = %s"""
# What each column of STATE is called; what is not known is left out.
NAMES = {
    "zhuanban_position": "Position of the last record of the log",
    "zhuanban_checkpoint_size": "Records that the last signed checkpoint covers",
    "zhuanban_checkpoint_age_seconds": "How long ago it was signed",
    "zhuanban_witnessed_size": "Records that somebody outside has cosigned",
    "zhuanban_witness_age_seconds": "How long ago somebody outside cosigned last",
    "zhuanban_unsent_entries": "Entries that phones said they still hold",
}


class State(Collector):
    """The state of books and disks, as it is at each look."""

    def __init__(self, books: Books, places: Mapping[str, Path],
                 replica: Replica | None = None) -> None:  # fmt: skip
        """``places`` are folders by what lies in them; ``replica`` is where reports are read."""
        self._books, self._places, self._replica = books, places, replica

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Every gauge; of a database that is away, that it is."""
        free = gauge("zhuanban_disk_free_bytes", "Room where this is kept", "place")
        for place, folder in self._places.items():
            free.add_metric([place], free_at(folder))
        yield free
        up = gauge("zhuanban_database_up", "Whether the database answers")
        try:
            told = [*self._told()]
        except psycopg.Error:
            told = []
        up.add_metric([], bool(told))
        yield from [up, *told]
        if self._replica:
            lag = self._replica.lag
            yield single("zhuanban_replica_up", "Whether it answers", lag is not None)
            if lag is not None:
                yield single(
                    "zhuanban_replica_lag_events", "Records that it does not hold yet", lag
                )

    def _told(self) -> Iterator[GaugeMetricFamily]:
        which = [self._books.jurisdiction]
        with self._books.pool.connection(timeout=PATIENCE) as connection:
            state = connection.execute(STATE, which).fetchone() or ()
            behind = connection.execute(BEHIND, which).fetchall()
        for (name, text), value in zip(NAMES.items(), state, strict=False):
            if value is not None:
                yield single(name, text, value)
        lag = gauge("zhuanban_read_model_lag_events", "Records it does not hold yet", "name")
        for name, events, _ in behind:
            lag.add_metric([name], events)
        yield lag
        aside = sum(is_aside for _, _, is_aside in behind)
        yield single("zhuanban_read_models_set_aside", "Read models that a record broke", aside)


def gauge(name: str, text: str, *labels: str) -> GaugeMetricFamily:
    """An empty one."""
    return GaugeMetricFamily(name, text, labels=labels)


def single(name: str, text: str, value: Any) -> GaugeMetricFamily:
    """One with one value."""
    made = gauge(name, text)
    made.add_metric([], value)
    return made


def free_at(folder: Path) -> int:
    """Bytes that are free where a folder lies or will lie."""
    there = next(place for place in (folder, *folder.parents) if place.exists())
    return shutil.disk_usage(there).free
