"""A project is opened under one of two procedures; its baseline is stated once."""

from datetime import date

import pytest

from domain.project import Project
from tests.facts import FORCE, PROJECT, act, decided


def opened() -> Project:
    project = Project(PROJECT)
    project.open(
        act(), code="XNM", task_force=FORCE, name="小南门", track="collective",
        opened_on=date(2008, 1, 1),
    )  # fmt: skip
    return project


def test_a_project_opens_with_the_facts_that_a_repeated_opening_is_compared_with() -> None:
    project = opened()

    assert decided(project) == ["opened"]
    assert project.facts == {
        "name": "小南门", "track": "collective", "opened_on": date(2008, 1, 1),
        "target_date": None, "task_force": FORCE,
    }  # fmt: skip


def test_there_are_two_procedures_and_no_third() -> None:
    with pytest.raises(ValueError, match="track"):
        Project(PROJECT).open(act(), code="X", task_force=FORCE, name="x", track="mixed")  # type: ignore[arg-type]


def test_later_rosters_leave_the_baseline_as_it_is() -> None:
    project = opened()

    project.set_baseline(act(1), households=226)
    project.set_baseline(act(2), households=228)

    assert decided(project) == ["opened", "baseline_set"]
    assert project.baseline == 226


def test_events_of_a_project_belong_to_it_and_to_its_task_force() -> None:
    event = opened().pending[0]

    assert (event.project, event.task_force) == (PROJECT, FORCE)


def test_a_map_that_is_shown_already_changes_nothing() -> None:
    project = opened()

    for hash_ in ("0a" * 32, "0a" * 32, "0b" * 32):
        project.draw_map(act(1), sha256=hash_, parcels=2)

    assert decided(project) == ["opened", "map_drawn", "map_drawn"]


def test_an_evening_is_foretold_once() -> None:
    project = opened()

    for day in (2, 2, 1, 3):
        project.keep_forecast(act(1), evening=date(2020, 1, day), at_position=9, open=0, fan=())

    assert decided(project) == ["opened", "forecast_made", "forecast_made"]
    assert project.foretold_on == date(2020, 1, 3)
