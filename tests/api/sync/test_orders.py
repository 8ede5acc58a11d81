"""A chief gives an order at a desk; the cadre has it on the phone, and reports from there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from store.books import Books
from tests.api.city import City
from tests.api.sync.conftest import PhoneOf
from tests.api.sync.phone import problems

TOMORROW = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
WORDS = "本周内谈妥过渡费"


class Desk:
    """The chief at a desk, over one case."""

    def __init__(self, city: City, client: TestClient) -> None:
        self.city, self.client, self.case = city, client, city.cases["PE"]

    def do(self, op: str, status: int = 201, asker: str = "chief", **body: Any) -> Any:
        path = f"/api/v1/cases/{self.case}/{op}"
        now = datetime.now(UTC).isoformat()
        caller = self.city.client(self.client, asker)
        answer = caller.post(path, json={"occurred_at": now, **body})
        assert answer.status_code == status, answer.text
        return answer.json()

    def get(self, path: str, name: str = "chief") -> Any:
        return self.city.client(self.client, name).get(f"/api/v1{path}").json()

    def order(self, **more: Any) -> int:
        n: int = self.do("orders", text=WORDS, due=TOMORROW, **more)["n"]
        return n

    @property
    def orders(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.get(f"/cases/{self.case}")["orders"]
        return found

    def due(self) -> list[tuple[str, int, str, str]]:
        items = self.get(f"/due?date={TOMORROW}")["items"]
        return [(row["kind"], row["n"], row["cadre"], row["text"]) for row in items]


@pytest.fixture
def desk(city: City, client: TestClient) -> Desk:
    return Desk(city, client)


def test_an_order_is_in_the_case_and_in_the_due_list_of_whom_it_is_for(desk: Desk) -> None:
    n = desk.order(kind="supervised", to="cadre")

    (order,) = desk.orders
    assert (n, order["text"], order["kind"], order["to"]) == (1, WORDS, "supervised", "cadre")
    assert (order["given_by"], order["reports"], order["outcome"]) == ("chief", [], None)
    assert desk.due() == [("order", 1, "cadre", WORDS)]


def test_a_report_from_the_phone_hands_the_order_back_to_be_settled(
    desk: Desk, phone_of: PhoneOf
) -> None:
    n, phone = desk.order(to="cadre"), phone_of("cadre")

    told = phone.statuses(phone.entry(desk.case, f"orders/{n}/report", text="已谈妥"))

    assert told == ["accepted"]
    assert desk.due() == [("order", 1, "chief", WORDS)]
    desk.do(f"orders/{n}/settlement", outcome="done")
    (order,) = desk.orders
    assert [report["text"] for report in order["reports"]] == ["已谈妥"]
    assert (order["outcome"], order["settled_by"], desk.due()) == ("done", "chief", [])


def test_only_a_chief_gives_and_settles_orders(desk: Desk, phone_of: PhoneOf) -> None:
    n, phone = desk.order(), phone_of("cadre")

    desk.do("orders", 403, "cadre", text=WORDS, due=TOMORROW)
    desk.do(f"orders/{n}/settlement", 403, "cadre", outcome="done")
    settled = phone.entry(desk.case, f"orders/{n}/settlement", outcome="done")
    assert problems(phone.answers(settled)) == ["role-may-not"]


def test_open_orders_are_on_the_card_that_a_phone_takes_along(desk: Desk, city: City) -> None:
    desk.do("chief", name="cadre")
    desk.order()
    desk.order()
    desk.do("orders/1/settlement", outcome="withdrawn")

    (card,) = desk.get("/field", "cadre")["cases"]

    wanted = {"n": 2, "kind": "assigned", "text": WORDS, "due": TOMORROW, "to": None}
    assert card["orders"] == [wanted | {"reported": False}]


def test_what_was_ordered_is_nowhere_in_clear(desk: Desk, books: Books) -> None:
    desk.order()

    with books.pool.connection() as connection:
        events = connection.execute(b"SELECT string_agg(state, '') FROM events").fetchone()
        due = connection.execute(b"SELECT string_agg(text::text, '') FROM due").fetchone()

    assert events
    assert due
    assert WORDS.encode() not in events[0]
    assert WORDS not in due[0]
