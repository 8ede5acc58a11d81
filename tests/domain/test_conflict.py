"""A decision made out of touch has no effect until it is settled; facts are in nobody's way."""

from __future__ import annotations

from datetime import date

import pytest

from domain.aggregate import Act
from domain.case import Case
from domain.case.conflict import ConflictIsForItsOwner, ConflictIsSettled, Settlement
from domain.refusal import Unknown
from tests.facts import act, decided, only, open_case, saved, sealed

DUE, WHY, BODY = date(2020, 9, 27), sealed("以先签为准"), sealed("{}")


def offered(by: str = "amy") -> Case:
    """A case of amy's; its first offer, by ``by``, made version 3."""
    case = open_case()
    case.name_chief(act(1), name="amy")
    case.make_offer(act(2, by), amount_fen=10_000)
    return saved(case)


def keep(case: Case, by: str = "bob") -> int:
    return case.keep_conflict(act(3, by), op="offers/1/response", body=BODY, seen=2, due=DUE)


def conflicted() -> Case:
    case = offered()
    keep(case)
    return saved(case)


def settle(
    case: Case, outcome: Settlement = "stands", by: str = "amy", role: str = "cadre"
) -> bool:
    settled = case.settle_conflict(act(4, by, role=role), n=1, outcome=outcome, reason=WHY)
    return settled is not None


def test_a_decision_by_another_after_the_version_seen_stands_in_the_way() -> None:
    assert offered(by="amy").was_decided_by_another(act(3, "bob"), since=2)


def test_a_decision_that_was_seen_does_not_stand_in_the_way() -> None:
    assert not offered(by="amy").was_decided_by_another(act(3, "bob"), since=3)


def test_ones_own_decision_does_not_stand_in_the_way() -> None:
    assert not offered(by="amy").was_decided_by_another(act(3, "amy"), since=2)


@pytest.mark.parametrize(
    ("who", "is_in_the_way"),
    [
        (act(3, "bob", recorded_by="amy"), False),
        (act(3, "amy", recorded_by="bob"), True),
    ],
)
def test_whose_a_decision_is_goes_by_who_recorded_it(who: Act, *, is_in_the_way: bool) -> None:
    assert offered(by="amy").was_decided_by_another(who, since=2) is is_in_the_way


def test_facts_and_papers_by_others_do_not_stand_in_the_way() -> None:
    case = open_case("1/1")
    case.log_contact(act(1, "amy"), method="visit")
    case.raise_demand(act(1, "amy"), text=WHY)
    case.promise(act(1, "amy"), text=WHY, due=DUE)
    case.name_chief(act(1, "amy"), name="amy")

    assert not case.was_decided_by_another(act(2, "bob"), since=0)


def test_what_is_kept_says_who_decided_what_on_which_version_and_who_settles_it_by_when() -> None:
    case = offered()

    assert keep(case) == 1

    event = only(case)
    assert isinstance(event, Case.DecisionConflicted)
    assert (event.by, event.op, event.body, event.seen) == ("bob", "offers/1/response", BODY, 2)
    assert (event.owner, event.due) == ("amy", DUE)
    assert case.offers[1].answer is None


def test_where_nobody_is_chief_representative_it_is_for_whoever_brought_it() -> None:
    case = open_case()

    keep(case)

    assert case.conflicts[1].owner == "bob"


@pytest.mark.parametrize("outcome", ["stands", "applied"])
def test_its_owner_settles_it(outcome: Settlement) -> None:
    case = conflicted()

    assert settle(case, outcome)

    assert decided(case) == ["conflict_settled"]
    assert case.conflicts[1].outcome == outcome


def test_the_chief_representative_of_today_and_a_task_force_chief_settle_it_too() -> None:
    case = conflicted()
    case.name_chief(act(3), name="cui")

    assert settle(case, by="cui")
    assert settle(conflicted(), by="dai", role="chief")


def test_nobody_else_settles_it() -> None:
    with pytest.raises(ConflictIsForItsOwner):
        settle(conflicted(), by="bob")


def test_settled_again_the_same_way_changes_nothing() -> None:
    case = conflicted()
    settle(case)
    saved(case)

    assert not settle(case)

    assert decided(case) == []


def test_settled_otherwise_is_refused() -> None:
    case = conflicted()
    settle(case)

    with pytest.raises(ConflictIsSettled):
        settle(case, "applied")


def test_a_conflict_that_is_none_is_unknown() -> None:
    with pytest.raises(Unknown):
        settle(offered())


def test_a_conflict_that_is_kept_stands_in_nobodys_way() -> None:
    case = conflicted()

    assert not case.was_decided_by_another(act(4, "cui"), since=3)
