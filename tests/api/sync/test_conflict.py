"""A decision made out of touch is kept beside the one made meanwhile, and settled by its owner."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from api.moments import SHANGHAI
from api.operations import OPERATIONS
from api.operations.conflict import DECIDING
from store.books import Books
from store.erasure import Concern, erase
from tests.api.city import NOON, City, act
from tests.api.sync.conftest import PhoneOf
from tests.api.sync.phone import Phone, problems

LATER = "2020-09-23T15:00:00+08:00"


@pytest.fixture
def case(city: City, phone_of: PhoneOf) -> str:
    """A case of ``cadre`` with an offer of its chief's, at version 3."""
    id_, chief = str(city.cases["PE"]), phone_of("chief")
    chief.send(
        chief.entry(id_, "chief", name="cadre"),
        chief.entry(id_, "offers", amount_fen=100_000, occurred_at=NOON),
    )
    return id_


def answer(phone: Phone, case: str, said: str = "accepted", version: int = 3) -> dict[str, Any]:
    return phone.entry(case, "offers/1/response", version=version, answer=said, occurred_at=LATER)


def settle(phone: Phone, case: str, outcome: str, n: int = 1, status: int = 201) -> Any:
    body = {"occurred_at": LATER, "outcome": outcome, "reason": "当面核对"}
    answer = phone.client.post(
        f"/api/v1/cases/{case}/conflicts/{n}/settlement", json=body, headers=phone.headers
    )
    assert answer.status_code == status, answer.text
    return answer.json()


def seen(phone: Phone, case: str) -> Any:
    return phone.client.get(f"/api/v1/cases/{case}", headers=phone.headers).json()


def conflicts_due(phone: Phone) -> list[dict[str, Any]]:
    by = {"date": "2199-01-01"}
    listed = phone.client.get("/api/v1/due", params=by, headers=phone.headers).json()["items"]
    return [item for item in listed if item["kind"] == "conflict"]


@pytest.fixture
def kept(case: str, phone_of: PhoneOf) -> dict[str, Any]:
    """``other`` declined, then came the acceptance that ``cadre`` had noted without a signal."""
    other, cadre = phone_of("other"), phone_of("cadre")
    other.send(answer(other, case, "declined"))
    return cadre.answers(answer(cadre, case))[0]


def test_a_decision_on_a_version_that_another_decided_on_is_kept_and_not_taken(
    kept: dict[str, Any], case: str, phone_of: PhoneOf
) -> None:
    assert (kept["status"], kept["conflict"]) == ("conflict", 1)
    assert kept["leaf_hash"]
    found = seen(phone_of("cadre"), case)
    assert found["offers"][0]["answer"] == "declined"
    (conflict,) = found["conflicts"]
    assert (conflict["op"], conflict["body"]["answer"]) == ("offers/1/response", "accepted")
    assert (conflict["by"], conflict["owner"], conflict["seen"]) == ("cadre", "cadre", 3)


def test_sent_again_it_is_the_same_conflict(case: str, phone_of: PhoneOf) -> None:
    other, cadre = phone_of("other"), phone_of("cadre")
    other.send(answer(other, case, "declined"))
    accepted = answer(cadre, case)

    assert cadre.answers(accepted) == cadre.answers(accepted)

    assert len(seen(cadre, case)["conflicts"]) == 1


def test_it_is_due_three_days_later_by_the_chief_representative(
    kept: dict[str, Any], case: str, phone_of: PhoneOf
) -> None:
    (due,) = conflicts_due(phone_of("other"))

    in_three_days = (datetime.now(UTC) + timedelta(days=3)).astimezone(SHANGHAI).date()
    assert (due["case"], due["n"], due["cadre"]) == (case, 1, "cadre")
    assert due["due"] == in_three_days.isoformat()


def test_without_a_version_it_is_asked_of_the_rules_alone(case: str, phone_of: PhoneOf) -> None:
    other, cadre = phone_of("other"), phone_of("cadre")
    other.send(answer(other, case, "declined"))

    answers = cadre.answers(answer(cadre, case) | {"version": None})

    assert problems(answers) == ["offer-is-not-open"]


def test_facts_and_ones_own_decisions_meanwhile_are_no_conflict(
    case: str, phone_of: PhoneOf
) -> None:
    other, cadre, old = phone_of("other"), phone_of("cadre"), phone_of("cadre")
    other.send(other.entry(case), other.entry(case, "demands", text="要一楼"))
    old.send(answer(old, case))

    sign = cadre.entry(case, "signatures", version=3, party=None, occurred_at=LATER)

    assert cadre.statuses(sign) == ["accepted"]


