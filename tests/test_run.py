"""`run` starts on a bare Python, says in one sentence what is missing, and does nothing twice."""

import ast
import fcntl
import gzip
import os
import shutil
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

RUN = Path(__file__).parents[1] / "run"
SOURCE = RUN.read_text()
AS_PYTHON_3_10 = (
    "import runpy, sys; sys.version_info = (3, 10, 13); sys.argv = sys.argv[1:]; "
    "runpy.run_path(sys.argv[0], run_name='__main__')"
)
WITHOUT_VENV = (
    "import importlib.util as u, runpy, sys; find = u.find_spec; sys.argv = sys.argv[1:]; "
    "u.find_spec = lambda name: None if name == 'ensurepip' else find(name); "
    "runpy.run_path(sys.argv[0], run_name='__main__')"
)


def called(*command: str | Path, path: Path) -> subprocess.CompletedProcess[str]:
    """What a command answers where PATH holds this one folder."""
    return subprocess.run(
        [sys.executable, *command],
        env={"PATH": str(path)},
        cwd=path,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def door(tmp_path: Path) -> ModuleType:
    """`run` standing alone in an empty project."""
    shutil.copy(RUN, tmp_path / "run")
    loader = SourceFileLoader("door", str(tmp_path / "run"))
    spec = spec_from_loader("door", loader)
    assert spec
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_it_imports_the_standard_library_only() -> None:
    nodes = list(ast.walk(ast.parse(SOURCE)))
    imported = {alias.name for n in nodes if isinstance(n, ast.Import) for alias in n.names}
    imported |= {n.module or "" for n in nodes if isinstance(n, ast.ImportFrom)}

    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names


def test_an_old_python_can_read_it_to_be_told_that_it_is_old() -> None:
    assert ast.parse(SOURCE, feature_version=(3, 6)).body


def test_an_old_python_alone_is_told_what_to_install(tmp_path: Path) -> None:
    answer = called("-c", AS_PYTHON_3_10, RUN, "setup", path=tmp_path)

    assert answer.returncode == 1
    assert "needs Python 3.11 or newer and python3 is 3.10.13" in answer.stderr
    assert "python3.11-venv" in answer.stderr
    assert len(answer.stderr.splitlines()) == 1


def test_an_old_python_hands_over_to_a_newer_one_beside_it(tmp_path: Path) -> None:
    newer = tmp_path / "python3.12"
    newer.write_text('#!/bin/sh\n[ "$1" = -c ] || echo "taken over: $2 $3"\n')
    newer.chmod(0o755)

    answer = called("-c", AS_PYTHON_3_10, RUN, "test", "-x", path=tmp_path)

    assert answer.stdout == "taken over: test -x\n"
    assert answer.stderr == "python3 is 3.10.13 here, so python3.12 is used.\n"


def test_a_name_left_behind_by_a_version_manager_is_passed_over(tmp_path: Path) -> None:
    broken = tmp_path / "python3.12"
    broken.write_text("#!/bin/sh\nexit 127\n")
    broken.chmod(0o755)

    assert called("-c", AS_PYTHON_3_10, RUN, "test", path=tmp_path).returncode == 1


@pytest.mark.parametrize("arguments", [[], ["dance"], ["setup", "twice"]])
def test_wrong_usage_shows_the_commands_and_installs_nothing(
    door: ModuleType, arguments: list[str]
) -> None:
    answer = called(door.ROOT / "run", *arguments, path=door.ROOT)

    assert answer.returncode == 2
    assert answer.stderr == door.USAGE
    assert not door.VENV.exists()


def test_the_usage_names_every_command(door: ModuleType) -> None:
    assert [line.split()[0] for line in door.USAGE.splitlines()[2:]] == list(door.COMMANDS)


def test_something_missing_is_said_in_one_sentence(door: ModuleType) -> None:
    answer = called(door.ROOT / "run", "setup", path=door.ROOT)

    assert answer.returncode == 1
    assert len(answer.stderr.splitlines()) == 1
    assert "requirements.lock" in answer.stderr


def test_a_python_without_venv_names_the_package_to_install(door: ModuleType) -> None:
    door.LOCK.write_text("")
    (door.ROOT / "pyproject.toml").write_text("")

    answer = called("-c", WITHOUT_VENV, door.ROOT / "run", "setup", path=door.ROOT)

    assert answer.returncode == 1
    assert f"install the package python3.{sys.version_info.minor}-venv" in answer.stderr


def test_only_one_call_sets_up_at_a_time(door: ModuleType) -> None:
    other = os.open(door.ROOT, os.O_RDONLY)

    with door.alone(), pytest.raises(BlockingIOError):
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)

    fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(other)


def test_a_changed_dependency_asks_for_an_installation(door: ModuleType) -> None:
    (door.ROOT / "pyproject.toml").write_text("")
    door.LOCK.write_text("orjson==1")
    before = door.packages_wanted()

    door.LOCK.write_text("orjson==2")

    assert door.packages_wanted() != before


def test_without_pages_there_is_nothing_to_build(door: ModuleType) -> None:
    assert door.pages_wanted() is None
    assert door.pages_stand(None)


def test_only_a_changed_source_asks_for_new_pages(door: ModuleType) -> None:
    (door.WEB / "node_modules").mkdir(parents=True)
    (door.WEB / "package.json").write_text("{}")
    before = door.pages_wanted()

    (door.WEB / "node_modules" / "fetched.js").write_text("")
    assert door.pages_wanted() == before

    (door.WEB / "app.ts").write_text("")
    assert door.pages_wanted() != before


def test_pages_that_were_deleted_do_not_stand(door: ModuleType) -> None:
    door.VENV.mkdir()
    door.BUILT.write_text("digest")
    assert not door.pages_stand("digest")

    door.PAGES.mkdir(parents=True)
    (door.PAGES / "index.html").write_text("")
    assert door.pages_stand("digest")


def test_packages_of_a_folder_are_fetched_when_its_lock_moved_and_only_then(
    door: ModuleType,
) -> None:
    assert door.fetched(door.CITY_LOGIN), "without a lock, as in the image, there is nothing to do"

    (door.CITY_LOGIN / "node_modules").mkdir(parents=True)
    lock = door.CITY_LOGIN / "package-lock.json"
    lock.write_text("{}")
    assert not door.fetched(door.CITY_LOGIN)

    (door.CITY_LOGIN / "node_modules" / door.FETCHED).write_text(door.digest_of(lock))
    assert door.fetched(door.CITY_LOGIN)


def test_what_becomes_smaller_gets_a_compressed_twin(door: ModuleType) -> None:
    assets = door.PAGES / "assets"
    assets.mkdir(parents=True)
    (assets / "app.js").write_text("export const words = {};" * 100)
    (assets / "photo.png").write_bytes(os.urandom(1000))

    door.squeeze(assets)

    assert {file.name for file in assets.iterdir()} == {"app.js", "app.js.gz", "photo.png"}
    assert gzip.decompress((assets / "app.js.gz").read_bytes()) == (assets / "app.js").read_bytes()
