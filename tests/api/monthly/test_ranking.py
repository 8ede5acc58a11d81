"""Projects stand side by side by what they closed, against how hard their households are."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import application
from audit.notary import Notary
from store.books import Books
from tests.api.api_caller import Caller
from tests.api.city import City
from tests.api.papers.reading import facts, sheets

AUGUST, SEPTEMBER, NIGHT = (
    "2020-08-20T10:00:00+08:00", "2020-09-23T10:00:00+08:00", "2020-09-23T23:30:00+08:00",
)  # fmt: skip


def grown(caller: Caller, code: str, households: int, closed: int = 0,
          opened: str = AUGUST, outcome: str = "resolved") -> list[str]:  # fmt: skip
    """A project whose households were opened in August, some of them closed in September."""
    caller.post("/projects", {"code": code, "name": f"项目{code}"})
    cases = [
        caller.post(f"/projects/{code}/cases", {"case_no": f"{n}", "occurred_at": opened})["id"]
        for n in range(households)
    ]
    for case in cases[:closed]:
        caller.do(case, "close", outcome=outcome, occurred_at=SEPTEMBER)
    return cases


def ranked(caller: Caller, month: str = "2020-09") -> dict[str, dict[str, Any]]:
    return {item["project"]: item for item in caller.get("/ranking", month=month)["items"]}


def test_what_was_closed_is_held_against_what_is_expected(caller: Caller) -> None:
    grown(caller, "A", 4, closed=2)
    grown(caller, "B", 4, closed=1)

    first, second = (ranked(caller)[code] for code in "AB")

    assert (first["expected"], first["ratio"], first["score"]) == (1.5, 1.3333, 1.3333)
    assert (second["expected"], second["ratio"], second["rank"]) == (1.5, 0.6667, 2)
    assert first["ratio_low"] < 1 < first["ratio_high"]
    assert (first["rank"], first["rank_low"], first["rank_high"]) == (1, 1, 2)
    assert (first["closed"], first["remaining"]) == (2, 2)


def test_with_nothing_deducted_the_score_is_the_ratio_to_the_digit(caller: Caller) -> None:
    grown(caller, "A", 1, closed=1)
    grown(caller, "B", 2)

    first = ranked(caller)["A"]

    assert (first["expected"], first["deducted"]) == (0.3333, 0)
    assert [first[f"score{end}"] for end in ("", "_low", "_high")] == [
        first[f"ratio{end}"] for end in ("", "_low", "_high")
    ]


def test_harder_households_are_expected_to_close_less(caller: Caller) -> None:
    grown(caller, "EASY", 6, closed=3)
    grown(caller, "HARD", 6, closed=1, opened="2008-08-10T10:00:00+08:00")

    easy, hard = (ranked(caller)[code] for code in ("EASY", "HARD"))

    assert (easy["expected"], hard["expected"]) == (3.0, 1.0)
    assert (easy["score"], hard["score"], easy["rank"], hard["rank"]) == (1.0, 1.0, 1, 1)
    assert (easy["difficulty"], hard["difficulty"]) == (0.6667, 2.0)


def test_signatures_alone_put_nobody_first(caller: Caller) -> None:
    fast = grown(caller, "FAST", 4)
    for case in fast[:2]:
        caller.sign(case)
        caller.do(case, "contacts", method="phone", summary="催签", occurred_at=NIGHT)
    grown(caller, "FAIR", 4, closed=1)

    found = ranked(caller)

    assert (found["FAST"]["closed"], found["FAST"]["deducted"]) == (2, 2)
    assert found["FAST"]["quality"]["pressure"] == 2
    assert [found[code]["rank"] for code in ("FAIR", "FAST")] == [1, 2]


def test_who_left_without_being_settled_is_nobodys_success(caller: Caller) -> None:
    grown(caller, "A", 4, closed=1)
    grown(caller, "OUT", 4, closed=3, outcome="excluded")

    assert ranked(caller)["OUT"]["closed"] == 0


def test_what_was_taken_back_counts_in_the_month_in_which_it_was(caller: Caller) -> None:
    case, *_ = grown(caller, "A", 4, closed=2)
    caller.do(case, "reopen", reason="反悔", occurred_at="2020-10-05T10:00:00+08:00")

    assert (ranked(caller)["A"]["closed"], ranked(caller)["A"]["deducted"]) == (2, 0)
    october = ranked(caller, "2020-10")["A"]
    assert (october["closed"], october["deducted"], october["quality"]["reversals"]) == (0, 1, 1)
    assert ranked(caller, "2020-11")["A"]["deducted"] == 0


def test_where_nothing_could_be_expected_there_is_no_rank(caller: Caller) -> None:
    grown(caller, "A", 2)

    item = ranked(caller)["A"]

    assert (item["expected"], item["rank"], item["score"], item["difficulty"]) == (
        0,
        None,
        None,
        None,
    )


@pytest.mark.parametrize("month", ["2020-13", "9/2020", "2199-01", "2020-9"])
def test_what_is_no_month_that_has_begun_is_refused(caller: Caller, month: str) -> None:
    caller.get("/ranking", 422, month=month)


def test_the_method_is_printed_in_the_language_of_the_reader(caller: Caller) -> None:
    assert "间接标准化" in caller.get("/ranking")["method"]
    caller.client.headers["accept-language"] = "en"
    assert "indirect standardisation" in caller.get("/ranking")["method"]


def test_each_reader_sees_the_same_scores_of_the_projects_in_sight(
    books: Books, notary: Notary
) -> None:
    city = City(books)
    city.account("all", role="inspector")

    with TestClient(application(books, notary)) as plain:
        every, own = (Caller(city.client(plain, name)).get("/ranking") for name in ("all", "cadre"))

    assert [item["project"] for item in every["items"]] == ["PE", "PE1", "PW"]
    assert own["items"] == [item for item in every["items"] if item["project"] == "PE"]


def test_the_workbook_holds_the_figures_of_the_route_to_the_digit(caller: Caller) -> None:
    grown(caller, "A", 5, closed=2)
    grown(caller, "B", 7, closed=1)
    told = caller.get("/ranking", month="2020-09")

    book = sheets(caller, "/ranking.xlsx", month="2020-09")

    rows = book["项目排名"][1:]
    assert len(rows) == len(told["items"]) == 2
    names = [
        "rank", "rank_low", "rank_high", "project", "name", "score", "score_low", "score_high",
        "difficulty", "closed", "deducted", "expected", "ratio", "ratio_low", "ratio_high",
        "remaining",
    ]  # fmt: skip
    assert [row[: len(names)] for row in rows] == [
        [item[name] for name in names] for item in told["items"]
    ]
    qualities = [item["quality"] for item in told["items"]]
    assert [row[len(names) :] for row in rows] == [[*each.values()][:5] for each in qualities]
    assert facts(book["概要"])["方法"] == told["method"]
    assert datetime.fromisoformat(told["as_of"]).isoformat() == facts(book["概要"])["截至"]
