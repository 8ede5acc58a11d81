"""Whether it lives, whether it can serve, and what it measures of itself."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse

from api.depends import TheBooks
from api.scopes import EVERYBODY

health = APIRouter()

BEHIND = """
SELECT name, position - coalesce(behind_at, position) FROM zhuanban.read_models
JOIN zhuanban.heads USING (jurisdiction) WHERE jurisdiction = %s ORDER BY name"""


@health.get("/healthz", dependencies=[EVERYBODY])
def lives() -> dict[str, bool]:
    """The process answers."""
    return {"ok": True}


@health.get("/readyz", dependencies=[EVERYBODY])
def is_ready(books: TheBooks) -> dict[str, Any]:
    """The database answers too."""
    return {"ok": True, "position": books.desk.head()}


@health.get("/metrics", dependencies=[EVERYBODY], response_class=PlainTextResponse)
def metrics(books: TheBooks) -> PlainTextResponse:
    """Position of the log and lag of each read model, as Prometheus reads them."""
    with books.pool.connection() as connection:
        lags = connection.execute(BEHIND, [books.jurisdiction]).fetchall()
    lines = [
        "# TYPE zhuanban_position counter",
        f"zhuanban_position {books.desk.head()}",
        "# TYPE zhuanban_read_model_lag_events gauge",
        *(f'zhuanban_read_model_lag_events{{name="{name}"}} {lag}' for name, lag in lags),
    ]
    return PlainTextResponse("\n".join(lines) + "\n")
