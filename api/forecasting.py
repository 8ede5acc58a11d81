"""When it will be done: the forecast from the spells of a project's cases, or a task force's."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import numpy as np

from api.moments import SHANGHAI, now
from api.reading import reading
from domain.refusal import ValueDoesNotFit
from forecast import Forecast, Spells, foretell
from projections.directory import DIRECTORY, projects_beneath
from projections.time_to_close import TIME_TO_CLOSE, spells
from store.books import Books

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
    """The forecast of a project, made at a moment from what was known of it. Raises Unknown."""
    id_ = books.desk.project(project).id
    return {"project": project} | _foretold(books, [id_], as_of, known_at, ahead, language)


def forecast_of_task_force(books: Books, *, task_force: str, as_of: datetime | None = None,
                           ahead: tuple[int, ...] = HORIZONS,
                           language: str = "zh") -> dict[str, Any]:  # fmt: skip
    """The forecast of a task force with all below it, as one stock of cases. Raises Unknown."""
    id_ = books.desk.task_force(task_force).id
    with reading(books, DIRECTORY) as (connection, _):
        found = projects_beneath(connection, jurisdiction=books.jurisdiction, task_force=id_)
    return {"task_force": task_force} | _foretold(books, found, as_of, None, ahead, language)


def _foretold(books: Books, projects: list[UUID], as_of: datetime | None, known_at: int | None,
              ahead: tuple[int, ...], language: str) -> dict[str, Any]:  # fmt: skip
    moment = as_of or now().astimezone(SHANGHAI)
    past = moment if known_at is not None else None
    one = projects[0] if len(projects) == 1 else None
    with reading(books, TIME_TO_CLOSE, as_of=past, known_at=known_at, project=one) as (
        connection, position,
    ):  # fmt: skip
        columns = spells(
            connection, jurisdiction=books.jurisdiction, projects=projects, as_of=moment
        )
    answer = told(foretell(spells_of(columns), ahead), moment, language)
    return {
        "as_of": moment.isoformat(), "position": position, "made_at_position": position, **answer,
    }  # fmt: skip


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
