"""Erasing over HTTP: under an order, refused while something holds the records, then for good."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.app import application
from api.erasure_routes import erasures
from api.holding import HoldBody, list_holds, place_hold
from audit.notary import Notary
from domain.refusal import Unknown
from store.books import Books
from store.sight import Sight
from tests.api.api_caller import AT, Caller
from tests.facts import act

NAME, ID_NUMBER = "欧阳建国", "99000019350425733X"


@pytest.fixture
def caller(books: Books, notary: Notary) -> Iterator[Caller]:
    with TestClient(with_erasures(application(books, notary))) as client:
        yield Caller(client)


def with_erasures(app: FastAPI) -> FastAPI:
    if not any(getattr(route, "path", "") == "/api/v1/erasures" for route in app.routes):
        app.router.routes += erasures.routes
    return app


@pytest.fixture
def case(caller: Caller) -> str:
    """A household with one party."""
    caller.project()
    id_ = caller.case()
    caller.do(id_, "parties", name=NAME, id_number=ID_NUMBER, phone="13907483378")
    return id_


@pytest.fixture
def person(books: Books, case: str) -> UUID:
    return books.desk.case(UUID(case)).parties[1].person


def erase(caller: Caller, person: UUID | str, order: str = "删7", status: int = 201) -> Any:
    return caller.post(f"/persons/{person}/erasure", {"order": order}, status)


def hold(caller: Caller, **over: Any) -> str:
    body = {"kind": "lawsuit", "reference": "民初7号", "reason": "案件未结", **over}
    id_: str = caller.post("/holds", body)["id"]
    return id_


def inspect(caller: Caller, remit: str, over: str) -> str:
    opened = caller.post("/inspections", {
        "reference": "纪巡7号", "label": "专项", "team": "第二组", "mandate": "计划",
        "remit": remit, "over": over, "occurred_at": AT,
    })  # fmt: skip
    id_: str = opened["id"]
    return id_


def test_an_erased_party_is_listed_without_name_and_cannot_be_found(
    caller: Caller, case: str, person: UUID
) -> None:
    done = erase(caller, person)

    (party,) = caller.get(f"/cases/{case}")["parties"]
    assert (party["name"], party["phone"], party["id_number"]) == (None, None, None)
    assert done["households"] == [case]
    for q in ("欧阳", "oyjg", "733x", "3378"):
        assert caller.get("/projects/XN/cases", q=q)["items"] == []
    assert caller.get("/projects/XN/countdown")["remaining"] == 1


def test_the_timeline_of_an_erased_household_has_every_event_and_no_text(
    caller: Caller, case: str
) -> None:
    caller.do(case, "contacts", method="visit", summary="他不肯签")

    erase(caller, case)

    events = caller.get(f"/cases/{case}/timeline")["items"]
    (contact,) = [event for event in events if event["topic"] == "case.contact_logged"]
    assert (contact["summary"], contact["method"]) == (None, "visit")


def test_what_is_told_of_an_erased_household_later_can_be_read(caller: Caller, case: str) -> None:
    caller.do(case, "contacts", method="visit", summary="他不肯签")
    erase(caller, case)

    caller.do(case, "contacts", method="visit", summary="新的走访")

    events = caller.get(f"/cases/{case}/timeline")["items"]
    said = [event["summary"] for event in events if event["topic"] == "case.contact_logged"]
    assert said == [None, "新的走访"]


def test_the_same_order_again_gives_the_same_answer_and_another_is_refused(
    caller: Caller, person: UUID
) -> None:
    first = erase(caller, person)

    assert erase(caller, person)["order"] == first["order"]
    assert erase(caller, person, "删8", 409)["type"] == "/problems/is-erased-already"
    (order,) = caller.get("/erasures")["items"]
    assert (order["person"], order["order"]) == (str(person), "删7")


def test_a_retry_of_what_was_told_before_the_erasure_gives_the_first_answer(
    caller: Caller, case: str
) -> None:
    body = {"name": "王五", "occurred_at": AT}
    key = str(uuid4())
    first = caller.post(f"/cases/{case}/parties", body, Idempotency_Key=key)

    erase(caller, case)

    again = caller.post(f"/cases/{case}/parties", body, Idempotency_Key=key)
    assert again == first


def test_nobody_who_is_not_known_is_erased(caller: Caller) -> None:
    erase(caller, uuid4(), status=404)
    erase(caller, "x", status=422)


@pytest.mark.parametrize("over", ["person", "case", "project", "task_force"])
@pytest.mark.parametrize("whose", ["person", "household"])
def test_a_hold_over_the_person_or_what_they_stand_under_refuses_the_erasure(
    caller: Caller, case: str, person: UUID, over: str, whose: str
) -> None:
    names = {"person": str(person), "case": case, "project": "XN", "task_force": "default"}
    hold(caller, **{over: names[over]})

    refused = erase(caller, person if whose == "person" else case, status=409)

    assert refused["type"] == "/problems/lawsuit-needs-it"
    assert "民初7号" in refused["detail"]
    assert refused["article"]


def test_a_hold_over_a_task_force_holds_those_of_task_forces_below(caller: Caller) -> None:
    caller.post("/task-forces", {"code": "CITY", "name": "市专班"})
    caller.post("/task-forces", {"code": "COUNTY", "name": "县专班", "parent": "CITY"})
    caller.post("/projects", {"code": "XN", "name": "小南门", "task_force": "COUNTY"})
    case = caller.case()
    caller.do(case, "demands", text="要一套房")
    hold(caller, task_force="CITY")

    erase(caller, case, status=409)


def test_a_lifted_hold_refuses_nothing(caller: Caller, case: str) -> None:
    id_ = hold(caller, case=case)
    caller.do(case, "demands", text="要一套房")

    caller.post(f"/holds/{id_}/lift", {"reason": "已结案"})

    erase(caller, case)
    (listed,) = caller.get("/holds")["items"]
    assert (listed["reason"], listed["lifted_by"]) == ("案件未结", "console")
    caller.post(f"/holds/{id_}/lift", {"reason": "已结案"}, 409)


@pytest.mark.parametrize(("remit", "over"), [("project", "XN"), ("task_force", "default")])
def test_an_open_inspection_refuses_the_erasure_until_it_is_closed(
    caller: Caller, case: str, person: UUID, remit: str, over: str
) -> None:
    id_ = inspect(caller, remit, over)
    assert erase(caller, person, status=409)["type"] == "/problems/inspection-needs-it"

    caller.post(f"/inspections/{id_}/close", {"result": "无问题", "occurred_at": AT})

    erase(caller, person)


def test_a_hold_is_placed_once_under_a_reference_and_over_one_thing(
    caller: Caller, case: str
) -> None:
    assert hold(caller, case=case) == hold(caller, case=case)
    assert len(caller.get("/holds")["items"]) == 1
    caller.post("/holds", {"kind": "other", "reference": "1", "case": case, "project": "XN"}, 422)
    caller.post("/holds", {"kind": "other", "reference": "1"}, 422)
    caller.post("/holds", {"kind": "other", "reference": "1", "project": "NO"}, 404)
    caller.post("/holds", {"kind": "other", "reference": "1", "person": str(uuid4())}, 404)
    caller.post(f"/holds/{uuid4()}/lift", {"reason": "x"}, 404)


def test_whoever_has_the_project_out_of_sight_neither_sees_nor_places_a_hold(
    caller: Caller, books: Books, case: str
) -> None:
    hold(caller, case=case)
    stranger = books.seen_by(Sight.of([uuid4()]))

    assert list_holds(stranger)["items"] == []
    with pytest.raises(Unknown):
        place_hold(stranger, act(), HoldBody(kind="other", reference="1", case=UUID(case)))


def test_the_state_of_the_keys_is_shown(caller: Caller, case: str) -> None:
    found = caller.get("/keys")

    assert found == {
        "secrets": [1], "is_older": False, "persons": 1, "unreadable": 0, "missing": 0,
        "trouble": [],
    }  # fmt: skip
