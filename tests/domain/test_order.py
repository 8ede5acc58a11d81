"""A chief orders something done by a day; it is reported, more than once, and settled once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.case import Case
from domain.case.order import OrderIsDueBeforeItIsGiven, OrderIsSettled, Orders
from domain.refusal import Unknown
from tests.facts import START, act, decided, only, open_case, saved, sealed, signed_case

TODAY = START.date()
TEXT, DONE = sealed("本周内谈妥过渡费"), sealed("已谈妥")


def give(case: Case, due: date = TODAY, **more: str) -> int:
    return case.give_order(act(by="chief"), kind="assigned", text=TEXT, due=due, **more)


def test_an_order_is_numbered_and_kept_until_it_is_settled() -> None:
    case = open_case()

    assert (give(case, to="amy"), give(case)) == (1, 2)

    first = case.orders[1]
    assert (first.text, first.due, first.to, first.given_by) == (TEXT, TODAY, "amy", "chief")
    assert (first.outcome, case.orders[2].to) == (None, None)


def test_an_order_is_due_on_the_day_it_is_given_at_the_earliest() -> None:
    case = open_case()

    with pytest.raises(OrderIsDueBeforeItIsGiven, match="2020-09-22"):
        give(case, TODAY - timedelta(days=1))


def test_a_report_stands_beside_the_order_and_a_further_one_beside_it() -> None:
    case = open_case()
    give(case)

    for _ in range(2):
        case.report_order(act(1), n=1, text=DONE)

    assert [told.by for told in case.orders[1].reports] == ["amy", "amy"]
    assert case.orders[1].outcome is None


def test_an_order_is_settled_once() -> None:
    case = open_case()
    give(case)
    saved(case)

    case.settle_order(act(2), n=1, outcome="done")
    case.settle_order(act(3), n=1, outcome="done")

    settled = only(case)
    assert isinstance(settled, Orders.OrderSettled)
    with pytest.raises(OrderIsSettled):
        case.settle_order(act(4), n=1, outcome="withdrawn")


def test_a_report_that_comes_late_is_kept() -> None:
    case = open_case()
    give(case)
    case.settle_order(act(2), n=1, outcome="done")
    saved(case)

    case.report_order(act(1), n=1, text=DONE)

    assert decided(case) == ["order_reported"]


def test_a_closed_case_takes_orders_too() -> None:
    assert give(signed_case()) == 1


def test_what_was_never_ordered_is_neither_reported_nor_settled() -> None:
    case = open_case()

    with pytest.raises(Unknown):
        case.report_order(act(), n=1, text=DONE)
    with pytest.raises(Unknown):
        case.settle_order(act(), n=1, outcome="done")
