"""A roster is a workbook read whole: households to accept, and every row that cannot be."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby
from operator import itemgetter

from intake.fault import Found
from intake.households import Gathered, gather
from intake.party_rows import PartyRow
from intake.sheet_rows import SheetRows, read_sheets


@dataclass(frozen=True, slots=True)
class RosterParty:
    """A party as one row names it; ``share`` None where the row states none."""

    name: str
    id_number: str | None
    phone: str | None
    relation: str | None
    share: Fraction | None
    row: int


@dataclass(frozen=True, slots=True)
class Household:
    """A household accepted by the file's own rules; areas in cm², ``row`` as Excel counts."""

    case_no: str
    address: str | None
    people: int | None
    legal_area_cm2: int | None
    unregistered_area_cm2: int | None
    structure: str | None
    registered_on: date | None
    group: str | None
    parties: tuple[RosterParty, ...]
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """A faulty row: code, column and masked value of its first fault, sentences of all of them."""

    sheet: str
    row: int
    column: str | None
    value: str | None
    code: str
    why: str
    why_en: str


@dataclass(frozen=True, slots=True)
class Warned:
    """Something a person should look at that refuses nothing; ``row`` None for a whole sheet."""

    sheet: str
    row: int | None
    code: str
    why: str
    why_en: str


@dataclass(frozen=True, slots=True)
class Roster:
    """What a workbook holds.

    Attributes:
        rows: party rows read, refused ones too.
        numbers: distinct household numbers in the file, refused ones too.
        households: those accepted by the file's own rules, in reading order.
        refusals: every faulty row, in reading order.
        warnings: what a person should look at.
        refused_numbers: households refused whole.
        refused_rows: ``(sheet, row)`` refused alone, and rows of households without a number.
    """

    rows: int
    numbers: frozenset[str]
    households: tuple[Household, ...]
    refusals: tuple[Refusal, ...]
    warnings: tuple[Warned, ...]
    refused_numbers: frozenset[str]
    refused_rows: frozenset[tuple[str, int]]


def read_roster(content: bytes) -> Roster:
    """Read the bytes of an .xlsx workbook.

    Raises:
        RosterUnreadable: nothing could be read; the subclass says why in one sentence.
    """
    sheets = read_sheets(content)
    rows = [row for sheet in sheets for row in sheet.rows]
    gathered = gather(rows)
    accepted = [each for each in gathered if not each.faults]
    return Roster(
        rows=len(rows),
        numbers=frozenset(row.number for row in rows if row.number is not None),
        households=tuple(_household(each) for each in accepted),
        refusals=_refusals(sheets, gathered),
        warnings=(*_about_sheets(sheets), *_about_shares(accepted)),
        refused_numbers=frozenset(
            each.number for each in gathered if each.faults and each.number and not each.is_aside
        ),
        refused_rows=frozenset(
            (row.sheet, row.row)
            for each in gathered
            if each.is_aside or each.number is None
            for row in each.rows
        ),
    )


def _household(gathered: Gathered) -> Household:
    first, facts = gathered.rows[0], gathered.facts
    return Household(
        case_no=gathered.number or "",
        address=facts.address,
        people=facts.people,
        legal_area_cm2=facts.legal_area_cm2,
        unregistered_area_cm2=facts.unregistered_area_cm2,
        structure=next((row.structure for row in gathered.rows if row.structure), None),
        registered_on=facts.registered_on,
        group=first.group,
        parties=tuple(_party(row) for row in gathered.rows),
        sheet=first.sheet,
        row=first.row,
    )


def _party(row: PartyRow) -> RosterParty:
    return RosterParty(
        name=row.name or "",
        id_number=row.id_number,
        phone=row.phone,
        relation=row.relation,
        share=row.share,
        row=row.row,
    )


def _refusals(sheets: tuple[SheetRows, ...], gathered: list[Gathered]) -> tuple[Refusal, ...]:
    order = {sheet.sheet.name: place for place, sheet in enumerate(sheets)}
    faults = [
        ((order[row.sheet], row.row), row.sheet, found)
        for each in gathered
        for row, found in each.faults
    ]
    faults.sort(key=itemgetter(0))
    return tuple(
        _refusal(place[1], [(sheet, found) for _, sheet, found in same_row])
        for place, same_row in groupby(faults, key=itemgetter(0))
    )


def _refusal(row: int, faults: list[tuple[str, Found]]) -> Refusal:
    sheet, first = faults[0]
    return Refusal(
        sheet=sheet,
        row=row,
        column=first.column,
        value=first.value,
        code=first.fault.code,
        why="；".join(found.sentence("zh") for _, found in faults),
        why_en="; ".join(found.sentence("en") for _, found in faults),
    )


def _about_sheets(sheets: tuple[SheetRows, ...]) -> Iterator[Warned]:
    for each in sheets:
        name = each.sheet.name
        if not each.headers:
            zh, en = "没有可识别的表头，未读取", "no header was recognised; the sheet was not read"
            yield Warned(name, None, "sheet_skipped", zh, en)
        for header in each.headers:
            row, ignored = header.top + 1, "、".join(header.ignored)
            if ignored:
                zh, en = f"未使用的列：{ignored}", f"columns not used: {ignored}"
                yield Warned(name, row, "columns_ignored", zh, en)
            if header.takes_area_as_legal:
                zh, en = "面积未注明合法与否，按合法面积读取", "the area was taken as legal area"
                yield Warned(name, row, "area_taken_as_legal", zh, en)


def _about_shares(accepted: list[Gathered]) -> Iterator[Warned]:
    for each in accepted:
        if 0 < each.held < 1:
            first = each.rows[0]
            zh = f"户号 {each.number} 的份额合计为 {each.held}，不足一"
            en = f"the shares of household {each.number} sum to {each.held}, less than one"
            yield Warned(first.sheet, first.row, "shares_below_one", zh, en)
