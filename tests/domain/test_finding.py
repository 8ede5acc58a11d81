"""A finding takes the next word of whoever it waits for, until it is settled or withdrawn."""

from collections.abc import Callable
from datetime import date

import pytest

from domain.finding import (
    DueLiesBehind,
    FindingIsNotOpen,
    NoRectificationIsOrdered,
    NothingToAnswer,
    OwnWordIsNotAccepted,
    RectificationIsOrdered,
    ReportAwaitsAnswer,
)
from domain.inspection import Inspection
from tests.domain.inspected import (
    DUE,
    explained,
    opened,
    ordered,
    raised,
    reported,
    to_inspect,
)
from tests.facts import act, decided, only, sealed

SAID = sealed("话")
WORDS: dict[str, Callable[[Inspection], None]] = {
    "explain": lambda inspection: inspection.explain(act(9), n=1, text=SAID),
    "order": lambda inspection: inspection.order_rectification(act(9), n=1, due=DUE),
    "report": lambda inspection: inspection.report_rectification(act(9), n=1, text=SAID),
    "return": lambda inspection: inspection.return_rectification(act(9), n=1, reason=SAID),
    "settle": lambda inspection: inspection.settle(to_inspect(9), n=1),
    "withdraw": lambda inspection: inspection.withdraw(act(9), n=1, reason=SAID),
}
every_word = pytest.mark.parametrize("say", WORDS.values(), ids=WORDS)


def test_a_finding_waits_for_those_it_concerns_then_for_the_inspector() -> None:
    waits = [
        inspection().finding(1).waits_for for inspection in (raised, explained, ordered, reported)
    ]

    assert waits == ["inspected", "inspector", "inspected", "inspector"]


def test_an_explanation_is_accepted_and_the_finding_settled_by_it() -> None:
    inspection = explained()

    inspection.settle(to_inspect(3), n=1)

    assert only(inspection).by_what == "explanation"  # type: ignore[attr-defined]
    assert (inspection.finding(1).stage, inspection.finding(1).waits_for) == ("settled", None)


def test_an_explanation_can_be_added_to_while_nothing_is_ordered() -> None:
    inspection = explained()

    inspection.explain(act(3), n=1, text=sealed("补充"))

    assert inspection.finding(1).explanation == sealed("补充")


def test_rectification_is_ordered_by_a_day_with_or_without_an_explanation() -> None:
    for inspection in (raised(), explained()):
        inspection.order_rectification(to_inspect(3), n=1, due=DUE, text=sealed("补签"))

        assert (inspection.finding(1).stage, inspection.finding(1).due) == ("ordered", DUE)


def test_the_same_order_again_adds_nothing_and_another_day_moves_it() -> None:
    inspection = ordered()

    inspection.order_rectification(to_inspect(4), n=1, due=DUE)
    assert decided(inspection) == []
    inspection.order_rectification(to_inspect(4), n=1, due=date(2020, 11, 30))

    assert inspection.finding(1).due == date(2020, 11, 30)


def test_an_order_names_a_day_to_come() -> None:
    today = act(3).at.date()
    raised().order_rectification(to_inspect(3), n=1, due=today)

    with pytest.raises(DueLiesBehind):
        raised().order_rectification(to_inspect(27), n=1, due=today)


def test_after_an_order_there_is_a_report_and_no_explanation() -> None:
    with pytest.raises(RectificationIsOrdered):
        ordered().explain(act(4), n=1, text=SAID)


def test_without_an_order_there_is_no_report() -> None:
    for inspection in (raised(), explained()):
        with pytest.raises(NoRectificationIsOrdered):
            inspection.report_rectification(act(4), n=1, text=SAID)


def test_a_report_is_accepted_and_the_finding_settled_by_it() -> None:
    inspection = reported()

    inspection.settle(to_inspect(5), n=1)

    assert only(inspection).by_what == "rectification"  # type: ignore[attr-defined]


def test_a_report_is_returned_with_a_reason_and_given_again_by_the_same_day() -> None:
    inspection = reported()

    inspection.return_rectification(to_inspect(5), n=1, reason=sealed("未附凭证"))
    returned = inspection.finding(1)
    inspection.report_rectification(act(6), n=1, text=sealed("附凭证"))

    assert (returned.stage, returned.due, returned.waits_for) == ("returned", DUE, "inspected")
    assert decided(inspection) == ["rectification_returned", "rectification_reported"]


def test_a_report_has_its_answer_before_another_order() -> None:
    with pytest.raises(ReportAwaitsAnswer):
        reported().order_rectification(to_inspect(5), n=1, due=DUE)


@pytest.mark.parametrize("inspection", [raised, ordered])
def test_what_was_not_said_is_neither_accepted_nor_returned(
    inspection: Callable[[], Inspection],
) -> None:
    with pytest.raises(NothingToAnswer):
        inspection().settle(to_inspect(5), n=1)
    with pytest.raises(NothingToAnswer):
        inspection().return_rectification(to_inspect(5), n=1, reason=SAID)


def test_an_explanation_is_not_returned_but_followed_by_an_order() -> None:
    with pytest.raises(NothingToAnswer):
        explained().return_rectification(to_inspect(5), n=1, reason=SAID)


@pytest.mark.parametrize("inspection", [explained, reported])
def test_nobody_accepts_a_word_of_their_own(inspection: Callable[[], Inspection]) -> None:
    with pytest.raises(OwnWordIsNotAccepted):
        inspection().settle(act(5, by="amy"), n=1)


@every_word
def test_a_settled_finding_takes_no_further_word(say: Callable[[Inspection], None]) -> None:
    inspection = explained()
    inspection.settle(to_inspect(5), n=1)

    with pytest.raises(FindingIsNotOpen):
        say(inspection)


@every_word
def test_a_withdrawn_finding_takes_no_further_word(say: Callable[[Inspection], None]) -> None:
    inspection = raised()
    inspection.withdraw(to_inspect(5), n=1, reason=SAID)

    with pytest.raises(FindingIsNotOpen):
        say(inspection)


@pytest.mark.parametrize("inspection", [raised, explained, ordered, reported])
def test_a_finding_that_does_not_hold_is_withdrawn_with_a_reason_and_stays_on_record(
    inspection: Callable[[], Inspection],
) -> None:
    found = inspection()

    found.withdraw(to_inspect(5), n=1, reason=sealed("查实无误"))

    assert (found.finding(1).stage, found.finding(1).reason) == ("withdrawn", sealed("查实无误"))


def test_words_on_a_finding_not_yet_known_do_not_make_one() -> None:
    later = explained()
    later.settle(to_inspect(5), n=1)

    earlier = opened()
    Inspection.replay(earlier, later.pending)

    assert earlier.findings == {}
