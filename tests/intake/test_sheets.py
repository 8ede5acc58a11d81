"""Sheets are read as offices keep them: titles, levels of headers, merges, totals, page breaks."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from intake.roster import Roster, read_roster

MakeBook = Callable[..., bytes]
ReadRows = Callable[..., Roster]
HEADER = ["户号", "姓名", "份额", "合法面积"]


def numbers(roster: Roster) -> list[str]:
    return [each.case_no for each in roster.households]


def test_titles_above_and_totals_notes_and_signatures_below_are_no_households(
    read: ReadRows,
) -> None:
    roster = read(
        [
            ["小南门村征迁户花名册"],
            ["填报单位：小南门专班", "", "填报日期：2020年9月22日"],
            HEADER,
            ["A-1", "张三", "1/1", 100],
            ["本页小计", "1户", "", 100],
            ["A-2", "李四", "1/1", 50],
            ["合　计", "", "", 150],
            [],
            ["注：面积以测绘报告为准；共有产权逐人填写。"],
            ["1、面积以测绘报告为准，2、共有产权逐人填写。"],
            ["填表人：", "王五", "审核人：", "赵六"],
        ]
    )

    assert numbers(roster) == ["A-1", "A-2"]
    assert roster.refusals == ()


def test_a_total_without_a_number_is_told_by_its_label_in_any_column(read: ReadRows) -> None:
    roster = read([["序号", *HEADER], [1, "A-1", "张三", "1/1", 1], ["", "", "", "总计", 1]])

    assert (numbers(roster), roster.refusals) == (["A-1"], ())


def test_a_header_of_two_levels_is_read(read: ReadRows) -> None:
    roster = read(
        [
            ["户号", "姓名", "建筑面积(㎡)", "", "", "人口"],
            ["", "", "合法", "未登记", "小计", ""],
            ["A-1", "张三", 100, 20, 120, 3],
        ],
        ["A1:A2", "B1:B2", "C1:E1", "F1:F2"],
    )

    (household,) = roster.households
    assert (household.legal_area_cm2, household.unregistered_area_cm2) == (1_000_000, 200_000)
    assert household.people == 3


def test_a_header_of_two_levels_needs_no_merges(read: ReadRows) -> None:
    roster = read(
        [
            ["户号", "姓名", "建筑面积", "", "人口"],
            ["", "", "合法", "未登记", ""],
            ["A-1", "张三", 100, 20, 3],
        ]
    )

    assert roster.households[0].unregistered_area_cm2 == 200_000


def test_group_headings_above_the_header_are_part_of_it(read: ReadRows) -> None:
    roster = read(
        [
            ["花名册"],
            ["权利人情况", "", "建筑面积（亩）", ""],
            ["户号", "姓名", "合法", "未登记"],
            ["A-1", "张三", 3, ""],
        ],
        ["A1:D1", "A2:B2", "C2:D2"],
    )

    assert roster.households[0].legal_area_cm2 == 20_000_000


@pytest.mark.parametrize("below", [["", "", "", "（㎡）"], [1, 2, 3, 4], ["甲", "乙", 1, 2, 3]])
def test_units_or_column_numbers_below_the_header_are_no_household(
    read: ReadRows, below: list[object]
) -> None:
    assert numbers(read([[*HEADER, "人口"], below, ["A-1", "张三", "1/1", 9]])) == ["A-1"]


def test_a_header_repeated_at_a_page_break_is_no_household(read: ReadRows) -> None:
    roster = read(
        [HEADER, ["A-1", "张三", "1/1", 1], ["花名册（续）"], HEADER, ["A-2", "李四", "1/1", 2]]
    )

    assert numbers(roster) == ["A-1", "A-2"]


def test_a_second_table_may_order_its_columns_otherwise(read: ReadRows) -> None:
    roster = read([HEADER, ["A-1", "张三", "1/1", 1], ["姓名", "户号"], ["李四", "A-2"]])

    assert [each.parties[0].name for each in roster.households] == ["张三", "李四"]


def test_a_merged_number_belongs_to_all_its_rows(read: ReadRows) -> None:
    roster = read(
        [HEADER, ["A-1", "张三", "1/2", 100], ["", "李四", "1/2", ""], ["A-2", "王五", "1/1", 5]],
        ["A2:A3", "D2:D3"],
    )

    assert [len(each.parties) for each in roster.households] == [2, 1]


def test_a_merged_group_column_names_the_group_of_every_household(read: ReadRows) -> None:
    roster = read(
        [["组别", *HEADER], ["一组", "A-1", "张三", "", ""], ["", "A-2", "李四", "", ""]], ["A2:A3"]
    )

    assert [each.group for each in roster.households] == ["一组", "一组"]


def test_a_heading_inside_the_table_names_the_group(read: ReadRows) -> None:
    roster = read([HEADER, ["第一村民小组"], ["A-1", "张三"], ["第二村民小组"], ["A-2", "李四"]])

    assert [each.group for each in roster.households] == ["第一村民小组", "第二村民小组"]


def test_lines_that_are_only_numbered_are_empty(read: ReadRows) -> None:
    assert read([["序号", *HEADER], [1, "A-1", "张三"], [2], [3]]).rows == 1


def test_units_stand_in_the_header_or_in_a_title(read: ReadRows) -> None:
    title = ["面积单位：亩"]
    for rows in ([title, HEADER], [["户号", "姓名", "份额", "合法面积（亩）"]]):
        roster = read([*rows, ["A-1", "张三", "1/1", 3]])
        assert roster.households[0].legal_area_cm2 == 20_000_000


def test_a_column_in_percent_is_read_in_percent(read: ReadRows) -> None:
    roster = read([["户号", "姓名", "产权份额(%)"], ["A-1", "张三", 50], ["A-1", "李四", 50]])

    assert [each.share for each in roster.households[0].parties] == [Fraction(1, 2)] * 2


def test_an_area_that_says_no_more_is_legal_with_a_warning(read: ReadRows) -> None:
    roster = read([["户号", "姓名", "房屋面积"], ["A-1", "张三", 50]])

    assert roster.households[0].legal_area_cm2 == 500_000
    assert "area_taken_as_legal" in {each.code for each in roster.warnings}


def test_co_owners_may_have_a_column_of_their_own(read: ReadRows) -> None:
    roster = read(
        [
            ["户号", "户主姓名", "共有人姓名"],
            ["A-1", "张三", ""],
            ["", "", "李四"],
            ["A-2", "王五", "赵六"],
        ]
    )

    assert [each.name for each in roster.households[0].parties] == ["张三", "李四"]
    assert [each.code for each in roster.refusals] == ["two_names"]


def test_unknown_columns_are_named_in_a_warning(read: ReadRows) -> None:
    roster = read([[*HEADER, "性别", "银行账号"], ["A-1", "张三", "1/1", 9, "男", "622"]])

    assert "性别、银行账号" in roster.warnings[0].why


def test_an_english_header_is_read(read: ReadRows) -> None:
    header = ["Household No.", "Name", "ID number", "Share", "People", "Legal area (m²)", "Date"]
    roster = read([header, ["A-1", "Li Lei", "99000019350425733X", "1/1", 3, 88.8, "2008-08-10"]])

    (household,) = roster.households
    assert (household.parties[0].name, household.legal_area_cm2) == ("Li Lei", 888_000)


def test_every_visible_sheet_is_a_group_and_hidden_ones_are_not_read(book: MakeBook) -> None:
    sheets = {
        "填表说明": [HEADER, ["例 A-0", "示例", "1/1", 100]],
        "1组": [HEADER, ["A-1", "张三"]],
        "2组": [HEADER, ["A-2", "李四"]],
        "旧表": [HEADER, ["A-9", "作废"]],
    }

    roster = read_roster(book(sheets, hidden=["旧表"]))

    assert [(each.case_no, each.group) for each in roster.households] == [
        ("A-1", "1组"),
        ("A-2", "2组"),
    ]
