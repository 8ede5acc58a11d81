"""Uploads: a roster, a ledger, what of them was refused, and a map of the parcels."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, File, Request, UploadFile
from fastapi.responses import Response

from api import refused_files
from api.depends import CaughtUp, TheActor, TheBooks, TheLanguage, act_now
from api.importing import import_ledger, import_roster
from api.parcels import draw, drawn_map
from api.reading_record import export_on_record, on_record
from api.scopes import LEAD, READ, a_project, may
from domain.refusal import Refusal, Unknown
from store.books import Books

imports = APIRouter(prefix="/api/v1")
LARGEST = 64 * 2**20
Upload = Annotated[UploadFile, File()]


class UploadIsTooLarge(Refusal):
    """The file is larger than {limit}; split it."""

    zh = "文件超过 {limit}，请拆分后再上传。"
    status = 413


@imports.post("/projects/{code}/roster", status_code=201, dependencies=[may(LEAD, a_project)])
def upload_roster(
    books: TheBooks, actor: TheActor, language: TheLanguage, code: str, file: Upload,
    dry_run: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """Import a roster workbook."""
    report, refused = import_roster(
        books, act_now(actor), content(file), project=code, dry_run=dry_run, language=language
    )
    return report | {"refused_file": kept(books, code, "roster.xlsx", refused)}


@imports.post("/projects/{code}/ledger", status_code=201, dependencies=[may(LEAD, a_project)])
def upload_ledger(
    books: TheBooks, actor: TheActor, language: TheLanguage, code: str, file: Upload,
    dry_run: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """Import a case ledger."""
    report, refused = import_ledger(
        books, act_now(actor), content(file), project=code, dry_run=dry_run, language=language
    )
    return report | {"refused_file": kept(books, code, "ledger.csv", refused)}


@imports.post("/projects/{code}/map", status_code=201, dependencies=[may(LEAD, a_project)])
def upload_map(
    books: TheBooks, actor: TheActor, language: TheLanguage, code: str, file: Upload
) -> dict[str, Any]:
    """Draw the project's parcels from a GeoJSON file."""
    return draw(books, act_now(actor), content(file), project=code, language=language)


@imports.get(
    "/projects/{code}/map",
    dependencies=[may(READ, a_project), CaughtUp],
    response_class=Response,
    responses={200: {"content": {"application/json": {}}}},
)
def project_map(request: Request, books: TheBooks, code: str) -> Response:
    """The outlines of the project's parcels by household number."""
    outlines = drawn_map(books, code)
    on_record(request, "list", project=books.desk.project_id(code), subject="map")
    return Response(outlines, media_type="application/json")


@imports.get(
    "/refused/{id_}",
    dependencies=[may(LEAD)],
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}}}},
)
def fetch_refused(request: Request, books: TheBooks, id_: str) -> Response:
    """Rows that an import refused, in a form that can be mended and imported again."""
    file = refused_files.find(books, id_)
    if not books.sight.holds(file.project):
        raise Unknown(what=id_)
    export_on_record(request, project=file.project, subject="refused", form=file.name)
    return Response(
        file.content,
        media_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="refused-{file.name}"'},
    )


def kept(books: Books, code: str, name: str, refused: bytes | None) -> str | None:
    """Where the refused rows can be fetched by whoever sees the project; None without any."""
    project = books.desk.project_id(code)
    return refused_files.keep(books, name, refused, project=project) if refused else None


def content(file: UploadFile) -> bytes:
    """The bytes of an upload. Raises UploadIsTooLarge."""
    read = file.file.read(LARGEST + 1)
    if len(read) > LARGEST:
        raise UploadIsTooLarge(limit=f"{LARGEST >> 20} MB")
    return read
