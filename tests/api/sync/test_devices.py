"""A device is known: what never came is named, what it still holds is told, revoked it is out."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient

from api.field.caseload_of import hash_of
from api.sync.devices import missing
from store.books import Books
from tests.api.city import City
from tests.api.sync.conftest import PhoneOf
from tests.api.sync.phone import Phone, holding


@pytest.fixture
def case(city: City, phone_of: PhoneOf) -> str:
    """A case of ``cadre``."""
    chief = phone_of("chief")
    chief.send(chief.entry(city.cases["PE"], "chief", name="cadre"))
    return str(city.cases["PE"])


def get(phone: Phone, path: str, status: int = 200) -> Any:
    answer = phone.client.get(f"/api/v1{path}", headers=phone.headers)
    assert answer.status_code == status, answer.text
    return answer.json()


def post(phone: Phone, path: str, status: int = 200) -> Any:
    answer = phone.client.post(f"/api/v1{path}", headers=phone.headers)
    assert answer.status_code == status, answer.text
    return answer.json()


def version(books: Books, case: str) -> int:
    with books.pool.connection() as connection:
        row = connection.execute(
            "SELECT max(version) FROM zhuanban.events WHERE stream = %s", [case]
        ).fetchone()
    assert row
    return int(row[0])


def now_holding(books: Books, case: str, **more: Any) -> dict[str, Any]:
    """As a phone that has just fetched the caseload of ``cadre``."""
    return holding(hash_of([(case, version(books, case))]), books.desk.head(), **more)  # type: ignore[list-item]


# Numbers


@pytest.mark.parametrize(
    ("received", "last", "gaps"),
    [
        ([], 0, []),
        ([], 3, [1, 2, 3]),
        ([(1, 4)], 3, []),
        ([(2, 3), (5, 6)], 6, [1, 3, 4, 6]),
        ([(1, 2), (900, 901)], 3, [2, 3]),
    ],
)
def test_a_number_is_missing_where_nothing_came_under_it(
    received: list[tuple[int, int]], last: int, gaps: list[int]
) -> None:
    assert list(missing(received, last)) == gaps


def test_numbers_that_never_came_are_named_until_they_come_or_are_given_up(
    case: str, phone_of: PhoneOf
) -> None:
    phone = phone_of("cadre")
    first, second, third, fourth = (phone.entry(case) for _ in range(4))

    assert phone.send(first, fourth)["missing"] == [2, 3]
    assert phone.send(third)["missing"] == [2]
    assert phone.send(**holding("", 0, seq=5, given_up=[2]))["missing"] == [5]
    assert second["seq"] == 2


def test_what_was_refused_came_and_is_not_missing(case: str, phone_of: PhoneOf) -> None:
    phone = phone_of("cadre")

    assert phone.send(phone.entry(case, "levitation"), phone.entry(case))["missing"] == []


def test_a_device_may_go_by_any_name_and_count_from_nought(case: str, phone_of: PhoneOf) -> None:
    phone = phone_of("cadre")
    phone.id, phone.seq = "王敏的手机", -1  # type: ignore[assignment]

    assert phone.send(phone.entry(case))["items"][0]["status"] == "accepted"
    assert len(get(phone, "/devices")["items"]) == 1


def test_numbers_belong_to_a_device(case: str, phone_of: PhoneOf) -> None:
    phone, new = phone_of("cadre"), phone_of("cadre")
    phone.send(phone.entry(case), phone.entry(case))

    assert new.send(new.entry(case))["missing"] == []


def test_however_odd_its_numbers_a_device_keeps_little_of_the_disk(
    case: str, phone_of: PhoneOf, books: Books
) -> None:
    phone, odd = phone_of("cadre"), iter(range(1, 10**6, 2))
    for _ in range(6):
        phone.send(*({"op_id": str(uuid4()), "seq": next(odd), "case": case, "op": "none",
                      "body": {}} for _ in range(500)))  # fmt: skip

    with books.pool.connection() as connection:
        row = connection.execute(
            "SELECT octet_length(received::text) FROM zhuanban.devices"
        ).fetchone()

    assert row
    assert row[0] < 50_000


# What it holds


def test_a_phone_with_the_caseload_that_is_here_agrees(
    case: str, phone_of: PhoneOf, books: Books
) -> None:
    answer = phone_of("cadre").send(**now_holding(books, case))

    assert answer["caseload"]["same"] is True
    assert answer["caseload"]["hash"] == hash_of([(case, version(books, case))])  # type: ignore[list-item]


def test_a_phone_with_another_caseload_disagrees(
    case: str, phone_of: PhoneOf, books: Books
) -> None:
    phone = phone_of("cadre")

    answer = phone.send(**holding("0" * 64, books.desk.head()))

    assert answer["caseload"]["same"] is False
    assert get(phone, "/projects/PE/unsent")["disagreeing"] == 1
    phone.send(**now_holding(books, case))
    assert get(phone, "/projects/PE/unsent")["disagreeing"] == 0


def test_a_phone_that_has_not_heard_of_what_came_since_does_not_disagree(
    case: str, phone_of: PhoneOf, books: Books
) -> None:
    phone, other = phone_of("cadre"), phone_of("other")
    before = now_holding(books, case)
    other.send(other.entry(case))

    answer = phone.send(phone.entry(case), **before)

    assert answer["caseload"]["same"] is True
    assert answer["caseload"]["hash"] == hash_of([(case, version(books, case))])  # type: ignore[list-item]


def test_a_phone_that_has_not_heard_that_a_case_went_to_another_does_not_disagree(
    case: str, phone_of: PhoneOf, books: Books
) -> None:
    phone, chief = phone_of("cadre"), phone_of("chief")
    before = now_holding(books, case)
    chief.send(chief.entry(case, "chief", name="other"))

    answer = phone.send(**before)

    assert answer["caseload"] == {"hash": hash_of([]), "same": True}


def test_a_chief_sees_how_many_phones_hold_how_much(
    case: str, city: City, phone_of: PhoneOf
) -> None:
    first, second, chief = phone_of("cadre"), phone_of("other"), phone_of("chief")
    project = str(city.books.desk.project_id("PE"))
    first.send(first.entry(case), **holding("", 0, unsent={project: 41}, files=2))
    second.send(**holding("", 0, unsent={project: 1}))

    told = get(chief, "/projects/PE/unsent")

    assert (told["devices"], told["entries"], told["files"]) == (2, 41, 2)
    assert told["since"]


def test_what_came_with_the_request_is_unsent_no_longer(
    case: str, city: City, phone_of: PhoneOf
) -> None:
    phone, project = phone_of("cadre"), str(city.books.desk.project_id("PE"))

    phone.send(phone.entry(case), phone.entry(case), **holding("", 0, unsent={project: 2}))

    assert get(phone, "/projects/PE/unsent")["entries"] == 0


def test_what_a_phone_holds_of_another_project_is_not_counted_here(
    case: str, city: City, phone_of: PhoneOf
) -> None:
    phone, west = phone_of("cadre"), str(city.books.desk.project_id("PW"))

    phone.send(**holding("", 0, unsent={west: 7}))

    assert get(phone, "/projects/PE/unsent") == {
        "devices": 0, "entries": 0, "files": 0, "since": None, "disagreeing": 0,
    }  # fmt: skip


# Whose it is, and whether it may come


def test_a_phone_is_listed_to_its_owner_and_to_an_administrator(
    case: str, phone_of: PhoneOf
) -> None:
    phone = phone_of("cadre")
    phone.send(phone.entry(case))

    (own,) = get(phone, "/devices")["items"]
    (shown,) = get(phone_of("admin"), "/accounts/cadre/devices")["items"]

    assert own == shown
    assert (own["device"], own["seq"], own["revoked_at"]) == (str(phone.id), 1, None)
    assert get(phone_of("other"), "/devices")["items"] == []


@pytest.mark.parametrize(
    ("who", "path"),
    [("cadre", "/devices/{}/revocation"), ("admin", "/accounts/cadre/devices/{}/revocation")],
)
def test_a_revoked_device_is_out_at_once_and_brings_nothing(
    case: str, city: City, phone_of: PhoneOf, who: str, path: str
) -> None:
    phone = phone_of("cadre")
    phone.send(phone.entry(case))

    assert post(phone_of(who), path.format(phone.id))["revoked_at"]

    assert phone.send(phone.entry(case), status=403)["type"] == "/problems/device-is-revoked"
    get(phone, "/projects", 401)


def test_a_revoked_device_is_told_so_in_a_new_session_too(case: str, phone_of: PhoneOf) -> None:
    phone = phone_of("cadre")
    phone.send(phone.entry(case))
    post(phone_of("cadre"), f"/devices/{phone.id}/revocation")

    phone.headers = phone_of("cadre").headers

    assert phone.send(status=403)["type"] == "/problems/device-is-revoked"


def test_revoking_one_device_leaves_the_others_in(case: str, phone_of: PhoneOf) -> None:
    lost, kept = phone_of("cadre"), phone_of("cadre")
    lost.send(lost.entry(case))
    kept.send(kept.entry(case))

    post(kept, f"/devices/{lost.id}/revocation")

    assert kept.statuses(kept.entry(case)) == ["accepted"]


def test_nobody_revokes_anothers_device_but_an_administrator(case: str, phone_of: PhoneOf) -> None:
    phone = phone_of("cadre")
    phone.send(phone.entry(case))

    assert post(phone_of("other"), f"/devices/{phone.id}/revocation", 404)["detail"].startswith(
        "没有找到：设备"
    )
    post(phone_of("chief"), f"/accounts/cadre/devices/{phone.id}/revocation", 403)
    assert phone.statuses(phone.entry(case)) == ["accepted"]


def test_a_revoked_phone_is_counted_no_more(case: str, city: City, phone_of: PhoneOf) -> None:
    phone, project = phone_of("cadre"), str(city.books.desk.project_id("PE"))
    phone.send(**holding("", 0, unsent={project: 41}))

    post(phone_of("cadre"), f"/devices/{phone.id}/revocation")

    assert get(phone_of("chief"), "/projects/PE/unsent")["entries"] == 0


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"device": 7}', b"null"])
def test_nobody_is_told_anything_of_a_device_that_is_none(client: TestClient, body: bytes) -> None:
    answer = client.post("/api/v1/sync", content=body, headers={"content-type": "application/json"})

    assert answer.status_code in {401, 422}
    assert client.post("/api/v1/sync", content=body).status_code in {401, 422}


def test_what_phones_hold_stands_beside_the_count_of_the_project(
    case: str, city: City, phone_of: PhoneOf
) -> None:
    phone, chief = phone_of("cadre"), phone_of("chief")
    east, west = (str(city.books.desk.project_id(code)) for code in ("PE", "PW"))
    phone.send(**holding("", 0, unsent={east: 3, west: 7}))

    assert get(chief, "/projects/PE/countdown")["quality"]["unsent_entries"] == 3
    assert get(chief, "/task-forces/EAST/countdown")["quality"]["unsent_entries"] == 3
