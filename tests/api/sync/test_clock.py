"""A phone's clock may be wrong: what happened is kept, at its time, and the claim with it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from api import accounts
from api.operations.act import Actor
from api.operations.talks import LogContact
from api.sync.syncing import drift_of
from tests.api.city import City, act
from tests.api.sync.conftest import PhoneOf
from tests.api.sync.phone import Phone

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
YEARS = timedelta(days=365 * 20)


def stored(phone: Phone, case: object) -> dict[str, Any]:
    told = phone.client.get(f"/api/v1/cases/{case}/timeline", headers=phone.headers).json()
    item: dict[str, Any] = told["items"][-1]
    return item


def at(item: dict[str, Any], field: str = "occurred_at") -> datetime:
    return datetime.fromisoformat(item[field])


def test_a_right_clock_is_believed(city: City, phone_of: PhoneOf) -> None:
    phone, case = phone_of("cadre"), city.cases["PE"]
    an_hour_ago = datetime.now(UTC) - timedelta(hours=1)

    phone.send(phone.entry(case, occurred_at=an_hour_ago.isoformat()))

    assert at(stored(phone, case)) == an_hour_ago
    assert "claimed_at" not in stored(phone, case)


@pytest.mark.parametrize("slow", [YEARS, -YEARS, timedelta(minutes=7), -timedelta(seconds=40)])
def test_a_wrong_clock_is_corrected_by_what_it_says_now_and_the_claim_is_kept(
    city: City, phone_of: PhoneOf, slow: timedelta
) -> None:
    phone, case = phone_of("cadre"), city.cases["PE"]
    phone.slow = slow
    an_hour_ago = datetime.now(UTC) - timedelta(hours=1)
    claimed = an_hour_ago - slow

    (answer,) = phone.answers(phone.entry(case, occurred_at=claimed.isoformat()))

    assert answer["status"] == "accepted"
    assert abs(at(stored(phone, case)) - an_hour_ago) < timedelta(seconds=5)
    assert at(stored(phone, case), "claimed_at") == claimed


def test_the_drift_when_the_entry_was_made_goes_before_that_of_now(
    city: City, phone_of: PhoneOf
) -> None:
    phone, case = phone_of("cadre"), city.cases["PE"]
    yesterday = datetime.now(UTC) - timedelta(days=1)
    claimed = yesterday - timedelta(hours=2)

    phone.send(phone.entry(case, drift=7200, occurred_at=claimed.isoformat()))

    assert at(stored(phone, case)) == yesterday
    assert at(stored(phone, case), "claimed_at") == claimed


def test_a_clock_that_jumped_ahead_unseen_puts_nothing_into_the_future(
    city: City, phone_of: PhoneOf
) -> None:
    phone, case = phone_of("cadre"), city.cases["PE"]
    claimed = datetime.now(UTC) + YEARS

    (answer,) = phone.answers(phone.entry(case, drift=0, occurred_at=claimed.isoformat()))

    assert answer["status"] == "accepted"
    assert at(stored(phone, case)) <= datetime.now(UTC)
    assert at(stored(phone, case), "claimed_at") == claimed


@pytest.mark.parametrize("drift", ["much", None, 1e300, -1e300, -4e9, [], {}, True])
def test_a_drift_that_cannot_be_one_refuses_nothing(
    city: City, phone_of: PhoneOf, drift: object
) -> None:
    phone = phone_of("cadre")

    assert phone.statuses(phone.entry(city.cases["PE"], drift=drift)) == ["accepted"]


@pytest.mark.parametrize("clock", ["", "noon", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
def test_a_clock_that_cannot_be_read_refuses_nothing(
    city: City, phone_of: PhoneOf, clock: str
) -> None:
    phone = phone_of("cadre")

    assert phone.statuses(phone.entry(city.cases["PE"]), device_now=clock) == ["accepted"]


def test_a_fact_of_the_future_is_taken_after_a_posting_ended_as_of_its_last_moment(
    city: City, phone_of: PhoneOf
) -> None:
    phone, case = phone_of("cadre"), city.cases["PE"]
    end = datetime.now(UTC) - timedelta(days=2)
    accounts.end_posting(city.books, act()._replace(at=end), "cadre", n=1, reason="轮换")
    ahead = (datetime.now(UTC) + YEARS).isoformat()

    assert phone.statuses(phone.entry(case, drift=0, occurred_at=ahead)) == ["accepted"]

    chief = phone_of("chief")
    assert at(stored(chief, case)) == end


def test_what_a_person_types_is_compared_as_it_was_typed(city: City, phone_of: PhoneOf) -> None:
    phone, case = phone_of("cadre"), city.cases["PE"]
    visit = phone.entry(case, drift=3600)
    phone.send(visit)

    assert phone.statuses(visit | {"drift": -3600}) == ["duplicate"]


def test_without_a_device_a_time_to_come_is_refused_as_ever(city: City, phone_of: PhoneOf) -> None:
    phone = phone_of("cadre")
    ahead = (datetime.now(UTC) + timedelta(hours=1)).isoformat()

    answer = phone.client.post(
        f"/api/v1/cases/{city.cases['PE']}/contacts", headers=phone.headers,
        json={"method": "visit", "occurred_at": ahead},
    )  # fmt: skip

    assert answer.json()["type"] == "/problems/happened-in-future"


def test_a_few_seconds_are_no_drift() -> None:
    visit = LogContact.model_validate({"method": "visit", "occurred_at": "2020-09-23T10:00:00Z"})

    told = visit.act(Actor("amy", "cadre", drift=4.9))

    assert (told.at, told.claimed_at) == (visit.occurred_at, None)


@pytest.mark.parametrize(
    ("clock", "seconds"),
    [("2026-11-23T11:59:00Z", 60), ("2026-11-23T20:00:00", 0), ("2026-11-23T12:01:00+00:00", -60)],
)
def test_the_drift_is_how_far_the_server_is_ahead(clock: str, seconds: float) -> None:
    assert drift_of(clock, NOW) == seconds
