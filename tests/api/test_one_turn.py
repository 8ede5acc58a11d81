"""A write to a case takes one turn of a thread, and answers as every other route does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from api.app import application
from api.case_routes import cases
from api.one_turn import OneTurn
from api.operations import OPERATIONS
from audit.notary import Notary
from store.books import Books
from tests.api.api_caller import AT, Caller


@pytest.fixture
def caller(books: Books, notary: Notary) -> Iterator[Caller]:
    with TestClient(application(books, notary)) as client:
        yield Caller(client)


def test_every_operation_is_taken_in_one_turn() -> None:
    taken = {route.path for route in cases.routes if isinstance(route, OneTurn)}

    assert taken == {f"/api/v1/cases/{{id_}}/{path}" for path in OPERATIONS}


def test_all_that_is_wrong_with_address_and_body_is_told_at_once(caller: Caller) -> None:
    told = caller.post("/cases/none/promises/first/outcome", {"outcome": "perhaps"}, 422)

    assert told["type"] == "/problems/body-does-not-fit"
    for field in ("id_", "n", "outcome", "occurred_at"):
        assert field in told["detail"]


@pytest.mark.parametrize("body", [b"", b"{", b"null", b"[]", b'{"method": "visit"', b"\xff"])
def test_a_body_that_is_none_is_refused(caller: Caller, body: bytes) -> None:
    caller.project()
    answer = contact(caller, caller.case(), body, "application/json")

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("kind", ["", "text/plain", "application/x-www-form-urlencoded"])
def test_a_body_that_a_form_of_another_site_could_send_is_refused(
    caller: Caller, kind: str
) -> None:
    caller.project()
    body = b'{"occurred_at": "%s", "method": "visit"}' % AT.encode()
    case = caller.case()

    assert contact(caller, case, body, kind).status_code == 422
    assert contact(caller, case, body, "application/json; charset=utf-8").status_code == 201


def contact(caller: Caller, case: str, body: bytes, kind: str) -> Response:
    path = f"/api/v1/cases/{case}/contacts"
    return caller.client.post(path, content=body, headers={"content-type": kind})


def test_the_answer_carries_version_length_and_type(caller: Caller) -> None:
    caller.project()
    answer = caller.client.post(
        f"/api/v1/cases/{caller.case()}/contacts", json={"occurred_at": AT, "method": "visit"}
    )

    assert (answer.status_code, answer.headers["etag"]) == (201, '"2"')
    assert answer.headers["content-type"] == "application/json"
    assert int(answer.headers["content-length"]) == len(answer.content)
