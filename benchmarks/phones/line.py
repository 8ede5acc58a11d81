"""A line to the whole application, without a client that costs more than what is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import orjson
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.types import Message

HEADERS = [(b"host", b"testserver"), (b"content-type", b"application/json")]


class Line:
    """Many may speak over it at once; the application runs in the client's own thread."""

    def __init__(self, app: FastAPI, client: TestClient) -> None:
        """``client`` has started the application."""
        assert client.portal
        self._app, self._call = app, client.portal.call

    def post(self, path: str, body: dict[str, Any], token: str) -> tuple[int, Any]:
        """Status and answer."""
        return self._ask("POST", path, b"", orjson.dumps(body), token)

    def get(self, path: str, token: str, asked: Mapping[str, Any] | None = None) -> Any:
        """The answer, None where it is a refusal."""
        query = urlencode(asked or {}).encode()
        status, found = self._ask("GET", path, query, b"", token)
        return found if status == 200 else None

    def _ask(self, method: str, path: str, query: bytes, body: bytes, token: str
             ) -> tuple[int, Any]:  # fmt: skip
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method,
            "scheme": "http", "path": f"/api/v1{path}", "raw_path": f"/api/v1{path}".encode(),
            "query_string": query, "root_path": "", "client": ("testclient", 1),
            "server": ("testserver", 80),
            "headers": [*HEADERS, (b"authorization", f"Bearer {token}".encode())],
        }  # fmt: skip
        answered: tuple[int, Any] = self._call(self._spoken, scope, body)
        return answered

    async def _spoken(self, scope: dict[str, Any], body: bytes) -> tuple[int, Any]:
        heard: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Message) -> None:
            heard.append(message)

        await self._app(scope, receive, send)
        whole = b"".join(message.get("body", b"") for message in heard)
        return heard[0]["status"], orjson.loads(whole)
