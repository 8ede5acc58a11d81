"""Tiles hold the tree whatever the steps in which it grew, and say when they were changed."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import psycopg
import pytest
from psycopg import Connection

from audit.tiles import SIZE, WIDTH, Tiles, TilesWereChanged
from store.books import Books
from tests.audit.growing_log import GrowingLog

LOG = GrowingLog(70_000)


@pytest.fixture
def connection(books: Books, owner: str) -> Iterator[Connection[Any]]:
    """A transaction that leaves nothing behind."""
    with psycopg.connect(owner) as opened:
        yield opened
        opened.rollback()


def grown(connection: Connection[Any], *sizes: int) -> Tiles:
    """Tiles that grew to these sizes, one after the other, read anew for each."""
    before = 0
    for size in sizes:
        Tiles(connection, 1).extend(before, b"".join(LOG.leaves[before:size]))
        before = size
    return Tiles(connection, 1)


@pytest.mark.parametrize(
    "sizes", [(1,), (2, 3, 7), (255, 256, 257), (1, 511, 513), (1000, 1001), (65_535, 65_537)]
)
def test_roots_are_those_of_the_tree_at_every_size_it_had(
    connection: Connection[Any], sizes: tuple[int, ...]
) -> None:
    tiles = grown(connection, *sizes)

    assert [tiles.root(size) for size in sizes] == [LOG.root(size) for size in sizes]


def test_any_steps_give_the_same_tiles(connection: Connection[Any]) -> None:
    kept = []
    for seed in (1, 2):
        steps = sorted({*Random(seed).sample(range(1, 1500), 9), 1500})
        with connection.transaction(force_rollback=True):
            grown(connection, *steps)
            kept.append(connection.execute("SELECT * FROM audit.tiles ORDER BY 2, 3").fetchall())

    assert kept[0] == kept[1]
    assert len(kept[0]) == 1500 // WIDTH + 2


def test_a_leaf_is_found_by_its_position(connection: Connection[Any]) -> None:
    tiles = grown(connection, 600)

    assert [tiles.leaf(n) for n in (1, 256, 257, 600)] == [
        LOG.leaves[n - 1] for n in (1, 256, 257, 600)
    ]
    with pytest.raises(TilesWereChanged):
        tiles.leaf(601)


@pytest.mark.parametrize("wrong", [299, 301, 0])
def test_growing_on_from_another_size_is_refused(connection: Connection[Any], wrong: int) -> None:
    tiles = grown(connection, 300)

    with pytest.raises(TilesWereChanged):
        tiles.extend(wrong, LOG.leaves[300])


def test_a_tile_cut_short_is_refused(connection: Connection[Any]) -> None:
    grown(connection, 300)
    connection.execute("UPDATE audit.tiles SET hashes = substr(hashes, 1, %s)", [40 * SIZE])

    with pytest.raises(TilesWereChanged):
        Tiles(connection, 1).root(300)
