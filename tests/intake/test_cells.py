"""Numbers, areas, shares and people read the same however an office typed them."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.cells import Cell, area_cm2, is_blank, people, share, text
from intake.fault import CellFault, Fault
from intake.numerals import chinese_number


@pytest.mark.parametrize(
    "cell",
    [
        120.5,
        "120.50",
        "１２０．５０",
        " 120.5 ",
        "120.5㎡",
        "120.5m²",
        "120.5 平方米",
        "120.5平米",
        "1 20.5",
    ],
)
def test_an_area_is_read_in_square_centimetres(cell: Cell) -> None:
    assert area_cm2(cell) == 1_205_000


def test_an_area_in_mu_is_two_thousand_thirds_of_a_square_metre() -> None:
    assert area_cm2("3亩") == area_cm2(3.0, unit="亩") == area_cm2("2亩10分") == 20_000_000
    assert area_cm2("0.5亩") == 3_333_333


def test_the_unit_in_the_cell_goes_before_the_unit_in_the_header() -> None:
    assert area_cm2("90㎡", unit="亩") == 900_000


@pytest.mark.parametrize("cell", ["", "—", "－", "/", "／", "无", "--", "N/A", "　"])
def test_a_stroke_or_a_dash_says_nothing(cell: str) -> None:
    assert is_blank(cell)
    assert (area_cm2(cell), people(cell), share(cell)) == (None, None, None)


@pytest.mark.parametrize("cell", ["约120", "-5", "120+30", "abc", "1.2.3", date(2008, 1, 2)])
def test_an_area_that_is_no_plain_number_is_refused(cell: Cell) -> None:
    with pytest.raises(CellFault) as refused:
        area_cm2(cell)
    assert refused.value.fault is Fault.AREA_UNREADABLE


@given(st.decimals(min_value=0, max_value=100_000, places=2))
def test_a_float_brings_no_binary_noise_into_an_area(square_metres: object) -> None:
    assert area_cm2(float(str(square_metres))) == area_cm2(str(square_metres))


@pytest.mark.parametrize("cell", [4, 4.0, "4", "４", "4人", "4口人", "四", "四人", " 4 人 "])
def test_people_are_counted(cell: Cell) -> None:
    assert people(cell) == 4


@pytest.mark.parametrize("cell", [4.5, "-1", "三四个人", "约4人", "many"])
def test_people_that_cannot_be_counted_are_refused(cell: Cell) -> None:
    with pytest.raises(CellFault, match="people"):
        people(cell)


@pytest.mark.parametrize(
    "cell", ["1/2", "１／２", "½", "50%", "50％", 0.5, "0.5", ".5", "二分之一", "2分之1", "各占1/2"]
)
def test_a_half_is_a_half(cell: Cell) -> None:
    assert share(cell) == Fraction(1, 2)


@pytest.mark.parametrize("cell", ["1/1", 1.0, "100%", "1", "全部", "单独所有", "百分之一百"])
def test_the_whole_is_the_whole(cell: Cell) -> None:
    assert share(cell) == 1


def test_a_column_in_percent_needs_no_percent_sign() -> None:
    assert share(50.0, percent=True) == Fraction(1, 2)
    assert share(50.0) == 50


def test_a_share_worked_out_by_a_formula_is_the_fraction_it_stands_for() -> None:
    assert sum(share(1 / 6) or 0 for _ in range(6)) == 1


def test_common_ownership_states_no_share() -> None:
    assert share("共同共有") is None


@pytest.mark.parametrize("cell", ["0", "1/0", "-1/2", "一点", date(2024, 1, 2)])
def test_a_share_that_is_none_is_refused_even_where_excel_made_it_a_date(cell: Cell) -> None:
    with pytest.raises(CellFault, match="share"):
        share(cell)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("四", 4),
        ("十", 10),
        ("二十一", 21),
        ("一百二十", 120),
        ("二〇〇八", 2008),
        ("两百零五", 205),
    ],
)
def test_chinese_numerals_are_read(written: str, number: int) -> None:
    assert chinese_number(written) == number


def test_a_number_shows_no_trailing_point() -> None:
    assert text(7.0) == "7"
    assert text(13907483378.0) == "13907483378"
    assert text(0.1 + 0.2) == "0.3"
