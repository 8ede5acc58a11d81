"""Contacts are always welcome; demands are answered, promises kept or broken."""

from datetime import date

import pytest

from domain.case.talks import PromiseIsSettled
from domain.refusal import Unknown
from tests.facts import act, decided, only, open_case, sealed, signed_case

DUE = date(2020, 10, 1)


def test_a_contact_says_how_whom_and_what_comes_next() -> None:
    case = open_case()

    case.log_contact(
        act(1), method="wechat", met=sealed("户主"), messages=120, summary=sealed("谈了"),
        mood="wavering", next_step=sealed("再访"), next_due=DUE,
    )  # fmt: skip

    assert only(case).next_due == DUE  # type: ignore[attr-defined]
    assert (case.stage, case.contacts) == ("contacted", 1)


def test_the_last_contact_is_the_latest_that_happened_not_the_latest_that_was_told() -> None:
    case = open_case()

    case.log_contact(act(9), method="visit")
    case.log_contact(act(2), method="phone")

    assert (case.contacts, case.last_contact) == (2, act(9).at)


def test_a_closed_case_is_still_visited() -> None:
    case = signed_case()

    case.log_contact(act(9), method="visit")

    assert (decided(case), case.stage) == (["contact_logged"], "closed")


def test_a_demand_is_raised_and_answered() -> None:
    case = open_case()

    n = case.raise_demand(act(1), text=sealed("要房"))
    case.answer_demand(act(2), n=n, text=sealed("可以"))

    assert decided(case) == ["demand_raised", "demand_answered"]
    assert case.demands[1].answer == sealed("可以")


def test_a_demand_that_was_never_raised_is_not_known() -> None:
    with pytest.raises(Unknown):
        open_case().answer_demand(act(), n=1, text=sealed("可以"))


def test_a_promise_has_its_day_and_the_one_who_made_it() -> None:
    case = open_case()

    n = case.promise(act(1, by="bob"), text=sealed("送图纸"), due=DUE)

    assert (n, case.promises[1].due, case.promises[1].by) == (1, DUE, "bob")


def test_a_promise_is_settled_once_and_the_same_again_adds_nothing() -> None:
    case = open_case()
    case.promise(act(1), text=sealed("送图纸"), due=DUE)

    case.settle_promise(act(2), n=1, outcome="kept")
    case.settle_promise(act(3), n=1, outcome="kept")

    assert decided(case) == ["promise_made", "promise_kept"]
    with pytest.raises(PromiseIsSettled):
        case.settle_promise(act(4), n=1, outcome="broken")


def test_a_promise_that_was_never_made_is_not_known() -> None:
    with pytest.raises(Unknown):
        open_case().settle_promise(act(), n=1, outcome="kept")


def test_a_contact_says_who_went_along_and_nobody_means_alone() -> None:
    case = open_case()

    case.log_contact(act(1), method="visit", accompanied_by="bob")
    case.log_contact(act(2), method="visit")

    assert [event.accompanied_by for event in case.pending] == ["bob", None]  # type: ignore[attr-defined]
