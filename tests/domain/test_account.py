"""An account stands for one person, whose name nobody mistakes for another."""

from __future__ import annotations

from uuid import UUID

import pytest

from domain.account import Account, NameHoldsUnseenCharacters, NameIsReserved
from tests.facts import act


@pytest.mark.parametrize("name", ["console", "Console", "CONSOLE ", "\uff43onsole", "household"])
def test_nobody_is_called_what_acts_without_an_account(name: str) -> None:
    account = Account(UUID(int=1))

    with pytest.raises(NameIsReserved):
        account.open(act(), name=name)
    assert account.pending == []


@pytest.mark.parametrize("name", ["李\u200b蕾", "\u202e蕾李", "李蕾\n", "amy\0", "\ufeffamy"])
def test_a_name_holds_nothing_that_is_not_seen(name: str) -> None:
    with pytest.raises(NameHoldsUnseenCharacters):
        Account(UUID(int=1)).open(act(), name=name)


@pytest.mark.parametrize("name", ["李蕾", "Ann O'Neil", "consolé", "王敏（东桥）"])
def test_other_names_are_the_persons_own(name: str) -> None:
    account = Account(UUID(int=1))

    account.open(act(), name=name)

    assert account.name == name
