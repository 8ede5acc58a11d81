"""Every refusal becomes a problem document (RFC 9457), mapped once, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from eventsourcing.persistence import OperationalError, PersistenceError
from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from psycopg import OperationalError as DatabaseIsAway
from psycopg.errors import ReadOnlySqlTransaction as DatabaseIsAReplica
from starlette.exceptions import HTTPException

from domain.refusal import Refusal


class BodyDoesNotFit(Refusal):
    """The request cannot be read: {fields}."""

    zh = "请求内容无法识别：{fields}。"
    status = 422


class DatabaseIsUnreachable(Refusal):
    """The database cannot be reached just now; try again soon: what has a number is kept once."""

    zh = "数据库暂时无法访问，请稍后重试；带操作号的请求不会重复保存。"
    status = 503


class DiskIsFull(Refusal):
    """The database's disk is full; nothing of this request was kept, make room and try again."""

    zh = "数据库所在磁盘已满；本次请求未保存，请清理空间后再试。"
    status = 507


class NoSuchPage(Refusal):
    """There is nothing at this address."""

    zh = "此地址没有内容。"
    status = 404


class MethodDoesNotFit(Refusal):
    """This address does not take {method}."""

    zh = "此地址不接受 {method}。"
    status = 405


def kebab(name: str) -> str:
    """``CaseIsClosed`` as ``case-is-closed``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


def problem(refusal: Refusal, language: str) -> dict[str, Any]:
    """The document of one refusal."""
    sentence = refusal.sentence(language)
    document: dict[str, Any] = {
        "type": f"/problems/{kebab(type(refusal).__name__)}",
        "title": sentence,
        "status": refusal.status,
        "detail": sentence,
    }
    if refusal.article:
        document["article"] = refusal.article
    facts = {key: value for key, value in refusal.facts.items() if key not in document}
    return document | {key: told(value) for key, value in facts.items()}


def told(value: object) -> object:
    """A fact of a refusal as JSON holds it: a share, a day or a time as text."""
    return value if isinstance(value, str | int | float | list | dict | None) else str(value)


def language_of(request: Request) -> str:
    """``zh`` unless the reader asks for English first."""
    asked = request.headers.get("accept-language", "").lower()
    weights = re.findall(r"([a-z*]+)(?:-[a-z0-9-]+)?(?:\s*;\s*q=([\d.]+))?", asked)
    best = {"zh": 0.0, "en": 0.0}
    for tag, weight in weights:
        if tag in best:
            best[tag] = max(best[tag], float(weight or 1))
    return "en" if best["en"] > best["zh"] else "zh"


def answer(request: Request, refusal: Refusal) -> JSONResponse:
    """The response of one refusal; the log of requests names it."""
    request.scope.setdefault("state", {})["refusal"] = kebab(type(refusal).__name__)
    headers = {"Content-Language": language_of(request)}
    if refusal.status in {HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.TOO_MANY_REQUESTS}:
        headers["Retry-After"] = str(refusal.facts.get("seconds", 1))
    if refusal.status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(
        jsonable_encoder(problem(refusal, language_of(request))),
        refusal.status,
        headers,
        media_type="application/problem+json",
    )


def lost(error: Exception, *, has_room: bool = True) -> Refusal:
    """What the database's trouble means to the one who asked; it ends where it has no room."""
    is_full = not has_room or "No space left on device" in str(error)
    return DiskIsFull() if is_full else DatabaseIsUnreachable()


def unfit(errors: Iterable[Any]) -> BodyDoesNotFit:
    """What pydantic found wrong, as the refusal that names each field below the body's own."""
    fields = "; ".join(
        f"{'.'.join(str(part) for part in found['loc'][1:]) or found['loc'][0]}: {found['msg']}"
        for found in errors
    )
    return BodyDoesNotFit(fields=fields)


def map_problems(app: FastAPI) -> None:
    """Answer every kind of refusal; anything else stays a crash in the log."""

    @app.exception_handler(Refusal)
    def refused(request: Request, error: Refusal) -> JSONResponse:
        return answer(request, error)

    @app.exception_handler(RequestValidationError)
    def unparsable(request: Request, error: RequestValidationError) -> JSONResponse:
        return answer(request, unfit(error.errors()))

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> JSONResponse:
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            refused = answer(request, MethodDoesNotFit(method=request.method))
            refused.headers.update(error.headers or {})
            return refused
        if error.status_code == HTTPStatus.NOT_FOUND:
            return answer(request, NoSuchPage())
        return answer(request, BodyDoesNotFit(fields=error.detail))

    def away(request: Request, error: Exception) -> JSONResponse:
        return answer(request, lost(error, has_room=app.state.books.has_room()))

    for kind in (OperationalError, DatabaseIsAway, DatabaseIsAReplica, PersistenceError):
        app.add_exception_handler(kind, away)
