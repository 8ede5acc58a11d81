"""A file comes after its event, in pieces that go on where the last one ended, and is then read."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Path, Request, Response
from fastapi.responses import StreamingResponse

from api.attachments.listing import listed, the_file
from api.attachments.showing import headers_of
from api.depends import CaughtUp, TheBooks
from api.problems import answer
from api.reading_record import on_record
from api.scopes import READ, WORK, a_case, a_case_worked_on, may
from store.attachments.kept import FileIsAnother, IsElsewhere

attachments = APIRouter(prefix="/api/v1/cases/{id_}/attachments")
BYTES = {"schema": {"type": "string", "format": "binary"}}
OFFSET, LENGTH = "Upload-Offset", "Upload-Length"

Hash = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of its bytes, in hex")]
# Whoever told the fact may bring its file, also after a posting that ended since.
SENDERS = WORK | {"none"}


async def piece(request: Request) -> bytes:
    """The body as it came; the door lets in at most 1 MiB."""
    return await request.body()


@attachments.get("", dependencies=[may(READ, a_case), CaughtUp])
def case_attachments(request: Request, books: TheBooks, id_: UUID) -> dict[str, Any]:
    """The files that the events of a case name, those that have not arrived too."""
    on_record(request, "case", case=id_, project=books.desk.case(id_).project)
    return listed(books, id_)


@attachments.head(
    "/{sha256}", response_class=Response, dependencies=[may(SENDERS, a_case_worked_on)]
)
def how_far(books: TheBooks, id_: UUID, sha256: Hash) -> Response:
    """How many bytes of a file are here; the next piece begins there."""
    file, _ = the_file(books, id_, sha256)
    told = {OFFSET: str(books.attachments.sent(file)), LENGTH: str(file.size)}
    return Response(headers=told)


@attachments.patch(
    "/{sha256}", status_code=204, response_class=Response,
    dependencies=[may(SENDERS, a_case_worked_on)],
    openapi_extra={
        "requestBody": {"required": True, "content": {"application/octet-stream": BYTES}}
    },
)  # fmt: skip
def next_piece(
    request: Request, books: TheBooks, id_: UUID, sha256: Hash,
    upload_offset: Annotated[int, Header(ge=0, lt=2**63)],
    body: Annotated[bytes, Depends(piece)],
) -> Response:  # fmt: skip
    """The next piece of a file, at most 1 MiB; the last one only if the whole is its hash."""
    file, _ = the_file(books, id_, sha256)
    try:
        stands = books.attachments.receive(file, upload_offset, body)
    except (IsElsewhere, FileIsAnother) as refused:  # where to go on stands in the header too
        said = answer(request, refused)
        said.headers[OFFSET] = str(refused.facts.get("offset", 0))
        return said
    return Response(status_code=204, headers={OFFSET: str(stands)})


@attachments.get(
    "/{sha256}", response_class=StreamingResponse, dependencies=[may(READ, a_case)],
    responses={200: {"content": {"application/octet-stream": BYTES, "image/*": BYTES,
                                 "audio/*": BYTES}}},
)  # fmt: skip
def one_attachment(request: Request, books: TheBooks, id_: UUID, sha256: Hash
                   ) -> StreamingResponse:  # fmt: skip
    """The bytes of a file."""
    file, named = the_file(books, id_, sha256)
    pieces = books.attachments.read(file)
    on_record(
        request, "case", case=id_, project=books.desk.case(id_).project, subject=f"file {sha256}",
        form=named.kind,
    )  # fmt: skip
    return StreamingResponse(pieces, headers=headers_of(named))
