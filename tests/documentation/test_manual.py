"""What the manual leaves out does not exist: commands, routes, settings, events are all in it."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from api.app import application
from api.cli import parser
from api.operations import OPERATIONS
from audit.notary import Notary
from domain.aggregate import Event
from domain.case import Case
from domain.project import Project
from domain.task_force import TaskForce
from store.books import Books

ROOT = Path(__file__).resolve().parents[2]
MANUAL = (ROOT / "docs/manual.md").read_text()
README = (ROOT / "README.md").read_text()
AGGREGATES = (Case, Project, TaskForce)


def commands(made: argparse.ArgumentParser, words: str) -> Iterator[tuple[str, list[str]]]:
    deeper = [a for a in made._actions if isinstance(a, argparse._SubParsersAction)]
    if not deeper:
        yield words, [flag for a in made._actions for flag in a.option_strings if flag != "-h"]
    for action in deeper:
        for name, child in action.choices.items():
            yield from commands(child, f"{words} {name}")


def test_every_command_is_in_the_manual() -> None:
    missing = [words for words, _ in commands(parser(), "zhuanban") if words not in MANUAL]
    assert missing == []


def test_every_option_is_in_the_manual() -> None:
    flags = {flag for _, options in commands(parser(), "") for flag in options}
    assert sorted(flag for flag in flags if flag not in MANUAL and flag != "--help") == []


def test_every_route_is_in_the_manual(books: Books, notary: Notary) -> None:
    paths = application(books, notary).openapi()["paths"]
    operations = {f"/api/v1/cases/{{id_}}/{path}" for path in OPERATIONS}
    missing = [
        path
        for path in paths
        if path.removeprefix("/api/v1") not in MANUAL
        and not (path in operations and f"/{path.split('{id_}/')[1]}`" in MANUAL)
    ]
    assert missing == []


def test_every_setting_is_in_the_manual() -> None:
    files = [path for part in ("api", "store") for path in ROOT.glob(f"{part}/**/*.py")]
    sources = [path.read_text() for path in files]
    settings = {name for text in sources for name in re.findall(r"ZHUANBAN_[A-Z_]+", text)}
    assert sorted(name for name in settings if f"`{name}`" not in MANUAL) == []


def test_every_event_is_in_the_readme() -> None:
    assert [topic for topic in Event.KINDS if f"`{topic}`" not in README] == []


def test_every_decision_names_a_test_that_exists() -> None:
    for page in (ROOT / "docs/decisions").glob("0*.md"):
        text = page.read_text()
        held = re.findall(r"`(tests/[\w/]+(?:\.py)?)", text)
        assert held, page.name
        assert [name for name in held if not (ROOT / name).exists()] == [], page.name
        assert len(text.splitlines()) <= 30, page.name
