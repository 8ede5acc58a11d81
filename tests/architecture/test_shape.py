"""The tree tells the story: names from the field, small files, SQL that can be read as it runs."""

import ast
import importlib
import re
from pathlib import Path

import pytest

from domain.aggregate import Event

ROOT = Path(__file__).parents[2]
PACKAGES = sorted(
    folder.name
    for folder in ROOT.iterdir()
    if (folder / "__init__.py").is_file() and folder.name != "tests"
)
MODULES = sorted(file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
MEANINGLESS = {
    "utils", "util", "common", "core", "shared", "helpers", "services", "repositories", "schemas",
    "models", "base", "managers", "misc", "lib",
}  # fmt: skip

# Functions that put SQL together, and why a literal will not do there.
COMPOSED = {
    "store/read_model.py": "a model's steps become functions, named in its code",
    "store/digest.py": "a model's tables are named in its code",
    "store/recorder.py": "LISTEN takes no parameters; the jurisdiction is formatted as an integer",
    "api/feed.py": "LISTEN takes no parameters; the channel is the jurisdiction's, from the code",
    "store/call.py": "calls one function of the schema, named in the code",
}
SPEAKS_SQL = re.compile(
    r"\b(SELECT\s|INSERT INTO|UPDATE \w+ SET|DELETE FROM|CREATE (OR|TABLE|TEMP|INDEX)|DROP \w+|"
    r"ALTER TABLE|LISTEN |COPY \w+)"
)

every_module = pytest.mark.parametrize(
    "file", MODULES, ids=lambda file: str(file.relative_to(ROOT))
)


def place(file: Path) -> str:
    return str(file.relative_to(ROOT))


def test_no_folder_or_module_has_a_name_that_says_nothing() -> None:
    names = {
        place(file): {*file.relative_to(ROOT).with_suffix("").parts} for file in MODULES + TESTS
    }

    assert {
        where: named & MEANINGLESS for where, named in names.items() if named & MEANINGLESS
    } == {}


@every_module
def test_a_module_opens_with_what_is_true_in_it(file: Path) -> None:
    said = ast.get_docstring(ast.parse(file.read_text()))

    assert said, f"{place(file)}:1 has no opening sentence"
    assert said.splitlines()[0].rstrip().endswith((".", ";", ",", ":")) or "\n" in said, place(file)


def test_files_stay_under_four_hundred_lines_and_most_are_small() -> None:
    lines = {place(file): len(file.read_text().splitlines()) for file in MODULES + TESTS}

    assert {where: n for where, n in lines.items() if n >= 400} == {}
    ordered = sorted(n for where, n in lines.items() if not where.startswith("tests/"))
    assert ordered[len(ordered) // 2] <= 150


def test_every_event_has_a_topic_of_its_own() -> None:
    for module in ("domain.case", "domain.inspection", "domain.project", "domain.task_force"):
        importlib.import_module(module)

    def kinds(kind: type[Event]) -> list[type[Event]]:
        return [kind, *(each for narrower in kind.__subclasses__() for each in kinds(narrower))]

    named = [kind for kind in kinds(Event)[1:] if kind.__module__.startswith("domain.")]
    assert all("TOPIC" in vars(kind) for kind in named)
    assert len({kind.TOPIC for kind in named}) == len(named) == len(Event.KINDS)


@every_module
def test_sql_is_written_out_and_not_put_together(file: Path) -> None:
    if place(file) in COMPOSED:
        return
    for node in ast.walk(ast.parse(file.read_text())):
        for text in composed(node):
            assert not SPEAKS_SQL.search(text), f"{place(file)}:{node.lineno} puts SQL together"  # type: ignore[attr-defined]


def composed(node: ast.AST) -> list[str]:
    """The literal parts of an f-string, of a sum or of a %-formatted or .format-ted string."""
    if isinstance(node, ast.JoinedStr) and any(
        isinstance(v, ast.FormattedValue) for v in node.values
    ):
        return [str(v.value) for v in node.values if isinstance(v, ast.Constant)]
    if (
        isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.Mod)
        and isinstance(node.left, ast.Constant)
    ):
        return [str(node.left.value)]
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "format"
        and isinstance(node.func.value, ast.Constant)
    ):
        return [str(node.func.value.value)]
    return []


def test_what_is_allowed_to_put_sql_together_still_does() -> None:
    gone = [
        where
        for where in COMPOSED
        if not any(
            SPEAKS_SQL.search(text)
            for node in ast.walk(ast.parse((ROOT / where).read_text()))
            for text in composed(node)
        )
    ]

    assert gone == []


@pytest.mark.parametrize("file", sorted((ROOT / "domain").rglob("*.py")), ids=lambda f: f.stem)
def test_the_domain_looks_at_no_clock_and_throws_no_dice(file: Path) -> None:
    asked = {
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }

    assert not asked & {"datetime.now", "datetime.utcnow", "date.today", "time.time", "uuid.uuid4"}
    assert not re.search(r"\buuid4\b|\brandom\b", file.read_text())
