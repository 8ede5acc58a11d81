"""Checkpoint, proofs and cosignatures are for everybody; they say nothing of anybody."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from typing import Annotated, Any

import segno
from fastapi import APIRouter, Query, Response
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel, ConfigDict

from api.depends import TheLanguage, TheNotary
from api.scopes import EVERYBODY
from audit.note import Checkpoint, read_note
from domain.refusal import Refusal, Unknown

audit = APIRouter(prefix="/api/v1/audit")
Size = Annotated[int, Query(ge=0, lt=2**63)]


class NotSignedSoFar(Refusal):
    """The last checkpoint covers {size} records; position {position} comes under the next one."""

    zh = "最近的检查点签到第 {size} 条；第 {position} 条将由下一个检查点覆盖。"
    status = 404


class CarriedBack(BaseModel):
    """A checkpoint that a witness cosigned offline."""

    model_config = ConfigDict(extra="forbid")

    note: str


@audit.get("/status", dependencies=[EVERYBODY])
def status(notary: TheNotary, language: TheLanguage) -> dict[str, Any]:
    """How far the log is recorded, signed and witnessed."""
    return notary.status(language)


@audit.get("/key", dependencies=[EVERYBODY], response_class=PlainTextResponse)
def key(notary: TheNotary) -> PlainTextResponse:
    """The log's public key; compare it with the one on paper."""
    return PlainTextResponse(f"{notary.key.vkey}\n")


@audit.get("/checkpoint", dependencies=[EVERYBODY], response_class=PlainTextResponse)
def checkpoint(notary: TheNotary, size: Size = 2**63 - 1) -> PlainTextResponse:
    """The newest checkpoint of at most ``size`` records, with its cosignatures."""
    return PlainTextResponse(str(notary.note(size)))


@audit.get(
    "/checkpoint.svg",
    dependencies=[EVERYBODY],
    response_class=Response,
    responses={200: {"content": {"image/svg+xml": {}}}},
)
def checkpoint_as_code(notary: TheNotary) -> Response:
    """The newest checkpoint as a QR code, for the notice board."""
    newest = notary.note()
    code = segno.make(
        str(newest._replace(signatures=newest.signatures[:1])), error="m", micro=False
    )
    drawing = BytesIO()
    code.save(
        drawing, kind="svg", border=4, light="#fff", dark="#000", omitsize=True, xmldecl=False
    )
    return Response(drawing.getvalue(), media_type="image/svg+xml", headers={
        "Checkpoint": str(Checkpoint.of(newest).size), "Cache-Control": "no-store",
    })  # fmt: skip


@audit.get("/proof", dependencies=[EVERYBODY])
def proof(notary: TheNotary, position: Annotated[int, Query(ge=1, lt=2**63)]) -> dict[str, Any]:
    """The leaf hash of a record and what leads from it to the newest checkpoint's root."""
    newest = notary.note()
    size = Checkpoint.of(newest).size
    if position > size:
        raise NotSignedSoFar(size=size, position=position)
    leaf, path = notary.inclusion(position, size)
    return {"position": position, "leaf_hash": b64encode(leaf).decode(), **_path(path),
            "checkpoint": str(newest)}  # fmt: skip


@audit.get("/consistency", dependencies=[EVERYBODY])
def consistency(notary: TheNotary, old: Size, new: Size | None = None) -> dict[str, Any]:
    """What shows that the tree of ``old`` records is the beginning of that of ``new``."""
    newest = Checkpoint.of(notary.note()).size
    wanted = newest if new is None else new
    if not old <= wanted <= newest:
        raise Unknown(what=f"checkpoint {max(old, wanted)}")
    return {"old": old, "new": wanted, **_path(notary.consistency(old, wanted))}


@audit.get("/witness-request", dependencies=[EVERYBODY], response_class=PlainTextResponse)
def witness_request(notary: TheNotary, witness: str, old: Size | None = None) -> PlainTextResponse:
    """What is carried to a witness that has no line: the newest checkpoint with its proof."""
    return PlainTextResponse(notary.witness_request(witness, old))


@audit.post("/cosignatures", status_code=201, dependencies=[EVERYBODY])
def carried_back(notary: TheNotary, body: CarriedBack) -> dict[str, Any]:
    """What a witness without a line cosigned."""
    return {"witnesses": notary.cosigning.take_back(body.note),
            "size": Checkpoint.of(read_note(body.note)).size}  # fmt: skip


def _path(path: list[bytes]) -> dict[str, list[str]]:
    return {"proof": [b64encode(hash_).decode() for hash_ in path]}
