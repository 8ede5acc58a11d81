"""The address that people use is one their browsers trust, for some weeks to come."""

from __future__ import annotations

import socket
import ssl
from datetime import UTC, datetime
from urllib.parse import urlsplit

from api.doctor.item import Item, Look, Visit, wrong

SOON = 14  # days
PATIENCE = 5.0  # seconds


def certificate(visit: Visit, trust: ssl.SSLContext | None = None) -> Look:
    """A real handshake with the public address, where that is https."""
    url = urlsplit(visit.given.public_url or "")
    if url.scheme != "https" or not url.hostname:
        return
    try:
        days = days_left(url.hostname, url.port or 443, trust or ssl.create_default_context())
    except ssl.SSLCertVerificationError as error:
        yield wrong(
            "certificate",
            zh=f"{url.netloc} 的证书不被信任：{error.verify_message}",
            en=f"the certificate of {url.netloc} is refused: {error.verify_message}",
        )
    except OSError as error:
        yield wrong(
            "certificate",
            zh=f"{url.netloc} 无法建立 TLS 连接：{error}",
            en=f"no TLS with {url.netloc}: {error}",
        )
    else:
        yield Item(
            "certificate",
            ok=days >= SOON,
            zh=f"{url.netloc} 的证书还有 {days} 天到期",
            en=f"the certificate of {url.netloc} lasts {days} days",
        )


def days_left(host: str, port: int, trust: ssl.SSLContext) -> int:
    """Whole days until it ends. Raises SSLCertVerificationError, OSError."""
    with (
        socket.create_connection((host, port), timeout=PATIENCE) as line,
        trust.wrap_socket(line, server_hostname=host) as shown,
    ):
        found = shown.getpeercert() or {}
    ends = ssl.cert_time_to_seconds(str(found["notAfter"]))
    return int((ends - datetime.now(UTC).timestamp()) // 86_400)
