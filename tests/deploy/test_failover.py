"""A primary disappears, a replica falls behind: nothing acknowledged or signed is taken back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from audit.journal import Journal
from audit.note import LogKey
from audit.sequencer import Sequencer
from benchmarks.cluster import Cluster, until
from benchmarks.failover import under_load
from benchmarks.workload import opened_project
from projections import ALL
from store.books import Books
from tests.conftest import MASTER


class Interrupted(Exception):  # noqa: N818
    """The sequencer was ended between its commit and its signature."""


@pytest.mark.crash
def test_what_no_other_server_holds_is_not_signed(made: Cluster, tmp_path: Path) -> None:
    def interrupt(step: str) -> None:
        if step == "committed":
            raise Interrupted

    with Books(made.database("signing"), MASTER, ALL) as books:
        opened_project(books, "SIGNED")
        journal = Journal(tmp_path / "audit", 1)
        key = LogKey.of_file(tmp_path / "audit" / "log.key", "held.example", 1)
        with pytest.raises(Interrupted):
            Sequencer(books, journal, key, interrupt).checkpoint()

        with ThreadPoolExecutor(1) as beside:
            with made.replica.held():
                signed = beside.submit(Sequencer(books, journal, key).checkpoint)
                until("a commit that waits", lambda: made.primary.ask(
                    "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
                ))  # fmt: skip
                assert journal.last.size == 0
            assert signed.result().size == journal.last.size > 0


@pytest.mark.crash
def test_a_switchover_and_a_primary_that_disappears_cost_no_acknowledged_and_no_signed_record(
    made: Cluster, tmp_path: Path
) -> None:
    with under_load(made, tmp_path) as load:
        made.switch_over()
        made.whole()
        load.lose(made.primary, behind=True, mends=False)
        load.end()
        load.look()

    assert load.outcome.is_clean, load.outcome
    assert load.outcome.acknowledged > 0
    assert load.outcome.signed > 0
    assert load.outcome.away[0] < 60  # thirty on a machine that does nothing else
