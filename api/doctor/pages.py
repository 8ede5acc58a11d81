"""The pages were built, so that people see more than an address."""

from __future__ import annotations

from pathlib import Path

from api.doctor.item import Look, Visit, well, wrong
from api.page_routes import BUILT


def pages_built(_: Visit, folder: Path = BUILT) -> Look:
    """Those of the desk and the one of the phone."""
    missing = [name for name in ("index.html", "field.html") if not (folder / name).exists()]
    if missing:
        yield wrong(
            "pages",
            zh="页面尚未构建；请运行 ./run setup",
            en="the pages are not built; run ./run setup",
        )
    else:
        yield well("pages", zh="页面已构建", en="the pages are built")
