"""Parties hold at most the whole; households split, merge and are followed by heirs."""

from fractions import Fraction
from uuid import UUID

import pytest

from domain.case import Case
from domain.case.file import (
    MergesOnlyWithinProject,
    NobodyFollows,
    PartyStandsNoLonger,
    SharesExceedWhole,
    SplitLeavesNobody,
)
from domain.case.opening import CaseIsClosed
from domain.refusal import Unknown, ValueDoesNotFit
from tests.facts import (
    FORCE,
    OTHER,
    START,
    act,
    case_to_sign,
    decided,
    open_case,
    person,
    saved,
    signed_case,
)


def test_parties_are_numbered_and_hold_their_shares() -> None:
    case = open_case("1/2", "1/3", None)

    assert [party.n for party in case.standing_parties] == [1, 2, 3]
    assert [party.share for party in case.standing_parties] == [
        Fraction(1, 2),
        Fraction(1, 3),
        None,
    ]


def test_shares_sum_to_at_most_one() -> None:
    with pytest.raises(SharesExceedWhole):
        open_case("1/2", "1/3").record_party(act(), person=person("third", "1/5"))


@pytest.mark.parametrize("share", ["1/0", "half"])
def test_a_share_is_a_fraction(share: str) -> None:
    with pytest.raises(ValueDoesNotFit):
        open_case().record_party(act(), person=person("one", share))


@pytest.mark.parametrize("share", ["0.5", "-1/2", "1"])
def test_a_share_is_written_as_two_integers(share: str) -> None:
    with pytest.raises(ValueError, match="share"):
        open_case().record_party(act(), person=person("one", share))


def test_assets_are_numbered_and_keep_their_areas_in_square_centimetres() -> None:
    case = open_case()

    n = case.record_asset(act(), kind="house", legal_area_cm2=1_205_000, unregistered_area_cm2=0)

    assert (n, case.assets[1].legal_area_cm2) == (1, 1_205_000)


def test_heirs_stand_where_the_party_stood() -> None:
    case = open_case("1/2", "1/2")

    case.succeed(act(1), n=1, heirs=[person("son", "1/4"), person("daughter", "1/4")])

    assert decided(case) == ["party_succeeded"]
    assert [party.n for party in case.standing_parties] == [2, 3, 4]


def test_heirs_hold_at_most_what_the_party_held_beside_the_others() -> None:
    with pytest.raises(SharesExceedWhole):
        open_case("1/2", "1/2").succeed(act(1), n=1, heirs=[person("son", "2/3")])


def test_a_party_without_heirs_is_not_succeeded() -> None:
    with pytest.raises(NobodyFollows):
        open_case("1/2").succeed(act(1), n=1, heirs=[])


def test_a_party_is_succeeded_once() -> None:
    case = open_case("1/2")
    case.succeed(act(1), n=1, heirs=[person("son")])

    with pytest.raises(PartyStandsNoLonger):
        case.succeed(act(2), n=1, heirs=[person("daughter")])


def test_the_agreement_waits_for_heirs_instead_of_the_party_they_follow() -> None:
    case = case_to_sign("1/1")
    case.succeed(act(3), n=1, heirs=[person("son")])

    case.sign(act(4), party=2)

    assert case.outcome == "signed"


def test_a_split_leaves_the_origin_and_opens_a_case_that_inherits_the_first_opening() -> None:
    case, new = open_case("1/2", "1/2"), Case(OTHER)

    case.split(act(24), new=new, case_no="XN-001-1", parties=[2])

    assert (decided(case), decided(new)) == (["split"], ["opened", "party_recorded"])
    assert (new.opened_at, new.first_opened_at) == (act(24).at, START)
    assert (new.case_no, new.project, new.task_force) == ("XN-001-1", case.project, FORCE)
    assert case.became == ("XN-001-1",)


def test_who_goes_in_a_split_stands_in_the_new_case_as_the_same_person() -> None:
    case, new = open_case("1/2", "1/2"), Case(OTHER)

    case.split(act(24), new=new, case_no="XN-001-1", parties=[2])

    assert [party.n for party in case.standing_parties] == [1]
    assert new.parties[1].person == case.parties[2].person


@pytest.mark.parametrize("parties", [[], [1, 2], [2, 1, 1]])
def test_a_split_needs_one_who_goes_and_one_who_stays(parties: list[int]) -> None:
    with pytest.raises(SplitLeavesNobody):
        open_case("1/2", "1/2").split(act(1), new=Case(OTHER), case_no="XN-2", parties=parties)


def test_a_closed_case_does_not_split() -> None:
    with pytest.raises(CaseIsClosed):
        signed_case().split(act(4), new=Case(OTHER), case_no="XN-2", parties=[1])


def test_a_split_that_takes_the_last_missing_signature_away_makes_the_agreement_effective() -> None:
    case = case_to_sign("1/2", "1/2")
    case.sign(act(3), party=1)
    saved(case)

    case.split(act(5), new=Case(OTHER), case_no="XN-2", parties=[2])

    assert decided(case) == ["split", "agreement_effective", "closed"]
    assert case.effective_at == act(5).at


def test_a_merged_household_goes_on_in_the_other_case() -> None:
    case, into = open_case(), open_case(id_=OTHER, case_no="XN-002")

    case.merge(act(1), into=into)

    assert decided(case) == ["merged", "closed"]
    assert (case.outcome, case.became, decided(into)) == ("merged", ("XN-002",), [])


def test_a_case_merges_neither_into_itself_nor_into_another_project() -> None:
    case, elsewhere = open_case(), Case(OTHER)
    elsewhere.open(act(), project=UUID(int=9), task_force=FORCE, case_no="XN-001")

    for into in (case, elsewhere):
        with pytest.raises(MergesOnlyWithinProject):
            case.merge(act(1), into=into)


def test_a_case_merges_only_while_both_are_open() -> None:
    for case, into in (
        (signed_case(), open_case(id_=OTHER)),
        (open_case(id_=OTHER), signed_case()),
    ):
        with pytest.raises(CaseIsClosed):
            case.merge(act(4), into=into)


def test_a_party_that_was_never_recorded_is_not_known() -> None:
    with pytest.raises(Unknown):
        open_case("1/2").succeed(act(1), n=7, heirs=[person("son")])
