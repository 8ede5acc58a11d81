"""What can be wrong with a row, each with a stable code and one sentence in both languages.

No sentence shows more than the last four characters of an identity or phone number.
"""

import re
from dataclasses import dataclass
from enum import Enum

_LONG_DIGITS = re.compile(r"[0-9Xx]{7,}")


class Fault(Enum):
    """Codes are stored and documented: they may be added to, never renamed."""

    NUMBER_MISSING = "number_missing", "缺少户号", "the household number is missing"
    NUMBER_UNREADABLE = (
        "number_unreadable",
        "户号“{value}”无法识别（可能被 Excel 改成了日期或科学计数）",
        "the household number '{value}' cannot be read; Excel may have turned it into a date",
    )
    DUPLICATE_NUMBER = (
        "duplicate_number",
        "户号 {value} 已出现过，但本行的户情（人口、面积、地址或日期）与前面不同",
        "household number {value} stands twice with other facts",
    )
    NAME_MISSING = "name_missing", "缺少姓名", "the name is missing"
    TWO_NAMES = (
        "two_names",
        "一行写了两个权利人，请每人一行",
        "the row names two parties; give each a row",
    )
    ID_CHECK_DIGIT = (
        "id_check_digit",
        "身份证号“{value}”的校验码不对",
        "the identity number {value} fails its check digit",
    )
    ID_LOST_DIGITS = (
        "id_lost_digits",
        "身份证号“{value}”的末几位已被 Excel 抹去，请设为文本格式后重新填写",
        "Excel has dropped the last digits of the identity number {value}; write it as text",
    )
    ID_UNREADABLE = (
        "id_unreadable",
        "身份证号“{value}”不是 18 位或 15 位",
        "the identity number {value} has neither 18 nor 15 places",
    )
    ID_REPEATED = (
        "id_repeated",
        "身份证号“{value}”在本户出现两次",
        "the identity number {value} stands twice in this household",
    )
    SHARE_UNREADABLE = (
        "share_unreadable",
        "份额“{value}”无法识别，请写成 1/2 或 50% 这样的文本",
        "the share '{value}' cannot be read; write it as text like 1/2 or 50%",
    )
    SHARE_ABOVE_ONE = (
        "share_above_one",
        "份额“{value}”使本户份额合计超过一",
        "the share '{value}' takes the household above one",
    )
    PEOPLE_UNREADABLE = (
        "people_unreadable",
        "人口“{value}”无法识别",
        "the number of people '{value}' cannot be read",
    )
    AREA_UNREADABLE = (
        "area_unreadable",
        "面积“{value}”无法识别",
        "the area '{value}' cannot be read",
    )
    DATE_UNREADABLE = (
        "date_unreadable",
        "日期“{value}”无法识别，请写成 2008-08-10 这样的完整日期",
        "the date '{value}' cannot be read; write it in full like 2008-08-10",
    )

    def __init__(self, code: str, zh: str, en: str) -> None:
        self.code = code
        self.zh = zh
        self.en = en


@dataclass(frozen=True, slots=True)
class Found:
    """A fault met in one cell; ``column`` is the header's own wording, ``value`` is masked."""

    fault: Fault
    column: str | None = None
    value: str | None = None

    def sentence(self, language: str) -> str:
        template = self.fault.zh if language == "zh" else self.fault.en
        return template.format(value=self.value or "")


class CellFault(Exception):  # noqa: N818 - an answer about a cell, not a crash
    """A cell cannot be read."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.en)


def masked(text: str) -> str:
    """Hide all but the last four characters of anything that could identify a person."""
    return _LONG_DIGITS.sub(lambda run: "*" * (len(run[0]) - 4) + run[0][-4:], text)[:60]
