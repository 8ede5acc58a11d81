"""Texts as people send them: without control characters, of a length somebody can read."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

# The categories Cc and Cs of Unicode, but for tabs and line ends.
NOT_PRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def printable(text: str) -> str:
    """The text, which has no control characters but tabs and line ends. Raises ValueError."""
    if NOT_PRINTABLE.search(text):
        raise ValueError("it holds control characters")
    return text


Word = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(printable),
]
Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=4000),
    AfterValidator(printable),
]
Corrected = Annotated[str, StringConstraints(max_length=4000), AfterValidator(printable)]
# Whole numbers as the log's readers hold them, and the number of a party or a position.
Whole = Annotated[int, Field(ge=-(2**63), lt=2**63)]
Ordinal = Annotated[int, Field(ge=1, lt=2**63)]
Share = Annotated[str, StringConstraints(pattern=r"^\d{1,9}/[1-9]\d{0,8}$")]


def case_number(text: str) -> str:
    """A household number as it is compared and shown: NFKC, upper case, without spaces."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).upper()


def numbered(case: str | None) -> str | None:
    """``CODE/NO`` with the number as cases are filed."""
    if case is None:
        return None
    code, _, number = case.partition("/")
    return f"{code}/{case_number(number)}"
