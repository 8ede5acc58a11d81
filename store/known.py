"""Every stored topic that this release can read; another one was written by a newer release."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from psycopg import Connection

import domain.access
import domain.account
import domain.case
import domain.erasure
import domain.hold
import domain.inspection
import domain.project
import domain.task_force  # noqa: F401 - loaded, so that their topics are known
from domain.aggregate import Event
from domain.refusal import Refusal

# What the log says about itself is no event of the domain's.
OF_THE_AUDIT = "audit.heads_committed@1"
KNOWN = sorted(
    {f"{topic}@{version}" for topic, kind in Event.KINDS.items()
     for version in range(1, kind.VERSION + 1)} | {OF_THE_AUDIT}
)  # fmt: skip
FIRST = b"""
SELECT topic, min(position) FROM events
WHERE jurisdiction = %s AND position > %s AND position <= %s GROUP BY topic"""


class WrittenByNewerRelease(Refusal):
    """Position {position} of the log holds {topic}, which a newer release wrote and this one cannot read; start the newer release."""  # noqa: E501

    zh = "日志第 {position} 条为 {topic}，由更新的版本写入，本版本无法读取；请启动新版本。"
    status = 503


class Newer(NamedTuple):
    """The first event of an aggregate, in a span, that a newer release wrote."""

    aggregate: str
    position: int
    topic: str


def unknown(topics: Iterable[str]) -> set[str]:
    """Those of the stored topics that this release cannot read."""
    return set(topics).difference(KNOWN)


class Spans:
    """Spans of the log, each looked through once however many read models fold it."""

    def __init__(self) -> None:
        """Nothing was looked at."""
        self._seen: dict[tuple[int, int, int], dict[str, int]] = {}

    def topics(self, connection: Connection[Any], span: dict[str, int]) -> dict[str, int]:
        """The topics of the span, each with the position of its first event."""
        asked = (span["jurisdiction"], span["after"], span["upto"])
        if asked not in self._seen:
            self._seen[asked] = dict(connection.execute(FIRST, asked).fetchall())
        return self._seen[asked]

    def first(self, connection: Connection[Any], aggregates: frozenset[str],
              span: dict[str, int]) -> Newer | None:  # fmt: skip
        """The first event of these aggregates in the span that a newer release wrote."""
        topics = self.topics(connection, span)
        found = [Newer(topic.partition(".")[0], topics[topic], topic) for topic in unknown(topics)]
        concerned = [newer for newer in found if newer.aggregate in aggregates]
        return min(concerned, key=lambda newer: newer.position, default=None)
