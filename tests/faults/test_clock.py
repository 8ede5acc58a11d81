"""A clock that jumps by an hour under everything that runs loses nothing and turns nobody away."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.faults.clock import trial
from benchmarks.faults.disk import CannotBeHad


@pytest.mark.crash
def test_a_clock_that_jumps_an_hour_forth_and_back_is_survived(tmp_path: Path) -> None:
    tmp_path.chmod(0o711)
    try:
        faults = trial(tmp_path)
    except CannotBeHad as why:
        pytest.skip(str(why))

    assert faults == []
