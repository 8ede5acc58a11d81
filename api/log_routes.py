"""The log as a feed to read on from, and as a stream that says when there is more."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import StreamingResponse

from api.depends import TheActor, TheBooks
from api.ending import come_back
from api.reading_record import on_record
from api.scopes import ANY_ROLE, AUDIT, READ, may

log = APIRouter(prefix="/api/v1")
SILENCE = 15.0  # seconds until a comment keeps the line open

PAGE = """
SELECT position, stream, version, topic, occurred_at, recorded_at, op_id, project, task_force, state
FROM events WHERE jurisdiction = %s AND position > %s
  AND (%s OR NOT (starts_with(topic, 'access.') OR starts_with(topic, 'account.')))
ORDER BY position LIMIT %s"""


@log.get("/events", dependencies=[may(READ)])
def events(request: Request, books: TheBooks, actor: TheActor,
           after: Annotated[int, Query(ge=0, lt=2**63)] = 0,
           limit: Annotated[int, Query(ge=1, le=1000)] = 500) -> dict[str, Any]:  # fmt: skip
    """Events after a position, in order; personal texts stay sealed."""
    on_record(request, "feed")
    with books.reading() as connection:
        # who was posted and who looked at what is for those who answer for it
        asked = [books.jurisdiction, after, actor.role in AUDIT | {"console"}, limit]
        rows = connection.execute(PAGE, asked).fetchall()
    items = []
    for position, stream, version, topic, occurred, recorded, op_id, project, force, state in rows:
        name, _, topic_version = topic.partition("@")
        items.append({
            "position": position, "id": stream, "version": version, "topic": name,
            "topic_version": int(topic_version or 1), "recorded_at": recorded, "op_id": op_id,
            "project": project, "task_force": force, "occurred_at": occurred,
            **orjson.loads(state),
        })  # fmt: skip
    return {"items": items, "next": items[-1]["position"] if len(items) == limit else None}


@log.get(
    "/stream",
    dependencies=[may(ANY_ROLE)],
    response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {}}}},
)
async def stream(
    request: Request, last_event_id: Annotated[int | None, Header()] = None, after: int = 0
) -> StreamingResponse:
    """The position of the log, again whenever it moves; resumes after Last-Event-ID."""

    async def lines() -> AsyncIterator[bytes]:
        feed = request.app.state.feed
        async for position in feed.positions(last_event_id or after, SILENCE):
            if position is None:
                yield b": still here\n\n"
            else:
                said = b'id: %d\nevent: position\ndata: {"position":%d}\n\n'
                yield said % (position, position)
        yield come_back()

    return StreamingResponse(
        lines(), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
    )
