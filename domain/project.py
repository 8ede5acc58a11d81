"""A project is opened once, under one of two procedures that are never merged."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints

from domain.aggregate import Act, Aggregate, Event, Label

# state: Decree 590 (2011); collective: Land Administration Law (2019) arts. 47 and 48.
Track = Literal["state", "collective"]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Foretold(BaseModel):
    """How many of the open cases were to be open after ``days``: ours, and what plain peers said.

    ``throughput`` are p10, p50 and p90 of past days drawn again, ``line`` a straight line.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    days: int
    p10: int
    p50: int
    p90: int
    throughput: tuple[float, float, float]
    line: float


class Project(Aggregate):
    """项目: a bounded undertaking with its scope, track, baseline and target date."""

    STREAM = "project."

    class Opened(Event):
        """The project was opened."""

        TOPIC = "project.opened"
        code: Label
        name: Label
        track: Track
        opened_on: date | None = None
        target_date: date | None = None

        def apply(self, project: Project) -> None:
            """Take in what it is."""
            project.project = self.originator_id
            project.task_force = self.task_force
            project.opening = self

    class BaselineSet(Event):
        """The first roster stated how many households the project began with."""

        TOPIC = "project.baseline_set"
        households: int

        def apply(self, project: Project) -> None:
            """Fix the number the countdown starts from."""
            project.baseline = self.households

    class MapDrawn(Event):
        """A map of its parcels was drawn, in place of the one before."""

        TOPIC = "project.map_drawn"
        sha256: Hash
        parcels: int

        def apply(self, project: Project) -> None:
            """Show this map from now on."""
            project.map = self

    class ForecastMade(Event):
        """How many will remain was foretold, to be held against what comes."""

        TOPIC = "project.forecast_made"
        evening: date
        at_position: int
        open: int
        fan: tuple[Foretold, ...]
        p50: date | None = None
        p85: date | None = None
        p95: date | None = None

        def apply(self, project: Project) -> None:
            """One an evening is enough."""
            project.foretold_on = self.evening

    def __init__(self, id: UUID) -> None:  # noqa: A002
        """Start without a baseline, a map and a forecast."""
        super().__init__(id)
        self.foretold_on: date | None = None
        self.map: Project.MapDrawn | None = None
        self.opening: Project.Opened | None = None
        self.baseline: int | None = None

    @property
    def facts(self) -> dict[str, object]:
        """What a repeated opening is compared with."""
        assert self.opening
        return {
            "name": self.opening.name,
            "track": self.opening.track,
            "opened_on": self.opening.opened_on,
            "target_date": self.opening.target_date,
            "task_force": self.task_force,
        }

    def open(self, act: Act, *, code: str, task_force: UUID, name: str, track: Track,
             opened_on: date | None = None, target_date: date | None = None) -> None:  # fmt: skip
        """Open it under a task force."""
        self.trigger(
            act, Project.Opened, _project=self.id, _task_force=task_force, code=code, name=name,
            track=track, opened_on=opened_on, target_date=target_date,
        )  # fmt: skip

    def set_baseline(self, act: Act, *, households: int) -> None:
        """State the baseline; later rosters leave it as it is."""
        if self.baseline is None:
            self.trigger(act, Project.BaselineSet, households=households)

    def draw_map(self, act: Act, *, sha256: str, parcels: int) -> None:
        """Take the map of this hash; the one that is shown already changes nothing."""
        if self.map is None or self.map.sha256 != sha256:
            self.trigger(act, Project.MapDrawn, sha256=sha256, parcels=parcels)

    def keep_forecast(self, act: Act, *, evening: date, **foretold: object) -> None:
        """Put a forecast on record, one an evening; ``foretold``: at_position, open, fan, p50 …"""
        if self.foretold_on is None or evening > self.foretold_on:
            self.trigger(act, Project.ForecastMade, evening=evening, **foretold)
