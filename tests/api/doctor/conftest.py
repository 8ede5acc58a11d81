"""A visit to the books of the tests, as their owner, with a data folder of their own."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from api.doctor.examination import visiting
from api.doctor.item import Item, Look, Visit
from api.settings import Settings
from store.books import Books
from tests.conftest import MASTER


@pytest.fixture
def given(books: Books, owner: str, tmp_path: Path) -> Settings:
    """An installation over the books of the tests; they are migrated and empty."""
    key = tmp_path / "sealing.key"
    key.write_text(b64encode(MASTER.newest.secret).decode() + "\n")
    key.chmod(0o600)
    return Settings(data=tmp_path, database_url=owner, key_file=key)


@pytest.fixture
def visit(given: Settings) -> Iterator[Visit]:
    with visiting(given) as made:
        yield made


@pytest.fixture
def superuser(owner: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(owner, autocommit=True) as connection:
        yield connection


def wrong(look: Look) -> list[Item]:
    """What a look finds that somebody must see to."""
    return [item for item in look if not item.ok]


def elsewhere(visit: Visit, **changed: object) -> Visit:
    """The same visit where something is set otherwise."""
    return replace(visit, given=replace(visit.given, **changed))  # type: ignore[arg-type]
