"""What the board shows once more, as the plainest fold of the events that a reader would write."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from domain.aggregate import Event
from domain.case import Case
from tests.facts import SHANGHAI
from tests.projections import naive
from tests.projections.naive import Log


def known(log: Log, as_of: datetime) -> list[tuple[int, Event]]:
    """What of cases had happened by then, in the order in which it was recorded."""
    return [
        (position, event)
        for position, event in log
        if event.TOPIC.startswith("case.") and event.occurred_at <= as_of
    ]


def quality(log: Log, as_of: datetime) -> dict[str, int]:
    """What keeps the count at ``as_of`` honest."""
    events = [event for _, event in known(log, as_of)]
    files = naive.cases(log, as_of).values()
    today = as_of.astimezone(SHANGHAI).date()
    return {
        "complaints_open": sum(
            objection.answer is None
            for file in files
            for objection in file.case.objections.values()
        ),
        "reversals": sum(isinstance(event, Case.Reopened) for event in events),
        "withdrawn_signatures": sum(isinstance(event, Case.SignatureWithdrawn) for event in events),
        "promises_overdue": sum(day < today for file in files for day in promised(file)),
        "pressure": sum(is_pressure(event, as_of) for event in events),
    }


def promised(file: naive.Followed) -> list[date]:
    """The days of the promises that are still to be kept."""
    return [
        date.fromisoformat(str(row["due"]))
        for (kind, _), row in file.due.items()
        if kind == "promise" and row["due"]
    ]


def is_pressure(event: Event, as_of: datetime) -> bool:
    """Whether it is a contact of the last thirty days that fell into the night."""
    hour = event.occurred_at.astimezone(SHANGHAI).hour
    is_late = event.occurred_at > as_of - timedelta(days=30)
    return isinstance(event, Case.ContactLogged) and is_late and not 6 <= hour < 22


def change(log: Log, as_of: datetime) -> dict[str, int]:
    """Remaining at ``as_of`` less at the end of yesterday, and of last Sunday."""
    today = as_of.astimezone(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
    monday = today - timedelta(days=today.weekday())
    now, *before = (
        naive.count(naive.cases(log, moment))["remaining"]
        for moment in (as_of, *(day - timedelta(microseconds=1) for day in (today, monday)))
    )
    return {"today": now - before[0], "week": now - before[1]}


def blocks(log: Log, as_of: datetime) -> set[tuple[Any, ...]]:
    """What stands in each case's way: case, kind, number."""
    found: set[tuple[Any, ...]] = set()
    for id_, file in naive.cases(log, as_of).items():
        case = file.case
        found |= {(id_, "demand", d.n) for d in case.demands.values() if d.answer is None}
        found |= {(id_, "promise", n) for kind, n in file.due if kind == "promise"}
        found |= {(id_, "objection", o.n) for o in case.objections.values() if o.answer is None}
        found |= {(id_, "order", o.n) for o in case.orders.values() if o.outcome is None}
        found |= {(id_, "conflict", c.n) for c in case.conflicts.values() if c.outcome is None}
    for _, event in known(log, as_of):
        if isinstance(event, Case.PromiseBroken):
            found.add((event.originator_id, "promise_broken", event.n))
    return found


MOVES = (
    Case.Opened, Case.OpeningMovedBack, Case.Reopened, Case.ContactLogged, Case.OfferMade,
    Case.OfferAccepted, Case.OfferDeclined, Case.SignatureCaptured, Case.DemandAnswered,
    Case.PromiseKept,
)  # fmt: skip


def standing(log: Log, as_of: datetime) -> set[tuple[Any, ...]]:
    """Case, number, stage, first opening, last contact and last move of every open case."""
    moved: dict[Any, datetime] = {}
    for _, event in known(log, as_of):
        if isinstance(event, MOVES):
            at = moved.get(event.originator_id, event.occurred_at)
            moved[event.originator_id] = max(at, event.occurred_at)
    cases = ((id_, file.case) for id_, file in naive.cases(log, as_of).items())
    return {
        (id_, c.case_no, c.stage, c.first_opened_at, c.last_contact, moved[id_])
        for id_, c in cases
        if c.opened_at and not c.is_closed
    }


def stages(log: Log, as_of: datetime) -> dict[str, int]:
    """Cases in each stage, and closed."""
    counted = naive.count(naive.cases(log, as_of))
    return {**counted["by_stage"], "closed": counted["closed"]}


def flow(log: Log, as_of: datetime) -> list[tuple[str, dict[str, int]]]:
    """The stages at the end of each day that ended otherwise than the one before, and now."""
    moments = [event.occurred_at for _, event in log]
    day = min(moments).astimezone(SHANGHAI).date()
    rows, before = [], dict.fromkeys(stages(log, as_of), 0)
    while day < as_of.astimezone(SHANGHAI).date():
        ended = stages(log, datetime.combine(day, time.max, SHANGHAI))
        if ended != before:
            rows.append((day.isoformat(), ended))
        day, before = day + timedelta(days=1), ended
        if day > max(moments).astimezone(SHANGHAI).date():
            break
    last = as_of.astimezone(SHANGHAI).date().isoformat()
    return [*rows, (last, stages(log, as_of))]


def contact_days(log: Log, as_of: datetime) -> dict[str, tuple[int, int]]:
    """Contacts of each day, and with how many households."""
    met: dict[str, list[Any]] = {}
    for _, event in known(log, as_of):
        if isinstance(event, Case.ContactLogged):
            day = event.occurred_at.astimezone(SHANGHAI).date().isoformat()
            met.setdefault(day, []).append(event.originator_id)
    return {day: (len(cases), len(set(cases))) for day, cases in met.items()}
