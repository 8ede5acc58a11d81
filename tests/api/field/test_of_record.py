"""What one told oneself is corrected the same day for a reason; a visit of two is confirmed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from fastapi.testclient import TestClient

from api import accounts
from store.books import Books
from tests.api.city import City, act
from tests.api.reading_record.readers import Ask

AT = "2020-09-23T12:00:00+08:00"


def write(client: TestClient, case: UUID, path: str, under: UUID | None = None,
          status: int = 201, **body: Any) -> dict[str, Any]:  # fmt: skip
    headers = {"Idempotency-Key": str(under)} if under else {}
    answer = client.post(f"/cases/{case}/{path}", json={"occurred_at": AT, **body}, headers=headers)
    assert answer.status_code == status, answer.text
    done: dict[str, Any] = answer.json()
    return done


def last(client: TestClient, case: UUID) -> dict[str, Any]:
    told: dict[str, Any] = client.get(f"/cases/{case}/timeline").json()["items"][-1]
    return told


@pytest.fixture
def case(city: City) -> UUID:
    return city.cases["PE"]


WRONG: dict[str, Any] = {"field": "summary", "value": "谈了一个小时", "reason": "时长记错"}


# Corrections


def test_what_one_told_oneself_is_corrected_the_same_day_for_a_reason(ask: Ask, case: UUID) -> None:
    client = ask("cadre")
    told = write(client, case, "contacts", method="visit", summary="谈了半个小时")

    write(client, case, "corrections", position=told["position"], **WRONG)

    right = last(client, case)
    assert (right["corrects"], right["value"], right["reason"], right["by"]) == (
        told["position"], "谈了一个小时", "时长记错", "cadre",
    )  # fmt: skip
    without = {**WRONG, "reason": " ", "position": told["position"]}
    write(client, case, "corrections", status=422, **without)


def test_a_phone_that_does_not_know_the_position_names_the_number_it_sent(
    ask: Ask, case: UUID
) -> None:
    client, sent = ask("cadre"), uuid4()
    told = write(client, case, "contacts", sent, method="visit", summary="谈了半个小时")

    write(client, case, "corrections", op_id=str(sent), **WRONG)

    assert last(client, case)["corrects"] == told["position"]


def test_a_correction_sent_twice_is_one(ask: Ask, case: UUID) -> None:
    client, sent, again = ask("cadre"), uuid4(), uuid4()
    write(client, case, "contacts", sent, method="visit")

    first, second = (
        write(client, case, "corrections", again, op_id=str(sent), **WRONG) for _ in range(2)
    )

    assert first == second


@pytest.mark.parametrize("named", [{}, {"position": 3, "op_id": str(UUID(int=7))}])
def test_a_record_is_named_in_one_way(ask: Ask, case: UUID, named: dict[str, Any]) -> None:
    write(ask("cadre"), case, "corrections", status=422, **named, **WRONG)


def test_a_number_of_another_case_names_nothing_here(ask: Ask, case: UUID, city: City) -> None:
    sent = uuid4()
    write(ask("chief"), city.cases["PE1"], "contacts", sent, method="visit")

    for number in (sent, uuid4()):
        refused = write(ask("cadre"), case, "corrections", status=404, op_id=str(number), **WRONG)
        assert refused["type"] == "/problems/unknown"


# Confirmations


def test_the_partner_confirms_a_visit_and_the_timeline_shows_it(
    ask: Ask, case: UUID, city: City
) -> None:
    city.account("同事", role="cadre", task_force="EAST")
    visit = write(ask("cadre"), case, "contacts", method="visit", accompanied_by="同事")

    done = write(ask("同事"), case, "confirmations", position=visit["position"])

    told = last(ask("cadre"), case)
    assert (told["topic"], told["confirms"], told["by"]) == (
        "case.contact_confirmed", visit["position"], "同事",
    )  # fmt: skip
    assert (
        write(ask("同事"), case, "confirmations", position=visit["position"])["version"]
        == (done["version"])
    )


def test_a_visit_is_confirmed_by_the_number_it_was_sent_under(
    ask: Ask, case: UUID, city: City
) -> None:
    city.account("同事", role="cadre", task_force="EAST")
    sent = uuid4()
    visit = write(ask("cadre"), case, "contacts", sent, method="visit", accompanied_by="同事")

    write(ask("同事"), case, "confirmations", op_id=str(sent))

    assert last(ask("cadre"), case)["confirms"] == visit["position"]


def test_nobody_else_confirms_it_and_nobody_out_of_sight(ask: Ask, case: UUID, city: City) -> None:
    city.account("同事", role="cadre", task_force="WEST")
    visit = write(ask("cadre"), case, "contacts", method="visit", accompanied_by="同事")
    named = {"position": visit["position"]}

    types = [write(ask(name), case, "confirmations", status=409, **named)["type"]
             for name in ("cadre", "chief")]  # fmt: skip

    assert types == ["/problems/is-not-the-partner"] * 2
    write(ask("同事"), case, "confirmations", status=404, **named)


def test_a_partner_whose_posting_ended_still_confirms_what_was_before(
    ask: Ask, case: UUID, city: City, books: Books
) -> None:
    city.account("同事", role="cadre", task_force="EAST")
    visit = write(ask("cadre"), case, "contacts", method="visit", accompanied_by="同事")
    accounts.end_posting(books, act(), "同事", n=1, reason="轮换")

    write(ask("同事"), case, "confirmations", position=visit["position"])


def test_a_partner_is_told_what_waits_for_their_word(ask: Ask, case: UUID, city: City) -> None:
    city.account("同事", role="cadre", task_force="EAST")
    now = datetime.now(UTC).isoformat()
    visit = write(
        ask("cadre"), case, "contacts", method="visit", accompanied_by="同事", occurred_at=now
    )
    write(ask("cadre"), case, "contacts", method="visit", accompanied_by="同事")  # long ago

    (waits,) = ask("同事").get("/field/confirmations").json()["items"]

    assert (waits["position"], waits["case_no"], waits["by"]) == (
        visit["position"], "PE-1", "cadre",
    )  # fmt: skip
    write(ask("同事"), case, "confirmations", position=visit["position"])
    assert ask("同事").get("/field/confirmations").json()["items"] == []
