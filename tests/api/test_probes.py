"""Whether it lives is asked of nobody else; whether it is ready, of the database as well."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import psycopg
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.app import application
from audit.notary import Notary
from projections import ALL
from store import embedded
from store.books import Books
from store.embedded import EmbeddedServer
from store.migrate import names
from tests.api.api_caller import Caller
from tests.conftest import MASTER

SOON = 15.0  # seconds; a pool looks for its database every few
GO = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def refusal(client: TestClient) -> str | None:
    """Why it is not ready."""
    answer = client.get("/readyz", headers={"Accept-Language": "en"})
    if answer.status_code == 200:
        return None
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert ". " not in answer.json()["detail"]
    return str(answer.json()["type"].removeprefix("/problems/"))


def becomes(client: TestClient, wanted: str | None) -> bool:
    """Whether that is what it says in time, as it hears of its database in time."""
    deadline = monotonic() + SOON
    while (said := refusal(client)) != wanted and monotonic() < deadline:
        pass
    return said == wanted


@contextmanager
def changed(owner: str, there: str, back: str) -> Iterator[None]:
    """The database as something else than it must be."""
    with psycopg.connect(owner, autocommit=True) as superuser:
        superuser.execute(there)
        superuser.execute(GO)
        try:
            yield
        finally:
            superuser.execute("SET default_transaction_read_only = off")
            superuser.execute(back)
            superuser.execute(GO)


def test_it_is_ready_where_the_database_takes_writes(caller: Caller) -> None:
    assert caller.client.get("/readyz").json() == {"ok": True, "position": 0}


def test_a_schema_that_lacks_a_number_is_named(caller: Caller, owner: str) -> None:
    last = names()[-1]

    with changed(owner, f"DELETE FROM zhuanban_schema WHERE name = '{last}'",  # noqa: S608
                 f"INSERT INTO zhuanban_schema (name) VALUES ('{last}')"):  # noqa: S608  # fmt: skip
        assert becomes(caller.client, "schema-is-older")
        assert last in caller.client.get("/readyz").json()["detail"]
    assert becomes(caller.client, None)


def test_a_server_that_ends_takes_nothing_new(books: Books, notary: Notary) -> None:
    app: FastAPI = application(books, notary)
    with TestClient(app) as client:
        assert refusal(client) is None
        assert client.portal
        client.portal.call(app.state.ending.begin)
        assert refusal(client) == "server-is-ending"
        assert client.get("/healthz").json() == {"ok": True}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str, TestClient]]:
    """A server over a database of its own: its folder, its address, and a client."""
    root = tmp_path_factory.mktemp("own")
    with (
        EmbeddedServer.start(root / "pg", durable=False) as server,
        Books(server.conninfo(), MASTER, ALL) as books,
        TestClient(application(books, Notary(books, root / "audit", name="test"))) as client,
    ):
        yield root / "pg", server.conninfo(), client


@pytest.mark.crash
def test_a_database_that_only_reads_is_not_enough(own: tuple[Path, str, TestClient]) -> None:
    _, owner, client = own
    with psycopg.connect(owner, autocommit=True) as superuser:
        superuser.execute("ALTER SYSTEM SET default_transaction_read_only = on")
        superuser.execute("SELECT pg_reload_conf()")
        only_reads = becomes(client, "database-only-reads")
        superuser.execute("SET default_transaction_read_only = off")
        superuser.execute("ALTER SYSTEM RESET default_transaction_read_only")
        superuser.execute("SELECT pg_reload_conf()")

    assert only_reads
    assert becomes(client, None)


@pytest.mark.crash
def test_a_database_that_is_away_and_comes_back_is_told_each_time(
    own: tuple[Path, str, TestClient],
) -> None:
    data, _, client = own
    embedded.stop(data)
    away = (refusal(client), client.get("/healthz").status_code)
    measured = client.get("/metrics").text
    with EmbeddedServer.start(data, durable=False):
        back = becomes(client, None)

    assert away == ("database-is-unreachable", 200)
    assert "zhuanban_database_up 0.0" in measured
    assert back
