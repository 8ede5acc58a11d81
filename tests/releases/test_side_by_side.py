"""While a new release comes up beside the old one, both are written through; nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.faults.disk import CannotBeHad
from benchmarks.faults.releases import side_by_side


@pytest.mark.crash
def test_a_release_takes_over_from_the_one_before_while_people_write(tmp_path: Path) -> None:
    tmp_path.chmod(0o711)
    try:
        faults = side_by_side(tmp_path)
    except CannotBeHad as why:
        pytest.skip(str(why))

    assert faults == []
