"""An inspection has a remit, raises findings about facts, and closes when none of them is open."""

from __future__ import annotations

import pytest

from domain.finding import CitesWhatIsNotThere, FindingNamesNoFact
from domain.inspection import (
    CaseIsOutsideRemit,
    FindingsAreOpen,
    Inspection,
    InspectionIsClosed,
    ReferenceIsTaken,
)
from domain.refusal import Unknown
from tests.domain.inspected import DUE, FOUND, OPENING, explained, opened, raised, to_inspect
from tests.facts import CASE, FORCE, OTHER, PROJECT, act, decided, only, sealed


def test_an_inspection_is_opened_over_a_project_under_a_mandate() -> None:
    inspection = Inspection(OTHER)

    inspection.open(to_inspect(0), **OPENING, project=PROJECT)

    event = only(inspection)
    assert isinstance(event, Inspection.Opened)
    assert (event.remit, event.over, event.mandate) == ("project", PROJECT, "年度巡察计划")
    assert (event.project, event.task_force, event.role) == (PROJECT, FORCE, "inspector")


def test_an_inspection_is_opened_over_a_whole_task_force() -> None:
    inspection = Inspection(OTHER)

    inspection.open(to_inspect(0), **OPENING)

    event = only(inspection)
    assert isinstance(event, Inspection.Opened)
    assert (event.remit, event.over) == ("task_force", FORCE)
    assert (event.project, event.task_force) == (None, FORCE)


def test_an_inspection_is_opened_once() -> None:
    with pytest.raises(ReferenceIsTaken):
        opened().open(to_inspect(1), **OPENING)


def test_a_finding_is_about_a_case_a_cadre_or_what_the_log_holds() -> None:
    inspection = opened()

    about = [
        {"case": CASE, "case_under": {PROJECT, FORCE}},
        {"cadre": "amy"},
        {"cites": [9, 7, 7]},
    ]
    numbers = [
        inspection.raise_finding(to_inspect(1), text=FOUND, head=9, **fact)  # type: ignore[arg-type]
        for fact in about
    ]

    assert numbers == [1, 2, 3]
    assert inspection.finding(3).cites == (7, 9)


def test_a_finding_that_names_no_fact_is_not_raised() -> None:
    with pytest.raises(FindingNamesNoFact):
        opened().raise_finding(to_inspect(1), text=FOUND, head=9)


@pytest.mark.parametrize("position", [0, -1, 10])
def test_a_finding_cites_what_the_log_holds(position: int) -> None:
    with pytest.raises(CitesWhatIsNotThere):
        opened().raise_finding(to_inspect(1), text=FOUND, head=9, cites=[1, position])


def test_a_finding_keeps_to_the_cases_of_the_remit() -> None:
    with pytest.raises(CaseIsOutsideRemit):
        opened().raise_finding(to_inspect(1), text=FOUND, head=9, case=CASE, case_under={FORCE})


def test_what_is_said_of_a_case_is_sealed_under_its_household_and_the_rest_under_our_own() -> None:
    inspection = raised()
    inspection.raise_finding(to_inspect(2), text=FOUND, head=9, case=CASE, case_under={PROJECT})

    assert [inspection.key_of(n) for n in (1, 2)] == [inspection.id, CASE]


def test_a_finding_that_was_never_raised_is_not_known() -> None:
    with pytest.raises(Unknown):
        opened().explain(act(1), n=1, text=FOUND)


def test_an_inspection_with_open_findings_goes_on() -> None:
    inspection = raised()

    with pytest.raises(FindingsAreOpen) as refused:
        inspection.close(to_inspect(9), result=sealed("结束"))

    assert refused.value.facts == {"n": 1}


def test_an_inspection_closes_with_a_result_once_each_finding_is_settled_or_withdrawn() -> None:
    inspection = explained()
    inspection.settle(to_inspect(3), n=1)
    inspection.raise_finding(to_inspect(4), text=FOUND, head=9, cites=[7])
    inspection.withdraw(to_inspect(5), n=2, reason=sealed("查实无误"))
    inspection.collect_events()

    inspection.close(to_inspect(9), result=sealed("已整改"))

    assert decided(inspection) == ["closed"]
    assert (inspection.result, inspection.closed_at) == (sealed("已整改"), act(9).at)


def test_a_closed_inspection_is_closed_once_and_raises_nothing() -> None:
    inspection = opened()
    inspection.close(to_inspect(1), result=sealed("未发现问题"))

    with pytest.raises(InspectionIsClosed):
        inspection.close(to_inspect(2), result=sealed("未发现问题"))
    with pytest.raises(InspectionIsClosed):
        inspection.raise_finding(to_inspect(2), text=FOUND, head=9, cadre="amy")


def test_a_replayed_inspection_is_the_one_that_was_decided() -> None:
    inspection = Inspection(OTHER)
    inspection.open(to_inspect(0), **OPENING, project=PROJECT)
    inspection.raise_finding(to_inspect(1), text=FOUND, head=9, cadre="amy")
    inspection.order_rectification(to_inspect(2), n=1, due=DUE)
    events = inspection.collect_events()

    again = Inspection.replay(None, events)

    assert again
    assert vars(again) == vars(inspection)
