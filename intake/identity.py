"""An identity number is taken only whole and with the check digit of GB 11643 (or GB 32100)."""

import re

from intake.cells import Cell, is_blank, lost_digits, packed
from intake.fault import CellFault, Fault

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_CITIZEN = re.compile(r"\d{17}[\dX]")
_CITIZEN_BEFORE_1999 = re.compile(r"\d{15}")
_CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORGANISATION = re.compile(rf"[{_CREDIT_SIGNS}]{{2}}\d{{6}}[{_CREDIT_SIGNS}]{{10}}")
# What stands for X: the multiplication sign, Greek chi and Cyrillic ha look the same.
_LIKE_X = str.maketrans({"×": "X", "Χ": "X", "Х": "X", "✕": "X", "-": None, "—": None})
# No one has it: after fifteen digits Excel fills with zeros, and sequence 000 is not given out.
_ZEROED = "000"


def identity_number(cell: Cell) -> str | None:
    """Read a citizen's identity number (18 or the old 15 places) or an organisation's code.

    Raises:
        CellFault: ID_LOST_DIGITS, ID_CHECK_DIGIT or ID_UNREADABLE.
    """
    if is_blank(cell):
        return None
    if lost_digits(cell):
        raise CellFault(Fault.ID_LOST_DIGITS)
    written = packed(cell).upper().translate(_LIKE_X)
    if _CITIZEN.fullmatch(written):
        return _checked(written)
    if _CITIZEN_BEFORE_1999.fullmatch(written) or _is_organisation(written):
        return written
    raise CellFault(Fault.ID_UNREADABLE)


def _checked(written: str) -> str:
    if check_digit(written) == written[-1]:
        return written
    zeroed = written.endswith(_ZEROED)
    raise CellFault(Fault.ID_LOST_DIGITS if zeroed else Fault.ID_CHECK_DIGIT)


def check_digit(written: str) -> str:
    """Give the last place that the first seventeen digits ask for (GB 11643-1999)."""
    total = sum(int(digit) * weight for digit, weight in zip(written, _WEIGHTS, strict=False))
    return _CHECK[total % 11]


def _is_organisation(written: str) -> bool:
    """Tell a unified social credit code by its check sign (GB 32100-2015)."""
    if not _ORGANISATION.fullmatch(written):
        return False
    total = sum(
        _CREDIT_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(written[:17])
    )
    return _CREDIT_SIGNS[-total % 31] == written[17]
