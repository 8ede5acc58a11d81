"""Compensate first, move after: payment or a flat, then handover, then demolition."""

import pytest

from domain.case import Case
from domain.case.delivery import AgreementIsNotEffective, NotHandedOver, NotYetCompensated
from domain.case.signing import OfferIsNotOpen
from tests.facts import act, case_to_sign, decided, open_case, sealed, signed_case


def paid_case() -> Case:
    case = signed_case()
    case.pay(act(4), amount_fen=10_000)
    return case


def test_payments_are_numbered_and_add_up_to_the_accepted_offer() -> None:
    case = signed_case()

    case.pay(act(4), amount_fen=4_000)
    assert case.milestone == "effective"
    case.pay(act(5), amount_fen=6_000)

    assert (case.paid_fen, case.is_paid, case.milestone) == (10_000, True, "paid")


def test_a_payment_is_of_something() -> None:
    with pytest.raises(ValueError, match="amount_fen"):
        signed_case().pay(act(4), amount_fen=0)


def test_the_same_flat_again_adds_nothing() -> None:
    case = signed_case()

    case.assign_flat(act(4), flat="3-1-201")
    case.assign_flat(act(5), flat="3-1-201")

    assert decided(case) == ["flat_assigned"]


def test_nobody_moves_before_the_agreement_is_effective() -> None:
    case = case_to_sign()
    case.pay(act(4), amount_fen=10_000)

    with pytest.raises(AgreementIsNotEffective):
        case.hand_over(act(5))


def test_nobody_moves_before_the_whole_of_the_accepted_offer_is_paid() -> None:
    case = signed_case()
    case.pay(act(4), amount_fen=9_999)

    with pytest.raises(NotYetCompensated) as refused:
        case.hand_over(act(5))
    assert refused.value.facts == {"paid": 99.99, "due": 100.0}


@pytest.mark.parametrize("compensated", ["money", "a flat"])
def test_who_is_compensated_hands_over_once(compensated: str) -> None:
    case = signed_case()
    if compensated == "money":
        case.pay(act(4), amount_fen=10_000)
    else:
        case.assign_flat(act(4), flat="3-1-201")
    case.collect_events()

    case.hand_over(act(5))
    case.hand_over(act(6))

    assert (decided(case), case.milestone) == (["handed_over"], "handed_over")


def test_nothing_is_demolished_before_it_was_handed_over() -> None:
    with pytest.raises(NotHandedOver):
        paid_case().demolish(act(5))


def test_what_was_handed_over_is_demolished_once() -> None:
    case = paid_case()
    case.hand_over(act(5))
    case.collect_events()

    case.demolish(act(6))
    case.demolish(act(7))

    assert (decided(case), case.milestone) == (["demolished"], "demolished")


def test_an_agreement_withdrawn_stops_the_handover() -> None:
    case = paid_case()
    case.withdraw_signature(act(5), n=1, reason=sealed("反悔"))

    with pytest.raises(AgreementIsNotEffective):
        case.hand_over(act(6))


def test_a_history_without_an_offer_is_compensated_by_any_payment() -> None:
    case = open_case()
    case.close_as(act(1), outcome="signed")
    with pytest.raises(NotYetCompensated):
        case.hand_over(act(2))

    case.pay(act(3), amount_fen=1)
    case.hand_over(act(4))

    assert case.is_handed_over


def test_of_two_accepted_offers_the_later_is_owed() -> None:
    case = case_to_sign()
    case.make_offer(act(3), amount_fen=20_000)
    case.answer_offer(act(4), n=2, answer="accepted")

    assert case.accepted_fen == 20_000
    with pytest.raises(OfferIsNotOpen):
        case.answer_offer(act(5), n=1, answer="withdrawn")
