"""Servers that read and check a body and answer: what HTTP costs without anything being kept.

``app`` is FastAPI alone; ``worker`` is the product with one more route, for whoever is signed in.
Run as ``python -m benchmarks.empty_post PORT WORKERS`` this serves the latter.
"""

from __future__ import annotations

import sys
from uuid import UUID

import uvicorn
from fastapi import FastAPI

from api import serving
from api.operations.talks import LogContact
from api.scopes import WORK, may
from api.settings import settings

PATH = "/api/v1/cases/{id_}/nothing"
app = FastAPI()


@app.post(PATH, status_code=201)
async def take(id_: UUID, body: LogContact) -> dict[str, str]:
    """Take what would be a contact, and do nothing with it."""
    return {"case": str(id_), "occurred_at": body.occurred_at.isoformat()}


def worker() -> FastAPI:
    """The application of one worker process of the product, which can also do nothing."""
    product = serving.worker()
    product.add_api_route(PATH, take, methods=["POST"], status_code=201, dependencies=[may(WORK)])
    product.router.routes.insert(0, product.router.routes.pop())
    return product


if __name__ == "__main__":
    port, workers = map(int, sys.argv[1:])
    uvicorn.run(
        "benchmarks.empty_post:worker", factory=True, port=port, workers=workers,
        timeout_worker_healthcheck=60, **serving.serving(settings()),
    )  # fmt: skip
