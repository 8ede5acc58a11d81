"""A village of three households, two of them one cadre's, who has a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from api import accounts
from api.case_file import timeline
from api.moments import now
from domain.aggregate import Act
from store.books import Books
from tests.browser.field.phone import Phone
from tests.browser.village import OPENED, Village
from tests.browser.visitor import Visitor

WANG, ZHOU = "王敏", "周敏"


@pytest.fixture
def cadres(village: Village, books: Books) -> Village:
    """王敏 answers for DQ-1 and DQ-2; 周敏 works on the same project and answers for nobody."""
    for number in ("DQ-1", "DQ-2"):
        village.about(number, "chief", name=WANG, occurred_at=OPENED)
    act = Act(at=now(), by="console", now=now(), role="console")
    for name in (WANG, ZHOU):
        accounts.open_account(books, act, name=name, role="cadre", project="DQ")
    return village


@pytest.fixture
def phone(cadres: Village, visitor: Visitor, books: Books) -> Phone:
    """The phone of 王敏."""
    return Phone.of(WANG, visitor, books).sets_up()


@pytest.fixture
def first(cadres: Village) -> str:
    """The id of DQ-1."""
    return cadres.cases["DQ-1"]


@pytest.fixture
def arrived(books: Books, first: str) -> Callable[[], list[str]]:
    """The summaries of all contacts that the log holds of DQ-1, in its order."""

    def asked() -> list[str]:
        told: list[dict[str, Any]] = timeline(books, UUID(first))
        return [each["summary"] for each in told if each["topic"] == "case.contact_logged"]

    return asked
