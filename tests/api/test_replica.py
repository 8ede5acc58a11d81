"""Reports come from a replica while it answers, and from the primary where it does not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.app import application
from api.depends import Reported
from api.scopes import decided
from audit.notary import Notary
from benchmarks.cluster import until
from projections import ALL
from store.books import Books
from tests.api.api_caller import Caller
from tests.api.telemetry.test_measures import figures
from tests.conftest import MASTER, empty


@pytest.fixture
def books(owner: str) -> Iterator[Books]:
    """Books with a replica; here it is the same server, since any will do for a report."""
    empty(owner)
    with Books(owner, MASTER, ALL, replica=owner) as opened:
        yield opened


@pytest.fixture
def app(books: Books, tmp_path: Path) -> FastAPI:
    return application(books, Notary(books, tmp_path / "audit", name="replica.test"))


def test_only_what_counts_or_lists_a_whole_project_or_task_force_is_a_report(app: FastAPI) -> None:
    reports = {
        route.path for route in decided(app)
        if any(each.dependency is Reported.dependency for each in route.dependencies)
    }  # fmt: skip

    assert "/api/v1/projects/{code}/countdown" in reports
    assert "/api/v1/task-forces/{code}/remaining" in reports
    assert "/api/v1/cases/{id_}" not in reports
    assert "/api/v1/due" not in reports
    assert "/api/v1/reads" not in reports


def test_a_report_is_asked_of_the_replica_and_a_past_moment_of_the_primary(
    app: FastAPI, books: Books
) -> None:
    assert books.replica
    with TestClient(app) as client:
        caller = Caller(client)
        caller.project()
        until("the replica", lambda: app.state.replica.keeps_up)
        caller.get("/projects/XN/countdown", after=books.desk.head())
        before = books.pool.get_stats()["requests_num"]
        asked = books.replica.pool.get_stats()["requests_num"]

        caller.get("/projects/XN/countdown")
        assert books.replica.pool.get_stats()["requests_num"] > asked
        assert books.replica.past is books.pool
        caller.get("/projects/XN/countdown", known_at=1)
        assert books.pool.get_stats()["requests_num"] > before


def test_where_the_replica_is_away_the_primary_answers(app: FastAPI, books: Books) -> None:
    assert books.replica
    with TestClient(app) as client:
        caller = Caller(client)
        caller.project()
        until("the replica", lambda: app.state.replica.keeps_up)

        books.replica.pool.close()
        until("its loss", lambda: app.state.replica.lag is None)

        caller.case("XN-001")
        assert caller.get("/projects/XN/countdown")["remaining"] == 1


def test_whoever_measures_is_told_whether_the_replica_answers_and_how_far_it_is_behind(
    app: FastAPI, books: Books
) -> None:
    assert books.replica
    with TestClient(app) as client:
        until("the replica", lambda: app.state.replica.lag == 0)
        before = figures(Caller(client))
        books.replica.pool.close()
        until("its loss", lambda: app.state.replica.lag is None)
        after = figures(Caller(client))

    assert before["zhuanban_replica_up",] == 1
    assert before["zhuanban_replica_lag_events",] == 0
    assert after["zhuanban_replica_up",] == 0
    assert ("zhuanban_replica_lag_events",) not in after


def test_where_the_primary_is_away_a_replica_tells_who_is_signed_in(books: Books) -> None:
    books.pool.close()

    with books.at_hand() as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_replica_has_a_memory_of_its_own_for_keys_and_cases(books: Books) -> None:
    assert books.replica
    assert books.replica.vault is not books.vault
    assert books.replica.desk is not books.desk
