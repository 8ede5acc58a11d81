"""Killed in turns as it is served, the product loses nothing and goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.faults.kills import TURNS, Survived, campaign

KINDS = len(set(TURNS))


@pytest.mark.crash
def test_whatever_is_killed_under_load_nothing_is_lost_doubled_or_miscounted(
    tmp_path: Path,
) -> None:
    survived = campaign(tmp_path, Survived(), points=KINDS)

    assert survived.faults == []
    assert survived.points == KINDS
    assert survived.acknowledged > KINDS
