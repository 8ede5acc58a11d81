"""Two task forces with their cadres, and the phones they carry."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from fastapi.testclient import TestClient

from api.app import application
from audit.notary import Notary
from store.books import Books
from tests.api.city import City
from tests.api.sync.phone import Phone

PhoneOf = Callable[[str], Phone]


@pytest.fixture
def city(books: Books) -> City:
    """East and West, and a second cadre in East."""
    city = City(books)
    city.account("other", role="cadre", task_force="EAST")
    return city


@pytest.fixture
def client(city: City, notary: Notary) -> Iterator[TestClient]:
    """A caller as nobody."""
    with TestClient(application(city.books, notary)) as client:
        yield client


@pytest.fixture
def phone_of(city: City, client: TestClient) -> PhoneOf:
    """A phone on which somebody of the city is signed in."""
    return lambda name: Phone(client, city.token(name))
