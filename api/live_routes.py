"""A page that is left open hears the numbers change, for as long as its reader may see them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from time import monotonic
from typing import Annotated, Any

from fastapi import APIRouter, Header, Request
from fastapi.responses import StreamingResponse

from api.ending import come_back
from api.live import SILENCE, Kind, Live, part_of
from api.operations.act import Actor
from api.scopes import READ, a_project, a_task_force, is_at_the_console, may
from store.books import Books

live = APIRouter(prefix="/api/v1")
EVENTS: dict[int | str, dict[str, Any]] = {200: {"content": {"text/event-stream": {}}}}
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
LastEventId = Annotated[str | None, Header()]


@live.get(
    "/projects/{code}/live",
    dependencies=[may(READ, a_project)],
    response_class=StreamingResponse,
    responses=EVENTS,
)
def project_live(
    request: Request, code: str, last_event_id: LastEventId = None
) -> StreamingResponse:
    """The countdown of a project, again whenever it moves; resumes after Last-Event-ID."""
    return streamed(Listener(request, "project", code), last_event_id)


@live.get(
    "/task-forces/{code}/live",
    dependencies=[may(READ, a_task_force)],
    response_class=StreamingResponse,
    responses=EVENTS,
)
def task_force_live(
    request: Request, code: str, last_event_id: LastEventId = None
) -> StreamingResponse:
    """The countdown of a task force with all below it, again whenever it moves."""
    return streamed(Listener(request, "task_force", code), last_event_id)


class Listener:
    """A page that is open: who asked for it, and what of the scope they may see."""

    def __init__(self, request: Request, kind: Kind, code: str) -> None:
        """Raises Unknown where there is no such scope."""
        self._request = request
        self._books: Books = request.app.state.books
        self._actor: Actor = request.state.actor
        find = self._books.desk.project if kind == "project" else self._books.desk.task_force
        find(code)
        self.live: Live = request.app.state.live
        self.part = part_of(self._books, kind, code, self._actor.sight)
        self._asked()

    async def is_entitled(self) -> bool:
        """Whether they still may, asked anew where it may have changed, and now and then."""
        if self._standing == self.live.standing and monotonic() - self._asked_at < SILENCE:
            return True
        self._asked()
        return await asyncio.to_thread(self._still)

    def _asked(self) -> None:
        self._standing, self._asked_at = self.live.standing, monotonic()

    def _still(self) -> bool:
        session = getattr(self._request.state, "session", None)
        if session is None:
            return is_at_the_console(self._request, self._books) and self._same(self._actor)
        actor = self._request.app.state.sessions.standing(session.id)
        return actor == self._actor and self._same(actor)

    def _same(self, actor: Actor) -> bool:
        return part_of(self._books, self.part.kind, self.part.code, actor.sight) == self.part


def streamed(listener: Listener, last_event_id: str | None) -> StreamingResponse:
    """Its events; a listener whose sight changed is sent away and comes back by the door."""
    return StreamingResponse(
        lines(listener, last_event_id), media_type="text/event-stream", headers=HEADERS
    )


async def lines(listener: Listener, last_event_id: str | None) -> AsyncIterator[bytes]:
    """What is sent: each message but one that the page has, a comment in between."""
    async with listener.live.listening(listener.part) as board:
        async for message in listener.live.heard(board):
            if not await listener.is_entitled():
                return
            if message is None:
                yield b": still here\n\n"
            elif message.id != last_event_id:
                yield message.text
            last_event_id = None
    if listener.live.has_ended:
        yield come_back()
