"""A person is erased by an order unless held; what is told later takes another order."""

import pytest

from domain.erasure import Erasure, IsErasedAlready
from domain.hold import LawsuitNeedsIt, Standing
from tests.facts import CASE, OTHER, act, decided


def erased() -> Erasure:
    erasure = Erasure(OTHER)
    erasure.erase(act(), person=CASE, order="3")
    erasure.collect_events()
    return erasure


def test_the_same_order_again_with_nothing_left_changes_nothing() -> None:
    erasure = erased()

    erasure.erase(act(1), person=CASE, order="3", has_key=False)

    assert decided(erasure) == []


def test_another_order_with_nothing_left_is_refused() -> None:
    with pytest.raises(IsErasedAlready):
        erased().erase(act(1), person=CASE, order="4", has_key=False)


@pytest.mark.parametrize("order", ["3", "4"])
def test_what_was_told_since_is_erased_again(order: str) -> None:
    erasure = erased()

    erasure.erase(act(1), person=CASE, order=order, has_key=True)

    assert decided(erasure) == ["erased"]


def test_a_hold_refuses_the_erasure() -> None:
    with pytest.raises(LawsuitNeedsIt):
        Erasure(OTHER).erase(act(), person=CASE, order="3", standing=[Standing("lawsuit", "7")])
