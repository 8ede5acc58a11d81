"""Whether it lives, whether it can serve, and what it measures of itself."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

from api.depends import TheBooks
from api.scopes import PROBE
from api.telemetry import measures
from api.telemetry.state import PATIENCE, State
from domain.refusal import Refusal
from store.migrate import names

health = APIRouter()

CAN_WRITE = """
SELECT position, pg_is_in_recovery() OR current_setting('default_transaction_read_only')::boolean
FROM zhuanban.heads WHERE jurisdiction = %s"""
AS_OWNER = "SET LOCAL ROLE NONE"  # the list of migrations is theirs
SCHEMA = "SELECT name FROM public.zhuanban_schema"


class ServerIsEnding(Refusal):
    """This server was told to end and answers only what it took; ask another, or soon again."""

    zh = "服务正在停止，只处理完已接收的请求；请稍后再试。"
    status = 503


class DatabaseOnlyReads(Refusal):
    """The database takes no writes here: it is a replica, or was set to read only."""

    zh = "数据库目前只读：连接到的是备库，或已被设为只读。"
    status = 503


class SchemaIsOlder(Refusal):
    """The database lacks {missing} of this release; start it once with the right to migrate."""

    zh = "数据库结构缺少本版本的 {missing}；请以有迁移权限的账号启动一次。"
    status = 503


@health.get("/healthz", dependencies=[PROBE])
async def lives() -> dict[str, bool]:
    """The process answers; nothing else is touched."""
    return {"ok": True}


@health.get("/readyz", dependencies=[PROBE])
def is_ready(request: Request, books: TheBooks) -> dict[str, Any]:
    """It may be sent work: the database takes writes, its schema is ours, nobody said to end."""
    ending = getattr(request.app.state, "ending", None)
    if ending and ending.has_begun:
        raise ServerIsEnding
    with books.pool.connection(timeout=PATIENCE) as connection, connection.transaction():
        row = connection.execute(CAN_WRITE, [books.jurisdiction]).fetchone()
        connection.execute(AS_OWNER)
        schema = {name for (name,) in connection.execute(SCHEMA)}
    assert row
    position, only_reads = row
    if only_reads:
        raise DatabaseOnlyReads
    if missing := sorted({*names()} - schema):
        raise SchemaIsOlder(missing=", ".join(missing))
    return {"ok": True, "position": position}


@health.get("/metrics", dependencies=[PROBE], response_class=Response,
            responses={200: {"content": {"text/plain": {}}}})  # fmt: skip
def metrics(request: Request, books: TheBooks) -> Response:
    """What all processes of this server measure, as Prometheus reads it."""
    measures.in_use(books.pool.name, books.in_use)
    state = CollectorRegistry()
    state.register(State(books, request.app.state.places, request.app.state.replica))
    text = generate_latest(state) + generate_latest(measures.gathered())
    return Response(text, media_type=CONTENT_TYPE_LATEST)
