"""All are served from one address and counted together; nobody waits for one that is away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api import accounts
from api.identity.opening_sessions import make_token
from api.jurisdictions.counting import Everywhere, Source, together
from tests.api.city import act
from tests.api.jurisdictions.conftest import CITIES, Province, at, settle

COUNTS = "/api/v1/jurisdictions/countdown"
SIZES = {"sheng": 1, "linzhou": 2, "zezhou": 3}


@pytest.fixture(scope="module")
def settled(address: TestClient) -> TestClient:
    """The address, once each city has its households."""
    for code, households in SIZES.items():
        settle(address, code, households)
    return address


def counts(client: TestClient, **asked: str) -> Any:
    answer = client.get(at("sheng") + COUNTS, params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_name_says_which_city_is_meant(settled: TestClient) -> None:
    for code, households in SIZES.items():
        found = settled.get(f"{at(code)}:8000/api/v1/projects/XN").json()
        listed = settled.get(f"{at(code.upper())}./api/v1/projects/XN/cases").json()["items"]

        assert found["name"] == f"{code} 小南门"
        assert [case["case_no"] for case in listed] == [
            f"{code.upper()}-{n}" for n in range(households)
        ]


@pytest.mark.parametrize("host", ["zb.example.gov.cn", "127.0.0.1", "localhost", "", "a b"])
def test_another_name_is_refused(settled: TestClient, host: str) -> None:
    answer = settled.get("/api/v1/projects", headers={"host": host})

    assert (answer.status_code, answer.json()["type"]) == (421, "/problems/nobody-of-that-name")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_who_balances_load_asks_without_a_name(settled: TestClient) -> None:
    asked = [settled.get(path, headers={"host": "10.0.0.7"}) for path in ("/healthz", "/readyz")]

    assert [answer.status_code for answer in asked] == [200, 200]
    assert asked[0].json() == {"ok": True, "jurisdictions": dict.fromkeys(CITIES, True)}


def test_each_city_signs_its_own_log(settled: TestClient) -> None:
    keys = {settled.get(f"{at(code)}/api/v1/audit/key").text for code in CITIES}

    assert len(keys) == len(CITIES)
    assert sorted(key.split("+")[0].split("/")[1] for key in keys) == ["2", "3", "4"]


def test_counts_of_all_are_added_up_and_none_is_left_out(settled: TestClient) -> None:
    found = counts(settled)

    assert found["complete"]
    assert {row["code"]: row["remaining"] for row in found["jurisdictions"]} == SIZES
    assert found["position"] == {row["code"]: row["position"] for row in found["jurisdictions"]}
    assert (found["total"]["remaining"], found["total"]["opened"]) == (6, 6)
    assert found["total"]["by_stage"]["opened"] == 6
    assert found["total"]["quality"]["promises_overdue"] == 0
    assert (found["total"]["jurisdictions"], found["total"]["projects"]) == (3, 3)


def test_counts_are_of_any_moment(settled: TestClient) -> None:
    found = counts(settled, as_of="2020-09-01")

    assert found["as_of"].startswith("2020-09-01T23:59:59")
    assert (found["total"]["remaining"], found["complete"]) == (0, True)
    assert found["total"]["quality"]["unsent_entries"] is None  # what phones held then nobody knows


def test_only_the_city_that_the_directory_names_tells_of_the_others(settled: TestClient) -> None:
    answer = settled.get(at("linzhou") + COUNTS)

    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/sees-not-all")


def test_a_city_whose_server_is_away_is_named_and_not_counted_as_none(
    settled: TestClient, province: Province
) -> None:
    province.stop_second()
    began = monotonic()
    found = counts(settled)
    took = monotonic() - began
    others = settled.get(f"{at('linzhou')}/api/v1/projects").status_code
    with province.start_second():
        ends = monotonic() + 30
        while not (again := counts(settled))["complete"]:
            assert monotonic() < ends

    assert not found["complete"]
    assert [(each["code"], each["name"]) for each in found["unreachable"]] == [
        ("zezhou", "zezhou 市")
    ]
    assert found["unreachable"][0]["why"]
    assert found["position"].keys() == {"sheng", "linzhou"}
    assert (found["total"]["remaining"], found["total"]["jurisdictions"]) == (3, 2)
    assert (again["total"]["remaining"], again["total"]["jurisdictions"]) == (6, 3)
    assert (others, took < 8) == (200, True)


def test_the_counts_are_for_who_sees_everything(settled: TestClient, province: Province) -> None:
    with province.directory.member("sheng").given.books() as books:
        for name, force in (("watch", None), ("east", "default")):
            accounts.open_account(books, act(), name=name, role="inspector", task_force=force)
        tokens = {name: make_token(books, books.desk.account_id(name), "test")
                  for name in ("watch", "east")}  # fmt: skip

    def asked(token: str | None) -> int:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        return settled.get(at("sheng") + COUNTS, headers=headers).status_code

    assert (asked(tokens["watch"]), asked(tokens["east"]), asked(None)) == (200, 403, 401)


def test_what_is_not_known_of_one_is_not_known_of_all() -> None:
    assert together([{"a": 1, "b": None}, {"a": 2, "c": 4}]) == {"a": 3, "b": None, "c": 4}
    assert together([3, None]) is None


def test_without_any_answer_there_is_no_total(province: Province) -> None:
    given = province.directory.member("sheng").given
    slow = Everywhere([Source("sheng", "省", given.books)], seconds=0)

    found = slow.count(datetime.now(UTC) - timedelta(days=1), language="en")

    assert (found["total"], found["complete"], found["jurisdictions"]) == (None, False, [])
    assert found["unreachable"][0]["why"] == "It has not answered within 0 s."
