"""A column is recognised by any of the words that offices use for it."""

import pytest

from intake.columns import SYNONYMS, Field, field_of, words_of


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("户　号", Field.NUMBER),
        ("* 户号", Field.NUMBER),
        ("户籍编号", Field.NUMBER),
        ("档案号", Field.NUMBER),
        ("Household No.", Field.NUMBER),
        ("户号 Household No.", Field.NUMBER),
        ("被征收人（户主）", Field.NAME),
        ("产权人姓名", Field.NAME),
        ("权利人\n姓名或名称", Field.NAME),
        ("公民身份号码", Field.ID_NUMBER),
        ("身份证号(18位)", Field.ID_NUMBER),
        ("联系电话", Field.PHONE),
        ("与户主关系", Field.RELATION),
        ("占比", Field.SHARE),
        ("产权份额（%）", Field.SHARE),
        ("家庭人口(人)", Field.PEOPLE),
        ("房屋坐落", Field.ADDRESS),
        ("门牌", Field.ADDRESS),
        ("有证面积", Field.LEGAL_AREA),
        ("建筑面积(合法)", Field.LEGAL_AREA),
        ("证载面积㎡", Field.LEGAL_AREA),
        ("违建面积（平方米）", Field.UNREGISTERED_AREA),
        ("未经登记建筑面积", Field.UNREGISTERED_AREA),
        ("首次登记日期", Field.REGISTERED_ON),
        ("摸底登记时间", Field.REGISTERED_ON),
        ("Registration date", Field.REGISTERED_ON),
    ],
)
def test_a_header_is_understood(label: str, field: Field) -> None:
    known = field_of((label,))
    assert known is not None
    assert known[0] is field


@pytest.mark.parametrize(
    "label",
    [
        "产权证号",
        "出生日期",
        "户籍地址",
        "代理人电话",
        "签约日期",
        "开户银行",
        "登记情况",
        "备注",
        "性别",
        "补偿面积",
    ],
)
def test_a_header_about_something_else_is_not_mistaken(label: str) -> None:
    assert field_of((label,)) is None


def test_the_lower_level_of_a_header_decides() -> None:
    assert (field_of(("建筑面积(㎡)", "合法")) or [None])[0] is Field.LEGAL_AREA
    assert (field_of(("建筑面积(㎡)", "未登记")) or [None])[0] is Field.UNREGISTERED_AREA
    assert (field_of(("宅基地面积", "合法")) or [None])[0] is Field.SOME_AREA


def test_no_word_stands_for_two_things() -> None:
    words = [word for line in SYNONYMS.values() for word in line.split()]
    assert len(words) == len(set(words))
    assert all(word == words_of(word) for word in words)
