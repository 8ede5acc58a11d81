"""The application: routes that parse, call and answer, over books that it opens and closes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from api import RELEASE
from api.access_routes import access
from api.account_routes import accounts
from api.attachments import attachments
from api.audit_routes import audit
from api.audit_trail_routes import audit_trail
from api.board_routes import board
from api.case_routes import cases
from api.city_login_routes import city
from api.ending import Ending
from api.erasure_routes import erasures
from api.feed import Feed
from api.field_routes import field
from api.forecast_record import nightly_forecasts
from api.health_routes import health
from api.identity.city_login import CityLogin
from api.identity.sessions import Sessions
from api.import_routes import imports
from api.inspection_routes import inspections
from api.jurisdiction_routes import jurisdictions
from api.live import Live
from api.live_routes import live
from api.log_routes import log
from api.openapi import describe_problems
from api.page_routes import mount_assets, pages
from api.paper_routes import papers
from api.problems import map_problems
from api.project_routes import projects
from api.reading_record import ReadsOnRecord
from api.receipt_routes import receipts
from api.replica import watched
from api.review_routes import monthly
from api.scopes import must_all_have_a_scope
from api.session_routes import sessions
from api.sync_routes import phones
from api.task_force_routes import task_forces
from api.telemetry import measures
from api.telemetry.request import tell_of_requests
from api.telemetry.traces import tracing
from api.telemetry.watching import Watching
from api.transfer_routes import transfers
from api.transport import Transport, guard_transport
from audit.notary import Notary
from audit.standing import top_of
from store.books import Books

SAMPLED = 5.0  # seconds between two looks at the pool
HERE = Transport()  # by the names of this machine, and nobody is counted

# One list, not routers within routers: there a request is held against every route of each of them
# on every level. In this order it is held against these, so what people do most comes first.
ROUTES = [
    route
    for router in (
        cases, field, phones, projects, board, live, log, sessions, task_forces, imports,
        transfers, attachments, inspections, audit, audit_trail, access, erasures, accounts, city,
        papers, monthly, jurisdictions, health, receipts, pages,
    )
    for route in router.routes
]  # fmt: skip


def application(books: Books, notary: Notary, transport: Transport = HERE,
                city_login: CityLogin | None = None, office: str | None = None,
                places: Mapping[str, Path] | None = None) -> FastAPI:  # fmt: skip
    """The application over open books, and who signs their log; whoever opened them closes them.

    ``office`` is how households reach the office, as their receipts say it; ``places`` are folders
    whose disk must not fill up, by what lies in them.
    """
    traces = tracing()
    books.watched_by(Watching(traces))

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[dict[str, Any]]:
        ending = app.state.ending = Ending()
        async with Feed(books).listening() as feed, measured(books):
            app.state.feed = feed
            async with (
                Live(books, feed).watching() as app.state.live,
                watched(books, feed) as app.state.replica,
            ):
                ending.tells(feed.end)
                ending.tells(app.state.live.end)
                with notary.at_work(), app.state.reads.at_work(), nightly_forecasts(books):
                    yield {"ending": ending}
        if traces:
            traces.close()

    app = FastAPI(
        title="zhuanban", version=RELEASE, lifespan=life, docs_url=None, redoc_url=None,
        routes=ROUTES,
    )  # fmt: skip
    app.state.books = books
    app.state.notary = notary
    app.state.places = {"audit": notary.file.parent, **(places or {})}
    # What waits there is of the books, under whichever name their log goes on.
    app.state.reads = ReadsOnRecord(books, top_of(notary.file.parent) / "reads")
    app.state.sessions, app.state.has_accounts = Sessions(books), False
    app.state.city_login, app.state.office = city_login, office
    app.state.everywhere = None  # of all jurisdictions, where this one may see their counts
    map_problems(app)
    guard_transport(app, transport)
    tell_of_requests(app, traces)
    mount_assets(app)
    must_all_have_a_scope(app)
    describe_problems(app)
    return app


@asynccontextmanager
async def measured(books: Books) -> AsyncIterator[None]:
    """Look every few seconds how many connections are in use."""

    async def look() -> None:
        while True:
            measures.in_use(books.pool.name, books.in_use)
            await asyncio.sleep(SAMPLED)

    task = asyncio.create_task(look())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        measures.in_use(books.pool.name, 0)
