"""The files of the pages travel as small as the build left them, where the asker can open that."""

from __future__ import annotations

import os
from pathlib import Path

from fastapi import Response
from fastapi.staticfiles import StaticFiles
from starlette.types import Scope

from api.field.compressed import takes_gzip


class AssetFiles(StaticFiles):
    """Files of a folder; one that has a compressed twin beside it goes out as that.

    They are the same for everybody, so their lengths betray nothing (see api/field/compressed.py).
    """

    def file_response(self, full_path: os.PathLike[str] | str, stat_result: os.stat_result,
                      scope: Scope, status_code: int = 200) -> Response:  # fmt: skip
        """The twin where there is one and the browser takes it."""
        twin = Path(f"{full_path}.gz")
        if not twin.is_file():
            return super().file_response(full_path, stat_result, scope, status_code)
        said = dict(scope["headers"]).get(b"accept-encoding", b"").decode("latin-1")
        if takes_gzip(said):
            answer = super().file_response(twin, twin.stat(), scope, status_code)
            answer.headers["Content-Encoding"] = "gzip"
        else:
            answer = super().file_response(full_path, stat_result, scope, status_code)
        answer.headers["Vary"] = "Accept-Encoding"
        return answer
