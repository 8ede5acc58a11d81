"""A case is found by part of a name, by pinyin, by the tail of a number; nothing is in clear."""

from uuid import UUID

import pytest

from domain.case import Case
from domain.case.file import Person
from projections.search import (
    SEARCH,
    cases_of,
    cases_with,
    grams_of_name,
    plain,
    without_key,
)
from store.books import Books
from store.digest import digest
from store.erasure import erase
from store.rebuild import rebuild
from store.vault import Vault
from tests.conftest import MASTER
from tests.facts import act
from tests.projections.conftest import OpenCase

PHONE, ID_NUMBER = "13907483378", "99000019350425733X"


@pytest.fixture
def case_id(books: Books, open_case: OpenCase) -> UUID:
    id_ = open_case("A")

    def recorded(case: Case) -> None:
        person = UUID(int=77)
        seal = books.vault.seal
        case.record_party(
            act(), person=Person(person, seal(person, "name", "欧阳建国")),
            phone=seal(person, "phone", PHONE), id_number=seal(person, "id_number", ID_NUMBER),
        )  # fmt: skip

    books.desk.on_case(id_, recorded)
    return id_


def found(books: Books, q: str) -> list[UUID]:
    with books.pool.connection() as connection:
        return cases_of(connection, MASTER, jurisdiction=1, q=q)


@pytest.mark.parametrize(
    "q",
    ["欧", "欧阳", "建国", "阳建国", "欧阳建国", "欧 阳建国", "ouyangjianguo", "ouyang", "jianguo",
     "OuYang", "oyjg", "jg", "3378", PHONE, "733x", "733X", ID_NUMBER, "ｏｙｊｇ"],
)  # fmt: skip
def test_a_person_is_found(books: Books, case_id: UUID, q: str) -> None:
    assert found(books, q) == [case_id]


@pytest.mark.parametrize(
    "q", ["", " ", "李", "建军", "国建", "欧阳建国强", "3379", "ouyangjun", "xyz"]
)
def test_nobody_else_is_found(books: Books, case_id: UUID, q: str) -> None:
    assert found(books, q) == []


def test_a_corrected_name_and_an_heir_are_found_too(books: Books, case_id: UUID) -> None:
    heir = UUID(int=78)
    books.desk.on_case(
        case_id,
        lambda case: case.succeed(
            act(1), n=1, heirs=[Person(heir, books.vault.seal(heir, "name", "欧阳小强"))]
        ),
    )

    assert found(books, "xiaoqiang") == [case_id]


@pytest.mark.parametrize("q", ["欧阳", "建国", "oyjg", "ouyang", "3378", "733x", PHONE, ID_NUMBER])
def test_who_was_erased_is_found_no_more(books: Books, case_id: UUID, q: str) -> None:
    assert found(books, q) == [case_id]

    erase(books, act(1), person=UUID(int=77), order="删7")

    assert found(books, q) == []


def test_a_rebuild_after_an_erasure_gives_the_same_rows(books: Books, case_id: UUID) -> None:
    erase(books, act(1), person=UUID(int=77), order="删7")

    with books.pool.connection() as connection:
        before = digest(connection, SEARCH, whole=True)
        rebuild(connection, SEARCH, books.vault)
        assert digest(connection, SEARCH, whole=True) == before


def test_a_name_told_anew_after_an_erasure_is_found_and_the_old_one_is_not(
    books: Books, case_id: UUID
) -> None:
    erase(books, act(1), person=UUID(int=77), order="删7")
    told = books.vault.seal(UUID(int=77), "name", "司马光")
    books.desk.on_case(
        case_id,
        lambda case: {"n": case.record_party(act(2), person=Person(UUID(int=77), told))},
    )

    with books.pool.connection() as connection:
        rebuild(connection, SEARCH, books.vault)
    assert (found(books, "司马"), found(books, "欧阳")) == ([case_id], [])


def test_who_has_no_key_and_was_not_erased_is_counted_rebuilt_or_not(
    books: Books, case_id: UUID
) -> None:
    with books.pool.connection() as connection:
        connection.execute("DELETE FROM zhuanban.person_keys WHERE person = %s", [UUID(int=77)])
        assert without_key(connection, jurisdiction=1) == 1

        rebuild(connection, SEARCH, Vault(MASTER, 1))

        assert without_key(connection, jurisdiction=1) == 1
        assert cases_with(connection, jurisdiction=1, person=UUID(int=77)) == [case_id]


def test_what_people_do_not_mean_is_gone_before_words_are_compared() -> None:
    assert plain(" Ｏu　Yang ") == "ouyang"


def test_a_name_of_two_characters_has_its_parts_and_its_sounds() -> None:
    assert grams_of_name("李四") == {"李", "四", "李四", "li", "si", "lisi", "ls"}
