"""Whoever follows "Backup and recovery" word by word has the office back, and any moment of it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.embedded import stop

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/operations.md").read_text()
SECTION = PAGE.partition("## Backup and recovery\n")[2].partition("\n## ")[0]
NIGHTLY, RESTORE, GO_ON, BASE, MOMENT = re.findall(r"```sh\n(.*?)```", SECTION, re.DOTALL)


class Machine:
    """A shell in which the command is installed, and what its user has set."""

    def __init__(self, folder: Path) -> None:
        self.folder, programs = folder, folder / "bin"
        programs.mkdir()
        command = programs / "zhuanban"
        command.write_text(f'#!/bin/sh\nexec {sys.executable} -m api.cli "$@"\n')
        command.chmod(0o755)
        self.set = {
            "PATH": f"{programs}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT), "LANG": "en_US.UTF-8",
            **{name: str(folder / name.lower()) for name in ("BACKUPS", "SAFE", "NEW", "THEN")},
            "ZHUANBAN_DATA": str(folder / "office"), "ZHUANBAN_AUDIT": str(folder / "audit"),
            "ZHUANBAN_ARCHIVE": str(folder / "archive"),
        }  # fmt: skip
        for name in ("BACKUPS", "SAFE"):
            Path(self.set[name]).mkdir()

    def follows(self, text: str) -> str:
        """Run it line by line, stopping at what fails; what it said."""
        done = subprocess.run(["/bin/bash", "-euc", text], env=self.set, cwd=self.folder,
                              capture_output=True, text=True, check=False, timeout=300)  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def machine() -> Iterator[Machine]:
    folder = Path(tempfile.mkdtemp(prefix="zb-"))
    folder.chmod(0o711)
    yield Machine(folder)
    for data in ("office", "new", "then"):
        stop(folder / data)
    shutil.rmtree(folder)


def test_the_page_alone_leads_back(machine: Machine) -> None:
    machine.follows("zhuanban project open BEFORE --name 夜里之前")
    machine.follows(NIGHTLY + "zhuanban project open AFTER --name 备份之后\n" + BASE)
    machine.set |= {"MOMENT": datetime.now(UTC).isoformat()}
    machine.follows("zhuanban project open LATER --name 更后; zhuanban stop")

    told = machine.follows(RESTORE)
    assert "zhuanban audit continue --ground TEXT" in told
    assert "ok: True" in machine.follows(f'export ZHUANBAN_DATA="$NEW"\n{GO_ON}')

    machine.follows(
        f"{MOMENT}zhuanban countdown --project AFTER; ! zhuanban countdown --project LATER"
    )
