"""Nothing of a household's person stands in clear anywhere in the database."""

from uuid import UUID, uuid5

import psycopg
from pypinyin import Style, lazy_pinyin

from domain.case import Case
from domain.case.file import Person
from domain.sealed import Sealed
from store.books import Books
from tests.facts import NOW, act
from tests.store.events import open_project

NAME, PHONE, ID_NUMBER = "欧阳建国", "13907483378", "99000019350425733X"
BANK, ADDRESS, SAID = "6222020200112233445", "南门街七号院", "他说补偿太低不肯签"
PINYIN = "".join(lazy_pinyin(NAME, style=Style.NORMAL))
# Longer than what may stand in a random box by chance.
MARKED = [NAME, "欧阳", PHONE, ID_NUMBER, BANK, ADDRESS, SAID, PINYIN, "建国"]


def a_household(books: Books) -> tuple[UUID, UUID, Sealed]:
    """A case whose every personal field is filled; its id, its party's person, the party's name."""
    project = open_project(books)
    case = Case(books.desk.case_id(project, "XN-007"))
    person = uuid5(case.id, "party 1")
    seal = books.vault.seal

    def said(field: str) -> Sealed:
        return seal(case.id, field, SAID)

    case.open(
        act(), project=project, task_force=books.desk.task_force_id("default"), case_no="XN-007",
        address=seal(case.id, "address", ADDRESS),
    )  # fmt: skip
    name = seal(person, "name", NAME)
    case.record_party(
        act(), person=Person(person, name, "1/2"), phone=seal(person, "phone", PHONE),
        id_number=seal(person, "id_number", ID_NUMBER),
        bank_account=seal(person, "bank_account", BANK),
    )  # fmt: skip
    case.log_contact(
        act(1), method="visit", met=seal(case.id, "met", NAME), summary=said("summary"),
        next_step=said("next_step"), next_due=NOW.date(),
    )  # fmt: skip
    case.answer_demand(act(2), n=case.raise_demand(act(2), text=said("text")), text=said("text"))
    case.promise(act(3), text=said("text"), due=NOW.date())
    case.correct(
        act(4), original=case.pending[1], position=3, field="name",
        value=seal(person, "name", NAME), reason=said("reason"),
    )  # fmt: skip
    books.desk.store(case)
    return case.id, person, name


def every_row_as_text(owner: str) -> str:
    """All tables that are not PostgreSQL's own, and what it noted of their values."""
    with psycopg.connect(owner, autocommit=True) as superuser:
        superuser.execute("ANALYZE")
        tables = superuser.execute(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
            " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        ).fetchall()
        asked = [f"SELECT t::text FROM {table} t" for (table,) in tables]  # noqa: S608
        asked += ["SELECT convert_from(state, 'UTF8') FROM zhuanban.events", "TABLE pg_stats"]
        return "\n".join(str(row) for each in asked for row in superuser.execute(each.encode()))


def test_no_table_index_or_statistic_holds_a_person_in_clear(books: Books, owner: str) -> None:
    a_household(books)

    everything = every_row_as_text(owner)

    assert [mark for mark in MARKED if mark in everything] == []
    assert [mark for mark in MARKED if mark.encode().hex() in everything] == []


def test_what_may_stand_in_clear_does(books: Books, owner: str) -> None:
    a_household(books)

    everything = every_row_as_text(owner)

    assert "XN-007" in everything
    assert '"share":"1/2"' in everything


def test_every_sealed_text_of_a_household_can_be_read_by_who_has_the_keys(books: Books) -> None:
    id_, _, name = a_household(books)

    case = books.desk.case(id_)

    assert books.vault.open(name, "name") == NAME
    assert case.address
    assert books.vault.open(case.address, "address") == ADDRESS
    assert books.vault.open(case.promises[1].text, "text") == SAID
