"""Which cases a project has, by number, with name, stage, chief representative, last contact."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from domain.aggregate import Event
from domain.case import Case
from domain.case.file import Person
from domain.sealed import Sealed
from projections.register import cases
from store.books import Books
from store.stored import EventMapper
from tests.facts import START, act
from tests.projections.conftest import OpenCase


def listed(books: Books, project: UUID, **narrowed: Any) -> list[dict[str, Any]]:
    with books.pool.connection() as connection:
        return cases(connection, jurisdiction=1, project=project, **narrowed)


def numbers(books: Books, project: UUID, **narrowed: Any) -> list[str]:
    return [row["case_no"] for row in listed(books, project, **narrowed)]


def party(books: Books, case: Case, n: int, name: str) -> Person:
    person = UUID(int=case.id.int + n)
    return Person(person, books.vault.seal(person, "name", name))


def name_of(books: Books, project: UUID) -> str | None:
    sealed = Sealed.model_validate(listed(books, project)[0]["name"])
    return books.vault.open(sealed, "name")


def test_cases_are_listed_by_number_a_page_at_a_time(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    for number in ("XN-2", "XN-10", "XN-1"):
        open_case(number)

    assert numbers(books, project) == ["XN-1", "XN-10", "XN-2"]
    assert numbers(books, project, limit=1, cursor="XN-1") == ["XN-10"]


def test_a_row_says_stage_outcome_chief_and_the_latest_contact(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    id_ = open_case("A", kind="parcel", village_group="一组")
    books.desk.on_case(id_, lambda case: case.name_chief(act(1), name="amy"))
    books.desk.on_case(id_, lambda case: case.log_contact(act(9), method="visit"))
    books.desk.on_case(id_, lambda case: case.log_contact(act(3), method="phone"))

    (row,) = listed(books, project)

    assert (row["kind"], row["village_group"], row["chief"]) == ("parcel", "一组", "amy")
    assert (row["stage"], row["outcome"]) == ("contacted", None)
    assert row["last_contact"] == START + timedelta(hours=9)


def test_the_list_narrows_by_stage_by_what_remains_and_by_chief(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    closed, _ = open_case("A"), open_case("B")
    books.desk.on_case(closed, lambda case: case.close(act(1), outcome="excluded"))
    books.desk.on_case(closed, lambda case: case.name_chief(act(1), name="amy"))

    assert numbers(books, project, stage="closed") == ["A"]
    assert numbers(books, project, stage="remaining") == ["B"]
    assert numbers(books, project, chief="amy") == ["A"]


def test_the_list_narrows_by_part_of_a_number_or_by_what_a_search_found(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    open_case("XN-001")
    other = open_case("YZ-002")

    assert numbers(books, project, number="N-0") == ["XN-001"]
    assert numbers(books, project, number="N-0", found=[other]) == ["XN-001", "YZ-002"]


def test_a_case_is_named_after_its_first_party_and_that_name_can_be_corrected(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    id_ = open_case("A")
    books.desk.on_case(
        id_, lambda case: {"n": case.record_party(act(), person=party(books, case, 1, "李四"))}
    )
    position = books.desk.head()

    def correct(case: Case) -> None:
        case.correct(
            act(1), original=last_event(books, case.id),
            position=position, field="name", value=party(books, case, 1, "李泗").name,
            reason=books.vault.seal(case.id, "reason", "抄错"),
        )  # fmt: skip

    books.desk.on_case(id_, correct)

    assert name_of(books, project) == "李泗"


def last_event(books: Books, id_: UUID) -> Event:
    (stored,) = books.desk.recorder.select_events(id_, desc=True, limit=1)
    event: Event = EventMapper().to_domain_event(stored)
    return event


def test_after_a_split_a_case_is_named_after_who_stayed(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    id_ = open_case("A")
    new = Case(books.desk.case_id(project, "B"))

    def splits(case: Case) -> None:
        for n, name in ((1, "李四"), (2, "王五")):
            case.record_party(act(1), person=party(books, case, n, name))
        case.split(act(2), new=new, case_no="B", parties=[1])

    books.desk.decide(lambda: books.desk.case(id_), splits, beside=[new])

    names = [books.vault.open(Sealed(**row["name"]), "name") for row in listed(books, project)]
    assert names == ["王五", "李四"]


def test_after_a_succession_a_case_is_named_after_the_heir(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    id_ = open_case("A")

    def succeeds(case: Case) -> None:
        case.record_party(act(1), person=party(books, case, 1, "李四"))
        case.succeed(act(2), n=1, heirs=[party(books, case, 2, "李小四")])

    books.desk.on_case(id_, succeeds)

    assert name_of(books, project) == "李小四"


def test_a_merged_case_stays_in_the_list_as_closed(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    gone, into = open_case("A"), open_case("B")

    books.desk.on_case(gone, lambda case: case.merge(act(1), into=books.desk.case(into)))

    assert [(row["stage"], row["outcome"]) for row in listed(books, project)] == [
        ("closed", "merged"),
        ("opened", None),
    ]
