"""requirements.lock holds all that pyproject.toml asks for, each by hash, and names no registry."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
ASKED = [
    *PROJECT["build-system"]["requires"],
    *PROJECT["project"]["dependencies"],
    *(line for extra in PROJECT["project"]["optional-dependencies"].values() for line in extra),
]
PINNED = dict(re.findall(r"^([a-z0-9._-]+)==([^ ;]+)", LOCK, re.MULTILINE))


@pytest.mark.parametrize("line", ASKED)
def test_what_the_project_asks_for_is_pinned_in_a_version_that_fits(line: str) -> None:
    asked = Requirement(line)

    assert asked.specifier.contains(PINNED[canonicalize_name(asked.name)])


def test_each_pin_has_its_hashes() -> None:
    pins = re.split(r"\n(?=[a-z0-9])", LOCK)

    assert [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin] == []


def test_no_registry_is_named() -> None:
    assert "://" not in LOCK
    assert "index-url" not in LOCK
