"""The library's recorder interface over our log: reads by SQL, writes through the committer."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from threading import Thread
from typing import Any
from uuid import UUID

from eventsourcing.persistence import (
    ApplicationRecorder,
    IntegrityError,
    ListenNotifySubscription,
    Notification,
    StoredEvent,
    Subscription,
    Tracking,
    TrackingRecorder,
)
from psycopg import Connection, OperationalError
from psycopg_pool import ConnectionPool

from store.committer import Committer
from store.hearing import asked_together
from store.save import Save
from store.stored import Operation, Stored

Pool = ConnectionPool[Connection[Any]]

EVENTS = b"""
SELECT stream, version, topic, state, occurred_at, cadre, project, task_force
FROM zhuanban.events
WHERE jurisdiction = %s AND stream = %s AND version > %s AND version <= %s
ORDER BY version"""
LAST_EVENTS = EVENTS + b" DESC LIMIT %s"
FIRST_EVENTS = EVENTS + b" LIMIT %s"
STREAMS = b"""
SELECT stream, version, topic, state, occurred_at, cadre, project, task_force
FROM zhuanban.events
WHERE jurisdiction = %s AND stream = ANY (%s)
ORDER BY stream, version"""
LOG = b"""
SELECT stream, version, topic, state, position
FROM zhuanban.events
WHERE jurisdiction = %s AND position >= %s AND position <= %s
  AND (cardinality(%s::text[]) = 0 OR topic = ANY (%s))
ORDER BY position LIMIT %s"""
BEYOND = 2**31 - 1
END = 2**63 - 1


class LogRecorder(ApplicationRecorder):
    """One jurisdiction's log; ``insert_events`` takes ``operation`` and ``keys`` beside events."""

    def __init__(self, pool: Pool, committer: Committer, jurisdiction: int) -> None:
        """Read through ``pool``, write through ``committer``."""
        self.pool = pool
        self.committer = committer
        self.jurisdiction = jurisdiction

    def insert_events(
        self,
        stored_events: Sequence[StoredEvent],
        *,
        operation: Operation | None = None,
        keys: Sequence[tuple[UUID, bytes]] = (),
        **_: Any,
    ) -> Sequence[int]:
        """Store the events, whole or not at all; returns their positions.

        Raises IntegrityError when a stream moved on, OperationIsKnown when the operation did.
        """
        if not stored_events:
            return []
        return self.committer.commit(Save(stored_events, operation, keys))

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """The events of one stream, by version."""
        if gt is lte is limit is None and not desc:
            told = asked_together(STREAMS, originator_id)
            if told is not None:
                return [Stored(*row) for row in told]
        after, upto = -1 if gt is None else gt, BEYOND if lte is None else lte
        query = EVENTS if not desc and limit is None else LAST_EVENTS if desc else FIRST_EVENTS
        bounds: list[object] = [self.jurisdiction, originator_id, after, upto]
        if query is not EVENTS:
            bounds.append(limit)
        with self.pool.connection() as connection:
            rows = connection.execute(query, bounds, binary=True).fetchall()
        return [Stored(*row) for row in rows]

    def select_streams(self, ids: Sequence[UUID]) -> Sequence[Stored]:
        """The events of many streams in one question, stream by stream, by version."""
        with self.pool.connection() as connection:
            asked = [self.jurisdiction, list(ids)]
            return [Stored(*row) for row in connection.execute(STREAMS, asked, binary=True)]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """The log from one position to another."""
        first = (start or 0) + (not inclusive_of_start)
        wanted = list(topics)
        bounds = [
            self.jurisdiction, first, END if stop is None else stop, wanted, wanted, limit
        ]  # fmt: skip
        with self.pool.connection() as connection:
            rows = connection.execute(LOG, bounds, binary=True).fetchall()
        return [Notification(*row) for row in rows]

    def max_notification_id(self) -> int | None:
        """The last position, None in an empty log."""
        with self.pool.connection() as connection:
            row = connection.execute(
                b"SELECT position FROM zhuanban.heads WHERE jurisdiction = %s", [self.jurisdiction]
            ).fetchone()
        return row[0] or None if row else None

    def subscribe(
        self, gt: int | None = None, topics: Sequence[str] = ()
    ) -> Subscription[ApplicationRecorder]:
        """Follow the log from a position on."""
        return LogSubscription(self, gt, topics)


class LogSubscription(ListenNotifySubscription[LogRecorder]):
    """Woken by NOTIFY, and by a slow poll, since a wake-up can be missed before LISTEN stands."""

    POLL = 1.0

    def __init__(self, recorder: LogRecorder, gt: int | None, topics: Sequence[str]) -> None:
        """Start listening."""
        super().__init__(recorder, gt, topics)
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    def __exit__(self, *args: object, **kwargs: Any) -> None:
        """Stop, and let the listener end."""
        super().__exit__(*args, **kwargs)
        self._listener.join()

    def _listen(self) -> None:
        with suppress(OperationalError), self._recorder.pool.connection() as connection:
            connection.autocommit = True
            connection.execute(f"LISTEN zhuanban_{self._recorder.jurisdiction:d}".encode())
            while not self._has_been_stopped:
                for _ in connection.notifies(timeout=self.POLL / 10, stop_after=1):
                    pass
                self._has_been_notified.set()
            connection.execute(b"UNLISTEN *")


class PositionRecorder(TrackingRecorder):
    """Where followers of other logs stand; a position only ever grows."""

    def __init__(self, pool: Pool, jurisdiction: int) -> None:
        """Keep the positions in this jurisdiction's books."""
        self.pool = pool
        self.jurisdiction = jurisdiction

    def insert_tracking(self, tracking: Tracking) -> None:
        """Move to a later position. Raises IntegrityError when it is not later."""
        with self.pool.connection() as connection:
            moved = connection.execute(
                b"INSERT INTO zhuanban.tracking AS t VALUES (%s, %s, %s)"
                b" ON CONFLICT (jurisdiction, application) DO UPDATE"
                b" SET position = excluded.position WHERE t.position < excluded.position",
                [self.jurisdiction, tracking.application_name, tracking.notification_id],
            ).rowcount
        if not moved:
            raise IntegrityError(f"position {tracking.notification_id} was passed")

    def max_tracking_id(self, application_name: str) -> int | None:
        """The position reached, None before the first."""
        with self.pool.connection() as connection:
            row = connection.execute(
                b"SELECT position FROM zhuanban.tracking"
                b" WHERE jurisdiction = %s AND application = %s",
                [self.jurisdiction, application_name],
            ).fetchone()
        return row[0] if row else None
