"""What an agenda does is told save by save; a save's number comes from the deed it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID, uuid5

from rehearsal.agenda import Agenda
from rehearsal.keyring import Keyring
from store.bulk import Arrival
from store.stored import EventMapper, Operation

Heard = tuple[int, Arrival]


def told(agenda: Agenda, of: UUID, ring: Keyring,
         counts: Callable[[list[str], int], None] = lambda topics, heard: None,
         ) -> Iterator[Heard]:  # fmt: skip
    """Its saves in the order they are heard of; ``counts`` is told their topics."""
    mapper = EventMapper()
    for entry, done in agenda.run():
        events = [event for aggregate in done for event in aggregate.collect_events()]
        if events:
            counts([event.TOPIC for event in events], entry.heard)
            operation = Operation(uuid5(of, f"operation {entry.serial}"))
            stored = [mapper.to_stored_event(event) for event in events]
            yield entry.heard, Arrival(stored, operation, ring.take_new())
