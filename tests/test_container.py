"""The container does what `run` does, and its services give away as little as they can."""

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
APP, DATABASE = COMPOSE["services"]["app"], COMPOSE["services"]["database"]
BOTH = pytest.mark.parametrize("service", [APP, DATABASE], ids=["app", "database"])


def copied() -> list[str]:
    """What the Dockerfile brings in, as it is named in the project."""
    lines = re.findall(r"^COPY --chown=\S+ (.+) \S+$", DOCKERFILE, re.MULTILINE)
    return [name.rstrip("/") for line in lines for name in line.split()]


def test_the_image_is_made_by_the_one_door() -> None:
    assert "RUN ./run setup" in DOCKERFILE
    assert "pip install" not in DOCKERFILE
    assert "npm " not in DOCKERFILE


def test_the_image_runs_as_an_ordinary_user_and_serves() -> None:
    assert re.findall(r"^USER (.+)$", DOCKERFILE, re.MULTILINE) == ["zhuanban"]
    assert DOCKERFILE.rstrip().endswith('CMD ["zhuanban", "serve", "--host", "0.0.0.0"]')


def test_the_image_says_whether_it_is_ready() -> None:
    assert re.search(r"HEALTHCHECK .*\\\n.*urllib\.request.*/readyz", DOCKERFILE)


def test_the_image_takes_in_only_what_is_named() -> None:
    ignored = (ROOT / ".dockerignore").read_text().splitlines()

    assert "*" in ignored
    assert {line[1:] for line in ignored if line.startswith("!")} == set(copied())


def test_the_image_holds_every_package_of_the_product() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    packages = project["tool"]["importlinter"]["root_packages"]

    assert set(packages) <= set(copied())


@BOTH
def test_a_service_comes_back_and_says_whether_it_is_well(service: dict[str, Any]) -> None:
    assert service["restart"] == "unless-stopped"
    assert service["healthcheck"]["test"][0] == "CMD"


@BOTH
def test_a_service_can_write_only_where_it_must(service: dict[str, Any]) -> None:
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]


def test_the_application_waits_for_a_database_that_answers() -> None:
    assert APP["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert "/readyz" in " ".join(APP["healthcheck"]["test"])


def test_only_this_machine_reaches_the_application_and_nobody_the_database() -> None:
    assert all(port.startswith("127.0.0.1:") for port in APP["ports"])
    assert "ports" not in DATABASE


def test_the_database_is_kept_in_a_volume() -> None:
    assert DATABASE["image"] == "postgres:18"
    assert DATABASE["volumes"] == ["database:/var/lib/postgresql"]
    assert "database" in COMPOSE["volumes"]


@BOTH
def test_a_secret_comes_by_file_and_never_by_value(service: dict[str, Any]) -> None:
    settings = service["environment"]
    named = {name for name in settings if re.search("PASSWORD|KEY", name)}

    assert named
    assert {settings[name] for name in named} == {f"/run/secrets/{s}" for s in service["secrets"]}


def test_no_password_stands_in_the_database_address() -> None:
    assert not re.search(r"://[^@/]*:[^@/]*@", APP["environment"]["ZHUANBAN_DATABASE_URL"])


def test_secret_files_lie_in_a_folder_that_git_never_takes() -> None:
    files = [secret["file"] for secret in COMPOSE["secrets"].values()]
    ignored = (ROOT / ".gitignore").read_text().splitlines()

    assert all(file.startswith("./secrets/") for file in files)
    assert "secrets/" in ignored


def test_the_database_sorts_and_searches_as_the_embedded_one() -> None:
    arguments = DATABASE["environment"]["POSTGRES_INITDB_ARGS"]

    assert "--builtin-locale=C.UTF-8" in arguments
    assert "--lc-ctype=C.UTF-8" in arguments
    assert "--data-checksums" in arguments


def test_what_ci_runs_is_a_script_that_ends_in_the_one_door() -> None:
    script = ROOT / ".ci" / "run"

    assert subprocess.run(["/bin/bash", "-n", script], check=False).returncode == 0
    assert script.read_text().rstrip().endswith('exec ./run check "$@"')
