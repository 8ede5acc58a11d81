"""A project of three cases, opened on the first day, for the examples."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from domain.case import Case
from store.books import Books
from tests.facts import act
from tests.projections.lives import open_project

OpenCase = Callable[..., UUID]


@pytest.fixture
def project(books: Books) -> UUID:
    """A project without a case."""
    return open_project(books)


@pytest.fixture
def open_case(books: Books, project: UUID) -> OpenCase:
    """Opens a case by its number, ``hours`` after the start."""

    def opened(case_no: str, hours: float = 0, **facts: Any) -> UUID:
        case = Case(books.desk.case_id(project, case_no))
        case.open(
            act(hours), project=project, task_force=books.desk.task_force_id("default"),
            case_no=case_no, **facts,
        )  # fmt: skip
        books.desk.store(case)
        return case.id

    return opened
