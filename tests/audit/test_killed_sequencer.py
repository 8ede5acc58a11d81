"""A sequencer or a witness killed at any step leaves no two stories, and the next one signs on."""

from __future__ import annotations

import pytest

from benchmarks.attacks.kills import POINTS, campaign
from benchmarks.bench_server import MASTER
from projections import ALL
from store.books import Books
from store.embedded import EmbeddedServer


@pytest.mark.crash
def test_killed_at_every_step_nobody_is_told_two_stories(
    server: EmbeddedServer, worker_id: str
) -> None:
    owner = server.conninfo(database=f"killed_{worker_id}")
    with Books(owner, MASTER, ALL) as books:
        outcome = campaign(owner, books, kills=len(POINTS), seed=11)

    assert outcome.kills == len(POINTS)
    assert outcome.witness_kills >= 4
    assert outcome.sizes > len(POINTS)
    assert outcome.is_clean, outcome
