"""A server killed in the middle of a piece has kept the pieces before it, and no other."""

from __future__ import annotations

import hashlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import httpx
import pytest

from api.settings import Settings
from tests.api.attachments.sender import MIB, attachment
from tests.api.city import NOON

ROOT = Path(__file__).resolve().parents[3]
PHOTO = Random(5).randbytes(2 * MIB + 9)


@contextmanager
def serving(data: Path) -> Iterator[tuple[subprocess.Popen[str], httpx.Client]]:
    """A server over a data folder, and a client of its API."""
    with subprocess.Popen(
        [sys.executable, "-m", "api.cli", "serve", "--port", "0"], cwd=ROOT, text=True,
        env={**os.environ, "ZHUANBAN_DATA": str(data)}, stdout=subprocess.PIPE,
    ) as server:  # fmt: skip
        assert server.stdout
        origin = server.stdout.readline().strip().removesuffix("/")
        try:
            with httpx.Client(base_url=f"{origin}/api/v1") as client:
                yield server, client
        finally:
            server.kill()


@pytest.mark.crash
def test_a_file_goes_on_after_a_kill_in_the_middle_of_a_piece(tmp_path: Path) -> None:
    data = tmp_path / "zb"
    with Settings(data=data).owner():  # the database outlives the server
        with serving(data) as (server, client):
            client.post("/projects", json={"code": "XN", "name": "小南门"})
            opened = {"case_no": "XN-001", "occurred_at": NOON}
            case = client.post("/projects/XN/cases", json=opened).json()["id"]
            visit = {"occurred_at": NOON, "method": "visit", "attachments": [attachment(PHOTO)]}
            assert client.post(f"/cases/{case}/contacts", json=visit).status_code == 201
            path = f"/cases/{case}/attachments/{hashlib.sha256(PHOTO).hexdigest()}"
            first = client.patch(path, content=PHOTO[:MIB], headers={"Upload-Offset": "0"})
            assert first.status_code == 204
            half_sent(client, path)
            server.send_signal(signal.SIGKILL)
            server.wait()

        with serving(data) as (_, client):
            assert client.head(path).headers["upload-offset"] == str(MIB)
            for at in (MIB, 2 * MIB):
                piece = PHOTO[at : at + MIB]
                sent = client.patch(path, content=piece, headers={"Upload-Offset": str(at)})
                assert sent.status_code == 204
            assert client.get(path).content == PHOTO


def half_sent(client: httpx.Client, path: str) -> None:
    """Send half of the second piece and leave the line open."""
    with socket.create_connection((client.base_url.host, client.base_url.port or 0)) as line:
        head = (
            f"PATCH /api/v1{path} HTTP/1.1\r\nHost: localhost\r\nUpload-Offset: {MIB}\r\n"
            f"Content-Length: {MIB}\r\n\r\n"
        )
        line.sendall(head.encode() + PHOTO[MIB : MIB + MIB // 2])
