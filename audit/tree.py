"""The Merkle tree of RFC 6962: one root commits to every leaf, its place and the number of leaves.

``nodes(level, nth)`` gives the hash of the complete subtree over leaves ``nth * 2**level`` up to
``(nth + 1) * 2**level``; where the hashes are kept is nothing to this file. Hashes are 32 bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

Nodes = Callable[[int, int], bytes]
EMPTY = sha256().digest()


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of a leaf's bytes (RFC 6962, 2.1)."""
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees."""
    return sha256(b"\x01" + left + right).digest()


def root(size: int, nodes: Nodes) -> bytes:
    """The root over the first ``size`` leaves."""
    return span(0, size, nodes) if size else EMPTY


def span(first: int, end: int, nodes: Nodes) -> bytes:
    """The hash over leaves ``first`` up to ``end``, a subtree of some tree of the log."""
    size = end - first
    if size & (size - 1) == 0:
        level = size.bit_length() - 1
        return nodes(level, first >> level)
    middle = first + split(size)
    return node_hash(span(first, middle, nodes), span(middle, end, nodes))


def split(size: int) -> int:
    """The largest power of two below ``size``."""
    return 1 << ((size - 1).bit_length() - 1)


def inclusion(index: int, size: int, nodes: Nodes) -> list[bytes]:
    """What leads from leaf ``index`` to the root over ``size`` leaves, from the leaf upwards."""
    first, end, path = 0, size, []
    while end - first > 1:
        middle = first + split(end - first)
        if index < middle:
            path.append(span(middle, end, nodes))
            end = middle
        else:
            path.append(span(first, middle, nodes))
            first = middle
    return path[::-1]


def consistency(old: int, new: int, nodes: Nodes) -> list[bytes]:
    """What shows that the tree of ``old`` leaves is the beginning of that of ``new`` leaves."""
    if old in (0, new):
        return []
    first, end, path, is_whole = 0, new, [], True
    while end != old:
        middle = first + split(end - first)
        if old <= middle:
            path.append(span(middle, end, nodes))
            end = middle
        else:
            path.append(span(first, middle, nodes))
            first, is_whole = middle, False
    if not is_whole:
        path.append(span(first, end, nodes))
    return path[::-1]


def complete(first: int, end: int, nodes: Nodes) -> Iterator[tuple[int, bytes]]:
    """Level and hash of the largest complete subtrees of leaves ``first`` up to ``end``."""
    while first < end:
        level = (end - first).bit_length() - 1
        level = min(level, (first & -first).bit_length() - 1) if first else level
        yield level, nodes(level, first >> level)
        first += 1 << level


def holds_inclusion(
    leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes
) -> bool:  # fmt: skip
    """Whether ``path`` leads from a leaf's hash to ``root`` (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, reached = index, size - 1, leaf
    for hash_ in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            reached = node_hash(hash_, reached)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            reached = node_hash(reached, hash_)
        place, last = place >> 1, last >> 1
    return last == 0 and reached == root


def holds_consistency(
    old: int, new: int, path: Sequence[bytes], old_root: bytes, new_root: bytes
) -> bool:  # fmt: skip
    """Whether the tree of ``old`` leaves is the beginning of the other (RFC 9162, 2.1.4.2)."""
    if not 0 <= old <= new or (new == 0 and new_root != EMPTY):
        return False
    if old in (0, new):
        return not path and (old_root == EMPTY if old == 0 else old_root == new_root)
    steps = list(path)
    if old & (old - 1) == 0:
        steps.insert(0, old_root)
    if not steps:
        return False
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = steps[0]
    for hash_ in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            before, after = node_hash(hash_, before), node_hash(hash_, after)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(after, hash_)
        place, last = place >> 1, last >> 1
    return last == 0 and before == old_root and after == new_root
