"""A refusal is a problem document in the reader's language; nothing is a crash."""

from __future__ import annotations

import pytest

from tests.api.api_caller import AT, Caller


def test_a_refusal_is_chinese_by_default(caller: Caller) -> None:
    answer = caller.client.get("/api/v1/projects/NONE/countdown")

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "/problems/unknown"
    assert "没有找到" in answer.json()["title"]


def test_a_refusal_is_english_where_it_is_asked_for(caller: Caller) -> None:
    answer = caller.client.get(
        "/api/v1/projects/NONE/countdown", headers={"Accept-Language": "en-GB,en;q=0.9,zh;q=0.3"}
    )

    assert answer.json()["title"] == "project NONE is not known here."


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"method": "visit"},
        {"method": "pigeon", "occurred_at": AT},
        {"method": "visit", "occurred_at": "soon"},
        {"method": "visit", "occurred_at": AT, "colour": "red"},
    ],
)
def test_a_body_that_cannot_be_read_is_422(caller: Caller, body: dict[str, str]) -> None:
    caller.project()
    refused = caller.post(f"/cases/{caller.case()}/contacts", body, 422)
    assert refused["type"] == "/problems/body-does-not-fit"


def test_bytes_that_are_no_json_are_422(caller: Caller) -> None:
    answer = caller.client.post(
        "/api/v1/projects", content=b"\xff\xfe{", headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 422


def test_a_time_ahead_is_refused(caller: Caller) -> None:
    caller.project()
    refused = caller.do(
        caller.case(), "contacts", 409, method="visit", occurred_at="2090-01-01T00:00:00Z"
    )
    assert refused["type"] == "/problems/happened-in-future"


def test_an_unknown_case_is_404(caller: Caller) -> None:
    caller.do("00000000-0000-0000-0000-000000000000", "contacts", 404, method="visit")


def test_an_unknown_address_is_404_in_the_same_form(caller: Caller) -> None:
    assert caller.get("/nowhere", 404)["type"] == "/problems/no-such-page"


def test_a_wait_for_a_position_that_does_not_come_ends_with_503(caller: Caller) -> None:
    caller.project()
    answer = caller.client.get("/api/v1/projects/XN/countdown", params={"after": 10_000})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")


def test_a_read_after_a_write_sees_it(caller: Caller) -> None:
    caller.project()
    position = caller.do(caller.case(), "contacts", method="visit")["position"]
    assert caller.get("/projects/XN/countdown", after=position)["by_stage"]["contacted"] == 1


def test_control_characters_are_refused(caller: Caller) -> None:
    caller.project()
    caller.do(caller.case(), "flat", 422, flat="1\x00")


def test_every_route_is_in_the_openapi_document(caller: Caller) -> None:
    document = caller.client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert "/api/v1/cases/{id_}/offers/{n}/response" in document["paths"]


def test_a_project_is_no_case_and_stays_a_project(caller: Caller) -> None:
    opened = caller.post("/projects", {"code": "XN", "name": "小南门"})

    caller.get(f"/cases/{opened['id']}", 404)

    assert caller.get("/projects/XN/countdown")["remaining"] == 0


def test_filters_left_empty_filter_nothing(caller: Caller) -> None:
    caller.project()
    caller.case()
    listed = caller.get("/projects/XN/cases", q="", stage="", chief="", cursor="", as_of="")
    assert len(listed["items"]) == 1
    assert caller.get("/due", date="", cadre="")["items"] == []
