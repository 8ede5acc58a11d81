"""Somebody of each role reads, and what was read is brought into the log when a test says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import application
from api.reading_record import ReadsOnRecord
from audit.notary import Notary
from store.books import Books
from tests.api.city import City
from tests.api.reading_record.readers import Ask, Clock


@pytest.fixture
def city(books: Books) -> City:
    return City(books)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def record(books: Books, tmp_path: Path, clock: Clock) -> ReadsOnRecord:
    return ReadsOnRecord(books, tmp_path / "reads", clock=clock)


@pytest.fixture
def ask(city: City, books: Books, notary: Notary) -> Iterator[Ask]:
    client = TestClient(application(books, notary), base_url="http://testserver/api/v1")
    yield lambda name: city.client(client, name)
    client.app.state.reads.bring_in(everything=True)  # type: ignore[attr-defined]
