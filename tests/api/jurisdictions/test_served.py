"""A province is served by real processes, worked on by commands, and a city away comes in later."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic
from typing import Any

from fastapi.testclient import TestClient

from api.jurisdictions.by_host import ByHost
from tests.api.jurisdictions.conftest import Province, at

ROOT = Path(__file__).resolve().parents[3]


def command(province: Province, *words: str) -> tuple[list[str], dict[str, str]]:
    environment = {**os.environ, **province.environment, "PYTHONPATH": str(ROOT), "LANG": "en"}
    return [sys.executable, "-m", "api.cli", *words], environment


def run(province: Province, *words: str) -> Any:
    asked, environment = command(province, *words, "--json")
    done = subprocess.run(asked, env=environment, cwd=ROOT, capture_output=True, text=True,
                          check=False, timeout=60)  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_city_that_is_away_at_the_start_keeps_no_other_from_being_served(
    province: Province,
) -> None:
    province.stop_second()
    with TestClient(
        ByHost(province.of("linzhou", "zezhou").directory.members, again=0.1)
    ) as client:
        here = client.get(f"{at('linzhou')}/readyz").status_code
        away = client.get(f"{at('zezhou')}/api/v1/projects")
        probed = client.get("/readyz", headers={"host": "10.0.0.7"}).json()
        with province.start_second():
            ends = monotonic() + 30
            while client.get(f"{at('zezhou')}/readyz").status_code != 200:
                assert monotonic() < ends

    assert here == 200
    assert (away.status_code, away.headers["retry-after"]) == (503, "1")
    assert away.json()["type"] == "/problems/database-is-unreachable"
    assert probed == {"ok": True, "jurisdictions": {"linzhou": True, "zezhou": False}}


def test_commands_work_on_one_and_count_all_while_workers_serve_them(province: Province) -> None:
    two = province.of("linzhou", "zezhou")
    asked, environment = command(two, "serve", "--port", "0")
    with (
        province.start_second(),
        subprocess.Popen(
            asked, env=environment, cwd=ROOT, text=True, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as server,
    ):  # fmt: skip
        assert server.stdout
        try:
            told = [server.stdout.readline() for _ in range(3)]
            opened = run(two, "project", "open", "XN", "--name", "小南门",
                         "--jurisdiction", "zezhou")  # fmt: skip
            found = run(two, "countdown", "--everywhere")
        finally:
            server.send_signal(signal.SIGTERM)
        assert server.wait(60) == 0

    hosts = {line.split("://")[1].split(":")[0] for line in told[1:]}
    assert hosts == {f"{code}.zb.example.gov.cn" for code in ("linzhou", "zezhou")}  # a link each
    assert found["complete"]
    assert found["position"]["zezhou"] >= opened["position"]
    assert {row["code"]: row["projects"] for row in found["jurisdictions"]}["zezhou"] == 1
