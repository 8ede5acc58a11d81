"""Whatever goes wrong between phones and server, every fact is in the log once in the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from audit.notary import Notary
from benchmarks.phones.looking import tried
from benchmarks.phones.town import Town, settled
from projections import ALL
from store.books import Books
from tests.conftest import MASTER, empty

SCHEDULES = 200


@pytest.fixture(scope="module")
def town(owner: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """One town for all schedules: each opens cases of its own."""
    empty(owner)
    with Books(owner, MASTER, ALL) as books:
        notary = Notary(books, tmp_path_factory.mktemp("audit"), name="zhuanban.test")
        with settled(books, notary) as town:
            yield town


@pytest.mark.parametrize("seed", range(SCHEDULES))
def test_a_schedule_ends_with_every_fact_once_and_the_same_caseload_everywhere(
    town: Town, seed: int
) -> None:
    assert tried(town, seed) == []
