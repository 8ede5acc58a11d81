"""Not every line of a sheet is a party: totals, remarks, signatures and headings are told apart."""

import re
from collections.abc import Mapping

from intake.cells import Cell, is_blank, packed
from intake.columns import Field

_TOTAL = re.compile(
    r".{0,12}(小计|合计|总计|累计|共计|总合计)(数|栏|户数)?(\(.*\))?([::].*)?|(总?共|计)\d+(户|人).*"
    r"|(grand|sub)?-?total:?",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"(备?注|附注|说明|填表说明|填报说明|注意|附)[\d一二三]?[::、.].*|[※*].+|(例|示例|样例|举例|范例)([::].*)?"
    r"|(note|remark|example)s?:?.*",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"(填表|填报|审核|审批|审查|制表|复核|复审|校对|编制|统计|调查|摸底|登记|负责|经办|主管|分管|单位|村|组|镇|乡|街道|项目|打印"
    r"|联系|记录|见证|盖章|签字|签章|日期|年月日)[^::\d]{0,10}[::].*|第\d+页.*|共\d+页.*|\(?(盖章|签字|签章)\)?"
)
_SENTENCE = re.compile(r"[,。;:、!?,]|^.{25,}$")
_SECTION = re.compile(r"(.{0,20}(组|村|社区|片区?|小区|街道|楼|栋|幢))(花名册|名册|名单|户)?")
# A line that shows none of these is empty, though it may carry a serial number or a group.
_TELLING = tuple(set(Field) - {Field.SERIAL, Field.GROUP, Field.REASON, Field.SOME_AREA})


def is_party_line(cells: list[Cell], columns: Mapping[Field, int]) -> bool:
    """Tell whether a line speaks of a party; ``cells`` as they stand, merges not filled in."""
    shown = {field: cells[column] for field, column in columns.items() if column < len(cells)}
    if all(is_blank(shown.get(field)) for field in _TELLING):
        return False
    filled = [packed(cell) for cell in cells if not is_blank(cell)]
    if _REMARK.fullmatch(filled[0]) or _FOOTER.fullmatch(filled[0]):
        return False
    if len(filled) == 1 and (_SENTENCE.search(filled[0]) or _is_heading(shown, filled[0])):
        return False
    return not _is_total(shown, filled)


def _is_total(shown: Mapping[Field, Cell], filled: list[str]) -> bool:
    number, name = packed(shown.get(Field.NUMBER)), packed(shown.get(Field.NAME))
    labels = [filled[0], number, name] if number or name else filled
    return any(_TOTAL.fullmatch(label) for label in labels if label)


def _is_heading(shown: Mapping[Field, Cell], only: str) -> bool:
    """Tell a village group from a party who is called 王村 or 李楼."""
    return _SECTION.fullmatch(only) is not None and is_blank(shown.get(Field.NAME))


def section_of(cells: list[Cell]) -> str | None:
    """Give the village group that a heading line inside the table names, else None."""
    filled = [packed(cell) for cell in cells if not is_blank(cell)]
    heading = _SECTION.fullmatch(filled[0]) if len(filled) == 1 else None
    return heading[1] if heading else None
