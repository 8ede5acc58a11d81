"""An identity number is accepted whole and checked, or refused for what is wrong with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.cells import Cell
from intake.fault import CellFault, Fault
from intake.identity import check_digit, identity_number


@pytest.mark.parametrize(
    "cell",
    [
        "99000019350425733X",
        "99000019350425733x",
        "９９００００１９３５０４２５７３３Ｘ",
        "990000 19350425 733x",
        "'99000019350425733X",
        "99000019350425733×",
    ],
)
def test_an_identity_number_is_read_however_it_was_typed(cell: str) -> None:
    assert identity_number(cell) == "99000019350425733X"


def test_an_old_number_of_fifteen_places_is_accepted_even_as_a_number() -> None:
    assert identity_number("990000350425733") == "990000350425733"
    assert identity_number(990000350425733.0) == "990000350425733"


def test_an_organisation_has_a_credit_code() -> None:
    assert identity_number("91350100M000100Y43") == "91350100M000100Y43"


@pytest.mark.parametrize("cell", ["", "无", "/"])
def test_no_number_is_no_fault(cell: str) -> None:
    assert identity_number(cell) is None


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        ("990000193504257331", Fault.ID_CHECK_DIGIT),
        (990000198310291330.0, Fault.ID_LOST_DIGITS),
        ("9.90000198310291E+17", Fault.ID_LOST_DIGITS),
        ("990000198310291000", Fault.ID_LOST_DIGITS),
        ("99000019831029133", Fault.ID_UNREADABLE),
        ("见附件", Fault.ID_UNREADABLE),
    ],
)
def test_a_number_that_cannot_be_right_is_refused(cell: Cell, fault: Fault) -> None:
    with pytest.raises(CellFault) as refused:
        identity_number(cell)
    assert refused.value.fault is fault


@given(st.text("0123456789", min_size=17, max_size=17), st.integers(0, 16))
def test_one_wrong_digit_is_always_noticed(places: str, wrong: int) -> None:
    right = places + check_digit(places)
    assert identity_number(right) == right

    typed = right[:wrong] + str((int(right[wrong]) + 1) % 10) + right[wrong + 1 :]

    with pytest.raises(CellFault):
        identity_number(typed)
