"""A database that is killed and comes back costs a moment, and no acknowledged event."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import application
from api.settings import Settings
from tests.api.api_caller import Caller


@pytest.mark.crash
def test_the_embedded_database_is_started_again_under_a_running_server(tmp_path: Path) -> None:
    given = Settings(data=tmp_path / "zb")
    with given.books() as books, TestClient(application(books, given.notary(books))) as client:
        caller = Caller(client)
        caller.project()
        caller.case("XN-001")

        os.kill(postmaster(given.data), signal.SIGKILL)

        caller.case("XN-002")
        assert caller.get("/projects/XN/countdown")["remaining"] == 2


def postmaster(data: Path) -> int:
    pid = next(data.rglob("postmaster.pid"))
    return int(pid.read_text().splitlines()[0])
