"""Two people at one table: one decision stands, the other learns why its own does not."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

from tests.api.api_caller import AT, Caller


def accepted_case(caller: Caller) -> str:
    caller.project()
    case = caller.case()
    caller.do(case, "offers", amount_fen=5)
    caller.do(case, "offers/1/response", answer="accepted")
    return case


def test_two_people_sign_at_once_and_one_signature_stands(caller: Caller) -> None:
    case = accepted_case(caller)
    path, body = f"/api/v1/cases/{case}/signatures", {"party": None, "occurred_at": AT}

    with ThreadPoolExecutor(8) as people:
        answers = list(people.map(lambda _: caller.client.post(path, json=body), range(8)))

    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 7
    assert len(caller.get(f"/cases/{case}")["signatures"]) == 1


def test_one_retry_sent_eight_times_at_once_is_one_contact(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    body, key = {"method": "visit", "occurred_at": AT, "summary": "谈了"}, str(uuid4())

    with ThreadPoolExecutor(8) as phones:
        answers = list(
            phones.map(
                lambda _: caller.client.post(
                    f"/api/v1/cases/{case}/contacts", json=body, headers={"Idempotency-Key": key}
                ).json(),
                range(8),
            )
        )

    assert len({answer["position"] for answer in answers}) == 1
    assert caller.get(f"/cases/{case}")["contacts"] == 1
