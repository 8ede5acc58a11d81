"""A path after ``/cases/{id}/`` names one operation, and the number of what it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from domain.refusal import Refusal

T = TypeVar("T")
NUMBER = re.compile(r"(?<=/)\d{1,18}(?=/)")


class OperationIsUnknown(Refusal):
    """Nothing that can be done to a case is called {op}; bring this application up to date."""

    zh = "没有名为“{op}”的操作；请更新本应用。"
    status = 404


def named(op: str, among: Mapping[str, T]) -> tuple[T, int]:
    """``promises/2/outcome`` as what stands at ``promises/{n}/outcome``, and 2; without one, 0.

    Raises OperationIsUnknown.
    """
    number = NUMBER.search(op)
    path = NUMBER.sub("{n}", op, count=1)
    if path not in among or "{n}" in op:
        raise OperationIsUnknown(op=op[:200])
    return among[path], int(number[0]) if number else 0
