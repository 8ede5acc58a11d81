"""What one told oneself is corrected the same day for a reason."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from fastapi.testclient import TestClient

from tests.api.city import City
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
