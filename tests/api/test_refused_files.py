"""A refused file is sealed, belongs to its project, and is gone after thirty days."""

from __future__ import annotations

from uuid import UUID

import psycopg
import pytest

from api.refused_files import RefusedFileIsSealed, find, forget_old, keep
from domain.refusal import Unknown
from projections import ALL
from store.books import Books
from store.master_key import MasterKey

PROJECT = UUID(int=1)


def kept(books: Books) -> str:
    return keep(books, "roster.xlsx", b"rows", project=PROJECT).rpartition("/")[2]


def age(owner: str, days: float) -> None:
    with psycopg.connect(owner, autocommit=True) as superuser:
        superuser.execute(
            "UPDATE zhuanban.refused_files SET kept_at = now() - %s * interval '1 day'", [days]
        )


def test_a_file_comes_back_with_its_project(books: Books) -> None:
    id_ = kept(books)

    assert find(books, id_) == (PROJECT, "roster.xlsx", b"rows")


@pytest.mark.parametrize(("days", "gone"), [(29.9, 0), (30.1, 1)])
def test_a_file_is_kept_for_thirty_days(books: Books, owner: str, days: float, gone: int) -> None:
    kept(books)
    age(owner, days)

    with books.pool.connection() as connection:
        assert forget_old(connection) == gone


def test_keeping_another_lets_old_ones_go(books: Books, owner: str) -> None:
    old = kept(books)
    age(owner, 31)

    new = kept(books)

    assert find(books, new)
    with pytest.raises(Unknown):
        find(books, old)


def test_a_file_that_does_not_open_is_refused_and_named(books: Books, owner: str) -> None:
    id_ = kept(books)

    with (
        Books(owner, MasterKey(b"another".ljust(32)), ALL) as stranger,
        pytest.raises(RefusedFileIsSealed, match=r"roster\.xlsx"),
    ):
        find(stranger, id_)
