"""When it will be done: the forecast from the spells of a project's cases, or a task force's."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

import numpy as np
import orjson

from api.moments import SHANGHAI, end_of, now
from api.reading import reading
from domain.refusal import ValueDoesNotFit
from domain.task_force import TaskForce
from forecast import Forecast, Spells, foretell
from forecast.scoring import Score, pooled, scored
from projections.directory import DIRECTORY, projects_beneath
from projections.time_to_close import TIME_TO_CLOSE, spells
from store.books import Books

# The forecasts on record, the newest four hundred; a task force has none of its own.
MADE = """
SELECT state FROM (
    SELECT position, state FROM events
    WHERE jurisdiction = %s AND stream = %s AND topic = 'project.forecast_made@1'
      AND occurred_at <= %s
    ORDER BY version DESC LIMIT 400) newest ORDER BY position"""
DAY = 86400.0  # seconds
HORIZONS = (7, 14, 28)
FURTHEST = 365  # days; beyond a year the clear dates speak
MOST = 12  # horizons in one answer
METHOD = {
    "zh": "按户龄与近期进度推算办结可能，多种快慢按以往预测的准确程度加权，四千次抽样取分位数。",
    "en": (
        "Chances to close by age of case and recent pace; several paces weighted by how well they"
        " foretold before; quantiles of four thousand draws."
    ),
}


def horizons(text: str | None) -> tuple[int, ...]:
    """Read ``7,14,28``: days, each once, in order. Raises ValueDoesNotFit."""
    if not text:
        return HORIZONS
    try:
        found = tuple(sorted({int(part) for part in text.split(",")}))
    except ValueError:
        raise ValueDoesNotFit(field="horizons", why=f"“{text}” is not like 7,14,28") from None
    if not 1 <= found[0] <= found[-1] <= FURTHEST or len(found) > MOST:
        why = f"at most {MOST} horizons of 1 to {FURTHEST} days"
        raise ValueDoesNotFit(field="horizons", why=why)
    return found


def forecast(books: Books, *, project: str, as_of: datetime | None = None,
             known_at: int | None = None, ahead: tuple[int, ...] = HORIZONS,
             language: str = "zh") -> dict[str, Any]:  # fmt: skip
    """The forecast of a project, made at a moment from what was known of it, and how the ones on
    record did. Raises Unknown.
    """
    found = books.desk.project(project)
    seen = look(books, [found.id], as_of, known_at, began=found.task_force)
    score = score_of(seen.made, seen.spells, seen.moment)
    return {"project": project} | answer(seen, ahead, language) | {
        "score": score and {k: round(v, 4) for k, v in score._asdict().items()}
    }  # fmt: skip


def forecast_of_task_force(books: Books, *, task_force: str, as_of: datetime | None = None,
                           ahead: tuple[int, ...] = HORIZONS,
                           language: str = "zh") -> dict[str, Any]:  # fmt: skip
    """The forecast of a task force with all below it, as one stock of cases. Raises Unknown."""
    id_ = books.desk.task_force(task_force).id
    with reading(books, DIRECTORY) as (connection, _):
        found = projects_beneath(connection, jurisdiction=books.jurisdiction, task_force=id_)
    seen = look(books, found, as_of, None, began=id_)
    return {"task_force": task_force} | answer(seen, ahead, language) | {"score": None}


class Seen(NamedTuple):
    """What a forecast goes on; ``since`` is how many days ago the task force came to work."""

    moment: datetime
    position: int
    spells: Spells
    since: float | None
    made: list[dict[str, Any]]


def look(books: Books, projects: list[UUID], as_of: datetime | None, known_at: int | None, *,
         began: UUID | None) -> Seen:  # fmt: skip
    """Read what is known of these projects' cases at a moment, and the forecasts made before."""
    moment = as_of or now().astimezone(SHANGHAI)
    past = moment if known_at is not None else None
    one = projects[0] if len(projects) == 1 else None
    with reading(books, TIME_TO_CLOSE, as_of=past, known_at=known_at, project=one) as (
        connection, position,
    ):  # fmt: skip
        columns = spells(
            connection, jurisdiction=books.jurisdiction, projects=projects, as_of=moment
        )
        asked = [books.jurisdiction, one, moment]
        made = [orjson.loads(state) for (state,) in connection.execute(MADE, asked)]
    return Seen(moment, position, spells_of(columns), _days_since(books, began, moment), made)


def _days_since(books: Books, task_force: UUID | None, moment: datetime) -> float | None:
    if task_force is None:
        return None
    force = books.desk.get(TaskForce, task_force, f"task force {task_force}")
    began = force.at_work_since(moment)
    return None if began is None else (moment - began).total_seconds() / DAY


def answer(seen: Seen, ahead: tuple[int, ...], language: str) -> dict[str, Any]:
    """The forecast as it is served."""
    found = foretell(seen.spells, ahead, since=seen.since)
    return {
        "as_of": seen.moment.isoformat(), "position": seen.position,
        "made_at_position": seen.position, **told(found, seen.moment, language),
    }  # fmt: skip


def score_of(made: list[dict[str, Any]], known: Spells, moment: datetime) -> Score | None:
    """How the forecasts on record did, of those whose day has come by ``moment``."""
    left = np.where(known.closed | (known.left > 0), known.left, -1.0)
    rows = []
    for each in made:
        ago = (moment - end_of(date.fromisoformat(each["evening"]))).total_seconds() / DAY
        stood = (known.opened >= ago) & (left < ago)
        for band in each["fan"]:
            if band["days"] <= ago:
                came = int((stood & (left < ago - band["days"])).sum())
                fan = (band["p10"], band["p50"], band["p90"])
                rows.append(scored(fan, band["throughput"], band["line"], came=came,
                                   stood=each["open"]))  # fmt: skip
    return pooled(rows)


def spells_of(columns: tuple[bytes, ...]) -> Spells:
    """The columns as PostgreSQL sends them: doubles, the highest byte first."""
    opened, entered, left, closed = (np.frombuffer(each, ">f8").astype(float) for each in columns)
    return Spells(opened, entered, left, closed > 0)


def told(found: Forecast, moment: datetime, language: str) -> dict[str, Any]:
    """The forecast with its days as dates in Shanghai, and its words in the reader's language."""
    today = moment.astimezone(SHANGHAI).date()
    return {
        "open": found.open,
        "basis": found.why is None,
        "why": found.why and found.why.sentence(language),
        "fan": [band._asdict() | {"date": today + timedelta(band.days)} for band in found.fan],
        "clear": {
            name: None if days is None else today + timedelta(days)
            for name, days in found.clear._asdict().items()
        },
        "method": METHOD["en" if language == "en" else "zh"],
    }
