"""A database that is killed and comes back costs a moment, and no acknowledged event."""

from __future__ import annotations

import os
import select
import signal
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import application
from api.settings import Settings
from benchmarks.processes import children
from tests.api.api_caller import Caller


@pytest.mark.crash
def test_the_embedded_database_is_started_again_under_a_running_server(tmp_path: Path) -> None:
    given = Settings(data=tmp_path / "zb")
    with given.books() as books, TestClient(application(books, given.notary(books))) as client:
        caller = Caller(client)
        caller.project()
        caller.case("XN-001")

        kill_all_of_it(given.data)

        caller.case("XN-002")
        assert caller.get("/projects/XN/countdown")["remaining"] == 2


def kill_all_of_it(data: Path) -> None:
    """Kill its first process and wait for the others, which end by themselves once they notice."""
    first = int(next(data.rglob("postmaster.pid")).read_text().splitlines()[0])
    with ExitStack() as held:
        ends = []
        for pid in (first, *children(first)):
            with suppress(ProcessLookupError):
                ends.append(os.pidfd_open(pid))
                held.callback(os.close, ends[-1])
        os.kill(first, signal.SIGKILL)
        for end in ends:
            assert select.select([end], [], [], 10)[0]