def test_facts_are_taken_whatever_was_decided(case: str, phone_of: PhoneOf) -> None:
    other, cadre = phone_of("other"), phone_of("cadre")
    other.send(answer(other, case, "declined"))

    assert cadre.statuses(cadre.entry(case, version=1)) == ["accepted"]


def test_the_first_stands_and_nothing_else_changes(
    kept: dict[str, Any], case: str, phone_of: PhoneOf
) -> None:
    cadre = phone_of("cadre")

    settle(cadre, case, "stands")

    found = seen(cadre, case)
    assert found["conflicts"][0]["outcome"] == "stands"
    assert found["offers"][0]["answer"] == "declined"
    assert conflicts_due(cadre) == []


def test_applied_it_happened_when_and_by_whom_it_did_and_somebody_brought_it(
    case: str, phone_of: PhoneOf
) -> None:
    other, cadre, chief = phone_of("other"), phone_of("cadre"), phone_of("chief")
    cadre.send(cadre.entry(case, "offers", amount_fen=120_000, occurred_at=NOON))
    assert other.statuses(answer(other, case)) == ["conflict"]

    settle(chief, case, "applied")

    assert seen(cadre, case)["offers"][0]["answer"] == "accepted"
    told = cadre.client.get(f"/api/v1/cases/{case}/timeline", headers=cadre.headers).json()
    settled, applied = told["items"][-2:]
    assert (settled["topic"], settled["by"]) == ("case.conflict_settled", "chief")
    assert (applied["topic"], applied["by"]) == ("case.offer_accepted", "other")
    assert (applied["recorded_by"], applied["occurred_at"]) == ("chief", LATER)


def test_what_no_rule_allows_any_more_is_not_applied_and_stays_to_be_settled(
    kept: dict[str, Any], case: str, phone_of: PhoneOf
) -> None:
    cadre = phone_of("cadre")

    refused = settle(cadre, case, "applied", status=409)

    assert refused["type"] == "/problems/offer-is-not-open"
    assert seen(cadre, case)["conflicts"][0]["outcome"] is None


def test_applied_twice_it_is_applied_once(case: str, phone_of: PhoneOf) -> None:
    other, cadre = phone_of("other"), phone_of("cadre")
    cadre.send(cadre.entry(case, "offers", amount_fen=1, occurred_at=NOON))
    other.send(other.entry(case, "offers", version=3, amount_fen=2, occurred_at=LATER))

    first, _ = (settle(cadre, case, "applied") for _ in range(2))

    assert first["applied"] == {"n": 3}
    assert [offer["amount_fen"] for offer in seen(cadre, case)["offers"]] == [100_000, 1, 2]


def test_nobody_but_its_owner_and_the_chief_settles_it(
    kept: dict[str, Any], case: str, phone_of: PhoneOf
) -> None:
    refused = settle(phone_of("other"), case, "stands", status=409)

    assert refused["type"] == "/problems/conflict-is-for-its-owner"
    settle(phone_of("chief"), case, "stands")


def test_a_conflict_that_is_none_is_not_known(case: str, phone_of: PhoneOf) -> None:
    assert settle(phone_of("chief"), case, "stands", n=9, status=404)["detail"].endswith("冲突 9。")


def test_what_was_erased_is_not_applied(
    kept: dict[str, Any], city: City, case: str, phone_of: PhoneOf, books: Books
) -> None:
    house = city.cases["PE"]
    erase(books, act(), person=house, order="删字1号", concern=Concern(cases=[house]))

    refused = settle(phone_of("cadre"), case, "applied", status=409)

    assert refused["type"] == "/problems/kept-decision-is-erased"
    settle(phone_of("cadre"), case, "stands")


def test_a_settlement_comes_by_sync_too(kept: dict[str, Any], case: str, phone_of: PhoneOf) -> None:
    cadre = phone_of("cadre")

    entry = cadre.entry(case, "conflicts/1/settlement", outcome="stands", reason="核对过")

    assert cadre.statuses(entry, entry) == ["accepted", "duplicate"]


def test_whatever_decides_can_be_kept_and_applied() -> None:
    assert {path for path, kind in OPERATIONS.items() if kind.DECIDES} == set(DECIDING)
