"""An office whose settings name the run's server, and an empty place to restore into."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo

from api.settings import Settings
from store.books import Books
from store.embedded import EmbeddedServer
from store.key_file import written
from tests.conftest import MASTER


@pytest.fixture
def office(owner: str, books: Books, tmp_path: Path) -> Settings:
    """The settings by which the test's books are open."""
    assert books.desk.head() == 0
    secret = b64encode(MASTER.newest.secret).decode()
    key = written(tmp_path / "sealing.key", secret)
    return Settings(data=tmp_path, database_url=owner, key_file=key)


@pytest.fixture
def spare(server: EmbeddedServer, office: Settings, tmp_path: Path, worker_id: str
          ) -> Iterator[Settings]:  # fmt: skip
    """Another machine of the same office: nothing but its key file, and a database to be made."""
    name = f"spare_{worker_id}"
    yield replace(office, data=tmp_path / "spare", database_url=server.conninfo(database=name))
    drop(server.conninfo(database="postgres"), name)


def drop(owner: str, name: str) -> None:
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )


def on(office: Settings, server: EmbeddedServer, name: str) -> Settings:
    """The same office on another server."""
    return replace(office, database_url=make_conninfo(server.conninfo(), dbname=name))
