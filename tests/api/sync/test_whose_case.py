"""Each entry is asked what its own route would ask: who works on this case, then or now."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from api import accounts
from tests.api.city import City, act
from tests.api.sync.conftest import PhoneOf
from tests.api.sync.phone import Phone, problems

NOW = datetime.now(UTC)


def ended(city: City, *, days_ago: float) -> None:
    """The cadre's posting in East ended then."""
    then = act()._replace(at=NOW - timedelta(days=days_ago))
    accounts.end_posting(city.books, then, "cadre", n=1, reason="轮换")


def ago(days: float) -> str:
    return (NOW - timedelta(days=days)).isoformat()


def test_a_case_out_of_sight_is_refused_as_one_that_is_not_there(
    city: City, phone_of: PhoneOf
) -> None:
    phone = phone_of("cadre")

    answers = phone.answers(phone.entry(city.cases["PW"]), phone.entry(city.cases["PE"]))

    assert [each["status"] for each in answers] == ["refused", "accepted"]
    assert problems(answers) == ["unknown"]


def test_what_is_for_chiefs_is_refused_to_a_cadre(city: City, phone_of: PhoneOf) -> None:
    phone, chief = phone_of("cadre"), phone_of("chief")
    case = city.cases["PE"]

    assert problems(phone.answers(phone.entry(case, "chief", name="other"))) == ["role-may-not"]
    assert chief.statuses(chief.entry(case, "chief", name="other")) == ["accepted"]


@pytest.mark.parametrize("name", ["inspector", "admin"])
def test_who_does_not_work_on_cases_does_not_sync(phone_of: PhoneOf, name: str) -> None:
    assert phone_of(name).send(status=403)["type"] == "/problems/role-may-not"


def test_nobody_syncs_without_signing_in(client: object, phone_of: PhoneOf) -> None:
    phone = phone_of("cadre")
    phone.headers = {}

    assert phone.send(status=401)["type"] == "/problems/sign-in-first"


def test_a_fact_of_before_the_posting_ended_is_still_taken(city: City, phone_of: PhoneOf) -> None:
    phone, case = phone_of("cadre"), city.cases["PE"]
    ended(city, days_ago=2)

    before = phone.entry(case, occurred_at=ago(3))
    after = phone.entry(case, occurred_at=ago(1))
    decision = phone.entry(case, "offers", amount_fen=1, occurred_at=ago(3))
    answers = phone.answers(before, after, decision)

    assert [each["status"] for each in answers] == ["accepted", "refused", "refused"]
    assert problems(answers) == ["posting-had-ended", "role-may-not"]


def test_two_weeks_after_the_posting_ended_nothing_is_taken(city: City, phone_of: PhoneOf) -> None:
    phone = phone_of("cadre")
    ended(city, days_ago=15)

    answers = phone.answers(phone.entry(city.cases["PE"], occurred_at=ago(16)))

    assert problems(answers) == ["unknown"]


def test_what_was_taken_before_the_posting_ended_is_told_as_taken_whenever_it_is_sent_again(
    city: City, phone_of: PhoneOf
) -> None:
    phone = phone_of("cadre")
    visit = phone.entry(city.cases["PE"])
    phone.send(visit)
    ended(city, days_ago=15)

    assert phone.statuses(visit) == ["duplicate"]


def test_a_case_that_went_to_another_still_takes_what_happened(
    city: City, phone_of: PhoneOf
) -> None:
    chief, phone = phone_of("chief"), phone_of("cadre")
    case = city.cases["PE"]
    chief.send(chief.entry(case, "chief", name="cadre"), chief.entry(case, "chief", name="other"))

    assert phone.statuses(phone.entry(case)) == ["accepted"]


def test_another_persons_number_is_told_as_theirs(city: City, phone_of: PhoneOf) -> None:
    mine, theirs = phone_of("cadre"), phone_of("other")
    visit = mine.entry(city.cases["PE"])
    mine.send(visit)

    (answer,) = theirs.answers(visit)

    assert (answer["status"], answer["problem"]["fields"]) == ("mismatch", "actor")


def test_what_was_handed_over_names_who_was_there(city: City, phone_of: PhoneOf) -> None:
    phone: Phone = phone_of("other")
    case = city.cases["PE"]

    phone.send(phone.entry(case, by="cadre"))

    told = phone.client.get(f"/api/v1/cases/{case}/timeline", headers=phone.headers).json()
    assert (told["items"][-1]["by"], told["items"][-1]["recorded_by"]) == ("cadre", "other")
