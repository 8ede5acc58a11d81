"""Looks are facts of a reader's own stream; a case out of sight opens for three hours."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.access import Access, IsInSight, Read
from tests.facts import CASE, FORCE, OTHER, PROJECT, START, act, decided, only, sealed

WHY = sealed("信访件转办", CASE)


def opened(access: Access, *, in_sight: bool = False) -> None:
    access.break_glass(
        act(), case=CASE, case_no="XN-001", reason=WHY, in_sight=in_sight, project=PROJECT,
        task_force=FORCE,
    )  # fmt: skip


def test_looks_are_recorded_together_under_their_reader() -> None:
    access = Access(OTHER)
    reads = (Read(at=START, what="case", case=CASE), Read(at=START, what="feed", times=3))

    access.record(act(1, "bob"), reads=reads)

    event = only(access)
    assert isinstance(event, Access.Recorded)
    assert (event.by, event.reads) == ("bob", reads)


def test_a_case_out_of_sight_opens_for_three_hours() -> None:
    access = Access(OTHER)

    opened(access)

    event = only(access)
    assert isinstance(event, Access.GlassBroken)
    assert (event.case, event.until) == (CASE, START + timedelta(hours=3))


def test_broken_glass_stands_under_the_project_and_task_force_of_its_case() -> None:
    access = Access(OTHER)

    opened(access)

    event = only(access)
    assert (event.project, event.task_force, event.originator_id) == (PROJECT, FORCE, OTHER)


def test_what_is_in_sight_needs_no_breaking() -> None:
    access = Access(OTHER)

    with pytest.raises(IsInSight, match="XN-001"):
        opened(access, in_sight=True)
    assert decided(access) == []


def test_a_later_look_goes_on_in_the_same_stream() -> None:
    access = Access(OTHER)
    opened(access)

    access.record(act(1), reads=(Read(at=START, what="case", case=CASE, why=1),))

    assert decided(access) == ["glass_broken", "recorded"]
    assert access.version == 2
