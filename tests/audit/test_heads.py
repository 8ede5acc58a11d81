"""Heads count every subject's records; their root is that of the format, and a changed one refuses."""

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


def put(connection: Connection[Any], *heads: Head) -> None:
    for head in heads:
        connection.execute(
            "INSERT INTO audit.heads VALUES (1, %s, %s, %s) ON CONFLICT (jurisdiction, key)"
            " DO UPDATE SET n = excluded.n, chain = excluded.chain", head,
        )  # fmt: skip


def head(start: str, n: int) -> Head:
    return Head(bytes.fromhex(start).ljust(32, b"\x07"), n, sha(start.encode(), bytes([n])))


def nothing(*heads: Head) -> list[Head]:
    return [Head(each.key, 0, NOTHING) for each in heads]


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
    first, last = head("0000", 1), head("ffff", 2)
    put(connection, first, last)

    assert read_buckets(connection, 1, [0, 0xFFFF, 5]) == {0: [first], 0xFFFF: [last], 5: []}


def test_the_root_is_the_same_in_whatever_order_heads_come(connection: Connection[Any]) -> None:
    heads, roots = [head("0a01", 1), head("0a0101", 2), head("ff00", 3)], []
    for order in (heads, heads[::-1]):
        with connection.transaction(force_rollback=True):
            root = NOTHING
            for each in order:
                put(connection, each)
                root = move_heads(connection, 1, nothing(each), root)
            roots.append(root)

    assert roots[0] == roots[1] != NOTHING


def test_a_move_over_a_changed_head_or_shelf_is_refused(connection: Connection[Any]) -> None:
    old, new, other = head("0a01", 1), head("0a01", 2), head("0a0101", 9)
    put(connection, old)
    root = move_heads(connection, 1, nothing(old), NOTHING)
    put(connection, new)

    for before in (old._replace(n=5), old._replace(chain=NOTHING)):
        with pytest.raises(HeadsWereChanged):
            move_heads(connection, 1, [before], root)
    with pytest.raises(HeadsWereChanged):
        move_heads(connection, 1, [old], sha(b"another root"))
    put(connection, other)  # beside it, in the same bucket, without a record
    with pytest.raises(HeadsWereChanged):
        move_heads(connection, 1, [old], root)


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
