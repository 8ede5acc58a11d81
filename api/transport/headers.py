"""Every answer tells the browser how little may be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from starlette.types import Message

from api.transport.rules import Transport

Headers = list[tuple[bytes, bytes]]

PAGES = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
        " frame-ancestors 'none'; form-action 'self'"
    ),
}
DATA = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
ALL = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(self), geolocation=(self)",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
TLS = {"Strict-Transport-Security": "max-age=63072000"}
ROOT = frozenset({"/openapi.json", "/healthz", "/readyz", "/metrics"})


class Added(NamedTuple):
    """What is added to an answer with data, and to a page."""

    data: Headers
    pages: Headers

    @classmethod
    def of(cls, rules: Transport) -> Added:
        """The headers under these rules."""
        always = ALL | (TLS if rules.is_https else {})
        return cls(_encoded(DATA | always), _encoded(PAGES | always))

    def to(self, path: str) -> Callable[[Message], None]:
        """Adds to the beginning of an answer what it does not say itself."""
        added = self.data if path.startswith("/api/") or path in ROOT else self.pages

        def add(message: Message) -> None:
            said = {name.lower() for name, _ in message.get("headers", ())}
            message["headers"] = [
                *message.get("headers", ()), *(pair for pair in added if pair[0] not in said),
            ]  # fmt: skip

        return add


def _encoded(headers: dict[str, str]) -> Headers:
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]
