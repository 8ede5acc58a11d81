"""The people, moments and sealed texts that the tests speak of."""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from domain.aggregate import Act, Aggregate, Event
from domain.case import Case
from domain.case.file import Person
from domain.sealed import Sealed

SHANGHAI = ZoneInfo("Asia/Shanghai")
START = datetime(2020, 9, 23, 9, 0, tzinfo=SHANGHAI)
NOW = START + timedelta(days=400)
PROJECT, FORCE, CASE, OTHER = (UUID(int=n) for n in range(1, 5))


def act(hours: float = 0, by: str = "amy", **more: Any) -> Act:
    """Something amy does ``hours`` after the start, heard of much later."""
    return Act(**{"at": START + timedelta(hours=hours), "by": by, "now": NOW, **more})


def sealed(text: str, of: UUID = CASE) -> Sealed:
    """A box that nobody sealed: the domain never looks inside."""
    box = b64encode(text.encode()).decode()
    return Sealed(of=of, box=box, hash=box)


def person(name: str, share: str | None = None) -> Person:
    """A right holder of that name."""
    return Person(uuid5(CASE, name), sealed(name, uuid5(CASE, name)), share)


def open_case(*shares: str | None, id_: UUID = CASE, case_no: str = "XN-001") -> Case:
    """An open case with a party for each share, its events already saved."""
    case = Case(id_)
    case.open(act(), project=PROJECT, task_force=FORCE, case_no=case_no)
    for n, share in enumerate(shares, start=1):
        case.record_party(act(), person=person(f"party {n}", share))
    return saved(case)


def case_to_sign(*shares: str | None) -> Case:
    """An open case whose first offer, of 100 yuan, was accepted after two hours."""
    case = open_case(*shares)
    case.make_offer(act(1), amount_fen=10_000)
    case.answer_offer(act(2), n=1, answer="accepted")
    return saved(case)


def signed_case() -> Case:
    """A case without parties, closed by one signature for the whole."""
    case = case_to_sign()
    case.sign(act(3), party=None)
    return saved(case)


def saved(case: Case) -> Case:
    """The case as it is after saving: nothing is pending."""
    case.collect_events()
    return case


def decided(aggregate: Aggregate) -> list[str]:
    """The topics of what was decided since saving, without the aggregate's own name."""
    return [event.TOPIC.partition(".")[2] for event in aggregate.collect_events()]


def only(aggregate: Aggregate) -> Event:
    """The one event decided since saving."""
    (event,) = aggregate.collect_events()
    return event
