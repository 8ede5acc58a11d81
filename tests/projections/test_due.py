"""What is due by a day: the next step of the last contact, promises and objections not settled."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.aggregate import Event
from domain.case import Case
from projections.due import due
from store.books import Books
from store.stored import EventMapper
from tests.facts import NOW, act
from tests.projections.conftest import OpenCase

FRIDAY, MONDAY = date(2020, 10, 2), date(2020, 10, 5)


@pytest.fixture
def case_id(open_case: OpenCase) -> UUID:
    return open_case("A")


def until(books: Books, day: date, cadre: str | None = None) -> list[tuple[Any, ...]]:
    with books.pool.connection() as connection:
        rows = due(connection, jurisdiction=1, day=day, cadre=cadre)
    return [(row["kind"], row["n"], row["due"], row["cadre"]) for row in rows]


def visit(books: Books, id_: UUID, next_due: date | None, by: str = "amy", hours: float = 1) -> int:
    return books.desk.on_case(
        id_, lambda case: case.log_contact(act(hours, by), method="visit", next_due=next_due)
    ).position


def promise(books: Books, id_: UUID, day: date) -> int:
    return books.desk.on_case(
        id_,
        lambda case: {"n": case.promise(act(), text=books.vault.seal(id_, "text", "送"), due=day)},
    ).position


def object_to(books: Books, id_: UUID, hours: float = 0) -> None:
    """The household objects; its answer is due fifteen days later."""
    text = books.vault.seal(id_, "text", "没来过")
    books.desk.on_case(
        id_,
        lambda case: {"n": case.raise_objection(act(hours), contact=2, recorded_at=NOW, text=text)},
    )


def name_chief(books: Books, id_: UUID, name: str) -> None:
    books.desk.on_case(id_, lambda case: case.name_chief(act(1), name=name))


def event_at(books: Books, position: int) -> Event:
    note = books.desk.recorder.select_notifications(position, 1)[0]
    stored = books.desk.recorder.select_events(
        note.originator_id, gt=note.originator_version - 1, lte=note.originator_version
    )
    event: Event = EventMapper().to_domain_event(stored[0])
    return event


def correct(books: Books, id_: UUID, position: int, field: str, value: Any) -> None:
    def decide(case: Case) -> None:
        case.correct(
            act(9), original=event_at(books, position), position=position, field=field,
            value=value, reason=books.vault.seal(id_, "reason", "抄错"),
        )  # fmt: skip

    books.desk.on_case(id_, decide)


def test_a_next_step_is_due_from_its_day_on(books: Books, case_id: UUID) -> None:
    visit(books, case_id, MONDAY)

    assert until(books, FRIDAY) == []
    assert until(books, MONDAY) == [("next_step", None, MONDAY, "amy")]


def test_a_later_contact_answers_the_next_step_of_the_one_before(
    books: Books, case_id: UUID
) -> None:
    visit(books, case_id, FRIDAY)
    visit(books, case_id, MONDAY)
    assert until(books, MONDAY) == [("next_step", None, MONDAY, "amy")]

    visit(books, case_id, None)

    assert until(books, MONDAY) == []


def test_a_visit_told_of_later_does_not_come_after_one_that_was_later(
    books: Books, case_id: UUID
) -> None:
    visit(books, case_id, MONDAY, hours=5)
    visit(books, case_id, FRIDAY, by="bob", hours=2)
    assert until(books, MONDAY) == [("next_step", None, MONDAY, "amy")]

    visit(books, case_id, None, hours=7)
    visit(books, case_id, FRIDAY, hours=6)

    assert until(books, MONDAY) == []


def test_a_promise_is_due_until_it_is_kept_or_broken(books: Books, case_id: UUID) -> None:
    promise(books, case_id, FRIDAY)
    promise(books, case_id, MONDAY)

    books.desk.on_case(case_id, lambda case: case.settle_promise(act(1), n=1, outcome="broken"))

    assert until(books, MONDAY) == [("promise", 2, MONDAY, "amy")]


def test_each_sees_what_is_due_of_them_oldest_first(
    books: Books, case_id: UUID, open_case: OpenCase
) -> None:
    visit(books, case_id, MONDAY, by="bob")
    visit(books, open_case("B"), FRIDAY)

    assert [row[3] for row in until(books, MONDAY)] == ["amy", "bob"]
    assert [row[3] for row in until(books, MONDAY, cadre="bob")] == ["bob"]


def test_a_corrected_promise_is_due_on_its_right_day(books: Books, case_id: UUID) -> None:
    position = promise(books, case_id, MONDAY)

    correct(books, case_id, position, "due", FRIDAY.isoformat())

    assert until(books, FRIDAY) == [("promise", 1, FRIDAY, "amy")]


def test_a_second_correction_leaves_the_first_as_it_is(books: Books, case_id: UUID) -> None:
    position = promise(books, case_id, MONDAY)
    correct(books, case_id, position, "due", FRIDAY.isoformat())

    correct(books, case_id, position, "text", books.vault.seal(case_id, "text", "图纸"))

    assert until(books, FRIDAY) == [("promise", 1, FRIDAY, "amy")]


def test_a_correction_gives_a_contact_its_next_step_or_takes_it_away(
    books: Books, case_id: UUID
) -> None:
    position = visit(books, case_id, None)

    correct(books, case_id, position, "next_due", FRIDAY.isoformat())
    assert until(books, FRIDAY) == [("next_step", None, FRIDAY, "amy")]
    correct(books, case_id, position, "next_due", None)
    assert until(books, FRIDAY) == []


def test_a_correction_of_an_earlier_contact_leaves_the_last_one_alone(
    books: Books, case_id: UUID
) -> None:
    position = visit(books, case_id, FRIDAY)
    visit(books, case_id, None)

    correct(books, case_id, position, "next_due", MONDAY.isoformat())

    assert until(books, MONDAY) == []


def test_a_correction_of_a_settled_promise_does_not_bring_it_back(
    books: Books, case_id: UUID
) -> None:
    position = promise(books, case_id, FRIDAY)
    books.desk.on_case(case_id, lambda case: case.settle_promise(act(1), n=1, outcome="kept"))

    correct(books, case_id, position, "due", MONDAY.isoformat())

    assert until(books, MONDAY) == []


FORTNIGHT = date(2020, 10, 8)  # after the household objected on 23 September


def test_an_objection_is_due_from_the_chief_representative_in_fifteen_days(
    books: Books, case_id: UUID
) -> None:
    name_chief(books, case_id, "amy")
    object_to(books, case_id)

    assert until(books, FORTNIGHT) == [("objection", 1, FORTNIGHT, "amy")]
    assert until(books, FRIDAY) == []
    assert until(books, FORTNIGHT, cadre="bob") == []


def test_an_objection_goes_with_the_case_to_the_next_chief_representative(
    books: Books, case_id: UUID
) -> None:
    object_to(books, case_id)
    assert until(books, FORTNIGHT) == [("objection", 1, FORTNIGHT, None)]

    name_chief(books, case_id, "bob")

    assert until(books, FORTNIGHT, cadre="bob") == [("objection", 1, FORTNIGHT, "bob")]


def test_an_answered_objection_is_not_due_and_a_promise_of_its_number_stays(
    books: Books, case_id: UUID
) -> None:
    promise(books, case_id, FRIDAY)
    object_to(books, case_id)
    text = books.vault.seal(case_id, "text", "已更正")

    books.desk.on_case(case_id, lambda case: case.answer_objection(act(1), n=1, text=text))

    assert until(books, FORTNIGHT) == [("promise", 1, FRIDAY, "amy")]


def order(books: Books, id_: UUID, to: str | None = None) -> None:
    """A chief orders something done by Friday."""
    text = books.vault.seal(id_, "text", "本周谈妥")
    books.desk.on_case(
        id_,
        lambda case: {
            "n": case.give_order(act(0, "chief"), kind="assigned", text=text, due=FRIDAY, to=to)
        },
    )


def report(books: Books, id_: UUID) -> None:
    text = books.vault.seal(id_, "text", "已谈妥")
    books.desk.on_case(id_, lambda case: case.report_order(act(2), n=1, text=text))


def test_an_order_is_due_from_whom_it_names_whoever_leads_the_case(
    books: Books, case_id: UUID
) -> None:
    order(books, case_id, to="amy")

    name_chief(books, case_id, "bob")

    assert until(books, FRIDAY) == [("order", 1, FRIDAY, "amy")]


def test_an_order_that_names_nobody_goes_with_the_case(books: Books, case_id: UUID) -> None:
    name_chief(books, case_id, "amy")
    order(books, case_id)
    assert until(books, FRIDAY) == [("order", 1, FRIDAY, "amy")]

    name_chief(books, case_id, "bob")

    assert until(books, FRIDAY) == [("order", 1, FRIDAY, "bob")]


def test_a_reported_order_waits_for_whoever_gave_it(books: Books, case_id: UUID) -> None:
    name_chief(books, case_id, "amy")
    order(books, case_id)

    report(books, case_id)
    name_chief(books, case_id, "bob")

    assert until(books, FRIDAY) == [("order", 1, FRIDAY, "chief")]


@pytest.mark.parametrize("outcome", ["done", "withdrawn"])
def test_a_settled_order_is_not_due(books: Books, case_id: UUID, outcome: Any) -> None:
    order(books, case_id)

    books.desk.on_case(case_id, lambda case: case.settle_order(act(3), n=1, outcome=outcome))

    assert until(books, FRIDAY) == []
