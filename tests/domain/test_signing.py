"""Offers are answered, signed for, and closed by the last signature that was waited for."""

from datetime import timedelta

import pytest

from domain.case import Case
from domain.case.file import PartyStandsNoLonger
from domain.case.opening import CaseIsClosed
from domain.case.signing import (
    NoOfferWasAccepted,
    OfferHasExpired,
    OfferIsNotOpen,
    PartyHasSigned,
    SignatureWasWithdrawn,
)
from domain.refusal import Unknown
from tests.facts import (
    OTHER,
    START,
    act,
    case_to_sign,
    decided,
    open_case,
    person,
    sealed,
    signed_case,
)

REASON = sealed("反悔")


def test_offers_are_numbered_in_the_order_in_which_they_are_put() -> None:
    case = open_case()

    assert [case.make_offer(act(), amount_fen=1), case.make_offer(act(), amount_fen=2)] == [1, 2]
    assert decided(case) == ["offer_made", "offer_made"]


def test_a_closed_case_takes_no_offer() -> None:
    with pytest.raises(CaseIsClosed):
        signed_case().make_offer(act(4), amount_fen=1)


@pytest.mark.parametrize("answer", ["accepted", "declined", "withdrawn"])
def test_an_open_offer_is_answered_and_the_same_answer_again_adds_nothing(answer: str) -> None:
    case = open_case()
    n = case.make_offer(act(), amount_fen=1)

    case.answer_offer(act(1), n=n, answer=answer)  # type: ignore[arg-type]
    case.answer_offer(act(2), n=n, answer=answer)  # type: ignore[arg-type]

    assert decided(case) == ["offer_made", f"offer_{answer}"]


def test_an_answered_offer_takes_no_other_answer() -> None:
    with pytest.raises(OfferIsNotOpen):
        case_to_sign().answer_offer(act(3), n=1, answer="declined")


def test_an_offer_that_was_never_put_is_not_known() -> None:
    with pytest.raises(Unknown):
        open_case().answer_offer(act(), n=1, answer="declined")


def test_an_offer_can_be_accepted_up_to_its_last_moment_and_not_after() -> None:
    case = open_case()
    case.make_offer(act(), amount_fen=1, valid_until=START + timedelta(hours=5))

    with pytest.raises(OfferHasExpired):
        case.answer_offer(act(5.001), n=1, answer="accepted")
    case.answer_offer(act(5), n=1, answer="accepted")

    assert case.stage == "accepted"


def test_an_expired_offer_can_still_be_declined() -> None:
    case = open_case()
    case.make_offer(act(), amount_fen=1, valid_until=START + timedelta(hours=5))

    case.answer_offer(act(90), n=1, answer="declined")

    assert case.stage == "opened"


def test_a_closed_case_accepts_no_offer_but_lets_one_be_taken_back() -> None:
    case = open_case()
    case.make_offer(act(), amount_fen=1)
    case.close(act(1), outcome="excluded")

    with pytest.raises(CaseIsClosed):
        case.answer_offer(act(2), n=1, answer="accepted")
    case.answer_offer(act(2), n=1, answer="withdrawn")


def test_nobody_signs_before_an_offer_was_accepted() -> None:
    with pytest.raises(NoOfferWasAccepted):
        open_case().sign(act(), party=None)


def test_nobody_signs_on_a_closed_case() -> None:
    with pytest.raises(CaseIsClosed):
        signed_case().sign(act(4), party=None)


def test_a_party_signs_once() -> None:
    case = case_to_sign("1/2", "1/2")
    case.sign(act(3), party=1)

    with pytest.raises(PartyHasSigned):
        case.sign(act(4), party=1)


def test_a_party_that_was_never_recorded_is_not_known() -> None:
    with pytest.raises(Unknown):
        case_to_sign("1/2").sign(act(3), party=2)


def test_a_party_that_went_cannot_sign_where_it_stood() -> None:
    case = case_to_sign("1/2", "1/2")
    case.split(act(3), new=Case(OTHER), case_no="XN-002", parties=[1])

    with pytest.raises(PartyStandsNoLonger):
        case.sign(act(4), party=1)


def test_the_last_signature_makes_the_agreement_effective_and_closes_at_that_same_moment() -> None:
    case = case_to_sign("1/2", "1/3")

    case.sign(act(3), party=1)
    case.sign(act(4), party=2)

    *_, effective, closed = case.pending
    assert effective.occurred_at == closed.occurred_at == act(4).at
    assert decided(case) == [
        "signature_captured", "signature_captured", "agreement_effective", "closed",
    ]  # fmt: skip
    assert (case.stage, case.outcome, case.milestone) == ("closed", "signed", "effective")


def test_without_parties_one_signature_for_the_whole_case_is_enough() -> None:
    assert signed_case().outcome == "signed"


def test_a_signature_for_the_whole_case_stands_for_none_of_its_parties() -> None:
    case = case_to_sign("1/2")

    case.sign(act(3), party=None)

    assert (case.stage, case.effective_at) == ("signing", None)


def test_signatures_that_history_brings_make_nothing_effective() -> None:
    case = case_to_sign()

    case.record_signature(act(3), party=None)

    assert decided(case) == ["signature_captured"]
    assert case.stage == "signing"


def test_a_signature_withdrawn_reopens_the_case_it_had_closed() -> None:
    case = signed_case()

    case.withdraw_signature(act(5), n=1, reason=REASON)

    assert decided(case) == ["signature_withdrawn", "reopened"]
    assert (case.stage, case.effective_at, case.milestone) == ("accepted", None, None)


def test_a_signature_withdrawn_leaves_another_outcome_as_it_is() -> None:
    case = case_to_sign("1/2", "1/2")
    case.sign(act(3), party=1)
    case.close(act(4), outcome="excluded")

    case.withdraw_signature(act(5), n=1, reason=REASON)

    assert case.outcome == "excluded"


def test_a_signature_is_withdrawn_once() -> None:
    case = signed_case()
    case.withdraw_signature(act(5), n=1, reason=REASON)

    with pytest.raises(SignatureWasWithdrawn):
        case.withdraw_signature(act(6), n=1, reason=REASON)


def test_who_withdrew_may_sign_again_and_the_case_closes_again() -> None:
    case = signed_case()
    case.withdraw_signature(act(5), n=1, reason=REASON)

    assert case.sign(act(6), party=None) == 2
    assert case.effective_at == act(6).at
    assert case.is_closed


def test_a_reopened_case_waits_for_the_party_that_came_since() -> None:
    case = case_to_sign("1/2")
    case.sign(act(3), party=1)
    case.reopen(act(4))
    case.record_party(act(5), person=person("late", "1/2"))

    assert case.stage == "signing"
    case.sign(act(6), party=2)
    assert case.outcome == "signed"
