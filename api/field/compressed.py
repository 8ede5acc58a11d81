"""An answer that travels over a village's air is compressed where the asker can open it.

Compression can betray a secret to whoever mixes guesses of their own into the same answer, has it
asked for again and again, and reads its lengths on the line (BREACH, 2013). Only the caseload pack
is compressed, so that stays out of reach: it echoes nothing of the request, holds neither cookie
nor token, and another site's page cannot have it fetched with one's session (SameSite=Lax cookie).
"""

from __future__ import annotations

import gzip
import re
from typing import Any

import orjson
from fastapi import Request
from fastapi.responses import Response

WORTH_IT = 1_000  # bytes; below, the envelope eats what is saved
LEVEL = 6  # 9 takes twice the time for a hundredth less
TAKEN = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")


def compressed(request: Request, answer: dict[str, Any]) -> Response:
    """The answer as JSON, compressed where the request says that it may be."""
    body, headers = orjson.dumps(answer), {"Vary": "Accept-Encoding"}
    if len(body) > WORTH_IT and takes_gzip(request.headers.get("accept-encoding", "")):
        body = gzip.compress(body, LEVEL, mtime=0)
        headers["Content-Encoding"] = "gzip"
    return Response(body, media_type="application/json", headers=headers)


def takes_gzip(said: str) -> bool:
    """Whether an Accept-Encoding header takes gzip (RFC 9110, 12.5.3); ``q=0`` refuses it."""
    return bool(TAKEN.search(said.lower()))
