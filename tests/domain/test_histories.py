"""Whatever lawful thing happens, a case is the fold of its events and its stage is the furthest."""

from collections import Counter
from copy import deepcopy
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.aggregate import Event
from domain.case import Case
from tests.facts import OTHER, act, case_to_sign
from tests.lawful import Village, known

villages = st.randoms(use_true_random=False)
enough = settings(max_examples=15, deadline=None)


def histories(random: Random) -> Village:
    village = Village(random)
    for changed in village.happenings(50):
        for case in changed:
            case.collect_events()
    return village


def replayed(events: list[Event]) -> Case:
    case = Case.replay(None, events)
    assert case
    return case


def stage_by_counting(events: list[Event]) -> str:
    """The contract's sentence, over a bag of topics: the furthest that stands."""
    said = Counter(event.TOPIC.removeprefix("case.") for event in events)
    life = [e.TOPIC for e in events if e.TOPIC in {"case.opened", "case.closed", "case.reopened"}]
    answered = said["offer_accepted"] + said["offer_declined"] + said["offer_withdrawn"]
    if life[-1:] == ["case.closed"]:
        return "closed"
    if said["signature_captured"] > said["signature_withdrawn"]:
        return "signing"
    if said["offer_accepted"]:
        return "accepted"
    if said["offer_made"] > answered:
        return "offered"
    return "contacted" if said["contact_logged"] else "opened"


@enough
@given(villages)
def test_the_stage_of_any_past_moment_is_that_of_what_had_happened(random: Random) -> None:
    for events in histories(random).told.values():
        for moment in {event.occurred_at for event in events}:
            past = known(events, moment)
            assert replayed(past).stage == stage_by_counting(past)


@enough
@given(villages)
def test_a_case_is_the_fold_of_its_events_numbered_without_a_gap(random: Random) -> None:
    village = histories(random)

    for case in village.cases:
        events = village.told[case.id]
        assert vars(replayed(events)) == vars(case)
        assert [e.originator_version for e in events] == list(range(1, len(events) + 1))


@enough
@given(villages)
def test_lawful_histories_keep_what_the_rules_are_for(random: Random) -> None:
    for case in histories(random).cases:
        assert sum(party.share or 0 for party in case.standing_parties) <= 1
        if case.outcome == "signed":
            assert case.effective_at
            assert case.accepted_fen is not None
            assert case.standing_signatures > 0


def test_what_is_decided_on_a_copy_leaves_the_original_alone() -> None:
    original = case_to_sign("1/2", "1/2")
    before = deepcopy(vars(original))

    copy = deepcopy(original)
    copy.sign(act(3), party=1)
    copy.log_contact(act(4), method="visit")
    copy.split(act(5), new=Case(OTHER), case_no="XN-2", parties=[1])

    assert vars(original) == before
