"""Task forces: chartered, staffed, counted with all below them, dissolved."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict

from api import undertakings
from api.countdown import closing_times_of_task_force, countdown_of_task_force
from api.depends import AsOf, CaughtUp, Reported, TheActor, TheBooks, act_now
from api.forecasting import forecast_of_task_force, horizons
from api.problems import language_of
from api.reading import reading
from api.scopes import CHARTER, LEAD, LOOK_UP, READ, a_task_force, may
from api.texts import Text, Word
from projections.directory import DIRECTORY
from projections.directory import task_forces as all_task_forces
from store.desk import Receipt

task_forces = APIRouter(prefix="/api/v1/task-forces")


class Body(BaseModel):
    """Every body says only what it knows."""

    model_config = ConfigDict(extra="forbid")


class Charter(Body):
    """A task force to charter."""

    code: Word
    name: Word
    category: Literal["reform", "project", "campaign", "legacy"] = "legacy"
    parent: Word | None = None
    charter: Text | None = None
    leader: Word | None = None
    lead_department: Word | None = None
    end_condition: Text | None = None


class Member(Body):
    """A cadre to second."""

    name: Word
    home_department: Word
    acting_role: Word


class Release(Body):
    """A cadre to send home."""

    name: Word
    reason: Text


class Dissolution(Body):
    """Why it ends."""

    reason: Text


@task_forces.post("", status_code=201, dependencies=[may(CHARTER)])
def charter(books: TheBooks, actor: TheActor, body: Charter) -> dict[str, Any]:
    """Charter a task force."""
    return undertakings.open_task_force(books, act_now(actor), **body.model_dump())


@task_forces.get("", dependencies=[may(LOOK_UP), CaughtUp])
def list_task_forces(books: TheBooks) -> dict[str, Any]:
    """All task forces."""
    with reading(books, DIRECTORY) as (connection, _):
        items = all_task_forces(connection, jurisdiction=books.jurisdiction)
    return {"items": items, "next": None}


@task_forces.get("/{code}/countdown", dependencies=[may(READ, a_task_force), Reported])
def count(books: TheBooks, code: str, as_of: AsOf, daily: bool = False) -> dict[str, Any]:
    """How many remain in a task force with all below it."""
    return countdown_of_task_force(books, task_force=code, as_of=as_of, with_days=daily)


@task_forces.get("/{code}/time-to-close", dependencies=[may(READ, a_task_force), Reported])
def time_task_force(books: TheBooks, code: str, as_of: AsOf) -> dict[str, Any]:
    """How long the cases of all below it take."""
    return closing_times_of_task_force(books, task_force=code, as_of=as_of)


@task_forces.get("/{code}/forecast", dependencies=[may(READ, a_task_force), Reported])
def forecast_task_force(request: Request, books: TheBooks, code: str, as_of: AsOf,
                        ahead: Annotated[str | None, Query(alias="horizons")] = None
                        ) -> dict[str, Any]:  # fmt: skip
    """How many of all below it will remain, and when the last one closes."""
    return forecast_of_task_force(
        books, task_force=code, as_of=as_of, ahead=horizons(ahead), language=language_of(request)
    )


@task_forces.post("/{code}/members", status_code=201, dependencies=[may(LEAD, a_task_force)])
def join(books: TheBooks, actor: TheActor, code: str, body: Member) -> dict[str, Any]:
    """Second a member."""
    act = act_now(actor)
    return _answer(
        books.desk.decide(
            lambda: books.desk.task_force(code), lambda force: force.join(act, **body.model_dump())
        )
    )


@task_forces.post("/{code}/release", status_code=201, dependencies=[may(LEAD, a_task_force)])
def release(books: TheBooks, actor: TheActor, code: str, body: Release) -> dict[str, Any]:
    """Send a member home."""
    act = act_now(actor)
    return _answer(
        books.desk.decide(
            lambda: books.desk.task_force(code),
            lambda force: force.release(act, **body.model_dump()),
        )
    )


@task_forces.post("/{code}/dissolution", status_code=201, dependencies=[may(LEAD, a_task_force)])
def dissolve(books: TheBooks, actor: TheActor, code: str, body: Dissolution) -> dict[str, Any]:
    """End it, once none of its cases is open."""
    act, remaining = act_now(actor), countdown_of_task_force(books, task_force=code)["remaining"]
    return _answer(
        books.desk.decide(
            lambda: books.desk.task_force(code),
            lambda force: force.dissolve(act, reason=body.reason, open_cases=remaining),
        )
    )


def _answer(receipt: Receipt) -> dict[str, Any]:
    return {"position": receipt.position, **receipt.answer}
