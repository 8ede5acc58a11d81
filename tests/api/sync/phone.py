"""A phone as a test holds it: it numbers what it sends, and tells its clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from fastapi.testclient import TestClient

AT = "2020-09-23T10:00:00+08:00"


class Phone:
    """One device; ``slow`` is how far its clock is behind."""

    def __init__(self, client: TestClient, token: str | None = None, *,
                 slow: timedelta = timedelta()) -> None:  # fmt: skip
        """Speak through ``client``, as whoever has the token, as the console without one."""
        self.client, self.slow, self.id, self.seq = client, slow, uuid4(), 0
        self.headers = {"authorization": f"Bearer {token}"} if token else {}

    def entry(self, case: object, op: str = "contacts", *, version: int | None = None,
              drift: object = None, occurred_at: str = AT, **body: Any
              ) -> dict[str, Any]:  # fmt: skip
        """A new entry of the outbox; a visit unless told otherwise."""
        self.seq += 1
        if op == "contacts":
            body = {"method": "visit", **body}
        return {
            "op_id": str(uuid4()), "seq": self.seq, "case": str(case), "op": op,
            "version": version, "drift": drift, "body": {"occurred_at": occurred_at, **body},
        }  # fmt: skip

    def send(self, *items: Any, status: int = 200, language: str = "zh", **more: Any) -> Any:
        """Send these; gives the whole answer."""
        clock = (datetime.now(UTC) - self.slow).isoformat()
        body = {"device": str(self.id), "device_now": clock, "items": items, **more}
        answer = self.client.post(
            "/api/v1/sync", json=body, headers={**self.headers, "accept-language": language}
        )
        assert answer.status_code == status, answer.text
        return answer.json()

    def answers(self, *items: Any, **more: Any) -> list[dict[str, Any]]:
        """Send these; gives the answers of the items."""
        found: list[dict[str, Any]] = self.send(*items, **more)["items"]
        return found

    def statuses(self, *items: Any, **more: Any) -> list[str]:
        """Send these; gives what became of each."""
        return [answer["status"] for answer in self.answers(*items, **more)]


def problems(answers: list[dict[str, Any]]) -> list[str]:
    """The kinds of problems among the answers."""
    return [
        each["problem"]["type"].removeprefix("/problems/") for each in answers if "problem" in each
    ]


def holding(hash_: str, position: int, **more: Any) -> dict[str, Any]:
    """What a phone says that it holds."""
    return {"holds": {"position": position, "hash": hash_, **more}}


NOWHERE = UUID(int=7)
