"""Killed in turns as it is served, the product loses nothing and goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.faults.kills import Survived, campaign

# A worker of several, which costs many processes, is killed in the full form.
TURNS = ("postgres", "sequencer", "application")


@pytest.mark.crash
def test_whatever_is_killed_under_load_nothing_is_lost_doubled_or_miscounted(
    tmp_path: Path,
) -> None:
    survived = campaign(tmp_path, Survived(), points=5, workers=1, turns=TURNS)

    assert survived.faults == []
    assert survived.points == 5
    assert survived.acknowledged > 5
