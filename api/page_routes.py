"""The pages are built files; every address at a desk gets the same first one, the field its own."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.responses import FileResponse, PlainTextResponse, Response

from api.asset_files import AssetFiles
from api.scopes import EVERYBODY

BUILT = Path(__file__).parent / "pages"
ADDRESSES = (
    "/", "/projects/{code}", "/cases/{id_}", "/inspections", "/inspections/{id_}", "/audit",
    "/audit/notice", "/audit/trail", "/transfers", "/sign-in", "/first", "/me", "/accounts",
    "/accounts/{name}", "/reads", "/erasures", "/projects/{code}/wall",
    "/projects/{code}/remaining", "/task-forces/{code}", "/task-forces/{code}/remaining",
    "/screen/projects/{code}", "/screen/task-forces/{code}", "/ranking",
    "/task-forces/{code}/reviews/{month}",
)  # fmt: skip
FIELD = ("/field", "/field/{rest:path}")
WORKER = "/field-worker.js"
HEADERS = {"Cache-Control": "no-cache"}  # the others come from the door


def first_page() -> Response:
    """The page that becomes whichever its address names."""
    return built("index.html")


def field_page() -> Response:
    """The page on the phone, which keeps itself there."""
    return built("field.html")


def field_worker() -> Response:
    """What keeps that page on the phone; it stands at the root so that it may."""
    return built("field-worker.js")


def built(name: str) -> Response:
    """A file at the root of what was built; it may be another one tomorrow."""
    file = BUILT / name
    if not file.exists():
        return PlainTextResponse(
            "页面尚未构建，请运行 ./run setup\nrun ./run setup to build the pages\n", 503
        )
    return FileResponse(file, headers=HEADERS)


pages = APIRouter(include_in_schema=False, dependencies=[EVERYBODY])
for _address in ADDRESSES:
    pages.add_api_route(_address, first_page)
for _address in FIELD:
    pages.add_api_route(_address, field_page)
pages.add_api_route(WORKER, field_worker)


def mount_assets(app: FastAPI) -> None:
    """Serve the files that the pages ask for."""
    if (BUILT / "assets").exists():
        app.mount("/assets", AssetFiles(directory=BUILT / "assets"), name="assets")
