"""An import that is killed half-way is run again: nothing lost, nothing doubled."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from api.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
CASES = 1_500


@pytest.mark.crash
def test_a_killed_import_is_finished_by_the_next(tmp_path: Path) -> None:
    given = Settings(data=tmp_path / "zb")
    ledger = tmp_path / "ledger.csv"
    ledger.write_text(
        "case_no,kind,occurred_at,by,method,amount,note\n"
        + "".join(
            f"A{n},opened,2020-01-01T08:00:00,amy,,,\nA{n},contact,2020-01-02T08:00:00,amy,visit,,谈\n"
            for n in range(CASES)
        )
    )
    command = [sys.executable, "-m", "api.cli"]
    environment = {**os.environ, "ZHUANBAN_DATA": str(given.data), "PYTHONPATH": str(ROOT)}
    words = ["import", "ledger", str(ledger), "--project", "L", "--json"]
    with given.books() as books:
        opened = [*command, "project", "open", "L", "--name", "L"]
        subprocess.run(opened, env=environment, check=True)
        before = books.desk.head()
        killed = subprocess.Popen([*command, *words], env=environment, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while books.desk.head() == before:
            assert time.monotonic() < deadline
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        done = books.desk.head() - before

        again = subprocess.run([*command, *words], env=environment, check=True, capture_output=True)
        report = json.loads(again.stdout)

        assert 0 < done < 2 * CASES
        assert (report["duplicates"], report["accepted"]) == (done, 2 * CASES - done)
        assert books.desk.head() == before + 2 * CASES
