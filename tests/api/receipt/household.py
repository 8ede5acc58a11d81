"""A household that was visited, and what it holds in its hand afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any
from uuid import UUID, uuid4

from httpx2 import Response

from api.field.receipt_key import receipt_key
from api.moments import SHANGHAI, now
from api.receipt.address import token
from audit.notary import Notary
from store.books import Books
from tests.api.api_caller import Caller

HOUR = timedelta(hours=1)
TODAY = now().astimezone(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
VISIT = TODAY - timedelta(days=1) + 10 * HOUR  # ten o'clock of the day before


@dataclass
class Household:
    """A case that a cadre works on, and the codes that its household was given."""

    caller: Caller
    books: Books
    notary: Notary
    case: str

    def visited(self, by: str = "李建华", after: timedelta = 0 * HOUR, **more: Any) -> UUID:
        """A visit; gives its operation number."""
        return self.records("contacts", **{"method": "visit", "by": by, **more}, after=after)

    def records(self, path: str, *, after: timedelta = 0 * HOUR, **body: Any) -> UUID:
        """Something recorded about the case ``after`` the visit; gives its operation number."""
        op_id = uuid4()
        body["occurred_at"] = (VISIT + after).isoformat()
        self.caller.post(f"/cases/{self.case}/{path}", body, Idempotency_Key=str(op_id))
        return op_id

    def position(self, op_id: UUID) -> int:
        """Where the log put it."""
        items = self.caller.get(f"/cases/{self.case}/timeline")["items"]
        return next(int(item["position"]) for item in items if item["op_id"] == str(op_id))

    def address(self, op_id: UUID) -> str:
        """What the code on the paper leads to."""
        return f"/r/{token(receipt_key(self.books, UUID(self.case)), op_id)}"

    def objects(self, op_id: UUID, text: str, lang: str = "zh", **more: str) -> Response:
        """The household sends the form; gives the answer itself, and follows no way on."""
        return self.caller.client.post(
            self.address(op_id), params={"lang": lang}, data={"text": text, **more},
            follow_redirects=False,
        )  # fmt: skip

    def objections(self) -> list[dict[str, Any]]:
        """Those that the case holds."""
        found: list[dict[str, Any]] = self.caller.get(f"/cases/{self.case}")["objections"]
        return found

    def opens(self, op_id: UUID, lang: str = "zh") -> Response:
        """The household looks."""
        return self.caller.client.get(self.address(op_id), params={"lang": lang})

    def reads(self, op_id: UUID, lang: str = "zh") -> str:
        """What the page says."""
        answer = self.opens(op_id, lang)
        assert answer.status_code == 200, answer.text
        return answer.text


def tags(page: str) -> set[str]:
    """The elements of a page, as a browser would find them."""
    found: set[str] = set()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            found.add(tag)

    Reader().feed(page)
    return found
