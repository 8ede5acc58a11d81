"""A case goes over when its receiver has read back; until then the giver answers for it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from domain.case import Case
from domain.case.recusal import CadreIsRecused
from domain.case.transfer import (
    IsChiefAlready,
    IsNotTheReceiver,
    NothingReadBack,
    NotYoursToGive,
    TransferIsAnswered,
    TransferIsOpen,
)
from domain.refusal import Refusal, Unknown
from tests.facts import act, decided, only, open_case, saved, sealed, signed_case

WHY, LETTER, BACK = sealed("调岗"), sealed("户主只信老李"), sealed("承诺月底送图；不夜间上门")
Answer = Callable[[Case], None]


def case_of_amy() -> Case:
    case = open_case()
    case.name_chief(act(1), name="amy")
    return saved(case)


def offered(case: Case | None = None) -> Case:
    case = case or case_of_amy()
    case.offer_transfer(act(2), to="bob", reason=WHY, letter=LETTER)
    return saved(case)


def accept(case: Case, by: str = "bob", role: str = "cadre") -> None:
    case.accept_transfer(act(3, by, role=role), n=1, read_back=BACK)


def refuse(case: Case, by: str = "bob", role: str = "cadre") -> None:
    case.refuse_transfer(act(3, by, role=role), n=1, reason=WHY)


def withdraw(case: Case) -> None:
    case.withdraw_transfer(act(3), n=1, reason=WHY)


def test_an_offer_says_to_whom_from_whom_why_and_what_must_be_known() -> None:
    case = case_of_amy()

    assert case.offer_transfer(act(2), to="bob", reason=WHY, letter=LETTER) == 1

    event = only(case)
    assert isinstance(event, Case.TransferOffered)
    assert (event.to, event.instead_of) == ("bob", "amy")
    assert (event.reason, event.letter) == (WHY, LETTER)


def test_until_it_is_accepted_the_giver_stays_chief_representative() -> None:
    case = offered()

    assert case.chief == "amy"
    refuse(case)

    assert (case.chief, case.open_transfer) == ("amy", None)


def test_accepting_names_the_new_chief_representative_in_the_same_breath() -> None:
    case = offered()

    accept(case)

    assert decided(case) == ["transfer_accepted", "chief_named"]
    assert (case.chief, case.transfers[1].answer, case.transfers[1].text) == (
        "bob", "accepted", BACK,
    )  # fmt: skip


def test_a_case_without_a_chief_representative_gets_its_first_by_transfer() -> None:
    case = open_case()
    case.offer_transfer(act(2, "zhao", role="chief"), to="bob", reason=WHY)

    accept(case)

    assert (case.transfers[1].instead_of, case.chief) == (None, "bob")


def test_a_case_that_is_closed_goes_over_all_the_same() -> None:
    case = signed_case()
    case.name_chief(act(4), name="amy")

    accept(offered(case))

    assert case.chief == "bob"


def test_nothing_is_taken_over_without_reading_back() -> None:
    case = offered()

    with pytest.raises(NothingReadBack):
        case.accept_transfer(act(3, "bob"), n=1, read_back=None)

    assert decided(case) == []


@pytest.mark.parametrize("role", ["chief", "console"])
def test_a_case_is_given_by_its_chief_representative_or_by_who_leads(role: str) -> None:
    case = case_of_amy()

    with pytest.raises(NotYoursToGive):
        case.offer_transfer(act(2, "cui"), to="cui", reason=WHY)

    assert case.offer_transfer(act(2, "zhao", role=role), to="cui", reason=WHY) == 1


def test_who_neither_gives_nor_leads_does_not_take_an_offer_back() -> None:
    case = offered()

    with pytest.raises(NotYoursToGive):
        case.withdraw_transfer(act(3, "cui"), n=1, reason=WHY)
    case.withdraw_transfer(act(3, "zhao", role="chief"), n=1, reason=WHY)

    assert case.open_transfer is None


def test_a_case_is_not_offered_to_its_chief_representative() -> None:
    with pytest.raises(IsChiefAlready):
        case_of_amy().offer_transfer(act(2), to="amy", reason=WHY)


def test_a_case_is_not_offered_to_who_is_recused() -> None:
    case = case_of_amy()
    case.declare_recusal(act(2), cadre="bob", relation=sealed("表弟"))

    with pytest.raises(CadreIsRecused):
        case.offer_transfer(act(3), to="bob", reason=WHY)


def test_who_was_recused_since_the_offer_does_not_take_over() -> None:
    case = offered()
    case.declare_recusal(act(2), cadre="bob", relation=sealed("表弟"))

    with pytest.raises(CadreIsRecused):
        accept(case)

    assert (decided(case), case.chief) == (["recusal_declared"], "amy")


def test_one_transfer_is_open_at_a_time() -> None:
    case = offered()
    with pytest.raises(TransferIsOpen):
        case.offer_transfer(act(3), to="cui", reason=WHY)

    withdraw(case)

    assert case.offer_transfer(act(4), to="cui", reason=WHY) == 2


@pytest.mark.parametrize("answer", [accept, refuse])
def test_only_the_receiver_answers_and_the_console_for_anybody(
    answer: Callable[..., None],
) -> None:
    with pytest.raises(IsNotTheReceiver):
        answer(offered(), by="amy")
    case = offered()

    answer(case, by="console", role="console")

    assert case.open_transfer is None


@pytest.mark.parametrize("answer", [accept, refuse, withdraw])
def test_the_same_answer_again_adds_nothing(answer: Answer) -> None:
    case = offered()
    answer(case)
    saved(case)

    answer(case)

    assert decided(case) == []


@pytest.mark.parametrize(
    ("first", "then"),
    [(accept, refuse), (accept, withdraw), (refuse, accept), (withdraw, accept),
     (refuse, withdraw)],
)  # fmt: skip
def test_an_answered_transfer_takes_no_other_answer(first: Answer, then: Answer) -> None:
    case = offered()
    first(case)

    with pytest.raises(TransferIsAnswered):
        then(case)


@pytest.mark.parametrize("answer", [accept, refuse, withdraw])
def test_what_was_never_offered_is_not_answered(answer: Answer) -> None:
    with pytest.raises(Unknown):
        answer(open_case())


@pytest.mark.parametrize("name", ["bob", "cui"])
def test_a_chief_representative_named_by_hand_lets_the_open_transfer_fall(name: str) -> None:
    case = offered()

    case.name_chief(act(3), name=name)

    assert decided(case) == ["chief_named", "transfer_withdrawn"]
    assert (case.chief, case.transfers[1].answer, case.transfers[1].text) == (
        name, "withdrawn", None,
    )  # fmt: skip


def test_the_present_chief_representative_named_again_leaves_the_transfer_open() -> None:
    case = offered()

    case.name_chief(act(3), name="amy")

    assert (decided(case), case.open_transfer) == ([], case.transfers[1])


def test_a_moment_that_knows_the_answer_before_the_offer_has_no_transfer() -> None:
    case = offered()
    accept(case)

    earlier = case_of_amy()
    Case.replay(earlier, case.pending)

    assert (earlier.transfers, earlier.chief) == ({}, "bob")


@pytest.mark.parametrize("seed", range(20))
def test_from_the_first_naming_on_there_is_always_exactly_one_chief_representative(
    seed: int,
) -> None:
    random, case = Random(seed), open_case()
    seen: list[str | None] = []
    for _ in range(120):
        try_anything(random, case)
        seen += [case.chief]
        assert sum(each.answer is None for each in case.transfers.values()) <= 1
        waiting = case.open_transfer
        assert waiting is None or waiting.instead_of == case.chief != waiting.to

    named = [chief for chief in seen if chief]
    assert len(set(named)) > 1
    assert None not in seen[seen.index(named[0]) :]


def try_anything(random: Random, case: Case) -> None:
    moment = act(
        random.randint(0, 90), random.choice(["amy", "bob", "cui"]),
        role=random.choice(["cadre", "cadre", "chief", "console"]),
    )  # fmt: skip
    n, to = random.randint(1, len(case.transfers) + 1), random.choice(["amy", "bob", "cui"])
    tries: list[Callable[[], object]] = [
        lambda: case.offer_transfer(moment, to=to, reason=WHY),
        lambda: case.accept_transfer(moment, n=n, read_back=BACK),
        lambda: case.refuse_transfer(moment, n=n, reason=WHY),
        lambda: case.withdraw_transfer(moment, n=n, reason=WHY),
        lambda: case.name_chief(moment, name=to),
        lambda: case.declare_recusal(moment, cadre=to, relation=WHY),
        lambda: case.lift_recusal(moment, cadre=to, reason=WHY),
    ]
    try:
        random.choice(tries)()
    except Refusal:
        return
