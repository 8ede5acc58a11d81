"""A browser shows a photo or plays a recording of a known kind; anything else it only saves."""

from __future__ import annotations

from domain.case.attachment import Attachment

# What a browser can show or play and not run, and how such a file's name ends.
SHOWN = {
    "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif",
    "image/avif": "avif", "image/heic": "heic", "image/heif": "heif",
    "audio/webm": "webm", "audio/ogg": "ogg", "audio/mp4": "m4a", "audio/mpeg": "mp3",
    "audio/aac": "aac", "audio/wav": "wav", "audio/amr": "amr",
}  # fmt: skip
SAVED = {"application/pdf": "pdf"}
# A photo alone in a tab stands on a page of the browser's own, which styles it and loads it alone.
ALONE = (
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline';"
    " frame-ancestors 'none'"
)


def headers_of(file: Attachment) -> dict[str, str]:
    """What a browser is told; the name it saves under tells of nobody."""
    suffix = SHOWN.get(file.media_type) or SAVED.get(file.media_type)
    disposition = "inline" if file.media_type in SHOWN else "attachment"
    return {
        "Content-Type": file.media_type if suffix else "application/octet-stream",
        "Content-Length": str(file.size),
        "Content-Disposition": f'{disposition}; filename="{file.sha256[:12]}.{suffix or "bin"}"',
        "Content-Security-Policy": ALONE,
    }
