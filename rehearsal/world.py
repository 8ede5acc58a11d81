"""A world of projects grows from one seed: the same facts, and the same digests, on any machine."""

from __future__ import annotations

import gc
import heapq
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import itemgetter
from time import perf_counter
from typing import TypedDict

from domain.refusal import Refusal
from domain.task_force import TaskForce
from rehearsal.city import City
from rehearsal.dice import Dice
from rehearsal.keyring import Keyring
from rehearsal.regimes import REGIMES
from rehearsal.standing_records import object_to
from rehearsal.undertaking import SETTLING, Plan, Undertaking
from store.books import Books
from store.bulk import CHUNK, Arrival, load_bulk

Progress = Callable[[int, int], None]


class Grown(TypedDict):
    """How much there is, and how long it took."""

    cases: int
    events: int
    seconds: float


class WorldIsThere(Refusal):
    """The world of seed {seed} is in these books already, whole or in part; take another seed."""

    zh = "种子 {seed} 的演练数据已在账中（全部或部分）；请换一个种子。"


def simulate(books: Books, *, projects: int = 86, households: int = 280_000,
             events_per_case: int = 20, seed: int = 1, chunk: int = CHUNK,
             progress: Progress = lambda done, of: None) -> Grown:  # fmt: skip
    """Grow a world into the books by the bulk path, about ``events_per_case`` events a household.

    A lawful life takes about fifteen events without any contact, so fewer cannot be had.
    Raises WorldIsThere when this seed was grown here before.
    """
    began = perf_counter()
    world = World(books, projects, households, events_per_case, seed)
    if books.desk.events.recorder.select_events(world.undertakings[0].id, limit=1):
        raise WorldIsThere(seed=seed)
    expected = households * events_per_case
    with no_search_for_cycles():
        events = load_bulk(
            books, world.arrivals(), chunk=chunk,
            progress=lambda done: progress(min(done, expected), expected),
        )  # fmt: skip
    projects_grown = [undertaking.id for undertaking in world.undertakings]
    events += object_to(books, projects_grown, households, f"{seed}")
    progress(events, events)
    return {"cases": world.cases, "events": events, "seconds": perf_counter() - began}


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """What is grown holds no cycles; to search it for them took a sixth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class World:
    """All projects of one seed, told in the order in which things are heard of."""

    def __init__(self, books: Books, projects: int, households: int, events_per_case: int,
                 seed: int) -> None:  # fmt: skip
        """Plan the projects; nothing has happened yet."""
        self.cases = 0
        contacts = max(1.0, events_per_case - SETTLING)
        ring = Keyring(books.vault.master, books.jurisdiction)
        above = TaskForce(books.desk.task_force_id(f"S{seed}"))
        self.city = City(f"{seed}", f"S{seed}", above, ring)
        self.undertakings = [
            Undertaking(
                Plan(f"{seed}/{nth}", f"S{seed}-{nth + 1:03}", size, contacts,
                     REGIMES[nth % len(REGIMES)], above.id),
                books.desk,
                Keyring(books.vault.master, books.jurisdiction),
            )
            for nth, size in enumerate(sizes(Dice(f"{seed}"), projects, households))
        ]  # fmt: skip

    def arrivals(self) -> Iterator[Arrival]:
        """Every save of the jurisdiction; of two in one second the earlier project's first."""
        lives = [self.city.run(), *(undertaking.run() for undertaking in self.undertakings)]
        for _, arrival in heapq.merge(*lives, key=itemgetter(0)):
            self.cases += sum(event.topic == "case.opened@1" for event in arrival.events)
            yield arrival


def sizes(dice: Dice, projects: int, households: int) -> list[int]:
    """How many households each project has: uneven, at least one each, summing up exactly."""
    weights = [dice.early(0.2, 3.0) for _ in range(projects)]
    total = sum(weights)
    shared = [max(1, int(households * weight / total)) for weight in weights]
    shared[shared.index(max(shared))] += households - sum(shared)
    return shared
