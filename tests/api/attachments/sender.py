"""A phone that names a file in a contact and sends it in pieces."""

from __future__ import annotations

import hashlib
from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response

from tests.api.city import NOON

MIB = 2**20


def attachment(content: bytes, **other: Any) -> dict[str, Any]:
    """How a fact names it."""
    told = {"sha256": hashlib.sha256(content).hexdigest(), "kind": "photo",
            "media_type": "image/jpeg", "size": len(content)}  # fmt: skip
    return told | other


class Sender:
    """One file of one case, over a client whose address ends where the API begins."""

    def __init__(self, client: TestClient, case: Any, content: bytes, **other: Any) -> None:
        """Nothing is told yet."""
        self.client, self.case, self.content = client, case, content
        self.told = attachment(content, **other)
        self.path = f"/cases/{case}/attachments/{self.told['sha256']}"

    def tell(self) -> Any:
        """Log a visit that names the file; gives the answer."""
        body = {"occurred_at": NOON, "method": "visit", "attachments": [self.told]}
        answer = self.client.post(f"/cases/{self.case}/contacts", json=body)
        assert answer.status_code == 201, answer.text
        return answer.json()

    def patch(self, offset: int, piece: bytes) -> Response:
        """Send one piece."""
        headers = {"Upload-Offset": str(offset), "Content-Type": "application/octet-stream"}
        return self.client.patch(self.path, content=piece, headers=headers)

    def send(self, length: int = MIB) -> None:
        """Send all of it."""
        for at in range(0, len(self.content), length):
            answer = self.patch(at, self.content[at : at + length])
            assert answer.status_code == 204, answer.text
            stands = min(at + length, len(self.content))
            assert answer.headers["upload-offset"] == str(stands)

    def how_far(self) -> tuple[int, int]:
        """How much is there, and of how much."""
        answer = self.client.head(self.path)
        assert answer.status_code == 200, answer.status_code
        return int(answer.headers["upload-offset"]), int(answer.headers["upload-length"])

    def listed(self) -> dict[str, Any]:
        """The file as the case's list shows it."""
        (item,) = self.client.get(f"/cases/{self.case}/attachments").json()["items"]
        found: dict[str, Any] = item
        return found
