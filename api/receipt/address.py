"""A receipt's address names the contact and proves that who holds it was given it."""

from __future__ import annotations

import hmac
import re
from base64 import urlsafe_b64encode
from io import BytesIO
from uuid import UUID

import segno
from fastapi import Request

from api.transport import Transport

LENGTH = 16  # bytes of the mac
TOKEN = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{22})")


def token(key: bytes, op_id: UUID) -> str:
    """What stands after ``/r/``; ``key`` is the receipt key of the contact's case."""
    mac = hmac.digest(key, op_id.bytes, "sha256")[:LENGTH]
    return f"{op_id}.{urlsafe_b64encode(mac).decode().rstrip('=')}"


def named(text: str) -> UUID | None:
    """The contact that a token speaks of, whether or not its mac is right."""
    found = TOKEN.fullmatch(text)
    return UUID(found[1]) if found else None


def url(request: Request, said: str) -> str:
    """The whole address of a token: where people reach us, else where we were reached now."""
    rules: Transport = request.app.state.transport
    return f"{(rules.public_url or str(request.base_url)).rstrip('/')}/r/{said}"


def drawn(address: str) -> str:
    """The address as a QR code, dark on light whatever the page is, as SVG."""
    drawing = BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawing, kind="svg", border=4, light="#fff", dark="#000", omitsize=True, xmldecl=False
    )
    return drawing.getvalue().decode()
