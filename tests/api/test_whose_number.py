"""A number of an operation belongs to who used it first; nobody learns from it what they said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient

from api.app import application
from audit.notary import Notary
from store.books import Books
from store.erasure import Concern, erase
from tests.api.city import NOON, City, act

CONTACT = {"occurred_at": NOON, "method": "visit", "summary": "约定周三上门"}


@pytest.fixture
def city(books: Books) -> City:
    city = City(books)
    city.account("other", role="cadre", task_force="EAST")
    return city


@pytest.fixture
def client(city: City, notary: Notary) -> Iterator[TestClient]:
    app = application(city.books, notary)
    with TestClient(app, base_url="http://testserver/api/v1") as client:
        yield client


def say(client: TestClient, city: City, who: str, key: str, **other: Any) -> Any:
    case = other.pop("case", city.cases["PE"])
    return city.client(client, who).post(
        f"/cases/{case}/contacts", json=CONTACT | other, headers={"idempotency-key": key}
    )


def test_the_same_person_again_gets_the_first_answer(client: TestClient, city: City) -> None:
    key = str(uuid4())
    first = say(client, city, "cadre", key)

    assert first.status_code == 201
    assert say(client, city, "cadre", key).json() == first.json()


@pytest.mark.parametrize("other", [{}, {"summary": "另一内容"}])
def test_another_person_is_refused_and_not_told_what_differs(
    client: TestClient, city: City, other: dict[str, str]
) -> None:
    key = str(uuid4())
    say(client, city, "cadre", key)

    refused = say(client, city, "other", key, **other)

    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/done-otherwise")
    assert refused.json()["difference"] == ["Idempotency-Key"]
    assert "summary" not in refused.text


def test_a_case_opened_under_a_number_is_of_who_opened_it(client: TestClient, city: City) -> None:
    body, headers = {"case_no": "PE-9", "occurred_at": NOON}, {"idempotency-key": str(uuid4())}
    answers = [
        city.client(client, who).post("/projects/PE/cases", json=body, headers=headers)
        for who in ("cadre", "cadre", "other")
    ]

    assert [answer.status_code for answer in answers] == [201, 201, 409]
    assert answers[0].json() == answers[1].json()


def test_after_an_erasure_the_number_still_has_its_person_and_its_place(
    client: TestClient, city: City
) -> None:
    key, case = str(uuid4()), city.cases["PE"]
    first = say(client, city, "cadre", key)

    erase(city.books, act(), person=case, order="删7", concern=Concern(cases=[case]))

    assert say(client, city, "cadre", key, summary="另一内容").json() == first.json()
    assert say(client, city, "other", key).json()["difference"] == ["Idempotency-Key"]
    opened = city.client(client, "cadre").post(
        "/projects/PE/cases", json={"case_no": "PE-9", "occurred_at": NOON}
    )
    elsewhere = say(client, city, "cadre", key, case=opened.json()["id"])
    assert elsewhere.json()["difference"] == ["path"]
