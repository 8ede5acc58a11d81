"""Rows become households; a faulty row is named, and refuses its household or itself alone."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from intake.roster import Roster, read_roster

ReadRows = Callable[..., Roster]
LI = {"姓名": "李四", "关系": "配偶", "身份证号": "99000019350425733X", "份额": "1/2"}
NO_FACTS = {"人口": "", "合法面积": "", "未登记面积": "", "登记日期": ""}
HALF = {"份额": "1/2"}


def codes(roster: Roster) -> list[tuple[int, str]]:
    return [(each.row, each.code) for each in roster.refusals]


def test_a_row_gives_a_household_with_its_facts_and_party(party: ReadRows) -> None:
    (household,) = party({}).households

    assert household.case_no == "XN-1"
    assert (household.people, household.registered_on) == (3, date(2008, 8, 10))
    assert (household.legal_area_cm2, household.unregistered_area_cm2) == (1_205_000, 200_000)
    (person,) = household.parties
    assert (person.name, person.phone, person.share) == ("张三", "13907483378", Fraction(1))


def test_names_and_numbers_lose_their_odd_spaces(party: ReadRows) -> None:
    (household,) = party(
        {"户号": "xn - ００７", "姓名": " 张　三 ", "手机": 13907483378}
    ).households

    assert household.case_no == "XN-007"
    assert (household.parties[0].name, household.parties[0].phone) == ("张三", "13907483378")


@pytest.mark.parametrize("facts", [{}, NO_FACTS])
def test_a_number_repeated_with_the_same_or_no_facts_is_a_co_owner(
    party: ReadRows, facts: dict[str, object]
) -> None:
    roster = party(HALF, {**LI, **facts})

    assert [each.name for each in roster.households[0].parties] == ["张三", "李四"]
    assert (roster.rows, len(roster.numbers), roster.refusals) == (2, 1, ())


def test_a_number_repeated_with_other_facts_is_refused_alone_and_the_first_stands(
    party: ReadRows,
) -> None:
    roster = party({}, {"户号": "ｘｎ-１", "姓名": "重复户", **NO_FACTS, "合法面积": 88.0})

    assert codes(roster) == [(3, "duplicate_number")]
    assert roster.households[0].legal_area_cm2 == 1_205_000
    assert roster.refused_numbers == frozenset()
    assert roster.refused_rows == {("花名册", 3)}


def test_a_name_without_a_number_is_a_co_owner_of_the_household_above(party: ReadRows) -> None:
    roster = party(HALF, {**LI, **NO_FACTS, "户号": ""})

    assert len(roster.households[0].parties) == 2


@pytest.mark.parametrize("own", [{"关系": "户主"}, {"关系": "配偶", "合法面积": 77}])
def test_a_household_of_its_own_without_a_number_is_refused(
    party: ReadRows, own: dict[str, object]
) -> None:
    roster = party(HALF, {**LI, **NO_FACTS, "户号": "", **own}, {**NO_FACTS, "户号": "", **LI})

    assert codes(roster) == [(3, "number_missing"), (4, "id_repeated")]
    assert len(roster.households) == 1
    assert roster.refused_rows == {("花名册", 3), ("花名册", 4)}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"姓名": ""}, "name_missing"),
        ({"姓名": "/"}, "name_missing"),
        ({"户号": ""}, "number_missing"),
        ({"户号": date(2024, 1, 2)}, "number_unreadable"),
        ({"身份证号": "990000198310291330"}, "id_check_digit"),
        ({"身份证号": 990000198310291334}, "id_lost_digits"),
        ({"身份证号": "12345"}, "id_unreadable"),
        ({"份额": "3/2"}, "share_above_one"),
        ({"份额": "120%"}, "share_above_one"),
        ({"份额": "一些"}, "share_unreadable"),
        ({"份额": date(2024, 1, 2)}, "share_unreadable"),
        ({"人口": "若干"}, "people_unreadable"),
        ({"合法面积": "约100"}, "area_unreadable"),
        ({"未登记面积": -3}, "area_unreadable"),
        ({"登记日期": "2008年"}, "date_unreadable"),
    ],
)
def test_a_faulty_row_is_named_and_refuses_its_household(
    party: ReadRows, change: dict[str, object], code: str
) -> None:
    roster = party(change, {"户号": "XN-2"})

    assert codes(roster) == [(2, code)]
    assert [each.case_no for each in roster.households] == ["XN-2"]


def test_the_row_that_takes_the_shares_above_one_is_the_faulty_one(party: ReadRows) -> None:
    half = {**LI, **NO_FACTS}
    third = {**half, "姓名": "赵六", "身份证号": ""}

    assert codes(party(HALF, half, third, {**third, "姓名": "钱七"})) == [(4, "share_above_one")]


def test_every_faulty_row_of_a_household_is_listed(party: ReadRows) -> None:
    roster = party(
        {"姓名": "", "合法面积": "?"}, {**LI, **NO_FACTS, "份额": "1/0"}, {"户号": "XN-2"}
    )

    assert codes(roster) == [(2, "name_missing"), (3, "share_unreadable")]
    assert "面积" in roster.refusals[0].why
    assert roster.refused_numbers == {"XN-1"}


def test_shares_below_one_are_a_warning(party: ReadRows) -> None:
    roster = party(HALF)

    assert len(roster.households) == 1
    assert [each.code for each in roster.warnings] == ["shares_below_one"]


def test_no_message_shows_a_whole_identity_or_phone_number(party: ReadRows) -> None:
    roster = party({"身份证号": "990000198310291330", "合法面积": "13907483378-8"})

    (refusal,) = roster.refusals
    said = f"{refusal.value} {refusal.why} {refusal.why_en}"
    assert "1330" in said
    assert "99000019831029" not in said
    assert "13907483378" not in said


def test_ditto_marks_repeat_the_cell_above(party: ReadRows) -> None:
    roster = party({}, {"户号": "XN-2", "登记日期": "同上"}, {"户号": "XN-3", "登记日期": "〃"})

    assert {each.registered_on for each in roster.households} == {date(2008, 8, 10)}


def test_an_exact_answer_does_not_depend_on_which_sheet_repeats_a_number(
    book: Callable[..., bytes],
) -> None:
    header = ["户号", "姓名", "份额", "人口"]
    sheets = {"1组": [header, ["A", "张三", "1/2", 2]], "2组": [header, ["A", "李四", "1/2", 2]]}

    (household,) = read_roster(book(sheets)).households

    assert (household.group, household.sheet, len(household.parties)) == ("1组", "1组", 2)
