"""A case is opened once, closed with an outcome, opened again; it has one chief representative."""

import pytest

from domain.case import Case
from domain.case.opening import (
    CaseIsClosed,
    CaseIsOpen,
    CaseNumberIsTaken,
    CaseWasMerged,
    OpeningMovesOnlyBack,
    OutcomeComesFromEvents,
    PrecedesOpening,
)
from domain.case.state import Outcome
from domain.refusal import HappenedInFuture
from tests.facts import (
    CASE,
    FORCE,
    NOW,
    OTHER,
    PROJECT,
    START,
    act,
    decided,
    only,
    open_case,
    sealed,
    signed_case,
)


def test_a_case_opens_with_its_number_at_the_moment_it_happened() -> None:
    case = Case(CASE)

    case.open(act(), project=PROJECT, task_force=FORCE, case_no="XN-001", people=3)

    assert (case.case_no, case.stage, case.people) == ("XN-001", "opened", 3)
    assert case.opened_at == case.first_opened_at == START


def test_every_event_carries_its_project_its_task_force_who_did_it_and_in_which_role() -> None:
    case = open_case()

    case.name_chief(act(1, by="bob", role="chief", recorded_by="importer"), name="amy")

    event = only(case)
    assert (event.project, event.task_force) == (PROJECT, FORCE)
    assert (event.by, event.role, event.recorded_by) == ("bob", "chief", "importer")
    assert (event.originator_id, event.originator_version) == (CASE, 2)


def test_a_case_is_opened_once() -> None:
    with pytest.raises(CaseNumberIsTaken):
        open_case().open(act(), project=PROJECT, task_force=FORCE, case_no="XN-001")


@pytest.mark.parametrize("outcome", ["resolved", "excluded", "withdrawn", "other"])
def test_a_case_closes_with_an_outcome(outcome: Outcome) -> None:
    case = open_case()

    case.close(act(1), outcome=outcome)

    assert (decided(case), case.stage, case.outcome) == (["closed"], "closed", outcome)


@pytest.mark.parametrize("outcome", ["signed", "merged"])
def test_signed_and_merged_are_not_stated_by_hand(outcome: Outcome) -> None:
    with pytest.raises(OutcomeComesFromEvents):
        open_case().close(act(1), outcome=outcome)


def test_a_closed_case_is_not_closed_again() -> None:
    with pytest.raises(CaseIsClosed):
        signed_case().close(act(4), outcome="resolved")


def test_nothing_closes_before_it_opened() -> None:
    with pytest.raises(PrecedesOpening):
        open_case().close(act(-1), outcome="resolved")


def test_a_history_closed_as_signed_counts_as_effective() -> None:
    case = open_case()

    case.close_as(act(1), outcome="signed")

    assert (case.effective_at, case.milestone) == (act(1).at, "effective")


def test_a_closed_case_opens_again_and_keeps_its_first_opening() -> None:
    case = signed_case()

    case.reopen(act(9), reason=sealed("复议"))

    assert decided(case) == ["reopened"]
    assert (case.stage, case.first_opened_at) == ("signing", START)


def test_an_open_case_is_not_opened_again() -> None:
    with pytest.raises(CaseIsOpen):
        open_case().reopen(act(1))


def test_nothing_is_opened_again_before_it_opened() -> None:
    with pytest.raises(PrecedesOpening):
        signed_case().reopen(act(-1))


def test_a_merged_case_goes_on_in_the_other_and_is_not_opened_again() -> None:
    case = open_case()
    case.merge(act(1), into=open_case(id_=OTHER, case_no="XN-002"))

    with pytest.raises(CaseWasMerged):
        case.reopen(act(2))


def test_the_chief_representative_is_none_until_named_and_one_from_then_on() -> None:
    case = open_case()
    assert case.chief is None

    case.name_chief(act(1), name="amy")
    case.name_chief(act(2), name="bob")

    named, changed = case.collect_events()
    assert (named.instead_of, changed.instead_of) == (None, "amy")  # type: ignore[attr-defined]
    assert case.chief == "bob"


def test_naming_the_same_chief_representative_again_adds_nothing() -> None:
    case = open_case()
    case.name_chief(act(1), name="amy")
    case.collect_events()

    case.name_chief(act(2), name="amy")

    assert decided(case) == []


def test_an_opening_moves_back_and_the_first_opening_with_it() -> None:
    case = open_case()

    case.move_opening_back(act(-48), position=1, reason="档案")
    case.move_opening_back(act(-48), position=1, reason="档案")

    assert decided(case) == ["opening_moved_back"]
    assert case.opened_at == case.first_opened_at == act(-48).at


def test_an_opening_never_moves_forward() -> None:
    with pytest.raises(OpeningMovesOnlyBack):
        open_case().move_opening_back(act(1), position=1, reason="档案")


def test_five_minutes_ahead_is_a_clock_and_more_is_the_future() -> None:
    case = open_case()
    ahead = (NOW - START).total_seconds() / 3600 + 5 / 60

    case.name_chief(act(ahead), name="amy")
    with pytest.raises(HappenedInFuture):
        case.name_chief(act(ahead + 0.001), name="bob")

    assert decided(case) == ["chief_named"]


def test_the_raw_claim_of_a_device_is_kept_beside_the_corrected_time() -> None:
    case = open_case()

    case.name_chief(act(1, claimed_at=act(30).at, source="phone 7"), name="amy")

    assert (only(case).claimed_at, case.version) == (act(30).at, 2)
