"""An inspection over HTTP: opened over a remit, findings raised, answered, settled, then closed."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from store.books import Books
from tests.api.api_caller import AT, Caller

OPENING: dict[str, Any] = {
    "reference": "纪巡〔2020〕7号", "label": "小南门专项巡察", "team": "县委第二巡察组",
    "mandate": "年度巡察计划", "remit": "project", "over": "XN", "occurred_at": AT,
}  # fmt: skip
LATER = "2020-09-24T10:00:00+08:00"


def opened(caller: Caller, **otherwise: Any) -> str:
    id_: str = caller.post("/inspections", OPENING | otherwise)["id"]
    return id_


def do(caller: Caller, id_: str, path: str, status: int = 201, **body: Any) -> Any:
    return caller.post(f"/inspections/{id_}/{path}", {"occurred_at": AT, **body}, status)


def one(caller: Caller, id_: str) -> Any:
    return caller.get(f"/inspections/{id_}")["findings"][0]


@pytest.fixture
def id_(caller: Caller) -> str:
    """An inspection over XN with one finding about a case of it."""
    caller.project()
    id_ = opened(caller)
    do(caller, id_, "findings", text="未付先拆", case=caller.case(), cites=[1])
    return id_


def test_an_inspection_is_opened_over_a_project(caller: Caller) -> None:
    caller.project()

    answer = caller.post("/inspections", OPENING)

    assert (answer["reference"], answer["version"]) == (OPENING["reference"], 1)
    seen = caller.get(f"/inspections/{answer['id']}", after=answer["position"])
    assert (seen["remit"], seen["over"]) == ("project", caller.get("/projects/XN")["id"])
    assert (seen["mandate"], seen["opened_by"], seen["findings"]) == ("年度巡察计划", "console", [])


def test_a_reference_number_stands_once(caller: Caller) -> None:
    caller.project()
    opened(caller)

    refused = caller.post("/inspections", OPENING, 409)

    assert refused["type"] == "/problems/reference-is-taken"


def test_a_retry_with_the_same_key_gives_the_first_answer(caller: Caller) -> None:
    caller.project()
    key = str(uuid4())
    first = caller.post("/inspections", OPENING, Idempotency_Key=key)
    body = {"text": "记录补登", "cites": [1], "occurred_at": AT}
    path, other = f"/inspections/{first['id']}/findings", str(uuid4())

    raised = caller.post(path, body, Idempotency_Key=other)

    assert caller.post("/inspections", OPENING, Idempotency_Key=key) == first
    assert caller.post(path, body, Idempotency_Key=other) == raised
    refused = caller.post(path, body | {"text": "另一内容"}, 409, Idempotency_Key=other)
    assert refused["difference"] == ["text"]
    assert len(caller.get(f"/inspections/{first['id']}")["findings"]) == 1


def test_an_explanation_is_accepted_and_the_inspection_closed(caller: Caller, id_: str) -> None:
    do(caller, id_, "findings/1/explanation", text="村里垫付", by="周敏")
    do(caller, id_, "findings/1/acceptance")

    do(caller, id_, "close", result="未见违规", occurred_at=LATER)

    finding = one(caller, id_)
    assert (finding["stage"], finding["explanation"]) == ("settled", "村里垫付")
    assert finding["explained_by"] == "周敏"
    assert caller.get(f"/inspections/{id_}")["result"] == "未见违规"


def test_a_rectification_is_ordered_reported_returned_reported_and_accepted(
    caller: Caller, id_: str
) -> None:
    do(caller, id_, "findings/1/rectification", due="2020-10-31", text="补付补偿款")
    do(caller, id_, "findings/1/report", text="已补付", by="周敏")
    do(caller, id_, "findings/1/return", reason="未附凭证")
    do(caller, id_, "findings/1/report", text="已补付，附凭证", by="周敏")
    waiting = one(caller, id_)
    do(caller, id_, "findings/1/acceptance")

    assert (waiting["stage"], waiting["waits_for"]) == ("reported", "inspector")
    assert (waiting["due"], waiting["order"]) == ("2020-10-31", "补付补偿款")
    assert (waiting["report"], waiting["reason"]) == ("已补付，附凭证", "未附凭证")
    assert one(caller, id_)["stage"] == "settled"


def test_it_is_not_closed_while_a_finding_is_open(caller: Caller, id_: str) -> None:
    refused = do(caller, id_, "close", 409, result="结束")
    do(caller, id_, "findings/1/withdrawal", reason="查实无误")
    do(caller, id_, "close", result="结束")

    assert refused["type"] == "/problems/findings-are-open"
    assert "1" in refused["detail"]


def test_nobody_accepts_a_word_of_their_own(caller: Caller, id_: str) -> None:
    do(caller, id_, "findings/1/explanation", text="村里垫付", by="console")

    refused = do(caller, id_, "findings/1/acceptance", 409)

    assert refused["type"] == "/problems/own-word-is-not-accepted"


def test_what_is_open_is_listed_with_whom_it_is_and_when_it_falls_due(
    caller: Caller, id_: str
) -> None:
    do(caller, id_, "findings", text="笔迹相同", cadre="周敏")
    do(caller, id_, "findings/2/rectification", due="2020-10-31")
    last = do(caller, id_, "findings/1/explanation", text="村里垫付", by="周敏")

    answer = caller.get("/inspections", after=last["position"])

    (item,) = answer["items"]
    assert (item["id"], item["findings"], answer["next"]) == (id_, 2, None)
    assert answer["position"] >= last["position"]
    assert [(row["n"], row["waits_for"], row["due"]) for row in item["open"]] == [
        (2, "inspected", "2020-10-31"),
        (1, "inspector", None),
    ]


def test_the_list_of_a_past_moment_and_of_what_was_known_then_is_answered(
    caller: Caller, id_: str
) -> None:
    known = caller.get("/inspections")["position"]
    do(caller, id_, "findings/1/withdrawal", reason="查实无误", occurred_at=LATER)

    assert caller.get("/inspections")["items"][0]["open"] == []
    assert len(caller.get("/inspections", as_of="2020-09-23")["items"][0]["open"]) == 1
    assert len(caller.get("/inspections", known_at=known)["items"][0]["open"]) == 1
    assert caller.get("/inspections", as_of="2020-09-22")["items"] == []


def test_a_finding_keeps_to_the_cases_of_the_remit(caller: Caller, id_: str) -> None:
    caller.project("YZ")
    elsewhere = caller.case("YZ-001", "YZ")

    refused = do(caller, id_, "findings", 409, text="越界", case=elsewhere)

    assert refused["type"] == "/problems/case-is-outside-remit"


def test_a_task_force_is_inspected_with_all_below_it(caller: Caller) -> None:
    caller.post("/task-forces", {"code": "CITY", "name": "市专班"})
    caller.post("/task-forces", {"code": "COUNTY", "name": "县专班", "parent": "CITY"})
    caller.post("/projects", {"code": "XN", "name": "小南门", "task_force": "COUNTY"})
    id_ = opened(caller, remit="task_force", over="CITY")

    raised = do(caller, id_, "findings", text="未付先拆", case=caller.case())

    assert raised["n"] == 1


def test_a_finding_cites_only_what_the_log_holds(caller: Caller, id_: str) -> None:
    refused = do(caller, id_, "findings", 409, text="无据", cites=[10**6])

    assert refused["type"] == "/problems/cites-what-is-not-there"


def test_what_is_said_of_a_case_is_sealed_under_the_key_of_its_household(
    caller: Caller, books: Books, id_: str
) -> None:
    case = one(caller, id_)["case"]
    do(caller, id_, "findings/1/explanation", text="村里垫付", by="周敏")

    with books.pool.connection() as connection:
        owners = connection.execute(
            "SELECT convert_from(state, 'UTF8')::jsonb -> 'text' ->> 'of' FROM zhuanban.events"
            " WHERE stream = %s AND version > 1",
            [UUID(id_)],
        ).fetchall()

    assert owners == [(case,), (case,)]


def test_an_inspection_carries_its_version_as_etag(caller: Caller, id_: str) -> None:
    assert caller.client.get(f"/api/v1/inspections/{id_}").headers["ETag"] == '"2"'


def test_what_is_not_there_is_not_known(caller: Caller, id_: str) -> None:
    caller.get(f"/inspections/{uuid4()}", 404)
    caller.get(f"/inspections/{one(caller, id_)['case']}", 404)
    do(caller, id_, "findings/7/acceptance", 404)
    caller.post("/inspections", OPENING | {"reference": "2", "over": "NOWHERE"}, 404)


def test_a_time_is_asked_for_on_every_write(caller: Caller, id_: str) -> None:
    caller.post(f"/inspections/{id_}/findings/1/acceptance", {}, 422)
