"""The tree is the one of RFC 6962, held against its definition, written out naively."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from random import Random

import pytest

from audit.tree import (
    EMPTY,
    complete,
    consistency,
    holds_consistency,
    holds_inclusion,
    inclusion,
    leaf_hash,
    root,
)
from tests.audit.growing_log import GrowingLog

MOST = 40
LARGE = [Random(5).randrange(41, 3000) for _ in range(6)]
LOG = GrowingLog(3000)


def naive(leaves: Sequence[bytes]) -> bytes:
    """RFC 6962, 2.1, over leaf hashes."""
    if len(leaves) < 2:
        return leaves[0] if leaves else sha256().digest()
    k = 1
    while 2 * k < len(leaves):
        k *= 2
    return sha256(b"\x01" + naive(leaves[:k]) + naive(leaves[k:])).digest()


def test_a_leaf_and_an_empty_tree_are_as_defined() -> None:
    assert leaf_hash(b"a leaf") == sha256(b"\x00a leaf").digest()
    assert root(0, LOG.nodes) == EMPTY == sha256().digest()


@pytest.mark.parametrize("size", [*range(1, MOST + 1), *LARGE])
def test_a_root_is_the_naive_one(size: int) -> None:
    assert root(size, LOG.nodes) == naive(LOG.leaves[:size])


def test_each_leaf_is_proved_in_its_place_and_size_and_in_no_other() -> None:
    for size in range(1, MOST + 1):
        top = LOG.root(size)
        for index in range(size):
            leaf, path = LOG.leaves[index], inclusion(index, size, LOG.nodes)

            assert holds_inclusion(leaf, index, size, path, top)
            assert not holds_inclusion(bytes(32), index, size, path, top)
            assert not holds_inclusion(leaf, (index + 1) % size, size, path, top) or size == 1
            assert not holds_inclusion(leaf, index, size, [*path, top], top)
            assert not holds_inclusion(leaf, index, size, path[:-1], top) or size == 1
    assert not holds_inclusion(LOG.leaves[0], 3, 3, [], LOG.root(3))


def test_each_tree_is_proved_the_beginning_of_each_later_one_and_no_other_is() -> None:
    for new in range(1, MOST + 1):
        for old in range(new + 1):
            path, ends = LOG.consistency(old, new), (LOG.root(old), LOG.root(new))

            assert holds_consistency(old, new, path, *ends)
            assert not holds_consistency(old, new, path, bytes(32), ends[1])
            assert not holds_consistency(old, new, [*path, ends[0]], *ends)
            if 0 < old < new:
                assert not holds_consistency(old, new, path, ends[0], bytes(32))
                assert not holds_consistency(old, new, path[:-1], *ends)
    assert not holds_consistency(3, 2, [], LOG.root(3), LOG.root(2))


@pytest.mark.parametrize("size", LARGE)
def test_large_trees_prove_the_same(size: int) -> None:
    dice = Random(size)
    for index in (0, size - 1, dice.randrange(size)):
        path = inclusion(index, size, LOG.nodes)
        assert holds_inclusion(LOG.leaves[index], index, size, path, LOG.root(size))
    for old in (1, size - 1, dice.randrange(1, size)):
        path = consistency(old, size, LOG.nodes)
        assert holds_consistency(old, size, path, LOG.root(old), LOG.root(size))


def test_a_stretch_is_as_few_complete_subtrees_as_there_can_be() -> None:
    dice = Random(2)
    for end in [*range(MOST + 1), *LARGE]:
        first = place = dice.randint(0, end)
        for level, digest in complete(first, end, LOG.nodes):
            size = 1 << level
            assert digest == naive(LOG.leaves[place : place + size])
            assert place % size == 0
            assert place % (2 * size) or place + 2 * size > end
            place += size
        assert place == end
