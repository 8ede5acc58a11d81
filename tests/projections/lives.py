"""A village that lived through the real store, and its log read back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from domain.project import Project
from domain.sealed import Sealed
from store.books import Books
from store.stored import EventMapper, Stored
from tests.facts import NOW, START, act
from tests.lawful import Village
from tests.projections.naive import Log


@dataclass
class Life:
    """Books with a village in them, and all that was recorded, by position."""

    books: Books
    project: UUID
    log: Log
    random: Random

    @property
    def head(self) -> int:
        """The last position."""
        return self.log[-1][0]

    def moments(self, n: int) -> list[datetime]:
        """Moments at which something happened, just before them, ends of days, the far future."""
        at = [event.occurred_at for _, event in self.log]
        picked = [self.random.choice(at) for _ in range(n)]
        just_before = [moment - timedelta(microseconds=1) for moment in picked[::2]]
        midnights = [START.replace(hour=0) + timedelta(days=d) for d in (0, 1, 2, 5)]
        return [*picked, *just_before, *midnights, min(at) - timedelta(days=1), NOW]


def open_project(books: Books, code: str = "XNM") -> UUID:
    """A project under the default task force."""
    project = Project(books.desk.project_id(code))
    project.open(
        act(-2000), code=code, task_force=books.desk.task_force_id("default"), name="小南门",
        track="collective",
    )  # fmt: skip
    books.desk.store(project)
    return project.id


def live(books: Books, seed: int, happenings: int) -> Life:
    """Let a village live, each happening saved as it is decided."""
    project = open_project(books)
    desk = books.desk

    def seal(of: UUID, field: str, text: str) -> Sealed:
        box = desk.seal(of, field, text)
        assert box
        return box

    village = Village(
        Random(seed), project=project, task_force=desk.task_force_id("default"), seal=seal
    )
    for changed in village.happenings(happenings):
        pending = [event for case in changed for event in case.pending]
        last = desk.store(*changed).position
        for position, event in enumerate(pending, start=last - len(pending) + 1):
            village.positions[event.originator_id, event.originator_version] = position
    return Life(books, project, read_log(books), Random(seed))


def read_log(books: Books) -> Log:
    """Every event of the log, as the mapper reads it."""
    with books.pool.connection() as connection:
        rows = connection.execute(
            "SELECT position, stream, version, topic, state, occurred_at, cadre, project,"
            " task_force FROM zhuanban.events WHERE jurisdiction = 1 ORDER BY position"
        ).fetchall()
    mapper = EventMapper()
    return [(row[0], mapper.to_domain_event(Stored(*row[1:]))) for row in rows]
