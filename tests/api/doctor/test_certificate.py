"""The doctor shakes hands with the public address as a browser would."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

from api.doctor.certificate import certificate
from api.doctor.item import Item, Visit
from api.settings import Settings


def made(file: Path, *, days: float, address: str) -> Path:
    """A certificate that signs itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "zb.example")])
    ends = datetime.now(UTC) + timedelta(days=days)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(datetime.now(UTC) - timedelta(days=90))
        .not_valid_after(ends)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(secret + signed.public_bytes(Encoding.PEM))
    return file


@contextmanager
def shown(file: Path) -> Iterator[str]:
    """The address of a TLS server that shows a certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.handle_error = lambda *_: None  # type: ignore[method-assign]
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"https://127.0.0.1:{server.server_port}"
        server.shutdown()


def found(tmp_path: Path, *, days: float = 200, address: str = "127.0.0.1",
          is_trusted: bool = True) -> Item:  # fmt: skip
    file = made(tmp_path / "pem", days=days, address=address)
    trust = ssl.create_default_context(cafile=str(file) if is_trusted else None)
    with shown(file) as url:
        [item] = certificate(Visit(Settings(data=tmp_path, public_url=url)), trust)
    return item


def test_one_that_is_trusted_and_lasts_is_well(tmp_path: Path) -> None:
    item = found(tmp_path)

    assert item.ok
    assert "199 days" in item.en


@pytest.mark.parametrize(("how", "said"), [
    ({"days": -1}, "certificate has expired"),
    ({"days": 3.5}, "lasts 3 days"),
    ({"address": "127.0.0.9"}, "IP address mismatch"),
    ({"is_trusted": False}, "self-signed certificate"),
])  # fmt: skip
def test_one_that_browsers_refuse_now_or_soon_is_not(
    tmp_path: Path, how: dict[str, object], said: str
) -> None:
    item = found(tmp_path, **how)  # type: ignore[arg-type]

    assert not item.ok
    assert said in item.en


def test_where_nobody_listens_that_is_told(tmp_path: Path) -> None:
    [item] = certificate(Visit(Settings(data=tmp_path, public_url="https://127.0.0.1:1")))

    assert "no TLS" in item.en


def test_without_https_there_is_nothing_to_look_at(tmp_path: Path) -> None:
    assert [*certificate(Visit(Settings(data=tmp_path, public_url="http://zb")))] == []
