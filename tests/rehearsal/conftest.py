"""A world of 200 households, grown twice: in one database, and elsewhere under another key."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from projections import ALL
from rehearsal.world import simulate
from store.books import Books
from store.embedded import EmbeddedServer
from store.vault import MasterKey
from tests.conftest import MASTER


def grow_small(books: Books, chunk: int = 3000) -> None:
    simulate(books, projects=4, households=200, seed=20200928, chunk=chunk)


@pytest.fixture(scope="session")
def world(server: EmbeddedServer, worker_id: str) -> Iterator[Books]:
    """Books that hold a small world, in a database that other tests do not empty."""
    owner = server.conninfo(database=f"test_{worker_id}_world")
    with Books(owner, MASTER, ALL) as opened:
        grow_small(opened)
        yield opened


@pytest.fixture(scope="session")
def elsewhere(server: EmbeddedServer, worker_id: str) -> Iterator[Books]:
    """The same world in another database under another master key, loaded in other chunks."""
    owner = server.conninfo(database=f"test_{worker_id}_elsewhere")
    with Books(owner, MasterKey(b"another key that no machine shares"), ALL) as opened:
        grow_small(opened, chunk=197)
        yield opened
