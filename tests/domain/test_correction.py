"""A mistake and its correction both stay; the state says what is right."""

from datetime import date
from fractions import Fraction

import pytest

from domain.aggregate import Event
from domain.case import Case
from domain.case.correction import FieldStaysAsRecorded
from domain.case.file import SharesExceedWhole
from domain.refusal import ValueDoesNotFit
from domain.sealed import Sealed
from tests.facts import act, only, open_case, person, saved, sealed, signed_case

WHY = sealed("抄错")


def recorded(case: Case) -> Event:
    """The one event just decided, saved at position 7."""
    return only(case)


def correct(case: Case, original: Event, field: str, value: Sealed | str | int | None) -> None:
    case.correct(act(9), original=original, position=7, field=field, value=value, reason=WHY)


def test_a_correction_names_the_event_the_field_the_value_and_the_reason() -> None:
    case = open_case()
    case.record_party(act(), person=person("李四", "1/2"))
    original = recorded(case)

    correct(case, original, "share", "1/3")

    event = only(case)
    assert isinstance(event, Case.Corrected)
    assert (event.position, event.of, event.n) == (7, "case.party_recorded", 1)
    assert (event.field, event.value, event.reason) == ("share", "1/3", WHY)
    assert case.parties[1].share == Fraction(1, 3)


def test_a_corrected_name_stays_sealed() -> None:
    case = open_case()
    case.record_party(act(), person=person("李四"))

    correct(case, recorded(case), "name", sealed("李泗"))

    assert case.parties[1].name == sealed("李泗")


def test_a_corrected_payment_counts_with_its_right_amount() -> None:
    case = signed_case()
    case.pay(act(4), amount_fen=100_000)

    correct(case, recorded(case), "amount_fen", 10_000)

    assert case.paid_fen == 10_000


def test_a_corrected_promise_falls_due_on_its_right_day() -> None:
    case = open_case()
    case.promise(act(), text=sealed("送图纸"), due=date(2020, 10, 1))

    correct(case, recorded(case), "due", "2020-10-02")

    assert case.promises[1].due == date(2020, 10, 2)


def test_the_address_and_the_flat_stand_in_the_case_itself() -> None:
    case = signed_case()
    case.assign_flat(act(4), flat="3-1-201")

    correct(case, recorded(case), "flat", "3-1-202")

    assert case.flat == "3-1-202"


def test_a_correction_can_take_a_value_away() -> None:
    case = open_case()
    case.log_contact(act(), method="visit", next_due=date(2020, 10, 1))

    correct(case, recorded(case), "next_due", None)

    assert only(case).value is None  # type: ignore[attr-defined]


# Readers of the log take the value as it stands, so that it stands there in one form only.
@pytest.mark.parametrize("written", ["1601510400", 1601510400, "2020-10-01T00:00:00"])
def test_a_day_is_kept_as_a_day_however_it_was_written(written: str | int) -> None:
    case = open_case()
    case.log_contact(act(), method="visit")

    correct(case, recorded(case), "next_due", written)

    assert only(case).value == "2020-10-01"  # type: ignore[attr-defined]


def test_what_decides_rules_is_not_corrected_but_followed_by_new_facts() -> None:
    case = open_case()
    case.make_offer(act(), amount_fen=1)

    with pytest.raises(FieldStaysAsRecorded):
        correct(case, recorded(case), "amount_fen", 2)


@pytest.mark.parametrize(("field", "value"), [("share", "2/0"), ("share", 7), ("name", "李四")])
def test_a_value_without_the_shape_of_its_field_does_not_fit(field: str, value: str | int) -> None:
    case = open_case()
    case.record_party(act(), person=person("李四"))

    with pytest.raises(ValueDoesNotFit):
        correct(case, recorded(case), field, value)


def test_corrected_shares_still_sum_to_at_most_one() -> None:
    case = open_case("1/2")
    case.record_party(act(), person=person("second", "1/2"))

    with pytest.raises(SharesExceedWhole):
        correct(case, recorded(case), "share", "2/3")


def test_a_payment_not_yet_known_is_not_made_by_its_correction() -> None:
    case = signed_case()
    case.pay(act(4), amount_fen=100_000)
    correct(case, recorded(case), "amount_fen", 10_000)

    earlier = signed_case()
    Case.replay(earlier, case.pending)

    assert earlier.paid_fen == 0


def test_a_correction_of_what_is_gone_from_the_state_leaves_the_state_alone() -> None:
    case = saved(open_case())
    case.record_asset(act(), kind="house", legal_area_cm2=1, unregistered_area_cm2=0)

    correct(case, recorded(case), "structure", "砖木")

    assert case.assets[1].legal_area_cm2 == 1
