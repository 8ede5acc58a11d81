"""The monthly review of a task force: drafted, frozen once the month is over, taken along."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response

from api.depends import CaughtUp, TheActor, TheBooks, act_now
from api.monthly.months import month_named
from api.monthly.review import freeze, review, reviews
from api.paper_routes import ANSWERS, taken
from api.papers.review import review_workbook
from api.scopes import LEAD, READ, a_task_force, may
from api.task_force_routes import Body
from api.texts import Word

monthly = APIRouter(prefix="/api/v1/task-forces/{code}/reviews")


class MonthBody(Body):
    """Which month to freeze."""

    month: Word


@monthly.post("", status_code=201, dependencies=[may(LEAD, a_task_force)])
def freeze_review(books: TheBooks, actor: TheActor, code: str, body: MonthBody) -> dict[str, Any]:
    """Freeze the figures of a month that is over, with the log's position and their hash."""
    receipt = freeze(books, act_now(actor), code, month_named(body.month))
    return {"position": receipt.position, **receipt.answer}


@monthly.get("", dependencies=[may(READ, a_task_force), CaughtUp])
def list_reviews(books: TheBooks, code: str) -> dict[str, Any]:
    """The months that are frozen."""
    return {"items": reviews(books, code), "next": None}


@monthly.get(
    "/{month}.xlsx", dependencies=[may(READ, a_task_force), CaughtUp], response_class=Response,
    responses=ANSWERS,
)  # fmt: skip
def take_review(books: TheBooks, code: str, month: str) -> Response:
    """A month's review as a workbook, marked as a draft until it is frozen."""
    asked = month_named(month)
    return taken(review_workbook(review(books, code, asked)), f"月度分析-{code}-{asked.name}")


@monthly.get("/{month}", dependencies=[may(READ, a_task_force), CaughtUp])
def show_review(books: TheBooks, code: str, month: str) -> dict[str, Any]:
    """A month's review as it was frozen, else as a draft."""
    return review(books, code, month_named(month))
