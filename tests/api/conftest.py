"""A client over the real application with empty books."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.app import application
from audit.notary import Notary
from store.books import Books
from tests.api.api_caller import Caller


@pytest.fixture
def caller(books: Books, notary: Notary) -> Iterator[Caller]:
    """A caller of a server that just started with empty books."""
    with TestClient(application(books, notary), raise_server_exceptions=True) as client:
        yield Caller(client)
