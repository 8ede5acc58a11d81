"""A personal text is only ever seen here sealed: who it is of, the box, and what commits to it."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints

Base64 = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]+=*$")]


class Sealed(BaseModel):
    """One personal text.

    ``of`` is the person (or the household, by its case) whose key opens ``box``:
    nonce, salt and text under AES-256-GCM, base64. ``hash`` is SHA-256 of salt and text,
    base64, so that nobody can later show another text for the same box.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    of: UUID
    box: Base64
    hash: Base64
