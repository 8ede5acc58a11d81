"""What the board shows of random lives, at any moment, is the plainest fold of their events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from psycopg import Connection

from projections import ALL
from projections.countdown import change
from projections.obstacles import quality, standing
from projections.pressure import pressure
from store.books import Books
from tests.conftest import MASTER, empty
from tests.projections import plain_board
from tests.projections.lives import Life, live

SEEDS = (3, 19)
KINDS = ["conflict", "objection", "promise_broken", "promise", "order", "demand"]


@pytest.fixture(scope="module", params=SEEDS)
def life(owner: str, request: pytest.FixtureRequest) -> Iterator[Life]:
    empty(owner)
    with Books(owner, MASTER, ALL) as books:
        yield live(books, request.param, 320)


@pytest.fixture
def connection(life: Life) -> Iterator[Connection[Any]]:
    with life.books.pool.connection() as connection:
        yield connection


def asked(life: Life, moment: datetime) -> dict[str, Any]:
    return {"jurisdiction": 1, "projects": [life.project], "as_of": moment}


def test_what_keeps_a_count_honest_is_the_fold_of_what_had_happened(
    life: Life, connection: Connection[Any]
) -> None:
    for moment in life.moments(40):
        answer = quality(connection, **asked(life, moment))[life.project]
        answer["pressure"] = pressure(connection, **asked(life, moment))[life.project]
        assert answer == plain_board.quality(life.log, moment)


def test_what_stands_in_a_cases_way_is_the_fold_of_what_had_happened(
    life: Life, connection: Connection[Any]
) -> None:
    for moment in life.moments(40):
        stands = standing(connection, **asked(life, moment), kinds=KINDS)
        found = [(each.case_id, each.kind, each.n) for each in stands]
        assert len(found) == len(set(found))
        assert set(found) == plain_board.blocks(life.log, moment)


def test_the_change_is_what_remains_less_what_remained(
    life: Life, connection: Connection[Any]
) -> None:
    for moment in life.moments(25):
        assert change(connection, **asked(life, moment)) == plain_board.change(life.log, moment)
