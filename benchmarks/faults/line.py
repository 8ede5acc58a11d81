"""A line to a server that is asked in JSON; when it is cut, the next question takes a new one."""

from __future__ import annotations

from http.client import HTTPConnection
from typing import Any, Self
from uuid import UUID

import orjson

SECONDS = 30.0


class Line:
    """One caller's."""

    def __init__(self, port: int, token: str | None = None) -> None:
        """Nobody is called yet; ``token`` says who calls."""
        self._port, self._token = port, token
        self._connection: HTTPConnection | None = None

    def ask(self, method: str, path: str, body: Any = None, op_id: UUID | None = None,
            **headers: str) -> tuple[int, Any]:  # fmt: skip
        """Status and answer. Raises OSError and HTTPException where the line was cut."""
        connection = self._connection or HTTPConnection("127.0.0.1", self._port, timeout=SECONDS)
        self._connection = None
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if self._token:
            given["Authorization"] = f"Bearer {self._token}"
        if op_id:
            given["Idempotency-Key"] = str(op_id)
        if not isinstance(body, bytes | None):
            body, given["Content-Type"] = orjson.dumps(body), "application/json"
        try:
            connection.request(method, path, body, given)
            answer = connection.getresponse()
            read = answer.read()
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        try:
            return answer.status, orjson.loads(read) if read else None
        except orjson.JSONDecodeError:
            return answer.status, read.decode(errors="replace")

    def close(self) -> None:
        """Hang up."""
        if self._connection:
            self._connection.close()
            self._connection = None

    def __enter__(self) -> Self:
        """As it is."""
        return self

    def __exit__(self, *_: object) -> None:
        """Hang up."""
        self.close()
