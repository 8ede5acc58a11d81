"""The keys that a decision needs are at hand before it; those that it makes are stored with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from eventsourcing.persistence import IntegrityError

from domain.aggregate import Aggregate
from domain.case import Case
from domain.sealed import Sealed
from store.recorder import Pool
from store.sealed_texts import people_of, sealed_in
from store.vault import Vault

KEPT = 100_000  # cases whose keys need no asking
Wrapped = tuple[UUID, bytes]


class Along(NamedTuple):
    """What goes along with a save: texts with their fields, whose they are, keys not stored yet.

    ``before`` is the version that the first aggregate was found at, and the vault's clearings then.
    """

    texts: list[tuple[str, Sealed]]
    persons: set[UUID]
    new: list[Wrapped]
    before: tuple[int, int]


class Keys:
    """The keys of one jurisdiction's people, between vault and database."""

    def __init__(self, vault: Vault, pool: Pool) -> None:
        """Nothing was asked for."""
        self._vault, self._pool = vault, pool
        # Of each case: its version, and how often the vault was cleared, when it was asked for.
        self._asked: dict[UUID, tuple[int, int]] = {}

    def know(self, persons: set[UUID]) -> None:
        """Bring these into memory."""
        if not self._vault.knows(persons):
            with self._pool.connection() as connection:
                self._vault.know(connection, persons)

    def know_for(self, case: Case) -> None:
        """Bring those of the people of a case that is decided on.

        A key only ever comes with an event of the case, so a household that had none at this
        version is not asked about again.
        """
        if self._asked.get(case.id) != (case.version, self._vault.clearings):
            self.know(people_of(case))
            self._ask_no_more(case)

    def _ask_no_more(self, case: Aggregate) -> None:
        if len(self._asked) > KEPT:
            self._asked.clear()
        self._asked[case.id] = case.version, self._vault.clearings

    def along_with(self, changed: Sequence[Aggregate]) -> Along:
        """What must be stored with what was decided. Raises KeyDoesNotOpen, KeyFileIsMissing."""
        texts = [text for each in changed for event in each.pending for text in sealed_in(event)]
        persons = {sealed.of for _, sealed in texts} | self._expecting_files(changed)
        new = self._vault.take_new(persons)
        found_at = changed[0].version - len(changed[0].pending)
        return Along(texts, persons, new, (found_at, self._vault.clearings))

    def _expecting_files(self, changed: Sequence[Aggregate]) -> set[UUID]:
        """The households that files were named for: what comes is sealed under their key."""
        found = {
            each.id for each in changed for event in each.pending
            if getattr(event, "attachments", None)
        }  # fmt: skip
        self._vault.must_have(found)
        return found

    def must_open(self, along: Along) -> None:
        """Raise IntegrityError where a text would be stored that nobody could read."""
        if not self._vault.can_open(along.texts):
            raise IntegrityError("a text was sealed under a key that gave way to another")

    def stored(self, along: Along, aggregate: Aggregate) -> None:
        """After a save: they are in the database, and who was known of the aggregate still is."""
        self._vault.stored(along.persons)
        if self._asked.get(aggregate.id) == along.before:
            self._ask_no_more(aggregate)

    def settle(self, new: Sequence[Wrapped]) -> None:
        """After a save that failed: give way to keys that others stored, keep the rest."""
        if new:
            with self._pool.connection() as connection:
                self._vault.settle_new(connection, [person for person, _ in new])
