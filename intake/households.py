"""Rows become households by their number; what one row says against another is found here."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from intake.columns import Field
from intake.fault import Fault, Found, masked
from intake.party_rows import Facts, PartyRow

_FACT_UNREADABLE = (Fault.PEOPLE_UNREADABLE, Fault.AREA_UNREADABLE, Fault.DATE_UNREADABLE)
_NOTHING_STATED = Facts()


@dataclass(slots=True)
class Gathered:
    """The rows of one household in reading order, and what is wrong in them.

    ``is_aside`` holds rows refused alone: their number stands further up with other facts. A
    household without a number has ``number`` None.
    """

    number: str | None
    facts: Facts
    is_aside: bool = False
    rows: list[PartyRow] = field(default_factory=list)
    faults: list[tuple[PartyRow, Found]] = field(default_factory=list)
    held: Fraction = Fraction(0)

    def take(self, row: PartyRow, *own: Found) -> None:
        """Add a row with the faults found from outside, its own, and those against the others."""
        against = [*self._share_faults(row), *self._identity_faults(row)]
        self.faults += [(row, found) for found in (*own, *row.faults, *against)]
        self.rows.append(row)
        self.held += row.share or 0
        if self.facts == _NOTHING_STATED:
            self.facts = row.facts

    def contradicts(self, row: PartyRow) -> bool:
        """Tell whether the row states other facts; what could not be read says nothing."""
        unread = any(each.has(*_FACT_UNREADABLE) for each in self.rows)
        return row.facts.differ_from(self.facts) and not unread

    def _share_faults(self, row: PartyRow) -> list[Found]:
        share = row.share or Fraction(0)
        if share <= 1 and not self.held <= 1 < self.held + share:
            return []
        return [row.found(Fault.SHARE_ABOVE_ONE, Field.SHARE, str(share))]

    def _identity_faults(self, row: PartyRow) -> list[Found]:
        own = row.id_number
        if own is None or all(each.id_number != own for each in self.rows):
            return []
        return [row.found(Fault.ID_REPEATED, Field.ID_NUMBER, masked(own))]


def gather(rows: Iterable[PartyRow]) -> list[Gathered]:
    """Put the rows of a whole workbook together, in the order in which households begin."""
    gathering = _Gathering()
    for row in rows:
        gathering.add(row)
    return gathering.all


class _Gathering:
    def __init__(self) -> None:
        self.all: list[Gathered] = []
        self._by_number: dict[str, Gathered] = {}
        self._above: Gathered | None = None
        self._sheet = ""

    def add(self, row: PartyRow) -> None:
        if row.sheet != self._sheet:
            self._sheet, self._above = row.sheet, None
        if row.number is None:
            self._add_without_number(row)
        elif row.number_is_merged and self._above and self._above.number == row.number:
            self._add_numbered(row, self._above, goes_on_below=False)
        else:
            self._add_numbered(row, self._by_number.get(row.number), goes_on_below=True)

    def _add_numbered(
        self, row: PartyRow, standing: Gathered | None, *, goes_on_below: bool
    ) -> None:
        """Add to the household that has the number; the row is set aside where they disagree."""
        if standing is None:
            self._above = self._by_number[row.number or ""] = self._begin(row)
        elif standing.facts == _NOTHING_STATED or not standing.contradicts(row):
            standing.take(row)
            self._above = standing
        else:
            found = row.found(Fault.DUPLICATE_NUMBER, Field.NUMBER, row.number)
            aside = self._begin(row, found, is_aside=True)
            self._above = aside if goes_on_below else standing

    def _add_without_number(self, row: PartyRow) -> None:
        """A name under a numbered row is a co-owner, unless the line is a household of its own."""
        if self._above is not None and not _is_household_of_its_own(row, self._above):
            self._above.take(row)
        elif row.has(Fault.NUMBER_UNREADABLE):
            self._above = self._begin(row)
        else:
            self._above = self._begin(row, row.found(Fault.NUMBER_MISSING, Field.NUMBER))

    def _begin(self, row: PartyRow, *faults: Found, is_aside: bool = False) -> Gathered:
        household = Gathered(row.number, row.facts, is_aside=is_aside)
        household.take(row, *faults)
        self.all.append(household)
        return household


def _is_household_of_its_own(row: PartyRow, above: Gathered) -> bool:
    if row.has(Fault.NUMBER_UNREADABLE):
        return not (row.number_is_merged and above.number is None)
    return row.is_head() or not row.tells_of_a_party() or above.contradicts(row)
