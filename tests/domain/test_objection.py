"""A household objects to a record within seven days, three times at most, and is answered."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from domain.aggregate import Act
from domain.case import Case
from domain.case.objection import HOUSEHOLD, ObjectionComesTooLate, Objections, ObjectionsAreUsedUp
from domain.refusal import Unknown
from tests.facts import SHANGHAI, act, decided, only, open_case, saved, sealed

RECORDED = datetime(2020, 9, 23, 10, 5, tzinfo=SHANGHAI)
SAID, ANSWERED = sealed("那天没有人来"), sealed("已更正")


def by_household(after: timedelta = timedelta()) -> Act:
    return Act(at=RECORDED + after, by=HOUSEHOLD, now=RECORDED + after, role=HOUSEHOLD)


def object_to(case: Case, contact: int = 7, after: timedelta = timedelta()) -> int:
    return case.raise_objection(
        by_household(after), contact=contact, recorded_at=RECORDED, text=SAID
    )


def test_an_objection_is_kept_beside_the_contact_and_due_in_fifteen_days() -> None:
    case = open_case()

    n = object_to(case)

    raised = only(case)
    assert isinstance(raised, Objections.ObjectionRaised)
    assert (n, raised.contact, raised.text, raised.due) == (1, 7, SAID, date(2020, 10, 8))
    assert (raised.by, raised.role, raised.reach) == (HOUSEHOLD, HOUSEHOLD, None)


def test_the_day_it_is_due_is_counted_in_shanghai() -> None:
    case = open_case()

    object_to(case, after=timedelta(hours=13, minutes=55))  # midnight there, 16:00 in Greenwich

    assert case.objections[1].due == date(2020, 10, 9)


def test_seven_days_after_the_recording_it_is_too_late() -> None:
    case = open_case()

    object_to(case, after=timedelta(days=7))
    with pytest.raises(ObjectionComesTooLate, match="2020-09-30 10:05"):
        object_to(case, after=timedelta(days=7, seconds=1))


def test_there_are_three_to_each_contact() -> None:
    case = open_case()
    for _ in range(3):
        object_to(case)

    with pytest.raises(ObjectionsAreUsedUp):
        object_to(case)

    assert object_to(case, contact=8) == 4


def test_an_answer_stands_beside_it_and_a_further_one_beside_that() -> None:
    case = open_case()
    object_to(case)
    saved(case)

    for text in (sealed("在核实"), ANSWERED):
        case.answer_objection(act(1), n=1, text=text)

    objection = case.objections[1]
    assert (objection.answer, objection.answered_by) == (ANSWERED, "amy")
    assert decided(case) == ["objection_answered", "objection_answered"]


def test_nobody_answers_what_nobody_raised() -> None:
    with pytest.raises(Unknown):
        open_case().answer_objection(act(), n=1, text=ANSWERED)


def test_a_closed_case_is_objected_to_and_answered_as_well() -> None:
    case = open_case()
    case.close(act(), outcome="excluded")

    object_to(case)
    case.answer_objection(act(1), n=1, text=ANSWERED)

    assert case.objections[1].answer == ANSWERED


def test_a_past_moment_may_know_the_answer_before_the_objection() -> None:
    case = open_case()
    object_to(case)
    _, answered = saved_events(case)

    early = Case(case.id)
    early.fold(answered)

    assert early.objections == {}


def saved_events(case: Case) -> list[Objections.ObjectionRaised | Objections.ObjectionAnswered]:
    case.answer_objection(act(1), n=1, text=ANSWERED)
    return case.collect_events()  # type: ignore[return-value]
