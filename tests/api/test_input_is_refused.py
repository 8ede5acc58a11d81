"""What cannot be kept is refused as such, before anything of it is: never with a crash."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient

from api.app import application
from audit.notary import Notary
from store.books import Books
from tests.api.api_caller import AT, Caller
from tests.intake.conftest import ZHANG, workbook

HUGE = 10**30
HOUSE: dict[str, Any] = {"kind": "house", "legal_area_cm2": 1, "unregistered_area_cm2": 1}
LEDGER = "case_no,kind,occurred_at,by,method,amount,note\n"


@pytest.fixture
def caller(books: Books, notary: Notary) -> Iterator[Caller]:
    app = application(books, notary)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield Caller(client)


@pytest.fixture
def case(caller: Caller) -> str:
    caller.project()
    return caller.case()


def behind(books: Books) -> list[Any]:
    with books.pool.connection() as connection:
        return connection.execute(
            "SELECT name, reason FROM zhuanban.read_models WHERE behind_at IS NOT NULL"
        ).fetchall()


def upload(caller: Caller, kind: str, content: bytes) -> dict[str, Any]:
    files = {"file": (f"a.{'csv' if kind == 'ledger' else 'xlsx'}", content)}
    answer = caller.client.post(f"/api/v1/projects/XN/{kind}", files=files)
    assert answer.status_code < 500, answer.text
    found: dict[str, Any] = answer.json()
    return found


@pytest.mark.parametrize("value", ["x\0y", "x\ud800", HUGE, -HUGE, "字" * 4001])
def test_a_correction_takes_no_value_that_cannot_be_kept(
    caller: Caller, books: Books, case: str, value: Any
) -> None:
    position = caller.do(case, "assets", **HOUSE)["position"]
    body = {"position": position, "field": "structure", "reason": "抄错", "occurred_at": AT}

    answer = caller.client.post(
        f"/api/v1/cases/{case}/corrections", content=json.dumps(body | {"value": value}),
        headers={"content-type": "application/json"},
    )  # fmt: skip

    assert answer.status_code == 422, answer.text
    assert not behind(books)


@pytest.mark.parametrize("field", ["legal_area_cm2", "unregistered_area_cm2"])
def test_a_corrected_area_is_one_that_could_be_recorded(
    caller: Caller, books: Books, case: str, field: str
) -> None:
    position = caller.do(case, "assets", **HOUSE)["position"]
    for value in (2**62, -1):
        caller.do(
            case, "corrections", 422, position=position, field=field, value=value, reason="抄错"
        )
    assert not behind(books)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("signatures", {"party": HUGE}),
        ("signatures", {"party": 0}),
        ("corrections", {"position": 1, "field": "people", "value": HUGE, "reason": "x"}),
        ("corrections", {"position": HUGE, "field": "people", "value": 3, "reason": "x"}),
        ("split", {"case_no": "B", "parties": [HUGE]}),
    ],
)
def test_a_number_beyond_all_measure_is_refused_with_and_without_a_key(
    caller: Caller, case: str, path: str, body: dict[str, Any]
) -> None:
    body = {**body, "occurred_at": AT}
    caller.post(f"/cases/{case}/{path}", body, 422)
    caller.post(f"/cases/{case}/{path}", body, 422, Idempotency_Key=str(uuid4()))


def test_a_household_has_no_more_than_a_hundred_thousand_people(caller: Caller, case: str) -> None:
    for people in (100_001, HUGE):
        body = {"case_no": "B", "people": people, "occurred_at": AT}
        caller.post("/projects/XN/cases", body, 422, Idempotency_Key=str(uuid4()))
        caller.post("/projects/XN/cases", body, 422)


def test_a_finding_cites_positions_only(caller: Caller, case: str) -> None:
    id_ = caller.post("/inspections", {
        "reference": "纪巡7号", "label": "专项", "team": "第二组", "mandate": "计划",
        "remit": "project", "over": "XN", "occurred_at": AT,
    })["id"]  # fmt: skip
    body = {"text": "未入户", "cites": [HUGE], "occurred_at": AT}
    caller.post(f"/inspections/{id_}/findings", body, 422, Idempotency_Key=str(uuid4()))


def test_an_account_that_cannot_be_is_not_known(caller: Caller) -> None:
    assert caller.get("/accounts/a%00b", 404)["type"] == "/problems/unknown"


def test_a_ledger_with_a_null_is_refused(caller: Caller, books: Books, case: str) -> None:
    row = "L1,opened,2020-01-01T10:00:00+08:00,x\0y,,,\n"

    assert upload(caller, "ledger", (LEDGER + row).encode())["type"] == "/problems/encoding-unknown"
    assert not behind(books)


@pytest.mark.parametrize("column", ["户号", "关系", "结构", "组别", "地址"])
def test_a_null_in_a_roster_is_not_kept(
    caller: Caller, books: Books, case: str, column: str
) -> None:
    # A workbook writes what its XML cannot hold as _x0000_.
    row = {**ZHANG, "结构": "砖混", "组别": "一组", "地址": "南门街", column: "甲_x0000_乙"}
    upload(caller, "roster", workbook({"花名册": [list(row), list(row.values())]}))

    caller.case("XN-900")
    assert not behind(books)
    caller.get("/projects/XN/cases")


@pytest.mark.parametrize(("column", "value"), [("人口", "9" * 30), ("合法面积", "9" * 30)])
def test_a_roster_row_beyond_all_measure_is_refused_alone(
    caller: Caller, books: Books, case: str, column: str, value: str
) -> None:
    row = {**ZHANG, column: value}
    told = upload(caller, "roster", workbook({"花名册": [list(row), list(row.values())]}))

    assert (told["accepted"], len(told["refused"])) == (0, 1)
    assert not behind(books)
