"""A city in whose first task force a cadre and a chief answer for cases of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.app import application
from audit.notary import Notary
from store.books import Books
from tests.api.city import City
from tests.api.reading_record.readers import Ask


@pytest.fixture
def city(books: Books) -> City:
    return City(books)


@pytest.fixture
def ask(city: City, books: Books, notary: Notary) -> Iterator[Ask]:
    with TestClient(application(books, notary), base_url="http://testserver/api/v1") as client:
        yield lambda name: city.client(client, name)
