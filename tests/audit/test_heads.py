"""Heads count every subject's records under the root of the format; a changed one refuses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import psycopg
import pytest
from psycopg import Connection

from audit.heads import (
    NOTHING,
    Head,
    HeadsWereChanged,
    Shelves,
    above,
    bucket_hash,
    bucket_of,
    chained,
    key,
    move_heads,
    read_buckets,
    shelf_hash,
)
from audit.history import History
from audit.notary import Notary
from store.books import Books
from tests.audit.small_log import head_key, sha
from tests.audit.story import LAST_WEEK, Story


@pytest.fixture
def connection(books: Books, owner: str) -> Iterator[Connection[Any]]:
    """A transaction that leaves nothing behind."""
    with psycopg.connect(owner) as opened:
        yield opened
        opened.rollback()


def named(start: str) -> bytes:
    """A key that begins so."""
    return bytes.fromhex(start).ljust(32, b"\x07")


ONE, TWO = sha(b"one"), sha(b"two")


@pytest.mark.parametrize(("kind", "name"), [("stream", UUID(int=7)), ("cadre", "王小明")])
def test_a_subject_has_the_key_of_the_format(kind: str, name: UUID | str) -> None:
    assert key(kind, name) == head_key(kind, name)


def test_an_empty_bucket_and_an_empty_shelf_are_zeros() -> None:
    assert bucket_hash([]) == shelf_hash(NOTHING * 16) == NOTHING
    assert shelf_hash(NOTHING * 15 + bytes([1]) * 32) != NOTHING


def test_four_shelves_lead_from_the_root_to_a_bucket() -> None:
    assert above(0xABCD) == [(0, 0), (1, 0xA), (2, 0xAB), (3, 0xABC)]
    assert bucket_of(bytes.fromhex("abcd") + bytes(30)) == 0xABCD


def test_heads_of_the_first_and_the_last_bucket_are_read(connection: Connection[Any]) -> None:
    first, last = named("0000"), named("ffff")
    move_heads(connection, 1, {first: [ONE], last: [ONE, TWO]}, NOTHING)

    chain = chained(NOTHING, ONE)
    assert read_buckets(connection, 1, [0, 0xFFFF, 5]) == {
        0: {first: Head(first, 1, chain)}, 5: {},
        0xFFFF: {last: Head(last, 2, chained(chain, TWO))},
    }  # fmt: skip


def test_the_root_is_the_same_in_whatever_order_heads_come(connection: Connection[Any]) -> None:
    keys, roots = [named("0a01"), named("0a0101"), named("ff00")], []
    for steps in ([[each] for each in keys], [[each] for each in keys[::-1]], [keys]):
        with connection.transaction(force_rollback=True):
            root = NOTHING
            for step in steps:
                root = move_heads(connection, 1, {each: [ONE] for each in step}, root)
            roots.append(root)

    assert roots[0] == roots[1] == roots[2] != NOTHING


@pytest.mark.parametrize(
    "how",
    [
        "UPDATE audit.heads SET n = n + 1", "UPDATE audit.heads SET chain = sha256(chain)",
        "DELETE FROM audit.heads", "UPDATE audit.shelves SET hashes = sha256(hashes)",
        "DELETE FROM audit.shelves WHERE level = 3",
        "INSERT INTO audit.heads SELECT 1, set_byte(key, 31, 1), 1, chain FROM audit.heads",
    ],
)  # fmt: skip
def test_a_move_over_what_was_changed_is_refused(connection: Connection[Any], how: str) -> None:
    root = move_heads(connection, 1, {named("0a01"): [ONE]}, NOTHING)
    connection.execute(how.encode())

    with pytest.raises(HeadsWereChanged):
        move_heads(connection, 1, {named("0a01"): [TWO]}, root)


def test_a_move_on_from_another_root_is_refused(connection: Connection[Any]) -> None:
    root = move_heads(connection, 1, {named("0a01"): [ONE]}, NOTHING)

    with pytest.raises(HeadsWereChanged):
        move_heads(connection, 1, {named("0a02"): [ONE]}, sha(root))


def test_the_heads_are_those_that_the_records_chain_to(
    books: Books, notary: Notary, owner: str
) -> None:
    story = Story(books)
    story.sign()
    notary.checkpoint()
    story.contact(LAST_WEEK, by="bob")
    state = notary.checkpoint()

    with psycopg.connect(owner) as connection:
        history = History(connection, 1)
        list(history.findings([]))
        kept = connection.execute("SELECT key, n, chain FROM audit.heads").fetchall()
        assert {bytes(row[0]): Head(*map(plain, row)) for row in kept} == history.heads
        assert Shelves(connection, 1, [0]).root == state.heads
    assert history.heads[key("cadre", "bob")].n == 1
    assert chained(NOTHING, b"") == sha(b"\x02", NOTHING)


def plain(value: Any) -> Any:
    return value if isinstance(value, int) else bytes(value)
