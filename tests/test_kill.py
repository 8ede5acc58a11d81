"""Nothing acknowledged is lost when the writer, or PostgreSQL with it, is killed under load."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.kill import campaign


@pytest.mark.crash
def test_three_kills_lose_nothing_double_nothing_and_leave_every_read_model_true(
    tmp_path: Path,
) -> None:
    outcome = campaign(tmp_path, trials=3, seed=7)

    assert outcome.trials == 3
    assert outcome.acknowledged > 0
    assert outcome.is_clean, outcome
