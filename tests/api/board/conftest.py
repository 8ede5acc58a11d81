"""A village that lived at random, for what holds of every life."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from projections import ALL
from store.books import Books
from tests.conftest import MASTER, empty
from tests.projections.lives import Life, live

SEEDS = (3, 19)


@pytest.fixture(scope="module", params=SEEDS)
def life(owner: str, request: pytest.FixtureRequest) -> Iterator[Life]:
    empty(owner)
    with Books(owner, MASTER, ALL) as books:
        yield live(books, request.param, 320)
