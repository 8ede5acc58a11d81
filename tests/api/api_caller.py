"""The few requests that every story over HTTP starts with."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient

AT = "2020-09-23T10:00:00+08:00"


class Caller:
    """Somebody at the other end of the line."""

    def __init__(self, client: TestClient) -> None:
        """Speak through ``client``."""
        self.client = client

    def post(self, path: str, body: dict[str, Any], status: int = 201, **headers: str) -> Any:
        """Send, expect a status, give the answer."""
        answer = self.client.post(
            f"/api/v1{path}",
            json=body,
            headers={k.replace("_", "-"): v for k, v in headers.items()},
        )
        assert answer.status_code == status, answer.text
        return answer.json()

    def get(self, path: str, status: int = 200, **query: Any) -> Any:
        """Ask, expect a status, give the answer."""
        answer = self.client.get(f"/api/v1{path}", params=query)
        assert answer.status_code == status, answer.text
        return answer.json()

    def project(self, code: str = "XN") -> str:
        """Open a project."""
        self.post("/projects", {"code": code, "name": "小南门"})
        return code

    def case(self, case_no: str = "XN-001", project: str = "XN") -> str:
        """Open a case; gives its id."""
        opened = self.post(f"/projects/{project}/cases", {"case_no": case_no, "occurred_at": AT})
        id_: str = opened["id"]
        return id_

    def do(self, case: str, path: str, status: int = 201, **body: Any) -> Any:
        """Perform one operation on a case."""
        return self.post(f"/cases/{case}/{path}", {"occurred_at": AT, **body}, status)

    def sign(self, case: str, amount_fen: int = 100_000) -> None:
        """Offer, acceptance, whole-case signature."""
        self.do(case, "offers", amount_fen=amount_fen)
        self.do(case, "offers/1/response", answer="accepted")
        self.do(case, "signatures", party=None)
