"""A line of the log says when, where and which request, as JSON, and never what a person said."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.app import application
from api.discretion import Discreet, logging_plan
from api.telemetry.lines import OneLine
from audit.notary import Notary
from store.books import Books
from tests.api.test_on_the_line import listening

Lines = Callable[[], list[dict[str, Any]]]
ROOT = Path(__file__).resolve().parents[3]
NAME = "欧阳建国"


@pytest.fixture
def lines() -> Iterator[Lines]:
    """What a serving process would have written."""
    text, loggers = StringIO(), [logging.getLogger(name) for name in ("zhuanban", "uvicorn.error")]
    kept = logging.StreamHandler(text)
    kept.addFilter(Discreet())
    kept.setFormatter(OneLine("serve", terminal=False))
    for logger in loggers:
        logger.addHandler(kept)
    loggers[0].setLevel("INFO")
    yield lambda: [json.loads(line) for line in text.getvalue().splitlines()]
    loggers[0].setLevel("NOTSET")
    for logger in loggers:
        logger.removeHandler(kept)


@pytest.fixture
def app(books: Books, notary: Notary) -> FastAPI:
    return application(books, notary)


def test_a_request_leaves_one_line_with_its_route_and_its_reference(
    app: FastAPI, lines: Lines
) -> None:
    with listening(app) as port:
        answer = httpx.get(f"http://127.0.0.1:{port}/api/v1/projects/XN-NAME?q={NAME}")

    [line] = lines()
    assert line["event"] == "answered"
    assert (line["method"], line["route"]) == ("GET", "/api/v1/projects/{code}")
    assert (line["status"], line["refusal"]) == (404, "unknown")
    assert (line["level"], line["logger"]) == ("info", "zhuanban.requests")
    assert line["reference"] == answer.headers["x-request-id"]
    assert line["milliseconds"] > 0
    assert datetime.fromisoformat(line["time"]).utcoffset() is not None
    assert NAME not in json.dumps(line, ensure_ascii=False)
    assert "XN-NAME" not in json.dumps(line)


def test_a_crash_is_one_line_with_the_reference_that_the_caller_was_told(
    app: FastAPI, lines: Lines
) -> None:
    @app.get("/api/v1/crash")
    def crash() -> None:
        raise RuntimeError(NAME)

    with listening(app) as port:
        answer = httpx.get(f"http://127.0.0.1:{port}/api/v1/crash")

    [crashed] = [line for line in lines() if "crash" in line]
    assert crashed["reference"] == answer.json()["reference"]
    assert "RuntimeError" in crashed["crash"]
    assert NAME not in json.dumps(lines(), ensure_ascii=False)


def test_who_asks_whether_it_lives_leaves_no_line(app: FastAPI, lines: Lines) -> None:
    with listening(app) as port:
        httpx.get(f"http://127.0.0.1:{port}/healthz")

    assert lines() == []


def test_what_a_logger_adds_of_its_own_accord_is_left_out(lines: Lines) -> None:
    logging.getLogger("zhuanban").info("told", extra={"household": NAME, "status": 200})

    [line] = lines()
    assert (line["status"], "household" in line) == (200, False)


def test_a_line_about_one_city_of_a_province_says_which_and_why(lines: Lines) -> None:
    city = {"jurisdiction": "zezhou", "why": "OperationalError"}
    logging.getLogger("zhuanban").warning("not served", extra=city)

    (line,) = lines()
    assert {**line, **city} == line


def test_on_a_terminal_a_line_is_laid_out_for_eyes() -> None:
    record = logging.makeLogRecord({"msg": "serving", "levelname": "INFO", "url": "http://here"})

    text = OneLine("serve", terminal=True).format(record)

    assert "serving" in text
    assert "http://here" in text
    assert not text.startswith("{")


def test_what_ends_a_thread_or_the_process_is_a_line_too_and_quotes_nobody() -> None:
    done = subprocess.run([sys.executable, "-c", BROKEN], cwd=ROOT, capture_output=True,
                          text=True, check=False)  # fmt: skip

    told = [json.loads(line) for line in done.stderr.splitlines()]
    assert [line["level"] for line in told] == ["error", "critical"]
    assert NAME not in done.stderr


BROKEN = f"""
import logging.config, threading
from api.discretion import logging_plan
from api.telemetry.lines import nothing_past_the_log
logging.config.dictConfig(logging_plan())
nothing_past_the_log()
def broken(): raise ValueError("{NAME}")
thread = threading.Thread(target=broken)
thread.start()
thread.join()
broken()
"""


def test_the_plan_is_data_that_another_process_can_be_handed() -> None:
    assert json.loads(json.dumps(logging_plan("sequencer"))) == logging_plan("sequencer")
