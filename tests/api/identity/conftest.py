"""Offices with accounts, and browsers before their sign-in page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.app import application
from audit.notary import Notary
from store.books import Books
from tests.api.identity.office import Browser, employ


@pytest.fixture
def app(books: Books, notary: Notary) -> Iterator[FastAPI]:
    """The application, where 李蕾 (a cadre) and 程安 (an administrator) have passwords."""
    employ(books, "李蕾", "cadre")
    employ(books, "程安", "admin")
    app = application(books, notary)
    with TestClient(app):
        yield app


@pytest.fixture
def browser(app: FastAPI) -> Browser:
    """A browser in which nobody is signed in."""
    return Browser(app)
