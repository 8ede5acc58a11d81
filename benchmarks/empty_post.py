"""A server that reads and checks a body and answers: what HTTP alone costs, served as we serve."""

from __future__ import annotations

from uuid import UUID

from fastapi import FastAPI

from api.operations.talks import LogContact

app = FastAPI()


@app.post("/api/v1/cases/{id_}/contacts", status_code=201)
async def take(id_: UUID, body: LogContact) -> dict[str, str]:
    """Take what would be a contact, and do nothing with it."""
    return {"case": str(id_), "occurred_at": body.occurred_at.isoformat()}
