"""A hold stands from its placing to its lifting, and names itself where it refuses."""

import pytest

from domain.hold import (
    Hold,
    HoldDoesNotStand,
    InspectionNeedsIt,
    IsHeld,
    LawsuitNeedsIt,
    Standing,
    must_not_be_held,
)
from tests.facts import CASE, FORCE, OTHER, PROJECT, act, decided, sealed

REASON = sealed("案件已审结", OTHER)


def a_hold() -> Hold:
    hold = Hold(OTHER)
    place(hold)
    hold.collect_events()
    return hold


def place(hold: Hold) -> None:
    hold.place(
        act(), kind="lawsuit", reference="民初7号", over="case", of=CASE, project=PROJECT,
        task_force=FORCE,
    )  # fmt: skip


def test_a_hold_that_stands_is_not_placed_again() -> None:
    hold = a_hold()

    place(hold)

    assert decided(hold) == []


def test_a_hold_belongs_to_the_project_and_task_force_of_what_it_is_over() -> None:
    hold = Hold(OTHER)

    place(hold)

    assert (hold.project, hold.task_force) == (PROJECT, FORCE)


def test_a_hold_is_lifted_once_and_may_be_placed_again() -> None:
    hold = a_hold()

    hold.lift(act(1), reason=REASON)
    with pytest.raises(HoldDoesNotStand):
        hold.lift(act(2), reason=REASON)
    place(hold)

    assert decided(hold) == ["lifted", "placed"]


@pytest.mark.parametrize(
    ("kind", "refusal"),
    [("lawsuit", LawsuitNeedsIt), ("inspection", InspectionNeedsIt), ("other", IsHeld)],
)
def test_what_stands_refuses_with_its_kind_and_reference(kind: str, refusal: type[IsHeld]) -> None:
    with pytest.raises(refusal) as refused:
        must_not_be_held([Standing(kind, "民初7号")])  # type: ignore[arg-type]

    assert refused.value.facts == {"kind": kind, "reference": "民初7号"}


def test_where_nothing_stands_nothing_is_refused() -> None:
    must_not_be_held([])
