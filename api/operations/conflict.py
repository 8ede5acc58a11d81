"""A conflict is settled: what was recorded first stands, or the kept decision is applied now."""

from __future__ import annotations

from typing import Any

import orjson

from api.operations.act import Operation
from api.operations.file import FILE
from api.operations.paths import named
from api.operations.signing import SIGNING
from api.texts import Text
from domain.aggregate import Act
from domain.case import Case
from domain.case.conflict import Conflict, Settlement
from domain.refusal import Refusal
from store.books import Books

# What may have been kept: whatever decides.
DECIDING = {path: kind for path, kind in {**FILE, **SIGNING}.items() if kind.DECIDES}


class SettleConflict(Operation):
    """What was recorded first stands, or the kept decision is applied after all, for a reason."""

    outcome: Settlement
    reason: Text

    def decide(self, books: Books, case: Case, act: Act, n: int) -> dict[str, Any] | None:
        """Settle it; ``applied`` in the answer is what the kept decision answered."""
        reason = books.vault.seal(case.id, "reason", self.reason)
        conflict = case.settle_conflict(act, n=n, outcome=self.outcome, reason=reason)
        if conflict is None or self.outcome == "stands":
            return None
        return {"applied": _applied(books, case, act, conflict) or {}}


def _applied(books: Books, case: Case, act: Act, conflict: Conflict) -> dict[str, Any] | None:
    """Decide it now, as done when and by whom it was, brought by whoever settles it."""
    body = books.vault.open(conflict.body, "body")
    if body is None:
        raise KeptDecisionIsErased(n=conflict.n)
    kind, n = named(conflict.op, DECIDING)
    settler = act.recorded_by or act.by
    told = act._replace(
        at=conflict.at, by=conflict.by, claimed_at=conflict.claimed_at,
        recorded_by=None if settler == conflict.by else settler,
    )  # fmt: skip
    return kind.model_validate(orjson.loads(body)).decide(books, case, told, n)


class KeptDecisionIsErased(Refusal):
    """What conflict {n} kept was erased with its household; settle it so that the first stands."""

    zh = "第 {n} 项冲突所保留的内容已随该户依令删除；请按“维持原决定”处理。"


CONFLICT: dict[str, type[Operation]] = {"conflicts/{n}/settlement": SettleConflict}
