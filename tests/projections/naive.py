"""The read models once more, as the plainest fold of the events that a reader would write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

from domain.aggregate import Event
from domain.case import Case
from projections.countdown import OUTCOMES, STAGES
from tests.facts import SHANGHAI

Log = list[tuple[int, Event]]
NO_END = 2**62


@dataclass
class Followed:
    """A case with what its state does not keep: when it closed, what its last contact asks."""

    case: Case
    closed_at: datetime | None = None
    due: dict[tuple[str, int], dict[str, Any]] = field(default_factory=dict)
    last_contact: int = 0
    last_contact_at: tuple[datetime, int] = (datetime.min.replace(tzinfo=UTC), 0)


def cases(log: Log, as_of: datetime, known_at: int = NO_END) -> dict[UUID, Followed]:
    """Every case of which anything had happened by then, events folded in position order."""
    found: dict[UUID, Followed] = {}
    for position, event in log:
        if position <= known_at and event.occurred_at <= as_of and event.TOPIC.startswith("case."):
            file = found.setdefault(event.originator_id, Followed(Case(event.originator_id)))
            file.case.fold(event)
            follow_life(file, event)
            follow_dues(file, position, event)
    return found


def follow_life(file: Followed, event: Event) -> None:
    if isinstance(event, Case.Closed):
        file.closed_at = event.occurred_at
    if isinstance(event, Case.Reopened):
        file.closed_at = None


def follow_dues(file: Followed, position: int, event: Event) -> None:
    if isinstance(event, Case.ContactLogged):
        if (event.occurred_at, position) < file.last_contact_at:
            return
        file.last_contact, file.last_contact_at = position, (event.occurred_at, position)
        step = {"due": event.next_due, "text": event.next_step, "cadre": event.by}
        file.due["next_step", 0] = step
    elif isinstance(event, Case.PromiseMade):
        file.due["promise", event.n] = {"due": event.due, "text": event.text, "cadre": event.by}
    elif isinstance(event, Case.PromiseKept | Case.PromiseBroken):
        file.due.pop(("promise", event.n), None)
    elif isinstance(event, Case.DecisionConflicted):
        file.due["conflict", event.n] = {"due": event.due, "text": None, "cadre": event.owner}
    elif isinstance(event, Case.ConflictSettled):
        file.due.pop(("conflict", event.n), None)
    elif isinstance(event, Case.ObjectionRaised):
        file.due["objection", event.n] = {"due": event.due, "text": event.text}
    elif isinstance(event, Case.ObjectionAnswered):
        file.due.pop(("objection", event.n), None)
    elif isinstance(event, Case.Corrected):
        corrected(file, event)
    else:
        follow_orders(file, event)


def follow_orders(file: Followed, event: Event) -> None:
    if isinstance(event, Case.OrderGiven):
        row = {"due": event.due, "text": event.text, "giver": event.by}
        file.due["order", event.n] = row | ({"cadre": event.to} if event.to else {})
    elif isinstance(event, Case.OrderReported) and ("order", event.n) in file.due:
        file.due["order", event.n]["cadre"] = file.due["order", event.n]["giver"]
    elif isinstance(event, Case.OrderSettled):
        file.due.pop(("order", event.n), None)


def corrected(file: Followed, event: Case.Corrected) -> None:
    of_last = event.of == "case.contact_logged" and event.position == file.last_contact
    is_promise = event.of == "case.promise_made" and event.n
    key = ("promise", event.n or 0) if is_promise else ("next_step", 0 if of_last else -1)
    name = {"next_due": "due", "next_step": "text"}.get(event.field, event.field)
    if key in file.due and name in {"due", "text"}:
        file.due[key][name] = event.value


def count(files: dict[UUID, Followed]) -> dict[str, Any]:
    opened = [file.case for file in files.values() if file.case.opened_at]
    still = [case for case in opened if not case.is_closed]
    return {
        "opened": len(opened),
        "closed": len(opened) - len(still),
        "remaining": len(still),
        "by_stage": {stage: sum(c.stage == stage for c in still) for stage in STAGES},
        "by_outcome": {said: sum(c.outcome == said for c in opened) for said in OUTCOMES},
    }


def daily(log: Log, as_of: datetime, known_at: int = NO_END) -> list[tuple[str, int]]:
    """What remained at the end of each day from the first opening, and at ``as_of``."""
    files = cases(log, as_of, known_at).values()
    openings = [file.case.opened_at for file in files if file.case.opened_at]
    if not openings:
        return []
    day, last = (moment.astimezone(SHANGHAI).date() for moment in (min(openings), as_of))
    rows = []
    while day < last:
        end = datetime.combine(day, time.max, SHANGHAI)
        rows.append((day.isoformat(), count(cases(log, end, known_at))["remaining"]))
        day += timedelta(days=1)
    return [*rows, (last.isoformat(), count(cases(log, as_of, known_at))["remaining"])]


def durations(files: dict[UUID, Followed], as_of: datetime) -> list[tuple[float, bool]]:
    """Days from first opening to last closing, or to ``as_of`` where the case is open."""
    return [
        (((file.closed_at or as_of) - file.case.first_opened_at).total_seconds() / 86400,
         file.closed_at is not None)
        for file in files.values()
        if file.case.first_opened_at
    ]  # fmt: skip


def survival(times: list[tuple[float, bool]]) -> Iterator[tuple[float, float]]:
    """Kaplan and Meier (JASA 1958): at each closing, the share of those at risk that stay open."""
    share = 1.0
    for days in sorted({days for days, is_closed in times if is_closed}):
        at_risk = sum(other >= days for other, _ in times)
        closed = sum(other == days and is_closed for other, is_closed in times)
        share *= 1 - closed / at_risk
        yield days, share


def register(files: dict[UUID, Followed]) -> list[tuple[Any, ...]]:
    """One row a case whose number is known, by number."""
    listed = (file.case for file in files.values() if file.case.case_no)
    return [
        (c.case_no, c.kind, first_name(c), c.stage, c.outcome, c.chief, c.opened_at, c.last_contact)
        for c in sorted(listed, key=lambda case: case.case_no)
    ]


def first_name(case: Case) -> str | None:
    """The box with the name of the first party that still stands."""
    standing = sorted(case.standing_parties, key=lambda party: party.n)
    return standing[0].name.box if standing else None


def due(files: dict[UUID, Followed]) -> set[tuple[Any, ...]]:
    """What is due: case, kind, number, day, box of the text, whose it is."""
    return {
        (
            id_,
            kind,
            n,
            str(row["due"]),
            row["text"] and row["text"].box,
            row.get("cadre", file.case.chief),
        )
        for id_, file in files.items()
        for (kind, n), row in file.due.items()
        if row["due"]
    }


def caseload(files: dict[UUID, Followed]) -> dict[str | None, tuple[int, int]]:
    """Open and closed cases of each chief representative."""
    loads: dict[str | None, tuple[int, int]] = {}
    for case in (file.case for file in files.values() if file.case.opened_at):
        still, closed = loads.get(case.chief, (0, 0))
        loads[case.chief] = (still + (not case.is_closed), closed + case.is_closed)
    return loads
