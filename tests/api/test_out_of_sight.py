"""Ways around what somebody may see or write that were found, and are shut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api import accounts
from api.app import application
from api.reading_record import ReadsOnRecord
from audit.notary import Notary
from store.books import Books
from tests.api.city import City, act

Ask = Callable[[str], TestClient]


def now() -> str:
    return datetime.now(UTC).isoformat()


@pytest.fixture
def city(books: Books) -> City:
    return City(books)


@pytest.fixture
def ask(city: City, books: Books, notary: Notary) -> Iterator[Ask]:
    with TestClient(application(books, notary), base_url="http://testserver/api/v1") as client:
        yield lambda name: city.client(client, name)


def told(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].removeprefix("/problems/")


def test_what_a_refused_decision_shows_of_a_case_is_on_record(
    ask: Ask, city: City, books: Books
) -> None:
    client, case = ask("cadre"), city.cases["PE"]
    body = {"occurred_at": now(), "outcome": "resolved"}

    refused = client.post(f"/cases/{case}/close", json=body, headers={"If-Match": '"0"'})
    reads: ReadsOnRecord = client.app.state.reads  # type: ignore[attr-defined]
    reads.bring_in(everything=True)

    assert told(refused) == (412, "case-has-moved-on")
    readers = ask("chief").get(f"/cases/{case}/reads").json()["readers"]
    assert [row["reader"] for row in readers] == ["cadre"]


def test_a_chief_does_not_follow_what_somebody_of_elsewhere_looked_at(
    ask: Ask, city: City, books: Books
) -> None:
    city.account("west", role="cadre", task_force="WEST")
    opened = {"project": "PE", "case_no": "PE-1", "reason": "信访核查"}
    assert ask("west").post("/break-glass", json=opened).status_code == 201

    seen = ask("chief").get("/events").json()["items"]
    stream = next(item["id"] for item in seen if item["topic"] == "access.glass_broken")

    for paper in ("trail", "trail.html", "bundle"):
        assert ask("chief").get(f"/audit/{paper}", params={"stream": stream}).status_code == 404
    topics = {item["topic"] for item in ask("cadre").get("/events").json()["items"]}
    assert not {topic for topic in topics if topic.startswith(("access.", "account."))}


def test_a_finding_about_a_case_out_of_sight_is_neither_shown_nor_answered(
    ask: Ask, city: City
) -> None:
    opened = {"occurred_at": now(), "reference": "R", "label": "巡察", "team": "一组",
              "mandate": "计划", "remit": "task_force", "over": "EAST"}  # fmt: skip
    inspection = ask("inspector").post("/inspections", json=opened).json()["id"]
    found = {"occurred_at": now(), "text": "补偿款未到账", "case": str(city.cases["PE1"])}
    assert ask("inspector").post(f"/inspections/{inspection}/findings", json=found).is_success
    answer = {"occurred_at": now(), "text": "已核实", "by": "cadre"}
    path = f"/inspections/{inspection}/findings/1/explanation"

    assert ask("cadre").get(f"/inspections/{inspection}").json()["findings"] == []
    listed = ask("cadre").get("/inspections").json()["items"]
    assert [finding for item in listed for finding in item["open"]] == []
    assert ask("cadre").post(path, json=answer).status_code == 404
    assert ask("chief").post(path, json=answer).status_code == 201


def test_a_code_taken_out_of_sight_says_nothing_of_what_has_it(ask: Ask) -> None:
    project = {"code": "PW", "name": "x", "task_force": "EAST"}
    force = {"code": "WEST", "name": "x", "parent": "EAST"}

    for path, body in (("/projects", project), ("/task-forces", force)):
        answer = ask("chief").post(path, json=body)
        assert told(answer) == (409, "code-is-taken")
        assert "西" not in answer.text


@pytest.mark.parametrize("over", ["project", "task_force", "case", "person"])
def test_a_hold_does_not_tell_what_is_out_of_sight_from_what_is_not_there(
    ask: Ask, city: City, over: str
) -> None:
    ids = {"project": "PW", "task_force": "WEST"}
    there = ids.get(over, str(city.cases["PW"]))
    nowhere = (ids.get(over) and "NONE") or "00000000-0000-4000-8000-000000000009"
    placed = {"kind": "lawsuit", "reference": "r"}

    told_there = ask("inspector").post("/holds", json={**placed, over: there}).json()
    told_nowhere = ask("inspector").post("/holds", json={**placed, over: nowhere}).json()

    assert told_there["status"] == told_nowhere["status"] == 404
    assert told_there["detail"].replace(there, "") == told_nowhere["detail"].replace(nowhere, "")


def test_another_posting_that_stands_lets_nobody_write_in_this_one(
    ask: Ask, city: City, books: Books
) -> None:
    later = datetime.now(UTC) + timedelta(days=30)
    accounts.post(books, act(), "cadre", role="cadre", task_force="WEST", until=later)
    contact = {"occurred_at": now(), "method": "visit"}

    answer = ask("cadre").post(f"/cases/{city.cases['PW']}/contacts", json=contact)

    assert answer.status_code == 404


def test_whose_only_posting_ended_can_still_tell_what_happened_while_it_stood(
    ask: Ask, city: City, books: Books
) -> None:
    client, case, while_it_stood = ask("cadre"), city.cases["PE"], now()
    accounts.end_posting(books, act(), "cadre", n=1, reason="轮换")
    path = f"/cases/{case}/contacts"

    done = client.post(path, json={"occurred_at": while_it_stood, "method": "visit"})
    after = client.post(path, json={"occurred_at": now(), "method": "visit"})

    assert done.status_code == 201, done.text
    assert told(after) == (403, "posting-had-ended")
    last = ask("chief").get(f"/cases/{case}/timeline").json()["items"][-1]
    assert (last["by"], last["role"]) == ("cadre", "cadre")


@pytest.mark.parametrize("header", [
    {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"},
    {"X-Real-IP": "203.0.113.7"}, {"Via": "1.1 proxy"}, {"X-Forwarded-Host": "x"},
])  # fmt: skip
def test_before_accounts_nobody_from_elsewhere_is_the_console(
    books: Books, notary: Notary, header: dict[str, str]
) -> None:
    with TestClient(application(books, notary)) as client:
        body = {"code": "P", "name": "P"}
        assert client.post("/api/v1/projects", json=body, headers=header).status_code in {401, 403}
        assert client.post("/api/v1/projects", json=body).status_code == 201
