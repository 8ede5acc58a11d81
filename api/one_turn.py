"""A write to a case takes one turn, heard by a clerk: whoever waits at a door waits once.

FastAPI would take three (who asks, what is done, how it is written down) and find out anew each
time what the route needs; that cost twice what the write itself costs. What the route says of
itself in its signature still stands in the description of the API.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine
from typing import Any
from uuid import UUID

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import TypeAdapter, ValidationError

from api.depends import numbered, versioned
from api.operations import Operation
from store.hearing import TakesLonger

JSON = re.compile(r"application/([\w.-]+\+)?json\s*(;|$)", re.IGNORECASE)
ANSWER = TypeAdapter(dict[str, Any])
PLACE = TypeAdapter(UUID)
NUMBER = TypeAdapter(int)


class OneTurn(APIRoute):
    """The route of an operation on a case; its one dependency is the scope."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Read the body, then do all the rest in one turn.

        What is answered when it is signed has a thread for itself, and so has what must wait for
        somebody who is heard elsewhere: nobody else waits for that.
        """
        [scope] = [each.dependency for each in self.dependencies]
        kind: type[Operation] = self.endpoint.__annotations__["body"]

        def turn(request: Request, raw: bytes) -> Response:
            assert scope
            scope(request)
            answer = Response(status_code=201, media_type="application/json")
            done = self.endpoint(
                request=request, books=request.app.state.books.seen_by(request.state.actor.sight),
                notary=request.app.state.notary, actor=request.state.actor,
                op_id=numbered(request.headers.get("idempotency-key")),
                seen=versioned(request.headers.get("if-match")), response=answer,
                **read(kind, request, raw),
            )  # fmt: skip
            answer.body = ANSWER.dump_json(done)
            answer.headers["Content-Length"] = str(len(answer.body))
            return answer

        async def handle(request: Request) -> Response:
            body = await request.body()
            if kind.DECIDES:
                return await run_in_threadpool(turn, request, body)
            try:
                answer: Response = await request.app.state.books.clerks.hear(turn, request, body)
            except TakesLonger:
                return await run_in_threadpool(turn, request, body)
            return answer

        return handle


def read(kind: type[Operation], request: Request, raw: bytes) -> dict[str, Any]:
    """What the address and the body hold. Raises RequestValidationError with all that is wrong."""
    found: dict[str, Any] = {}
    wrong: list[Any] = []
    for name, given in request.path_params.items():
        try:
            found[name] = (PLACE if name == "id_" else NUMBER).validate_python(given)
        except ValidationError as error:
            wrong += [{**each, "loc": ("path", name)} for each in error.errors()]
    try:
        # What a page of another site can send unasked has another type.
        is_json = JSON.match(request.headers.get("content-type", ""))
        found["body"] = kind.model_validate_json(raw) if is_json else kind.model_validate(raw)
    except ValidationError as error:
        wrong += [{**each, "loc": ("body", *each["loc"])} for each in error.errors()]
    if wrong:
        raise RequestValidationError(wrong)
    return found
