"""A primary disappears, a replica falls behind: nothing acknowledged or signed is taken back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import application
from audit.journal import Journal
from audit.notary import Notary
from audit.note import LogKey
from audit.sequencer import Sequencer
from benchmarks.cluster import Cluster, until
from benchmarks.failover import under_load
from benchmarks.member import Member
from benchmarks.workload import opened_project
from projections import ALL
from store.books import Books
from tests.api.api_caller import Caller
from tests.conftest import MASTER

REPORTS = (
    "/projects", "/projects/XN/countdown", "/projects/XN/time-to-close", "/projects/XN/forecast",
    "/projects/XN/cases", "/projects/XN/stalled", "/projects/XN/wall", "/projects/XN/remaining",
    "/task-forces/default/countdown", "/task-forces/default/forecast", "/ranking",
)  # fmt: skip


def is_paused(replica: Member) -> bool:
    """Ask it to take in nothing more, again wherever it was started anew meanwhile."""
    replica.ask("SELECT pg_wal_replay_pause()")
    return bool(replica.ask("SELECT pg_get_wal_replay_pause_state()") == "paused")


class Interrupted(Exception):  # noqa: N818
    """The sequencer was ended between its commit and its signature."""


@pytest.mark.crash
def test_a_report_says_how_far_its_replica_had_come_and_a_position_is_waited_for(
    made: Cluster, tmp_path: Path
) -> None:
    address = made.database("reports")
    with Books(address, MASTER, ALL, replica=address) as books:
        app = application(books, Notary(books, tmp_path / "audit", name="replica.example"))
        with TestClient(app) as client:
            caller = Caller(client)
            caller.project()
            caller.case("XN-001")
            first = books.desk.head()
            until("the replica", lambda: (app.state.replica.position or 0) >= first)
            until("the pause", lambda: is_paused(made.replica))
            caller.case("XN-002")
            second = books.desk.head()

            late = caller.get("/projects/XN/countdown")
            asked_for = caller.get("/projects/XN/countdown", after=second)
            made.replica.ask("SELECT pg_wal_replay_resume()")

            assert late["remaining"] == 1
            assert first <= late["position"] < second
            assert asked_for["remaining"] == 2
            until("the replica again", lambda: (app.state.replica.position or 0) >= second)
            for report in REPORTS:
                caller.get(report, after=second)
            assert app.state.replica.keeps_up
            assert caller.get("/projects/XN/countdown")["remaining"] == 2


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
