"""Packages know of each other only what the contracts allow, and a breach is caught."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = sorted(
    folder.name
    for folder in ROOT.iterdir()
    if (folder / "__init__.py").is_file() and folder.name != "tests"
)

# Where a line is added, and what the contract that forbids it says of it.
BREACHES = {
    "domain/refusal.py": ("import psycopg", "the domain needs the standard library"),
    "domain/sealed.py": ("import store.vault", "the api stands on"),
    "store/vault.py": ("import projections.due", "the store knows neither"),
    "intake/cells.py": ("import projections.due", "the api stands on"),
}


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=tree, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(tree), "PATH": "/usr/bin:/bin", "COLUMNS": "200"},
    )  # fmt: skip


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project's own code once more, to be broken."""
    for package in PACKAGES:
        kept_out = shutil.ignore_patterns("__pycache__", "static", "golden")
        shutil.copytree(ROOT / package, tmp_path / package, ignore=kept_out)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_are_kept() -> None:
    answer = lint(ROOT)

    assert answer.returncode == 0, answer.stdout
    assert "0 broken" in answer.stdout


@pytest.mark.parametrize("file", BREACHES)
def test_a_deliberate_breach_is_caught(copy: Path, file: str) -> None:
    line, contract = BREACHES[file]
    path = copy / file
    path.write_text(f"{path.read_text()}\n{line}\n")

    answer = lint(copy)

    assert answer.returncode == 1, answer.stdout
    broken = [said for said in answer.stdout.splitlines() if said.endswith("BROKEN")]
    assert any(said.startswith(contract) for said in broken), answer.stdout
