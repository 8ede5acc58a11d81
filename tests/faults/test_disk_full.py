"""On a disk that is really full nothing is lost, and all goes on once there is room."""

from __future__ import annotations

import pytest

from benchmarks.faults.disk import CannotBeHad, trial


@pytest.mark.crash
def test_a_disk_that_fills_up_costs_nothing_but_the_wait_for_room() -> None:
    try:
        faults = trial()
    except CannotBeHad as why:
        pytest.skip(str(why))

    assert faults == []
