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
        {"method": "visit", "occurred_at": "2021-01-01T00:00:00-20:18"},
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


def test_a_year_no_case_can_mean_is_refused_at_the_door(caller: Caller) -> None:
    caller.project()
    case = caller.case()

    caller.post(f"/cases/{case}/contacts", {"method": "visit", "occurred_at": "0001-01-01"}, 422)
    caller.do(case, "offers", 422, amount_fen=1, valid_until="9999-12-31")
    caller.get("/projects/XN/countdown", 422, as_of="9999-12-31")

    assert caller.get("/projects/XN/cases")["items"][0]["stage"] == "opened"


def test_shares_above_one_are_refused_with_the_sum(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    caller.do(case, "parties", name="万义", share="2/3")

    refused = caller.do(case, "parties", 409, name="宋彬", share="2/3")

    assert (refused["type"], refused["total"]) == ("/problems/shares-exceed-whole", "4/3")


@pytest.mark.parametrize("query", [{"q": "\0"}, {"chief": "\0"}, {"cursor": "\0"}])
def test_a_nul_finds_nothing_and_breaks_nothing(caller: Caller, query: dict[str, str]) -> None:
    caller.project()
    assert caller.client.get("/api/v1/projects/XN/cases", params=query).status_code == 200


def test_a_position_beyond_all_logs_is_no_position(caller: Caller) -> None:
    caller.project()
    caller.get("/projects/XN/countdown", 422, known_at=10**20)


def test_a_code_that_no_address_can_hold_is_refused(caller: Caller) -> None:
    refused = caller.post("/projects", {"code": "a/b", "name": "x"}, 422)
    assert refused["type"] == "/problems/code-cannot-be-addressed"


def test_a_case_is_unknown_before_its_opening_even_where_a_contact_is_earlier(
    caller: Caller,
) -> None:
    caller.project()
    case = caller.case()
    caller.post(
        f"/cases/{case}/contacts", {"method": "visit", "occurred_at": "2019-01-01T08:00:00"}
    )
    caller.get(f"/cases/{case}", 404, as_of="2019-06-01")


def test_the_timeline_shows_only_the_tail_of_an_identity_number(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    caller.do(case, "parties", name="万义", id_number="990000199711076151")
    shown = caller.get(f"/cases/{case}/timeline")["items"][-1]["id_number"]
    assert shown == "**************6151"


def test_nothing_is_demolished_after_the_agreement_fell(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    caller.sign(case, amount_fen=100)
    caller.do(case, "payments", amount_fen=100)
    caller.do(case, "handover")
    caller.do(case, "signatures/1/withdrawal", reason="反悔")

    refused = caller.do(case, "demolition", 409)

    assert refused["type"] == "/problems/agreement-is-not-effective"


def test_an_answer_cannot_be_dated_before_its_offer(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    caller.do(case, "offers", amount_fen=1)
    body = {"answer": "accepted", "occurred_at": "2020-09-22T10:00:00+08:00"}
    refused = caller.post(f"/cases/{case}/offers/1/response", body, 409)
    assert refused["type"] == "/problems/answer-precedes-offer"
