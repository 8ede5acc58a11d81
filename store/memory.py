"""What is in memory of a stream is never older than what was heard of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from copy import deepcopy
from itertools import groupby
from operator import attrgetter
from typing import Any, ClassVar, TypeVar, cast
from uuid import UUID

from eventsourcing.application import AggregateNotFoundError, Application
from eventsourcing.persistence import (
    ApplicationRecorder,
    Mapper,
    MapperDeserialisationError,
    StoredEvent,
)
from eventsourcing.utils import Environment
from psycopg import Connection

from domain.aggregate import Aggregate, Event
from domain.case import Case
from domain.refusal import Unknown
from store.recorder import LogRecorder
from store.stored import EventMapper, HasNewerEvent, Stored

A = TypeVar("A", bound=Aggregate)
KEPT = 100_000  # streams of which is noted how far they were carried on
MANY = 20_000  # events, after which nothing in memory is believed
FEW = 128  # events that are taken in at once
MOVED = b"""
SELECT stream, max(version) FROM zhuanban.events
WHERE jurisdiction = %s AND position > %s AND position <= %s GROUP BY stream"""
WRITTEN = b"""
SELECT stream, version, topic, state, occurred_at, cadre, project, task_force FROM zhuanban.events
WHERE jurisdiction = %s AND position > %s AND position <= %s
ORDER BY stream, version"""


class Memory(Application[UUID]):
    """The aggregates of one jurisdiction's log, read from it where they are not in memory."""

    env: ClassVar[dict[str, str]] = {
        "AGGREGATE_CACHE_MAXSIZE": "20000",
        "AGGREGATE_CACHE_FASTFORWARD": "n",
    }

    def __init__(self, recorder: LogRecorder) -> None:
        """Remember nothing of this log yet."""
        self._log_recorder = recorder
        self._mapper = EventMapper()
        self.jurisdiction = recorder.jurisdiction
        self._moved: dict[UUID, int] = {}  # the version that a stream was last heard to be at
        super().__init__()
        assert self.repository.cache is not None
        self._cache = self.repository.cache

    def construct_mapper(self) -> Mapper[UUID]:
        """Use our event mapper."""
        return self._mapper

    def construct_recorder(self) -> ApplicationRecorder:
        """Use our log."""
        return self._log_recorder

    def construct_env(self, name: str, env: Any = None) -> Environment:  # noqa: ARG002 - not taken
        """Take nothing from the process environment."""
        return Environment(name, dict(type(self).env))

    # reading

    def get(self, kind: type[A], id_: UUID, what: str) -> A:
        """The aggregate as it stands. Raises Unknown."""
        aggregate = self._remembered(kind, id_, what)
        if aggregate.version < self._moved.get(id_, 0):
            self._catch_up(id_)
            aggregate = self._remembered(kind, id_, what)
        return aggregate

    def _remembered(self, kind: type[A], id_: UUID, what: str) -> A:
        try:
            aggregate: A = self.repository.get(id_, projector_func=kind.replay)
        except AggregateNotFoundError:
            raise Unknown(what=what) from None
        if not isinstance(aggregate, kind):
            raise Unknown(what=what)
        return aggregate

    def _catch_up(self, id_: UUID) -> None:
        """Fold in what others wrote meanwhile, and not all of it again."""
        if known := self._kept(id_):
            self._carry_on(known, self._log_recorder.select_events(id_, gt=known.version))

    def _carry_on(self, known: Aggregate, told: Iterable[StoredEvent]) -> None:
        """Fold in what comes next; told of later things only, it stays as it is."""
        news = [event for event in told if event.originator_version > known.version]
        if news and news[0].originator_version == known.version + 1:
            events = map(self._mapper.to_domain_event, news)
            self._cache.put(known.id, known.replay(deepcopy(known), events))

    def _kept(self, id_: UUID) -> Aggregate | None:
        with suppress(KeyError):
            return cast("Aggregate", self._cache.get(id_))
        return None

    def glance(self, id_: UUID) -> Case:
        """A case to look at, not to decide on: neither copied nor opened. Raises Unknown."""
        return self._in_memory(id_, self._moved.get(id_, 0)) or self.get(Case, id_, f"case {id_}")

    def glances(self, wanted: Mapping[UUID, int]) -> list[Case]:
        """Many cases at these versions or later, in one question for those not in memory.

        To look at, not to decide on: they are neither copied nor opened.
        """
        found = {id_: self._in_memory(id_, version) for id_, version in wanted.items()}
        missing = [id_ for id_, case in found.items() if case is None]
        events = self._log_recorder.select_streams(missing) if missing else ()
        for id_, told in groupby(events, key=attrgetter("originator_id")):
            found[id_] = Case.replay(None, map(self._mapper.to_domain_event, told))
            self._cache.put(id_, found[id_])
        return [case for case in found.values() if case]

    def _in_memory(self, id_: UUID, version: int) -> Case | None:
        case = self._kept(id_)
        return case if isinstance(case, Case) and case.version >= version else None

    def exists(self, id_: UUID) -> bool:
        """Whether the log holds anything of this stream."""
        return bool(self._log_recorder.select_events(id_, limit=1))

    def head(self) -> int:
        """The last position of the log, 0 while it is empty."""
        return self._log_recorder.max_notification_id() or 0

    def stored(self, event: Event) -> Stored:
        """An event as the log keeps it."""
        return self._mapper.to_stored_event(event)

    # hearing and forgetting

    def heard_of(self, connection: Connection[Any], after: int, upto: int) -> None:
        """Note how far streams were carried on after one position up to another, by whomever.

        Whatever is in memory is held against it, also what was just being read from the log.
        """
        if upto - after > MANY or len(self._moved) > KEPT:
            self._moved.clear()
            self.forget_streams(list(self._cache.cache))
        elif upto - after > FEW:
            self.note(connection.execute(MOVED, [self.jurisdiction, after, upto]).fetchall())
        else:
            self._take_in(connection, [self.jurisdiction, after, upto])

    def _take_in(self, connection: Connection[Any], span: list[int]) -> None:
        """Fold in at once what others wrote of streams in memory: asking one by one costs more.

        What cannot be read here is left to whoever asks for it.
        """
        rows = [Stored(*row) for row in connection.execute(WRITTEN, span, binary=True)]
        self.note((cast("UUID", row.originator_id), row.originator_version) for row in rows)
        for id_, told in groupby(rows, attrgetter("originator_id")):
            with suppress(HasNewerEvent, MapperDeserialisationError):
                if known := self._kept(id_):
                    self._carry_on(known, told)

    def note(self, versions: Iterable[tuple[UUID, int]]) -> None:
        """Note versions that streams are at by now."""
        for id_, version in versions:
            self._moved[id_] = max(version, self._moved.get(id_, 0))

    def forget(self, *aggregates: Aggregate) -> bool:
        """Drop from the cache, so that the next look is at the log; whether one was there."""
        return self.forget_streams(aggregate.id for aggregate in aggregates)

    def forget_streams(self, ids: Iterable[UUID]) -> bool:
        """Drop from the cache what others wrote; whether anything was there."""
        found = False
        for id_ in ids:
            with suppress(KeyError):
                self._cache.get(id_, evict=True)
                found = True
        return found
