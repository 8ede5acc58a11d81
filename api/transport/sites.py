"""A write that rides on a cookie comes from a page of ours, never from another site's."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import Request

from api.transport.rules import Transport
from domain.refusal import Refusal

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OURS = frozenset({"same-origin", "none"})
PORTS = {"http": 80, "https": 443}


class CameFromAnotherSite(Refusal):
    """This came from a page of another site and was not done; do it from a page of this one."""

    zh = "该请求来自其他网站的页面，未予执行；请在本系统页面上操作。"
    status = 403


def must_be_same_site(request: Request) -> None:
    """Ask this of every request that a cookie signs in. Raises CameFromAnotherSite.

    Browsers say Sec-Fetch-Site, older ones Origin; what says neither is no browser of ours.
    """
    if request.method in SAFE:
        return
    site = request.headers.get("sec-fetch-site")
    if site is None:
        rules: Transport = request.app.state.transport
        came_from = origin(request.headers.get("origin", ""))
        ours = {origin(f"{scheme}://{request.headers.get('host', '')}") for scheme in PORTS}
        if came_from and came_from in ours | {origin(rules.public_url or "")}:
            return
    elif site in OURS:
        return
    raise CameFromAnotherSite


def origin(url: str) -> tuple[str, str, int] | None:
    """Scheme, host and port of an address; None where it has none."""
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError:
        return None
    return (parts.scheme, parts.hostname, port) if parts.hostname else None
