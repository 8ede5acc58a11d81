"""A household's receipt is found after years, whatever became of the secrets meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.field.receipt_key import receipt_key
from projections import ALL
from store.books import Books
from store.master_key import KeyFileIsMissing, MasterKey
from store.rotation import rotate
from tests.conftest import MASTER, empty
from tests.facts import CASE, OTHER


def test_each_case_has_a_receipt_key_of_its_own_that_stays(books: Books) -> None:
    key = receipt_key(books, CASE)

    assert len(key) == 32
    assert key == receipt_key(books, CASE) != receipt_key(books, OTHER)
    assert key.hex()[:8] == "a7858b5e"  # printed receipts hang on it: it never changes


def test_a_receipt_key_survives_the_exchange_of_the_secret(owner: str, tmp_path: Path) -> None:
    empty(owner)
    with Books(owner, MasterKey.of_file(tmp_path / "sealing.key"), ALL) as books:
        before = receipt_key(books, CASE)
        rotate(books)
        assert receipt_key(books, CASE) == before


def test_it_is_none_of_the_keys_that_lock_something_else() -> None:
    assert MASTER.lasting(b"receipts") not in {MASTER.lasting(b"other"), MASTER._fields}


def test_without_the_key_file_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(KeyFileIsMissing):
        MasterKey.of_file(tmp_path / "none").lasting(b"receipts")
