"""What a household holds in its hand: the page behind the code, and the code at the desk."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.depends import TheBooks
from api.field.receipt_key import receipt_key
from api.reading_record import on_record
from api.receipt.address import drawn, token, url
from api.receipt.found import contact, held
from api.receipt.page import STYLE, Page, away, in_language, trouble
from api.receipt.reading import read
from api.scopes import EVERYBODY, READ, a_case, may
from api.transport import count_by_address
from domain.refusal import Refusal, Unknown
from store.books import Books

receipts = APIRouter()
HEADERS = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    ),
}
KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}  # its address changes with it


@receipts.get("/receipt.css", dependencies=[EVERYBODY], include_in_schema=False)
def stylesheet() -> Response:
    """How a receipt looks."""
    return Response(STYLE, media_type="text/css", headers=KEPT)


@receipts.get("/r/{said}", dependencies=[EVERYBODY], include_in_schema=False)
def receipt(request: Request, said: str, lang: str | None = None) -> HTMLResponse:
    """The household's copy of a contact, for whoever holds its address."""
    words = in_language(lang)
    try:
        count_by_address(request, "receipt")
        books: Books = request.app.state.books  # the address lets in, not who is signed in
        found = held(books, said)
        if found is None:
            return HTMLResponse(away(words), 404, HEADERS)
        office = request.app.state.office
        return HTMLResponse(Page(read(books, found), words, office=office).html(), 200, HEADERS)
    except Refusal as refusal:
        sentence = refusal.sentence("en" if lang == "en" else "zh")
        return HTMLResponse(trouble(words, sentence), refusal.status, HEADERS)


@receipts.get("/api/v1/cases/{id_}/receipts/{op_id}", dependencies=[may(READ, a_case)])
def receipt_as_code(request: Request, books: TheBooks, id_: UUID, op_id: UUID) -> dict[str, Any]:
    """The address of a contact's receipt and its QR code, for the household to take along."""
    found = contact(books, op_id)
    if found is None or found.case != id_:
        raise Unknown(what=f"receipt {op_id}")
    on_record(request, "case", case=id_, project=books.desk.case(id_).project)
    address = url(request, token(receipt_key(books, id_), op_id))
    return {"url": address, "svg": drawn(address)}
