"""A cut line to the database, also after a commit was asked for, doubles and loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from benchmarks.faults.cuts import campaign
from store.embedded import EmbeddedServer


@pytest.fixture
def fresh(server: EmbeddedServer, worker_id: str) -> Iterator[str]:
    """A database of this test alone."""
    name = f"cut_{worker_id}"
    yield server.conninfo(database=name)
    with psycopg.connect(server.conninfo(database="postgres"), autocommit=True) as superuser:
        superuser.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())


@pytest.mark.crash
def test_what_is_asked_again_under_its_number_is_done_once(fresh: str, tmp_path: Path) -> None:
    done, faults = campaign(fresh, tmp_path, trials=60, seed=7)

    assert faults == []
    assert done >= 40  # of up to three a trial
