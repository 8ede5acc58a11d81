"""The OpenAPI document says of every route which problems it may answer with, in one place."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI

PROBLEM = {
    "type": "object",
    "description": "A refusal (RFC 9457) in the language that Accept-Language asks for.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "pattern": "^/problems/[a-z0-9-]+$"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "article": {"type": "string", "description": "the article of law behind the rule"},
    },
}
WHY = {
    401: "nobody is signed in, or the session has ended",
    403: "whoever is signed in may not do this",
    404: "what is asked for is not known here, or not in sight",
    405: "the address does not take this method",
    408: "the body did not come whole in time",
    409: "a rule is broken",
    412: "the case has moved on since it was read",
    413: "the body is too large",
    421: "nothing is served under this host name",
    422: "the request cannot be read",
    429: "too many requests; Retry-After says how long to wait",
    500: "something broke; the reference is in the log",
    503: "not ready so far; Retry-After says how long to wait",
    507: "the disk is full",
}
EVERY = (405, 421, 422, 429, 500, 503)
OF_API, OF_BODY, OF_WRITE = (401, 403, 404), (408, 413), (409, 507)


def describe_problems(app: FastAPI) -> None:
    """Have the document of an application name the problems of each route."""
    made = app.openapi

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = with_problems(made())
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]


def with_problems(document: dict[str, Any]) -> dict[str, Any]:
    """The document with a problem for every status a route may refuse with."""
    kept = document.setdefault("components", {})
    schemas = kept.setdefault("schemas", {})
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    schemas["Problem"] = PROBLEM
    kept["responses"] = {HTTPStatus(status).name.title(): _answer(status) for status in WHY}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            for status in statuses(path, method, operation):
                name = HTTPStatus(status).name.title()
                operation["responses"][str(status)] = {"$ref": f"#/components/responses/{name}"}
    return document


def statuses(path: str, method: str, operation: dict[str, Any]) -> Iterator[int]:
    """What a route may refuse with."""
    yield from EVERY
    if path.startswith("/api/"):
        yield from OF_API
    if "requestBody" in operation:
        yield from OF_BODY
    if method not in {"get", "head"}:
        yield from OF_WRITE
    if any(parameter["name"] == "if-match" for parameter in operation.get("parameters", ())):
        yield HTTPStatus.PRECONDITION_FAILED


def _answer(status: int) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": WHY[status], "content": {"application/problem+json": {"schema": schema}}}
