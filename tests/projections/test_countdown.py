"""How many remain, by stage and outcome, at any moment and by day."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from domain.case import Case
from projections.countdown import count, daily
from store.books import Books
from tests.facts import START, act
from tests.projections.conftest import OpenCase


def at(books: Books, project: UUID, hours: float) -> dict[str, Any]:
    with books.pool.connection() as connection:
        return count(connection, jurisdiction=1, projects=[project], as_of=moment(hours))


def moment(hours: float) -> datetime:
    return START + timedelta(hours=hours)


def days(books: Books, project: UUID, hours: float) -> list[tuple[str, int]]:
    remaining = at(books, project, hours)["remaining"]
    with books.pool.connection() as connection:
        rows = daily(
            connection, jurisdiction=1, projects=[project], as_of=moment(hours),
            remaining=remaining,
        )  # fmt: skip
    return [(str(row["date"]), row["remaining"]) for row in rows]


def close(books: Books, id_: UUID, hours: float) -> None:
    books.desk.on_case(id_, lambda case: case.close(act(hours), outcome="resolved"))


def test_an_empty_project_has_nothing_to_count(books: Books, project: UUID) -> None:
    answer = at(books, project, 0)

    assert (answer["opened"], answer["remaining"], answer["baseline"]) == (0, 0, None)
    assert days(books, project, 0) == []


def test_a_case_counts_from_the_moment_it_opened_and_not_before(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    open_case("A", 1)

    assert at(books, project, 0.999)["remaining"] == 0
    assert at(books, project, 1)["remaining"] == 1


def test_a_closed_case_counts_by_its_outcome_and_a_reopened_one_remains_again(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    id_ = open_case("A")
    close(books, id_, 2)
    books.desk.on_case(id_, lambda case: case.reopen(act(4)))

    assert at(books, project, 3)["by_outcome"]["resolved"] == 1
    assert [at(books, project, hours)["remaining"] for hours in (1, 2, 3, 4)] == [1, 0, 0, 1]


def test_a_contact_told_late_moves_the_stage_of_the_past(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    id_ = open_case("A")
    books.desk.on_case(id_, lambda case: case.log_contact(act(5), method="visit"))
    assert at(books, project, 3)["by_stage"]["contacted"] == 0

    books.desk.on_case(id_, lambda case: case.log_contact(act(2), method="visit"))

    assert at(books, project, 3)["by_stage"]["contacted"] == 1


def test_an_expired_offer_still_stands_until_it_is_answered(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    id_ = open_case("A")
    books.desk.on_case(
        id_,
        lambda case: {"n": case.make_offer(act(1), amount_fen=1, valid_until=moment(2))},
    )

    assert at(books, project, 99)["by_stage"]["offered"] == 1


def test_an_opening_moved_back_counts_from_the_earlier_moment(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    id_ = open_case("A")
    position = books.desk.head()

    books.desk.on_case(
        id_, lambda case: case.move_opening_back(act(-48), position=position, reason="档案")
    )

    assert [at(books, project, hours)["remaining"] for hours in (-49, -48, 0)] == [0, 1, 1]


def test_a_split_adds_a_case_when_it_happens_and_the_baseline_stays(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    id_ = open_case("A")
    new = Case(books.desk.case_id(project, "A-1"))
    books.desk.decide(
        lambda: books.desk.project("XNM"), lambda p: p.set_baseline(act(), households=1)
    )

    def splits(case: Case) -> None:
        for n in (1, 2):
            person = books.desk.vault.seal(case.id, "name", f"人{n}")
            case.trigger(act(1), Case.PartyRecorded, n=n, person=case.id, name=person)
        case.split(act(2), new=new, case_no="A-1", parties=[2])

    books.desk.decide(lambda: books.desk.case(id_), splits, beside=[new])

    assert [at(books, project, hours)["remaining"] for hours in (1, 2)] == [1, 2]
    assert at(books, project, 2)["baseline"] == 1


def test_a_day_has_the_count_at_its_end_and_today_the_count_of_the_moment(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    first, _ = open_case("A"), open_case("B", 24)
    close(books, first, 50)

    assert days(books, project, 49) == [("2020-09-23", 1), ("2020-09-24", 2), ("2020-09-25", 2)]
    assert days(books, project, 50)[-1] == ("2020-09-25", 1)


def test_the_days_begin_with_the_first_opening_even_if_that_case_closed_the_same_day(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    close(books, open_case("A"), 1)
    assert days(books, project, 2) == [("2020-09-23", 0)]

    open_case("B", 48)

    assert days(books, project, 50) == [("2020-09-23", 0), ("2020-09-24", 0), ("2020-09-25", 1)]


def test_a_day_ends_at_midnight_in_shanghai(
    books: Books, project: UUID, open_case: OpenCase
) -> None:
    open_case("A", 14.999)
    open_case("B", 15)

    assert days(books, project, 16) == [("2020-09-23", 1), ("2020-09-24", 2)]


def test_a_project_is_not_counted_in_another(books: Books, open_case: OpenCase) -> None:
    open_case("A")

    assert at(books, books.desk.project_id("another"), 9)["opened"] == 0
