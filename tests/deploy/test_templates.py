"""What is installed on three servers comes from few templates, and every blank in them is named."""

from __future__ import annotations

import re
import subprocess
from string import Template
from typing import Any

import pytest
import yaml

from benchmarks.cluster import DEPLOY
from store.cluster import SETTINGS

NAMED = dict(
    re.findall(r"^([A-Z_]+)=('[^']*'|[^ \n]*)", (DEPLOY / "cluster.env").read_text(), re.MULTILINE)
)
VALUES = {name: value.strip("'") for name, value in NAMED.items()}


def patroni() -> dict[str, Any]:
    text = Template((DEPLOY / "patroni.yml").read_text()).substitute(VALUES)
    found: dict[str, Any] = yaml.safe_load(text)
    return found


@pytest.mark.parametrize("template", ["patroni.yml", "etcd"])
def test_every_blank_of_a_template_is_in_the_one_file_that_is_filled_in(template: str) -> None:
    assert Template((DEPLOY / template).read_text()).get_identifiers()
    assert set(Template((DEPLOY / template).read_text()).get_identifiers()) <= set(NAMED)


def test_the_file_that_is_filled_in_is_one_that_a_shell_reads() -> None:
    read = subprocess.run(
        ["/bin/sh", "-c", f'set -a; . "{DEPLOY / "cluster.env"}"; echo "$LOCALE|$ETCD_HOSTS"'],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip

    assert read.strip() == f"{VALUES['LOCALE']}|{VALUES['ETCD_HOSTS']}"


def test_no_password_is_the_same_for_everybody_who_installs_it() -> None:
    assert [value for name, value in VALUES.items() if name.endswith("PASSWORD")] == ["", "", ""]


def test_a_commit_is_answered_when_a_second_server_has_it() -> None:
    dcs = patroni()["bootstrap"]["dcs"]

    assert dcs["synchronous_mode"] is True
    assert dcs["postgresql"]["parameters"]["synchronous_commit"] == "on"
    assert dcs["ttl"] >= dcs["loop_wait"] + 2 * dcs["retry_timeout"]


def test_the_servers_are_set_up_as_the_embedded_one_and_log_no_value() -> None:
    parameters = patroni()["bootstrap"]["dcs"]["postgresql"]["parameters"]
    alike = [
        "log_min_error_statement", "log_error_verbosity", "jit", "timezone", "max_connections",
        "wal_level", "max_wal_size", "checkpoint_timeout",
    ]  # fmt: skip

    assert {name: str(parameters[name]) for name in alike} == {
        name: SETTINGS[name] for name in alike
    }
    assert "data-checksums" in patroni()["bootstrap"]["initdb"]


def test_nobody_comes_in_without_a_password() -> None:
    lines = patroni()["postgresql"]["pg_hba"]

    assert {line.split()[-1] for line in lines} == {"scram-sha-256"}
