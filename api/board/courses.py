"""How it went: cases through their stages, how old the open ones are, contacts, closings."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from datetime import date, datetime
from typing import Any

from api.board.place import Place
from api.board.standing import STANDING, days_until, standing
from api.moments import SHANGHAI, end_of, now
from api.reading import reading
from projections.countdown import COUNTDOWN, STAGES, count
from projections.directory import DIRECTORY, facts
from projections.moves import contact_days
from projections.register import REGISTER, numbers
from projections.time_to_close import TIME_TO_CLOSE, closings
from projections.walks import flow
from store.books import Books

AGES = (0, 30, 90, 180, 365, 730, 1825)  # days; a case belongs to the last it has reached
MOST_CLOSINGS = 2000
A_YEAR = 366  # days


def course(books: Books, place: Place, as_of: datetime | None = None) -> dict[str, Any]:
    """Cases in each stage and closed, at the end of each day on which any moved, and now."""
    moment = (as_of or now()).astimezone(SHANGHAI)
    asked: dict[str, Any] = {"jurisdiction": books.jurisdiction, "projects": place.projects}
    with reading(books, COUNTDOWN, DIRECTORY) as (connection, position):
        counted = count(connection, **asked, as_of=moment)
        days = flow(connection, **asked, as_of=moment)
        projects = facts(connection, **asked).values()
    opened = [each["opened_on"] for each in projects if each["opened_on"]]
    targets = [each["target_date"] for each in projects if each["target_date"]]
    last = {**counted["by_stage"], "closed": counted["closed"]}
    return {
        **place.named, "as_of": moment.isoformat(), "position": position,
        "baseline": counted["baseline"], "opened_on": min(opened, default=None),
        "target_date": max(targets, default=None),
        "days": [{"date": day, **stages} for day, stages in [*days, (moment.date(), last)]],
    }  # fmt: skip


def ageing(books: Books, place: Place, as_of: datetime | None = None) -> dict[str, Any]:
    """Open cases by how long ago they were first opened, and by stage."""
    moment = as_of or now()
    with reading(books, *STANDING) as (connection, position):
        found = standing(
            connection, jurisdiction=books.jurisdiction, projects=place.projects, as_of=as_of
        )
    counts = Counter(
        (bisect_right(AGES, max(days_until(moment, case.first_opened_at), 0)) - 1, case.stage)
        for case in found
    )
    ends = [*(age - 1 for age in AGES[1:]), None]
    buckets = [
        {
            "from_days": first, "to_days": last,
            "by_stage": {stage: counts[nth, stage] for stage in STAGES},
        }
        for nth, (first, last) in enumerate(zip(AGES, ends, strict=True))
    ]  # fmt: skip
    return {
        **place.named, "as_of": moment.astimezone(SHANGHAI).isoformat(), "position": position,
        "buckets": buckets,
    }  # fmt: skip


def contacts(books: Books, place: Place, *, since: date | None = None, until: date | None = None,
             as_of: datetime | None = None) -> dict[str, Any]:  # fmt: skip
    """Contacts a Shanghai day, and with how many households; the last year unless told."""
    moment = (as_of or now()).astimezone(SHANGHAI)
    last = min(until, moment.date()) if until else moment.date()
    first = since or date.fromordinal(last.toordinal() - A_YEAR + 1)
    with reading(books, REGISTER) as (connection, position):
        days = contact_days(
            connection, jurisdiction=books.jurisdiction, projects=place.projects, since=first,
            until=min(end_of(last), moment),
        )  # fmt: skip
    return {
        **place.named, "as_of": moment.isoformat(), "position": position, "from": first,
        "to": last,
        "days": [{"date": day, "contacts": n, "households": of} for day, n, of in days],
    }  # fmt: skip


def closed(books: Books, place: Place, as_of: datetime | None = None) -> dict[str, Any]:
    """When each closed case was closed and how many days that took; thinned evenly when many."""
    moment = (as_of or now()).astimezone(SHANGHAI)
    asked: dict[str, Any] = {"jurisdiction": books.jurisdiction, "projects": place.projects}
    with reading(books, TIME_TO_CLOSE, REGISTER) as (connection, position):
        found, percentiles = closings(connection, **asked, as_of=moment, limit=MOST_CLOSINGS)
        known = numbers(connection, **asked, ids=[case_id for _, _, case_id in found])
    return {
        **place.named, "as_of": moment.isoformat(), "position": position,
        "items": [
            [at.astimezone(SHANGHAI), days, case_id, known[case_id][0]]
            for at, days, case_id in found
        ],
        "percentiles": percentiles,
    }  # fmt: skip
