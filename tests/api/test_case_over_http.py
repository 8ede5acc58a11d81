"""A case from its opening to its closing, as a phone or a script walks it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from tests.api.api_caller import AT, Caller


def test_a_case_is_opened_and_counted(caller: Caller) -> None:
    caller.project()

    caller.case("xn-００1")

    assert caller.get("/projects/XN/countdown")["remaining"] == 1
    assert caller.get("/projects/XN/cases")["items"][0]["case_no"] == "XN-001"


def test_a_number_stands_once_in_a_project(caller: Caller) -> None:
    caller.project()
    caller.case("XN-001")

    refused = caller.post("/projects/XN/cases", {"case_no": "XN-001", "occurred_at": AT}, 409)

    assert refused["type"] == "/problems/case-number-is-taken"


def test_stages_follow_what_stands(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    stages = []
    steps: list[tuple[str, dict[str, Any]]] = [
        ("contacts", {"method": "visit", "summary": "谈了安置地块"}),
        ("offers", {"amount_fen": 90_000_000}),
        ("offers/1/response", {"answer": "accepted"}),
    ]
    for path, body in steps:
        caller.do(case, path, **body)
        stages.append(caller.get(f"/cases/{case}")["stage"])

    assert stages == ["contacted", "offered", "accepted"]


def test_the_last_signature_closes_the_case_as_signed(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    for name in ("万义", "宋彬"):
        caller.do(case, "parties", name=name, share="1/2")
    caller.do(case, "offers", amount_fen=5)
    caller.do(case, "offers/1/response", answer="accepted")

    caller.do(case, "signatures", party=1)
    assert caller.get(f"/cases/{case}")["stage"] == "signing"
    caller.do(case, "signatures", party=2)

    assert caller.get(f"/cases/{case}")["outcome"] == "signed"
    assert caller.get("/projects/XN/countdown")["by_outcome"]["signed"] == 1


def test_nobody_moves_before_being_paid(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    caller.sign(case, amount_fen=100)
    refused = caller.do(case, "handover", 409)
    caller.do(case, "payments", amount_fen=100)

    caller.do(case, "handover")
    caller.do(case, "demolition")

    assert refused["type"] == "/problems/not-yet-compensated"
    assert "27" in refused["article"]
    assert caller.get(f"/cases/{case}")["milestone"] == "demolished"


def test_a_retry_with_the_same_key_gives_the_first_answer(caller: Caller) -> None:
    caller.project()
    case, key = caller.case(), str(uuid4())
    body = {"method": "phone", "occurred_at": AT, "summary": "约定周三上门"}

    first = caller.post(f"/cases/{case}/contacts", body, Idempotency_Key=key)
    again = caller.post(f"/cases/{case}/contacts", body, Idempotency_Key=key)

    assert again == first
    assert caller.get(f"/cases/{case}")["contacts"] == 1


def test_the_same_key_with_another_body_names_the_difference(caller: Caller) -> None:
    caller.project()
    case, key = caller.case(), str(uuid4())
    body = {"method": "phone", "occurred_at": AT, "summary": "约定周三上门"}
    caller.post(f"/cases/{case}/contacts", body, Idempotency_Key=key)

    refused = caller.post(
        f"/cases/{case}/contacts", body | {"summary": "约定周四上门"}, 409, Idempotency_Key=key
    )

    assert refused["type"] == "/problems/done-otherwise"
    assert refused["difference"] == ["summary"]


def test_a_retried_decision_is_answered_not_refused(caller: Caller) -> None:
    caller.project()
    case, key = caller.case(), str(uuid4())
    body = {"outcome": "resolved", "occurred_at": AT}

    first = caller.post(f"/cases/{case}/close", body, Idempotency_Key=key)

    assert caller.post(f"/cases/{case}/close", body, Idempotency_Key=key) == first


def test_a_retried_opening_is_answered_not_refused(caller: Caller) -> None:
    caller.project()
    body, key = {"case_no": "XN-001", "occurred_at": AT}, str(uuid4())

    first = caller.post("/projects/XN/cases", body, Idempotency_Key=key)

    assert caller.post("/projects/XN/cases", body, Idempotency_Key=key) == first


def test_a_decision_on_an_older_version_is_not_taken(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    caller.do(case, "contacts", method="visit")
    body = {"amount_fen": 1, "occurred_at": AT}

    refused = caller.post(f"/cases/{case}/offers", body, 412, If_Match='"1"')
    caller.post(f"/cases/{case}/offers", body, If_Match='"2"')

    assert refused["type"] == "/problems/case-has-moved-on"
    assert [event["topic"] for event in refused["changed"]] == ["case.contact_logged"]


def test_contacts_never_conflict(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    caller.do(case, "contacts", method="visit")

    caller.post(f"/cases/{case}/contacts", {"method": "phone", "occurred_at": AT}, If_Match='"1"')

    assert caller.get(f"/cases/{case}")["contacts"] == 2


def test_a_case_carries_its_version_as_etag(caller: Caller) -> None:
    caller.project()
    case = caller.case()

    assert caller.client.get(f"/api/v1/cases/{case}").headers["ETag"] == '"1"'


def test_a_signature_withdrawn_reopens(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    caller.sign(case)

    caller.do(case, "signatures/1/withdrawal", reason="家人意见不一")

    assert caller.get("/projects/XN/countdown")["remaining"] == 1
    assert caller.get(f"/cases/{case}")["stage"] == "accepted"


def test_signed_is_not_an_outcome_to_be_stated(caller: Caller) -> None:
    caller.project()
    refused = caller.do(caller.case(), "close", 409, outcome="signed")
    assert refused["type"] == "/problems/outcome-comes-from-events"


def test_a_household_splits_into_two_cases(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    for name in ("万义", "宋彬"):
        caller.do(case, "parties", name=name, share="1/2")

    split = caller.do(case, "split", case_no="XN-001-2", parties=[2])

    new = caller.get(f"/cases/{split['id']}")
    assert [party["name"] for party in new["parties"]] == ["宋彬"]
    assert caller.get("/projects/XN/countdown")["remaining"] == 2


def test_two_cases_merge_into_one(caller: Caller) -> None:
    caller.project()
    case, into = caller.case("XN-001"), caller.case("XN-002")

    caller.do(case, "merge", into=into)

    counted = caller.get("/projects/XN/countdown")
    assert (counted["remaining"], counted["by_outcome"]["merged"]) == (1, 1)


def test_more_heirs_than_any_household_has_are_refused(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    caller.do(case, "parties", name="万义", share="1/1")
    heirs = [{"name": f"万{n}"} for n in range(501)]

    told = caller.post(
        f"/cases/{case}/parties/1/succession", {"occurred_at": AT, "heirs": heirs}, 422
    )

    assert "heirs" in told["detail"]


def test_heirs_follow_a_party(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    caller.do(case, "parties", name="万义", share="1/1")

    caller.do(case, "parties/1/succession", heirs=[{"name": "万安", "share": "1/2"}])

    parties = caller.get(f"/cases/{case}")["parties"]
    assert [(party["name"], party["stands"]) for party in parties] == [
        ("万义", False),
        ("万安", True),
    ]


def test_a_correction_names_the_event_it_corrects(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    wrong = caller.do(case, "parties", name="万意", share="1/1")

    done = caller.do(
        case, "corrections", position=wrong["position"], field="name", value="万义", reason="错别字"
    )

    told = caller.get(f"/cases/{case}/timeline")["items"][-1]
    assert (told["position"], told["corrects"]) == (done["position"], wrong["position"])
    assert caller.get(f"/cases/{case}")["parties"][0]["name"] == "万义"
    assert caller.get("/projects/XN/cases")["items"][0]["name"] == "万义"
    assert caller.get("/projects/XN/cases", q="万义")["items"]


def test_the_past_is_answered(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    caller.post(
        f"/cases/{case}/close", {"outcome": "resolved", "occurred_at": "2020-10-01T09:00:00+08:00"}
    )

    assert caller.get("/projects/XN/countdown", as_of="2020-09-30")["remaining"] == 1
    assert caller.get("/projects/XN/countdown", as_of="2020-10-01")["remaining"] == 0
    assert caller.get(f"/cases/{case}", as_of="2020-09-30")["stage"] == "opened"
    assert caller.get("/projects/XN/cases", as_of="2020-09-30")["items"][0]["stage"] == "opened"
    caller.get(f"/cases/{case}", 404, as_of="2020-09-01")


def test_what_was_known_then_is_answered(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    before = caller.get("/projects/XN/countdown")["position"]
    caller.do(case, "close", outcome="resolved")

    assert caller.get("/projects/XN/countdown")["remaining"] == 0
    assert caller.get("/projects/XN/countdown", known_at=before)["remaining"] == 1


def test_the_timeline_tells_every_event_in_order(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    caller.do(case, "contacts", method="wechat", messages=12, summary="发了安置图", by="周敏")

    contact = caller.get(f"/cases/{case}/timeline")["items"][-1]

    assert contact["topic"], contact["topic_version"] == ("case.contact_logged", 1)
    assert (contact["summary"], contact["by"], contact["recorded_by"]) == (
        "发了安置图",
        "周敏",
        "console",
    )
    assert contact["version"] == 2


def test_what_is_due_is_listed_until_it_is_done(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    caller.do(case, "contacts", method="visit", next_step="带图纸再来", next_due="2020-09-25")
    promised = caller.do(case, "promises", text="周五前答复地块", due="2020-09-25")

    listed = caller.get("/due", date="2020-09-25")["items"]
    caller.do(case, f"promises/{promised['n']}/outcome", outcome="kept")

    assert sorted(item["text"] for item in listed) == ["周五前答复地块", "带图纸再来"]
    assert len(caller.get("/due", date="2020-09-25")["items"]) == 1
    assert caller.get("/due", date="2020-09-24")["items"] == []


def test_caseload_counts_by_chief(caller: Caller) -> None:
    caller.project()
    caller.do(caller.case("XN-001"), "chief", name="周敏")
    caller.case("XN-002")

    assert caller.get("/caseload")["items"] == [
        {"cadre": None, "open": 1, "closed": 0},
        {"cadre": "周敏", "open": 1, "closed": 0},
    ]


def test_demands_and_answers_stand_side_by_side(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    n = caller.do(case, "demands", text="要朝南的房")["n"]

    caller.do(case, f"demands/{n}/answer", text="抽签决定，朝南有三套")

    assert caller.get(f"/cases/{case}")["demands"][0]["answer"] == "抽签决定，朝南有三套"


def test_before_the_first_position_nothing_was_known(caller: Caller) -> None:
    caller.project()
    case = caller.case()

    caller.get(f"/cases/{case}", 404, known_at=0)
    assert caller.get("/projects/XN/countdown", known_at=0)["opened"] == 0
