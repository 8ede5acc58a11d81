"""A page is what one save holds: what happened to one household in one stretch of time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import groupby
from typing import NamedTuple
from uuid import UUID, uuid5

from domain.aggregate import Act
from domain.case import Case
from domain.sealed import Sealed
from rehearsal.dice import at
from rehearsal.xiaonanmen.village import Home
from store.desk import Desk
from store.stored import Operation

Deed = Callable[[Case, Act], object]


class Line(NamedTuple):
    """One thing that happened; ``chapter`` says with what it is written down."""

    moment: int
    home: Home
    chapter: str
    by: str
    deed: Deed


class Page(NamedTuple):
    """Lines of one household and chapter, in their order."""

    home: Home
    chapter: str
    lines: list[Line]

    def op_id(self, project: UUID) -> UUID:
        """The number under which the page is written, once."""
        return uuid5(project, f"demonstration {self.home.case_no} {self.chapter}")


def pages(lines: Iterable[Line]) -> list[Page]:
    """Bind lines to pages, and lay pages in the order of their first lines."""
    by_page = sorted(lines, key=lambda line: (line.home.nth, line.chapter, line.moment))
    bound = [
        Page(grouped[0].home, grouped[0].chapter, grouped)
        for _, group in groupby(by_page, key=lambda line: (line.home.nth, line.chapter))
        if (grouped := list(group))
    ]
    return sorted(bound, key=lambda page: (page.lines[0].moment, page.home.nth))


class Writer:
    """Writes pages through the desk, so that every rule of the domain is asked."""

    def __init__(self, desk: Desk, project: UUID, task_force: UUID, now: datetime) -> None:
        """Write into the project's cases."""
        self.desk = desk
        self.project = project
        self.task_force = task_force
        self.now = now

    def act(self, moment: int, by: str, role: str = "cadre") -> Act:
        """The act as the log keeps it: told by the demonstration, not seen by it."""
        return Act(at(moment), by, self.now, role, recorded_by="console", source="demonstration")

    def case_id(self, home: Home) -> UUID:
        """The stream of a household."""
        return self.desk.case_id(self.project, home.case_no)

    def seal(self, home: Home, field: str, text: str) -> Sealed:
        """Seal a text about the household."""
        sealed = self.desk.seal(self.case_id(home), field, text)
        assert sealed
        return sealed

    def write(self, page: Page) -> None:
        """Write one page, whole or not at all."""
        operation = Operation(page.op_id(self.project))

        def decision(case: Case) -> None:
            for line in page.lines:
                line.deed(case, self.act(line.moment, line.by))

        if page.chapter == "opening":
            case = Case(self.case_id(page.home))
            decision(case)
            self.desk.store(case, operation=operation)
        else:
            self.desk.on_case(self.case_id(page.home), decision, operation=operation)
