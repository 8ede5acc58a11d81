"""The command line as scripts use it: one JSON document, exit codes, its own embedded server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from store.embedded import EmbeddedServer

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def zhuanban(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """The command, on a data folder of its own."""
    data = tmp_path_factory.mktemp("data") / "zb"
    environment = {
        **os.environ,
        "ZHUANBAN_DATA": str(data),
        "PYTHONPATH": str(ROOT),
        "LANG": "C.UTF-8",
    }

    def run(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "api.cli", *words], capture_output=True, text=True,
            cwd=data.parent, env={**environment, **more}, check=False, timeout=120,
        )  # fmt: skip

    with EmbeddedServer.start(data):  # one server for all commands, as beside a running `serve`
        yield run


def answer(done: subprocess.CompletedProcess[str], code: int = 0) -> Any:
    assert done.returncode == code, done.stderr
    return json.loads(done.stdout)


def test_a_project_is_opened_once_and_its_facts_stand(zhuanban: Run) -> None:
    first = answer(zhuanban("project", "open", "XN", "--name", "小南门", "--json"))
    again = answer(zhuanban("project", "open", "XN", "--name", "小南门", "--json"))
    other = zhuanban("project", "open", "XN", "--name", "大南门")

    assert again == first
    assert other.returncode == 1
    assert "小南门" in other.stderr
    assert "大南门" in other.stderr


def test_a_ledger_is_imported_and_its_refused_rows_lie_beside_it(
    zhuanban: Run, tmp_path: Path
) -> None:
    zhuanban("project", "open", "L", "--name", "L")
    file = tmp_path / "ledger.csv"
    file.write_text(
        "case_no,kind,occurred_at,by,method,amount,note\n"
        "A1,opened,2020-01-01,amy,,,\nA1,contact,yesterday,amy,visit,,\n"
    )

    report = answer(zhuanban("import", "ledger", str(file), "--project", "L", "--json"))

    assert (report["rows"], report["accepted"], report["refused"][0]["row"]) == (2, 1, 3)
    assert Path(report["refused_file"]).read_text().endswith("A1,contact,yesterday,amy,visit,,\n")


def test_commands_read_their_own_writes(zhuanban: Run, tmp_path: Path) -> None:
    zhuanban("project", "open", "R", "--name", "R")
    file = tmp_path / "l.csv"
    file.write_text(
        "case_no,kind,occurred_at,by,method,amount,note\nA1,opened,2020-01-01T08:00:00+08:00,amy,,,\n"
        "A1,contact,2020-01-05T08:00:00+08:00,amy,visit,,谈了\n"
    )
    zhuanban("import", "ledger", str(file), "--project", "R")

    counted = answer(
        zhuanban("countdown", "--project", "R", "--daily", "--json", "--as-of", "2020-01-03")
    )
    shown = answer(zhuanban("case", "show", "R", "a1", "--json"))
    timeline = answer(zhuanban("case", "timeline", "R", "A1", "--json"))

    assert [day["remaining"] for day in counted["daily"]] == [1, 1, 1]
    assert shown["stage"] == "contacted"
    assert timeline[1]["summary"] == "谈了"


def test_a_space_where_a_plus_stood_is_read(zhuanban: Run) -> None:
    zhuanban("project", "open", "S", "--name", "S")
    done = zhuanban("countdown", "--project", "S", "--as-of", "2020-01-01T08:00:00 08:00", "--json")
    assert answer(done)["as_of"] == "2020-01-01T08:00:00+08:00"


def test_a_refusal_is_one_sentence_in_the_language_of_the_terminal(zhuanban: Run) -> None:
    chinese = zhuanban("countdown", "--project", "NONE")
    english = zhuanban("countdown", "--project", "NONE", "--json", LANG="en_GB.UTF-8")

    assert (chinese.returncode, chinese.stderr) == (1, "没有找到：项目 NONE。\n")
    assert answer(english, 1)["title"] == "project NONE is not known here."


def test_a_doctor_has_a_line_for_each_look_and_exits_1_where_something_is_wrong(
    zhuanban: Run, tmp_path: Path
) -> None:
    nowhere = str(tmp_path / "nowhere")
    told = answer(zhuanban("doctor", "--json", ZHUANBAN_DATA=nowhere, LANG="en_GB.UTF-8"), 1)
    shown = zhuanban("doctor", ZHUANBAN_DATA=nowhere)

    assert told["ok"] is False
    assert {*told["items"][0]} == {"what", "ok", "says"}
    assert len(shown.stdout.splitlines()) == len(told["items"])
    assert "✗ 密钥文件" in shown.stdout
    assert not Path(nowhere).exists()


def test_a_port_that_cannot_be_had_is_refused(zhuanban: Run) -> None:
    for port in ("99999999", "-1"):
        done = zhuanban("serve", f"--port={port}")
        assert (done.returncode, "--port" in done.stderr) == (1, True)


def test_a_server_serves_until_it_is_told_to_stop(zhuanban: Run, tmp_path: Path) -> None:
    environment = {**os.environ, "ZHUANBAN_DATA": str(tmp_path / "zb"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "api.cli", "serve", "--port", "0"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as served:
        assert served.stdout
        address = served.stdout.readline().strip()
        with urllib.request.urlopen(address.rstrip("/") + "/readyz", timeout=30) as answered:  # noqa: S310 - ours
            assert json.load(answered)["ok"]
        served.terminate()
        assert served.wait(timeout=30) == 0


def test_wrong_usage_exits_2(zhuanban: Run) -> None:
    assert zhuanban("countdown").returncode == 2


def test_a_file_that_is_not_there_is_refused(zhuanban: Run) -> None:
    zhuanban("project", "open", "F", "--name", "F")
    done = zhuanban("import", "roster", "nowhere.xlsx", "--project", "F")
    assert (done.returncode, "nowhere.xlsx" in done.stderr) == (1, True)


@pytest.mark.parametrize(("words", "said"), [
    (("backup", "nowhere/b.zb"), "没有存放备份的目录 nowhere"),
    (("restore", ""), "不是归档"),
    (("restore", "b.zb", "--until", "2026-03-14"), "--until 只用于归档目录"),
])  # fmt: skip
def test_a_backup_that_cannot_be_put_there_or_taken_from_there_is_one_sentence(
    zhuanban: Run, words: tuple[str, ...], said: str
) -> None:
    done = zhuanban(*words)

    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr.splitlines()[-1]
    assert "nowhere/." not in done.stderr


def test_rebuilt_read_models_have_the_digest_of_the_live_ones(zhuanban: Run) -> None:
    live = answer(zhuanban("projections", "status", "--json"))
    rebuilt = answer(zhuanban("projections", "rebuild", "--json"))

    assert rebuilt == live
    assert {model["lag_events"] for model in live} == {0}


def test_task_forces_have_a_parent(zhuanban: Run) -> None:
    zhuanban("task-force", "open", "CITY", "--name", "市专班")
    child = zhuanban(
        "task-force", "open", "COUNTY", "--name", "县专班", "--parent", "CITY", "--json"
    )
    assert answer(child)["code"] == "COUNTY"
    assert zhuanban("task-force", "open", "X", "--name", "x", "--parent", "NONE").returncode == 1


def test_stop_ends_the_database(zhuanban: Run) -> None:
    zhuanban("projections", "status")
    assert "stopped" in answer(zhuanban("stop", "--json"))


def test_the_log_is_signed_taken_away_verified_and_held_against_its_tree(
    zhuanban: Run, tmp_path: Path
) -> None:
    file, other = tmp_path / "xn.zip", tmp_path / "other.key"
    zhuanban("project", "open", "AUDIT", "--name", "小南门")

    assert answer(zhuanban("audit", "checkpoint", "--json"))["size"] > 1
    answer(zhuanban("audit", "export", "--project", "AUDIT", "-o", str(file), "--json"))
    assert answer(zhuanban("audit", "verify", str(file), "--json"))["findings"] == []
    assert answer(zhuanban("audit", "fsck", "--json"))["findings"] == []

    other.write_text("other+00000000+AAAA")
    told = answer(zhuanban("audit", "verify", str(file), "--trusted-key", str(other), "--json"), 1)
    assert told["ok"] is False

    forged = tmp_path / "forged.txt"
    forged.write_text("zhuanban.other/1\n9\n" + "A" * 43 + "=\n\n— zhuanban.other/1 AAAAAAAA\n")
    done = zhuanban("audit", "fsck", "--checkpoint", str(forged))
    assert (done.returncode, "proves nothing" in done.stderr or "不能" in done.stderr) == (1, True)


def test_a_bundle_of_nothing_known_is_refused_and_no_file_is_left(
    zhuanban: Run, tmp_path: Path
) -> None:
    done = zhuanban("audit", "export", "--case", "XN/none", "-o", str(tmp_path / "x.zip"))

    assert done.returncode == 1
    assert not (tmp_path / "x.zip").exists()


def test_a_command_that_acts_as_somebody_sees_and_does_no_more_than_their_posting(
    zhuanban: Run,
) -> None:
    zhuanban("task-force", "open", "WEST", "--name", "西片专班")
    for code, *force in (("HERE",), ("THERE", "--task-force", "WEST")):
        zhuanban("project", "open", code, "--name", code, *force)

    opened = answer(zhuanban("user", "add", "李静", "--role", "cadre", "--json"))
    token = answer(zhuanban("user", "token", "李静", "--json"))["token"]

    assert opened.keys() >= {"id", "name", "role", "password"}
    assert token.startswith("zb_")
    assert zhuanban("countdown", "--project", "HERE", "--as", "李静").returncode == 0
    assert (
        "没有找到：项目 THERE" in zhuanban("countdown", "--project", "THERE", "--as", "李静").stderr
    )
    assert zhuanban("project", "open", "X", "--name", "X", "--as", "李静").returncode == 1
    # What a project is called is not who opens it.
    assert answer(zhuanban("project", "open", "Y", "--name", "李静", "--json"))["code"] == "Y"
    assert answer(zhuanban("project", "open", "Z", "--name", "东桥", "--json"))["code"] == "Z"
    zhuanban("user", "disable", "李静")
    assert zhuanban("countdown", "--project", "HERE", "--as", "李静").returncode == 1
    listed = {
        user["name"]: user["is_disabled"] for user in answer(zhuanban("user", "list", "--json"))
    }
    assert listed == {"李静": True}
