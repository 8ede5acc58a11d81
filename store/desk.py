"""A decision is made on the newest state, saved whole, and made again when somebody was faster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any, NamedTuple
from uuid import UUID

from eventsourcing.application import ProcessingEvent
from eventsourcing.persistence import IntegrityError, Recording

from domain.aggregate import Aggregate
from domain.case import Case
from domain.inspection import Inspection
from domain.project import Project
from domain.refusal import Refusal
from domain.sealed import Sealed
from domain.task_force import TaskForce
from store.hearing import take
from store.keys import Keys
from store.memory import A, Memory
from store.recorder import LogRecorder
from store.sealed_texts import people_of
from store.stored import Operation, OperationIsKnown
from store.streams import Streams
from store.vault import Vault

TRIES = 12


class Receipt(NamedTuple):
    """What a write is answered with: the last position it took, the version it made, the rest."""

    position: int
    version: int
    answer: dict[str, Any]


class Desk(Streams, Memory):
    """Loads, decides and saves for one jurisdiction."""

    def __init__(self, recorder: LogRecorder, vault: Vault) -> None:
        """Work on this log with these keys."""
        super().__init__(recorder)
        self.vault, self.keys = vault, Keys(vault, recorder.pool)
        # Callers of one case wait for each other here rather than conflict and decide again.
        self._turns = [Lock() for _ in range(32_768)]

    # reading

    def case(self, id_: UUID) -> Case:
        """A case, with the keys of its people known. Raises Unknown."""
        case = self.get(Case, id_, f"case {id_}")
        self.know(case)
        return case

    def cases(self, wanted: Mapping[UUID, int]) -> list[Case]:
        """Many cases at these versions or later, in one question for those not in memory.

        To look at, not to decide on: they are not copied. The keys of their people are known.
        """
        cases = self.glances(wanted)
        self.keys.know({id_ for case in cases for id_ in people_of(case)})
        return cases

    def project(self, code: str) -> Project:
        """A project by its code. Raises Unknown."""
        return self.get(Project, self.project_id(code), f"project {code}")

    def task_force(self, code: str) -> TaskForce:
        """A task force by its code. Raises Unknown."""
        return self.get(TaskForce, self.task_force_id(code), f"task force {code}")

    def inspection(self, id_: UUID) -> Inspection:
        """An inspection, with the keys that its findings are sealed under known. Raises Unknown."""
        inspection = self.get(Inspection, id_, f"inspection {id_}")
        self.keys.know({id_, *(found.case or id_ for found in inspection.findings.values())})
        return inspection

    def know(self, case: Case) -> None:
        """Bring the keys of the household and its parties into memory."""
        self.keys.know(people_of(case))

    def seal(self, person: UUID, field: str, text: str | None) -> Sealed | None:
        """Seal a personal text; nothing stays nothing."""
        return None if text is None else self.vault.seal(person, field, text)

    # writing

    def on_case(self, id_: UUID, decision: Callable[[Case], dict[str, Any] | None], *,
                operation: Operation | None = None) -> Receipt:  # fmt: skip
        """Decide on a case and save; see ``decide``."""
        with self._turn(id_):
            return self.decide(lambda: self._case_to_decide_on(id_), decision, operation=operation)

    @contextmanager
    def _turn(self, id_: UUID) -> Iterator[None]:
        lock = self._turns[hash(id_) % len(self._turns)]
        take(lock)
        try:
            yield
        finally:
            lock.release()

    def _case_to_decide_on(self, id_: UUID) -> Case:
        case = self.get(Case, id_, f"case {id_}")
        self.keys.know_for(case)
        return case

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
        changed = (aggregate, *beside)
        along = self.keys.along_with(changed)
        try:
            self.keys.must_open(along)
            recordings = self._save(changed, operation=operation, keys=along.new)
        except BaseException as error:
            self.forget(*changed)
            if isinstance(error, IntegrityError):
                self.keys.settle(along.new)
            raise
        self.note((each.id, each.version) for each in changed)
        self.keys.stored(along, aggregate)
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
