"""No text of a new fact holds U+0000; what the log holds already is read as it stands."""

from __future__ import annotations

from uuid import UUID

import pytest

from domain.access import Access, Read
from domain.case import Case
from domain.refusal import HoldsNull, ValueDoesNotFit
from domain.task_force import TaskForce
from store.stored import EventMapper
from tests.facts import NOW, act, only, open_case, person, sealed

BAD = "x\0y"
WHY = sealed("抄错")


def test_no_plain_text_of_a_case_takes_a_null() -> None:
    case = open_case()
    areas = {"legal_area_cm2": 1, "unregistered_area_cm2": 1}

    for decide in (
        lambda: case.record_party(act(), person=person("李四"), relation=BAD),
        lambda: case.record_asset(act(), kind="house", structure=BAD, **areas),
        lambda: case.log_contact(act(), method="visit", accompanied_by=BAD),
        lambda: case.assign_flat(act(), flat=BAD),
        lambda: case.name_chief(act()._replace(by=BAD), name="何川"),
    ):
        with pytest.raises(HoldsNull):
            decide()
    assert not case.pending


def test_no_plain_text_of_a_task_force_takes_a_null() -> None:
    force = TaskForce(UUID(int=3))

    for charter in ({"charter": BAD}, {"end_condition": BAD}, {"leader": BAD}):
        with pytest.raises(HoldsNull):
            force.open(act(), code="EAST", name="东片", category="legacy", **charter)


def test_a_null_is_found_within_what_an_event_lists() -> None:
    looks = (Read(at=NOW, what="list", subject=BAD),)

    with pytest.raises(HoldsNull, match="reads"):
        Access(UUID(int=4)).record(act(), reads=looks)


@pytest.mark.parametrize("number", [10**30, 100_001, -1])
def test_a_corrected_number_is_bounded_as_the_recorded_one_is(number: int) -> None:
    case = open_case()
    event = Case.Opened(
        originator_id=case.id, originator_version=1, occurred_at=NOW, by="amy", role="cadre",
        case_no="A", kind="household", how="hand", people=3,
    )  # fmt: skip

    with pytest.raises(ValueDoesNotFit):
        case.correct(act(9), original=event, position=7, field="people", value=number, reason=WHY)


def test_a_null_that_the_log_holds_is_read() -> None:
    case = open_case()
    case.record_asset(act(), kind="house", legal_area_cm2=1, unregistered_area_cm2=1)
    old = only(case).model_copy(update={"structure": BAD})
    mapper = EventMapper()

    assert mapper.to_domain_event(mapper.to_stored_event(old)).structure == BAD
