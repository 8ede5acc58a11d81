"""A review is a draft until its month is over and frozen; then it stays, and its hash proves it."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import application
from api.monthly.months import month_named
from api.monthly.review import MonthStillMoves, at_one_position, drafted
from audit.notary import Notary
from store.books import Books
from tests.api.api_caller import Caller
from tests.api.city import City
from tests.api.monthly.test_ranking import AUGUST, SEPTEMBER, grown
from tests.api.papers.reading import facts, sheets

PATH = "/task-forces/default/reviews"
MONTH = f"{PATH}/2020-09"


@pytest.fixture
def town(caller: Caller) -> Caller:
    """Two projects; in September two of nine households closed."""
    grown(caller, "A", 5, closed=2)
    case, *_ = grown(caller, "B", 4)
    caller.do(case, "contacts", method="visit", occurred_at=SEPTEMBER)
    return caller


def freeze(caller: Caller, month: str = "2020-09", status: int = 201) -> dict[str, Any]:
    answer: dict[str, Any] = caller.post(PATH, {"month": month}, status)
    return answer


def test_a_draft_holds_the_figures_that_the_routes_answer(town: Caller) -> None:
    told = town.get(MONTH)

    figures = told["figures"]
    then = town.get("/task-forces/default/countdown", as_of="2020-09-30")
    assert (told["frozen"], told["hash"]) == (False, None)
    assert figures["after"] == {name: then[name] for name in figures["after"]}
    assert (figures["before"]["remaining"], figures["after"]["remaining"]) == (9, 7)
    assert figures["moves"] == {
        "closed": 2, "opened": 0, "reopened": 0, "signing": 0, "signed": 0,
    }  # fmt: skip
    assert figures["contacts"] == 1
    assert figures["projects"] == town.get("/ranking", month="2020-09")["items"]


def test_a_frozen_month_stays_whatever_is_told_later(town: Caller) -> None:
    frozen = freeze(town)
    before = town.get(MONTH)

    grown(town, "C", 3, closed=3)
    again = freeze(town)

    assert town.get(MONTH) == before
    assert (before["frozen"], before["hash"]) == (True, frozen["hash"])
    assert (again["hash"], again["version"]) == (frozen["hash"], frozen["version"])
    assert [item["month"] for item in town.get(PATH)["items"]] == ["2020-09"]


def test_what_is_frozen_is_of_one_position(town: Caller, books: Books) -> None:
    cases = [one["id"] for one in town.get("/projects/B/cases")["items"]]
    month = month_named("2020-09")

    def draw() -> dict[str, Any]:
        figures = drafted(books, "default", month)
        if cases:  # once, after the first of the figures
            town.do(cases.pop(), "close", outcome="resolved", occurred_at=SEPTEMBER)
            cases.clear()
        return figures

    figures = at_one_position(books, month, draw)

    assert figures["before"]["remaining"] - figures["after"]["remaining"] == 3
    assert figures["moves"]["closed"] == sum(one["closed"] for one in figures["projects"]) == 3


def test_a_month_that_goes_on_moving_is_not_frozen(town: Caller, books: Books) -> None:
    cases = [one["id"] for one in town.get("/projects/B/cases")["items"]]
    month = month_named("2020-09")

    def draw() -> dict[str, Any]:
        figures = drafted(books, "default", month)
        town.do(cases.pop(), "contacts", method="visit", occurred_at=SEPTEMBER)
        return figures

    with pytest.raises(MonthStillMoves):
        at_one_position(books, month, draw)


def test_the_hash_is_of_the_canonical_text_and_that_of_the_figures(town: Caller) -> None:
    freeze(town)

    told = town.get(MONTH)

    assert sha256(told["canonical"].encode()).hexdigest() == told["hash"]
    assert json.loads(told["canonical"]) == told["figures"]
    assert told["canonical"] == json.dumps(
        told["figures"], sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )


def test_a_month_that_is_not_over_is_not_frozen(town: Caller) -> None:
    this = town.get("/ranking")["month"]

    assert freeze(town, this, 409)["type"] == "/problems/month-is-not-over"
    assert town.get(f"{PATH}/{this}")["frozen"] is False


@pytest.mark.parametrize("month", ["2020-13", "2199-01", "september", "20２０-09"])
def test_what_is_no_month_is_refused(town: Caller, month: str) -> None:
    freeze(town, month, 422)
    town.get(f"{PATH}/{month}", 422)


def test_the_workbook_holds_the_figures_to_the_digit(town: Caller) -> None:
    freeze(town)
    told = town.get(MONTH)

    book = sheets(town, f"{MONTH}.xlsx")

    said = facts(book["概要"])
    assert (said["SHA-256"], said["日志位置"]) == (told["hash"], told["position"])
    assert said["本月办结"] == told["figures"]["moves"]["closed"] == 2
    after = {row[0].partition(" ")[0]: row[1:3] for row in book["数字"][1:]}
    assert after["剩余"] == [9, 7]
    assert [row[5] for row in book["项目排名"][1:]] == [
        item["score"] for item in told["figures"]["projects"]
    ]


def test_a_draft_is_marked_on_its_workbook(town: Caller) -> None:
    assert facts(sheets(town, f"{MONTH}.xlsx")["概要"])["定稿"] == "草稿 draft"


def test_a_chief_freezes_and_others_of_the_task_force_read(books: Books, notary: Notary) -> None:
    city, body = City(books), {"month": "2020-09"}
    with TestClient(application(books, notary), base_url="http://testserver/api/v1") as client:
        asked = [city.client(client, name).post("/task-forces/EAST/reviews", json=body).status_code
                 for name in ("cadre", "inspector", "chief")]  # fmt: skip
        path = "/task-forces/EAST/reviews/2020-09"
        read = city.client(client, "cadre").get(path).json()

    assert asked == [403, 403, 201]
    assert (read["frozen"], read["by"]) == (True, "chief")
    assert read["frozen_at"] > AUGUST
