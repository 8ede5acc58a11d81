"""Each night what is foretold of every project goes on record, to be held against what comes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from functools import partial
from itertools import chain

from api.forecasting import HORIZONS, look
from api.moments import SHANGHAI, end_of, now, start_of
from api.reading import reading
from api.rounds import rounds
from domain.aggregate import Act
from domain.project import Foretold
from domain.refusal import Refusal
from forecast import Clear, foretell
from forecast.peers import line, throughput
from projections.directory import DIRECTORY
from projections.directory import projects as all_projects
from store.books import Books

log = logging.getLogger(__name__)
Keep = Callable[[Books, Act, str, date], bool]
AFTER_MIDNIGHT = timedelta(minutes=10)  # phones have brought the evening by then
FIRST = timedelta(minutes=10)  # after a start, for a server that was off at night


class EveningIsNotOver(Refusal):
    """The evening {evening} is not over; its forecast is kept once it is."""

    zh = "{evening} 当日尚未结束，结束后方可留存预测。"


def record(books: Books, act: Act, code: str, evening: date) -> bool:
    """Keep the forecast of a project as of the end of ``evening``; whether one was kept.

    There is none to keep where nothing is open or nothing can be foretold, and one an evening.
    """
    project = books.desk.project(code)
    if project.foretold_on is not None and project.foretold_on >= evening:
        return False
    seen = look(books, [project.id], end_of(evening), None, began=project.task_force)
    found = foretell(seen.spells, HORIZONS, since=seen.since)
    if found.why or not found.open:
        return False
    peers = zip(throughput(seen.spells, HORIZONS), line(seen.spells, HORIZONS), strict=True)
    fan = tuple(
        Foretold(**band._asdict(), throughput=drawn, line=straight)
        for band, (drawn, straight) in zip(found.fan, peers, strict=True)
    )
    books.desk.decide(
        lambda: books.desk.project(code),
        lambda it: it.keep_forecast(
            act, evening=evening, at_position=seen.position, open=found.open, fan=fan,
            **_dates(found.clear, evening),
        ),
    )  # fmt: skip
    return True


def _dates(clear: Clear, evening: date) -> dict[str, date | None]:
    return {
        name: None if days is None else evening + timedelta(days)
        for name, days in clear._asdict().items()
    }


def record_all(books: Books, evening: date, keep: Keep = record,
               is_over: Callable[[], bool] = lambda: False) -> int:  # fmt: skip
    """Keep the forecast of every project, or of those until ``is_over``; how many were kept.

    Raises EveningIsNotOver.
    """
    at = now()
    if end_of(evening) >= at:  # it would keep all until then from being kept
        raise EveningIsNotOver(evening=evening.isoformat())
    with reading(books, DIRECTORY) as (connection, _):
        codes = [each["code"] for each in all_projects(connection, jurisdiction=books.jurisdiction)]
    act = Act(at=at, by="console", now=at, role="console")
    kept = 0
    for code in codes:
        if is_over():
            break
        try:
            kept += keep(books, act, code, evening)
        except Exception:  # whatever is odd about one project, the others have their evening
            log.exception("the forecast of %s could not be kept", code)
    return kept


def nightly_forecasts(books: Books) -> AbstractContextManager[None]:
    """Keep yesterday's some minutes after midnight in Shanghai until the block ends."""

    def keep(is_over: Callable[[], bool]) -> None:
        record_all(books, now().astimezone(SHANGHAI).date() - timedelta(days=1), is_over=is_over)

    waits = chain([FIRST], iter(lambda: until_next(now()), None))
    failed = partial(log.exception, "the forecasts could not be kept")
    return rounds("forecasts", waits, keep, failed=failed)


def until_next(moment: datetime) -> timedelta:
    """How long until some minutes after the next midnight in Shanghai."""
    tomorrow = start_of(moment.astimezone(SHANGHAI).date() + timedelta(days=1))
    return tomorrow + AFTER_MIDNIGHT - moment
