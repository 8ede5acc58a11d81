"""A case out of sight is opened for a reason, for three hours, to read, and its chief sees it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from store.books import Books
from tests.api.city import NOON, City
from tests.api.reading_record.readers import Ask, on_record

GLASS = {"project": "PW", "case_no": "pw-1", "reason": "信访件转办"}


def test_a_case_out_of_sight_opens_for_a_reason_to_be_read(
    ask: Ask, city: City, books: Books
) -> None:
    case, client = city.cases["PW"], ask("cadre")
    assert client.get(f"/cases/{case}").status_code == 404

    broken = client.post("/break-glass", json=GLASS)

    assert (broken.status_code, broken.json()["id"]) == (201, str(case))
    until = datetime.fromisoformat(broken.json()["until"])
    assert timedelta(hours=2.9) < until - datetime.now(UTC) <= timedelta(hours=3)
    assert client.get(f"/cases/{case}").status_code == 200
    assert client.get(f"/cases/{case}/timeline").status_code == 200
    (row,) = on_record(books, client)
    assert row["why"] == broken.json()["position"]


def test_through_broken_glass_nothing_is_written_and_no_list_is_seen(ask: Ask, city: City) -> None:
    case, client = city.cases["PW"], ask("cadre")
    client.post("/break-glass", json=GLASS)

    contact = {"occurred_at": NOON, "method": "visit"}
    assert client.post(f"/cases/{case}/contacts", json=contact).status_code == 404
    assert client.get("/projects/PW/cases").status_code == 404
    assert client.post(f"/cases/{case}/close", json={}).status_code == 404


def test_what_is_not_there_answers_as_ever_and_the_attempt_is_on_record(
    ask: Ask, books: Books
) -> None:
    told = [
        ask("cadre").post("/break-glass", json={**GLASS, **other})
        for other in ({"project": "NO"}, {"case_no": "PW-9"})
    ]

    assert [(answer.status_code, answer.json()["type"]) for answer in told] == [
        (404, "/problems/unknown")
    ] * 2
    rows = on_record(books)
    assert [(row["what"], row["subject"]) for row in rows] == [
        ("attempt", "NO/PW-1"), ("attempt", "PW/PW-9"),
    ]  # fmt: skip


def test_what_is_in_sight_needs_no_breaking(ask: Ask) -> None:
    own = {**GLASS, "project": "PE", "case_no": "PE-1"}

    for client, body in ((ask("cadre"), own), (ask("chief"), own)):
        answer = client.post("/break-glass", json=body)
        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/is-in-sight")


def test_the_same_request_again_breaks_no_second_glass(ask: Ask) -> None:
    headers, client = {"Idempotency-Key": str(UUID(int=9))}, ask("cadre")

    first, again = (client.post("/break-glass", json=GLASS, headers=headers) for _ in range(2))

    assert first.json() == again.json()


def test_the_chief_of_the_case_sees_who_broke_the_glass_and_why(ask: Ask, city: City) -> None:
    city.account("west", role="chief", task_force="WEST")
    ask("cadre").post("/break-glass", json=GLASS)

    (row,) = ask("west").get("/break-glass").json()["items"]
    assert (row["reader"], row["case_no"], row["project"]) == ("cadre", "PW-1", "PW")
    assert (row["reason"], row["stands"]) == ("信访件转办", True)
    assert ask("chief").get("/break-glass").json()["items"] == []


def test_an_administrator_breaks_no_glass(ask: Ask) -> None:
    assert ask("admin").post("/break-glass", json=GLASS).status_code == 403
