"""A small project as its cadres would have written it: three households, one of them closed."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Self

import httpx2

OPENED = "2026-03-02T09:00:00+08:00"
CLOSED = "2026-03-20T16:00:00+08:00"


class Village:
    """Writes through the public interface and keeps the ids of its cases by number."""

    def __init__(self, site: str) -> None:
        self._client = httpx2.Client(base_url=f"{site}/api/v1", trust_env=False)
        self.cases: dict[str, str] = {}

    def __enter__(self) -> Self:
        self.write("/projects", code="DQ", name="东桥村搬迁", opened_on="2026-03-02")
        for number, name in (("DQ-1", "张建国"), ("DQ-2", "欧阳娜"), ("DQ-3", "李秀英")):
            opened = self.write(
                "/projects/DQ/cases", case_no=number, kind="household", occurred_at=OPENED
            )
            self.cases[number] = opened["id"]
            self.about(number, "parties", name=name, share="1/1", occurred_at=OPENED)
        self.about("DQ-3", "close", outcome="excluded", occurred_at=CLOSED)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._client.close()

    def page_of(self, number: str) -> str:
        """The address of a case's page."""
        return f"/cases/{self.cases[number]}"

    def about(self, number: str, operation: str, **body: Any) -> dict[str, Any]:
        """Write one thing about a case."""
        return self.write(f"/cases/{self.cases[number]}/{operation}", **body)

    def write(self, path: str, **body: Any) -> dict[str, Any]:
        """Write and expect to be heard."""
        operation = body.pop("Idempotency_Key", None)
        headers = {"Idempotency-Key": operation} if operation else {}
        answer = self._client.post(path, json=body, headers=headers)
        assert answer.is_success, answer.text
        written: dict[str, Any] = answer.json()
        return written

    def contacts(self, number: str) -> list[dict[str, Any]]:
        """The contacts that the log holds for a case."""
        answer = self._client.get(f"/cases/{self.cases[number]}/timeline")
        return [each for each in answer.json()["items"] if each["topic"] == "case.contact_logged"]
