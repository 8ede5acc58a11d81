"""What a household holds in its hand: the page behind the code, and the code at the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.depends import TheBooks
from api.field.receipt_key import receipt_key
from api.reading_record import on_record
from api.receipt.address import drawn, token, url
from api.receipt.found import Held, contact, held
from api.receipt.objecting import Form, object_to, sent, written
from api.receipt.page import EMPTY, STYLE, Page, away, in_language, trouble
from api.receipt.reading import read
from api.scopes import EVERYBODY, READ, a_case, may
from api.transport import count_by_address
from domain.refusal import Refusal, Unknown

receipts = APIRouter()
Then = Callable[[Held], Response]
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
def receipt(request: Request, said: str, lang: str | None = None) -> Response:
    """The household's copy of a contact, for whoever holds its address."""

    def shown(found: Held) -> Response:
        return _page(request, found, lang)

    return _opened(request, said, lang, shown)


@receipts.post("/r/{said}", dependencies=[EVERYBODY], include_in_schema=False)
def objection(request: Request, said: str, body: Annotated[bytes, Depends(sent)],
              lang: str | None = None) -> Response:  # fmt: skip
    """The household objects; what is not taken stands in the form again, with the reason."""

    def taken(found: Held) -> Response:
        form = EMPTY
        try:
            form = written(body)
            count_by_address(request, "objection")
            object_to(request.app.state.books, found, form)
        except Refusal as refused:
            return _page(request, found, lang, form=form, refused=refused)
        there = f"/r/{said}?lang={in_language(lang).code}#objection"
        return RedirectResponse(there, 303, HEADERS)

    return _opened(request, said, lang, taken)


def _opened(request: Request, said: str, lang: str | None, then: Then) -> Response:
    words = in_language(lang)
    try:
        count_by_address(request, "receipt")
        # the address lets in, not who is signed in
        found = held(request.app.state.books, said)
        return then(found) if found else HTMLResponse(away(words), 404, HEADERS)
    except Refusal as refusal:
        return HTMLResponse(trouble(words, refusal), refusal.status, HEADERS)


def _page(request: Request, found: Held, lang: str | None, *, form: Form = EMPTY,
          refused: Refusal | None = None) -> HTMLResponse:  # fmt: skip
    page = Page(
        read(request.app.state.books, found), in_language(lang), office=request.app.state.office,
        form=form, refused=refused,
    )  # fmt: skip
    return HTMLResponse(page.html(), refused.status if refused else 200, HEADERS)


@receipts.get("/api/v1/cases/{id_}/receipts/{op_id}", dependencies=[may(READ, a_case)])
def receipt_as_code(request: Request, books: TheBooks, id_: UUID, op_id: UUID) -> dict[str, Any]:
    """The address of a contact's receipt and its QR code, for the household to take along."""
    found = contact(books, op_id)
    if found is None or found.case != id_:
        raise Unknown(what=f"receipt {op_id}")
    on_record(request, "case", case=id_, project=books.desk.case(id_).project)
    address = url(request, token(receipt_key(books, id_), op_id))
    return {"url": address, "svg": drawn(address)}
