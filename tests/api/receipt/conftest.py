"""A household of two right holders, with a chief representative."""

from __future__ import annotations

import pytest

from audit.notary import Notary
from store.books import Books
from tests.api.api_caller import Caller
from tests.api.receipt.household import Household


@pytest.fixture
def household(caller: Caller, books: Books, notary: Notary) -> Household:
    """A household of two right holders, with 李建华 as its chief representative."""
    caller.project()
    case = caller.case()
    caller.do(case, "parties", name="张建国", share="1/2", phone="13900001111")
    caller.do(case, "parties", name="王秀英", share="1/2")
    caller.do(case, "chief", name="李建华")
    return Household(caller, books, notary, case)
