"""The application: routes that parse, call and answer, over books that it opens and closes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from api.audit_routes import audit
from api.audit_trail_routes import audit_trail
from api.case_routes import cases
from api.feed import Feed
from api.health_routes import health
from api.import_routes import imports
from api.inspection_routes import inspections
from api.log_routes import log
from api.page_routes import mount_pages
from api.problems import map_problems
from api.project_routes import projects
from api.task_force_routes import task_forces
from audit.notary import Notary
from store.books import Books


def application(books: Books, notary: Notary) -> FastAPI:
    """The application over open books, and who signs their log; whoever opened them closes them."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        async with Feed(books).listening() as feed:
            app.state.feed = feed
            with notary.at_work():
                yield

    app = FastAPI(
        title="zhuanban", version="0.1.0", lifespan=life, docs_url=None, redoc_url=None,
    )  # fmt: skip
    app.state.books = books
    app.state.notary = notary
    map_problems(app)
    for router in (task_forces, projects, imports, cases, inspections, log, audit, audit_trail):
        app.include_router(router, prefix="/api/v1")
    app.include_router(health)
    mount_pages(app)
    return app
