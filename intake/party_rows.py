"""A party row is one line of a roster read by itself, with the faults that were met in it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction

from intake.cells import Cell
from intake.columns import Field
from intake.fault import Fault, Found

_HEADS = {"户主", "本人", "户主本人", "本户户主"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a line states about its household as a whole; None where it states nothing."""

    people: int | None = None
    legal_area_cm2: int | None = None
    unregistered_area_cm2: int | None = None
    address: str | None = None
    registered_on: date | None = None

    def differ_from(self, standing: "Facts") -> bool:
        """Tell whether something stated here does not stand there; 0 ㎡ is no area stated."""
        stated = ((getattr(self, each.name), getattr(standing, each.name)) for each in fields(self))
        return any(mine is not None and (mine or None) != (other or None) for mine, other in stated)


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One line about a party; ``row`` as Excel counts, areas in cm².

    ``number`` is None where the line shows none; ``number_is_merged`` where it stands in a merged
    cell that began further up. ``filled`` holds, by column, what a merged cell or 同上 stands for.
    """

    sheet: str
    row: int
    number: str | None
    number_is_merged: bool
    name: str | None
    id_number: str | None
    phone: str | None
    relation: str | None
    share: Fraction | None
    facts: Facts
    structure: str | None
    group: str | None
    faults: tuple[Found, ...]
    labels: Mapping[Field, str]
    filled: Mapping[int, Cell]

    def found(self, fault: Fault, field: Field, value: str | None = None) -> Found:
        return Found(fault, self.labels.get(field), value)

    def has(self, *faults: Fault) -> bool:
        return any(found.fault in faults for found in self.faults)

    def is_head(self) -> bool:
        return self.relation in _HEADS

    def tells_of_a_party(self) -> bool:
        parts = (self.name, self.id_number, self.phone, self.relation, self.share)
        return any(parts) or self.has(
            Fault.ID_CHECK_DIGIT, Fault.ID_LOST_DIGITS, Fault.ID_UNREADABLE, Fault.SHARE_UNREADABLE
        )
