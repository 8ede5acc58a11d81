"""Each attack is caught for the right reason at the right place; in full: ./run bench attack."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

import pytest

from audit.fsck import differing, fsck
from benchmarks.attacks import leaves, on_bundle, on_rows, on_safeguards, on_tree
from benchmarks.attacks.bundles import taken
from benchmarks.attacks.trial import Dice, attacked
from benchmarks.attacks.village import Village, built
from projections import ALL
from store.books import Books
from store.embedded import EmbeddedServer
from tests.conftest import MASTER


@pytest.fixture(scope="module")
def village(server: EmbeddedServer, worker_id: str) -> Iterator[Village]:
    """Five hundred records with ten checkpoints, in a database of its own."""
    with (
        Books(server.conninfo(database=f"attacked_{worker_id}"), MASTER, ALL) as books,
        built(books) as village,
    ):
        yield village


@pytest.mark.parametrize(
    ("group", "trials"), [(on_rows, 8), (on_tree, 5), (on_safeguards, 8), (on_bundle, 5)],
    ids=lambda each: each.__name__.rpartition(".")[2] if isinstance(each, ModuleType) else None,
)  # fmt: skip
def test_every_attack_is_caught_for_the_right_reason_at_the_right_place(
    village: Village, group: ModuleType, trials: int
) -> None:
    tallies = [attacked(attack, range(trials)) for attack in group.attacks(village)]

    assert [failure for tally in tallies for failure in tally.failures] == []


def test_every_bit_of_a_leaf_counts(village: Village) -> None:
    tally = leaves.every_bit(village, taken(village), 20, Dice(3))

    assert tally.is_clean
    assert tally.trials > 50_000


def test_one_bit_in_every_row_is_found_in_every_row(village: Village) -> None:
    tally = leaves.every_row(village, village.books, seed=7)

    assert tally.is_clean, tally.failures
    assert tally.trials == village.sizes[-1] - len(village.sizes)


def test_nothing_is_found_where_nothing_was_done(village: Village) -> None:
    with village.scene(Dice(1)) as scene:
        assert fsck(scene.connection, 1, scene.journal, village.notary.key.vkey, scene.held) == []
        assert [*differing(scene.connection, 1, ALL, village.books.vault)] == []
