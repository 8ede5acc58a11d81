"""The command line erases under an order, shows the state of the keys and exchanges the secret."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from api.key_commands import erase, exchange, status
from api.settings import Settings
from domain.refusal import Unknown
from store.master_key import MasterKey
from tests.conftest import empty
from tests.store.test_secrecy import a_household


@pytest.fixture
def given(owner: str, tmp_path: Path) -> Settings:
    empty(owner)
    return Settings(data=tmp_path, database_url=owner)


def asked(**options: object) -> Namespace:
    return Namespace(acts_as="console", roles=frozenset(), **options)


def test_a_person_is_erased_by_id_and_order(given: Settings) -> None:
    with given.books() as books:
        case, person, box = a_household(books)

    done = erase(asked(id=str(person), order="删7"), given)

    assert done["households"] == [case]
    with given.books() as books:
        books.desk.case(case)
        assert books.vault.open(box, "name") is None


@pytest.mark.parametrize("person", ["li", "00000000-0000-4000-8000-000000000007"])
def test_nobody_who_is_not_known_is_erased(given: Settings, person: str) -> None:
    with pytest.raises(Unknown):
        erase(asked(id=person, order="删7"), given)


def test_the_secret_is_exchanged_and_the_state_is_sound(given: Settings) -> None:
    with given.books() as books:
        a_household(books)

    done = exchange(asked(give_up=False), given)
    found = status(asked(), given)

    assert done == {"secret": 2, "wrapped": 2, "unreadable": 0}
    assert (found["ok"], found["secrets"], found["persons"]) == (True, [2], 2)


def test_a_lost_key_file_is_told(given: Settings) -> None:
    with given.books() as books:
        a_household(books)
    (given.data / "sealing.key").unlink()

    found = status(asked(), given)

    assert (found["ok"], found["secrets"], found["unreadable"]) == (False, [], 2)
    assert MasterKey.of_file(given.data / "sealing.key").numbers == []
