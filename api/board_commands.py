"""The commands of a chief: the count, how long it takes, what stalls, when it will end."""

from __future__ import annotations

import os
from argparse import Namespace
from datetime import datetime, timedelta
from typing import Any

from api import countdown as counting
from api.board import wall
from api.board.place import of_project
from api.commands import at, books_for
from api.jurisdictions.directory import Directory, NoDirectory
from api.moments import SHANGHAI, day, now
from api.reading_record import by_command
from api.settings import Settings

TO_OPEN = 15.0  # seconds that a jurisdiction may take, its database being opened too


def countdown(asked: Namespace, given: Settings) -> dict[str, Any]:
    """How many households remain in a project, or in all jurisdictions."""
    if asked.everywhere:
        return count_everywhere(at(asked))
    with books_for(asked, given) as books:
        return counting.countdown(
            books, project=asked.project, as_of=at(asked), known_at=asked.known_at,
            with_days=asked.daily,
        )  # fmt: skip


def count_everywhere(as_of: datetime | None) -> dict[str, Any]:
    """The counts of every jurisdiction of the directory. Raises NoDirectory."""
    from api.cli import language
    from api.jurisdictions.counting import Everywhere, Source

    directory = Directory.of(os.environ)
    if directory is None:
        raise NoDirectory
    members = directory.members
    sources = [Source(each.code, each.name, each.given.books) for each in members]
    return Everywhere(sources, seconds=TO_OPEN).count(as_of, language=language())


def time_to_close(asked: Namespace, given: Settings) -> dict[str, Any]:
    """How long cases take (Kaplan-Meier)."""
    with books_for(asked, given) as books:
        return counting.closing_times(
            books, project=asked.project, as_of=at(asked), known_at=asked.known_at
        )


def stalled(asked: Namespace, given: Settings) -> dict[str, Any]:
    """Open cases on which nothing moves."""
    with books_for(asked, given) as books:
        place = of_project(books, asked.project)
        by_command(books, asked.actor, "list", **place.record)
        return wall.stalled(books, place, at(asked))


def forecast(asked: Namespace, given: Settings) -> dict[str, Any]:
    """How many will remain, and when the last one closes."""
    from api import forecasting  # numpy takes longer to load than most commands
    from api.cli import language

    with books_for(asked, given) as books:
        return forecasting.forecast(
            books, project=asked.project, as_of=at(asked), known_at=asked.known_at,
            ahead=forecasting.horizons(asked.horizons), language=language(),
        )  # fmt: skip


def record_forecasts(asked: Namespace, given: Settings) -> dict[str, Any]:
    """Keep the forecasts of an evening, yesterday's unless named, to be scored when time tells."""
    from api import forecast_record

    evening = day(asked.evening) or now().astimezone(SHANGHAI).date() - timedelta(days=1)
    with books_for(asked, given) as books:
        kept = forecast_record.record_all(books, evening)
        return {"evening": evening.isoformat(), "kept": kept, "position": books.desk.head()}
