"""A decision is made on the newest state, saved whole, and made again when somebody was faster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from copy import deepcopy
from itertools import groupby
from operator import attrgetter
from threading import Lock
from typing import Any, ClassVar, NamedTuple, TypeVar, cast
from uuid import UUID, uuid5

from eventsourcing.application import AggregateNotFoundError, Application, ProcessingEvent
from eventsourcing.persistence import ApplicationRecorder, IntegrityError, Mapper, Recording
from eventsourcing.utils import Environment
from psycopg import Connection

from domain.aggregate import Aggregate, Event
from domain.case import Case
from domain.inspection import Inspection
from domain.project import Project
from domain.refusal import Refusal, Unknown
from domain.sealed import Sealed
from domain.task_force import TaskForce
from store.recorder import LogRecorder
from store.sealed_texts import people_of, sealed_in
from store.stored import EventMapper, Operation, OperationIsKnown, Stored
from store.vault import Vault

A = TypeVar("A", bound=Aggregate)
TRIES = 12
KEPT = 100_000  # cases whose keys need no asking
MANY = 20_000  # events, after which nothing in memory is believed
MOVED = b"""
SELECT stream, max(version) FROM zhuanban.events
WHERE jurisdiction = %s AND position > %s AND position <= %s GROUP BY stream"""
# Names of streams come from what they are about, so that two openings of one number collide.
NAMESPACE = UUID("6f2b6b0e-52ad-5d6b-9a35-0f6b1c6f9a10")


class Receipt(NamedTuple):
    """What a write is answered with: the last position it took, the version it made, the rest."""

    position: int
    version: int
    answer: dict[str, Any]


class Desk(Application[UUID]):
    """Loads, decides and saves for one jurisdiction."""

    env: ClassVar[dict[str, str]] = {
        "AGGREGATE_CACHE_MAXSIZE": "20000",
        "AGGREGATE_CACHE_FASTFORWARD": "n",
    }

    def __init__(self, recorder: LogRecorder, vault: Vault) -> None:
        """Work on this log with these keys."""
        self._log_recorder = recorder
        self._mapper = EventMapper()
        self.vault = vault
        self.jurisdiction = recorder.jurisdiction
        self._asked: dict[UUID, tuple[int, int]] = {}
        self._moved: dict[UUID, int] = {}  # the version that a stream was last heard to be at
        # Callers of one case wait for each other here rather than conflict and decide again.
        self._turns = [Lock() for _ in range(1024)]
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

    # names of streams

    def project_id(self, code: str) -> UUID:
        """The stream of a project."""
        return uuid5(NAMESPACE, f"{self.jurisdiction}/project/{code}")

    def task_force_id(self, code: str) -> UUID:
        """The stream of a task force."""
        return uuid5(NAMESPACE, f"{self.jurisdiction}/task-force/{code}")

    def inspection_id(self, reference: str) -> UUID:
        """The stream of an inspection."""
        return uuid5(NAMESPACE, f"{self.jurisdiction}/inspection/{reference}")

    def account_id(self, name: str) -> UUID:
        """The stream of an account; a name stands once."""
        return uuid5(NAMESPACE, f"{self.jurisdiction}/account/{name}")

    @staticmethod
    def case_id(project: UUID, case_no: str) -> UUID:
        """The stream of a case; a number stands once in a project."""
        return uuid5(project, case_no)

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
        with suppress(KeyError):
            known = cast("Aggregate", self._cache.get(id_))
            told = self._log_recorder.select_events(id_, gt=known.version)
            events = map(self._mapper.to_domain_event, told)
            self._cache.put(id_, known.replay(deepcopy(known), events))

    def case(self, id_: UUID) -> Case:
        """A case, with the keys of its people known. Raises Unknown."""
        case = self.get(Case, id_, f"case {id_}")
        self.know(case)
        return case

    def glance(self, id_: UUID) -> Case:
        """A case to look at, not to decide on: neither copied nor opened. Raises Unknown."""
        return self._in_memory(id_, self._moved.get(id_, 0)) or self.get(Case, id_, f"case {id_}")

    def cases(self, wanted: Mapping[UUID, int]) -> list[Case]:
        """Many cases at these versions or later, in one question for those not in memory.

        To look at, not to decide on: they are not copied. The keys of their people are known.
        """
        found = {id_: self._in_memory(id_, version) for id_, version in wanted.items()}
        missing = [id_ for id_, case in found.items() if case is None]
        events = self._log_recorder.select_streams(missing) if missing else ()
        for id_, told in groupby(events, key=attrgetter("originator_id")):
            found[id_] = Case.replay(None, map(self._mapper.to_domain_event, told))
            self._cache.put(id_, found[id_])
        cases = [case for case in found.values() if case]
        self._know({id_ for case in cases for id_ in people_of(case)})
        return cases

    def _in_memory(self, id_: UUID, version: int) -> Case | None:
        with suppress(KeyError):
            case = self._cache.get(id_)
            if isinstance(case, Case) and case.version >= version:
                return case
        return None

    def project(self, code: str) -> Project:
        """A project by its code. Raises Unknown."""
        return self.get(Project, self.project_id(code), f"project {code}")

    def task_force(self, code: str) -> TaskForce:
        """A task force by its code. Raises Unknown."""
        return self.get(TaskForce, self.task_force_id(code), f"task force {code}")

    def inspection(self, id_: UUID) -> Inspection:
        """An inspection, with the keys that its findings are sealed under known. Raises Unknown."""
        inspection = self.get(Inspection, id_, f"inspection {id_}")
        self._know({id_, *(finding.case or id_ for finding in inspection.findings.values())})
        return inspection

    def exists(self, id_: UUID) -> bool:
        """Whether the log holds anything of this stream."""
        return bool(self._log_recorder.select_events(id_, limit=1))

    def _case_to_decide_on(self, id_: UUID) -> Case:
        """A case with the keys of its people.

        A key only ever comes with an event of the case, so a household that had none at this
        version is not asked about again.
        """
        case = self.get(Case, id_, f"case {id_}")
        if self._asked.get(id_) != (case.version, self.vault.clearings):
            self.know(case)
            self._ask_no_more(case)
        return case

    def _ask_no_more(self, case: Aggregate) -> None:
        if len(self._asked) > KEPT:
            self._asked.clear()
        self._asked[case.id] = case.version, self.vault.clearings

    def know(self, case: Case) -> None:
        """Bring the keys of the household and its parties into memory."""
        self._know(people_of(case))

    def _know(self, persons: set[UUID]) -> None:
        if not self.vault.knows(persons):
            with self._log_recorder.pool.connection() as connection:
                self.vault.know(connection, persons)

    def seal(self, person: UUID, field: str, text: str | None) -> Sealed | None:
        """Seal a personal text; nothing stays nothing."""
        return None if text is None else self.vault.seal(person, field, text)

    # writing

    def on_case(self, id_: UUID, decision: Callable[[Case], dict[str, Any] | None], *,
                operation: Operation | None = None) -> Receipt:  # fmt: skip
        """Decide on a case and save; see ``decide``."""
        with self._turns[hash(id_) % len(self._turns)]:
            return self.decide(lambda: self._case_to_decide_on(id_), decision, operation=operation)

    def decide(self, find: Callable[[], A], decision: Callable[[A], dict[str, Any] | None], *,
               beside: Sequence[Aggregate] = (), operation: Operation | None = None,
               ) -> Receipt:  # fmt: skip
        """Find, decide, save; a refusal is believed only from the newest state.

        ``decision`` changes the aggregate and may return what the answer shall hold.
        Raises Refusal; OperationIsKnown when this operation was done before.
        """
        for again in range(TRIES):
            aggregate = find()
            try:
                answer = decision(aggregate) or {}
            except Refusal:
                self.must_be_new(operation)
                if again or not self.forget(aggregate):
                    raise
                continue
            if not aggregate.pending:
                self.must_be_new(operation)
                if not again and self.forget(aggregate):
                    continue
            try:
                return self.store(aggregate, *beside, answer=answer, operation=operation)
            except IntegrityError:
                if again == TRIES - 1 or beside:
                    raise
        raise AssertionError("unreachable")

    def store(self, aggregate: Aggregate, *beside: Aggregate, answer: dict[str, Any] | None = None,
              operation: Operation | None = None) -> Receipt:  # fmt: skip
        """Save what was decided, all of it or nothing."""
        answer = {"version": aggregate.version, **(answer or {})}
        if operation:
            operation = Operation(operation.op_id, operation.fields, answer)
        texts = [
            text
            for changed in (aggregate, *beside)
            for event in changed.pending
            for text in sealed_in(event)
        ]
        persons = {sealed.of for _, sealed in texts} | self._expecting_files(aggregate, *beside)
        keys = self.vault.take_new(persons)
        before = aggregate.version - len(aggregate.pending), self.vault.clearings
        try:
            self._must_open(texts)
            recordings = self._save((aggregate, *beside), operation=operation, keys=keys)
        except BaseException as error:
            self.forget(aggregate, *beside)
            if isinstance(error, IntegrityError):
                self.settle_keys(keys)
            raise
        for changed in (aggregate, *beside):
            self._moved[changed.id] = max(changed.version, self._moved.get(changed.id, 0))
        self.vault.stored(persons)
        if self._asked.get(aggregate.id) == before:
            self._ask_no_more(aggregate)
        position = recordings[-1].notification.id if recordings else self.head()
        return Receipt(position, aggregate.version, answer)

    def _save(self, aggregates: Sequence[Aggregate], **extra: Any) -> list[Recording[UUID]]:
        """The library's save, without its protocol checks, which cost more than the decision."""
        saved: ProcessingEvent[UUID] = ProcessingEvent()
        for aggregate in aggregates:
            saved.events += aggregate.collect_events()
            saved.aggregates[aggregate.id] = aggregate
        saved.saved_kwargs.update(extra)
        return self._record(saved)

    def _must_open(self, texts: list[tuple[str, Sealed]]) -> None:
        if not self.vault.can_open(texts):
            raise IntegrityError("a text was sealed under a key that gave way to another")

    def _expecting_files(self, *changed: Aggregate) -> set[UUID]:
        """The households that files were named for: what comes is sealed under their key."""
        found = {
            each.id for each in changed for event in each.pending
            if getattr(event, "attachments", None)
        }  # fmt: skip
        self.vault.must_have(found)
        return found

    def settle_keys(self, keys: list[tuple[UUID, bytes]]) -> None:
        """After a save that failed: give way to keys that others stored, keep the rest."""
        if keys:
            with self._log_recorder.pool.connection() as connection:
                self.vault.settle_new(connection, [person for person, _ in keys])

    def must_be_new(self, operation: Operation | None) -> None:
        """Raise OperationIsKnown if this was done before: then its first answer stands."""
        if operation is None:
            return
        with self._log_recorder.pool.connection() as connection:
            known = connection.execute(
                b"SELECT position, fields, answer FROM zhuanban.operations"
                b" WHERE jurisdiction = %s AND op_id = %s",
                [self.jurisdiction, operation.op_id],
            ).fetchone()
        if known:
            raise OperationIsKnown(*known)

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

    def heard_of(self, connection: Connection[Any], after: int, upto: int) -> None:
        """Note how far streams were carried on after one position up to another, by whomever.

        Whatever is in memory is held against it, also what was just being read from the log.
        """
        if upto - after > MANY or len(self._moved) > KEPT:
            self._moved.clear()
            self.forget_streams(list(self._cache.cache))
        else:
            for id_, version in connection.execute(MOVED, [self.jurisdiction, after, upto]):
                self._moved[id_] = max(version, self._moved.get(id_, 0))

    def stored(self, event: Event) -> Stored:
        """An event as the log keeps it."""
        return self._mapper.to_stored_event(event)

    def head(self) -> int:
        """The last position of the log, 0 while it is empty."""
        return self._log_recorder.max_notification_id() or 0
