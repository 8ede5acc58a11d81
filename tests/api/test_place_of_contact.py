"""A contact may say where the device was; only whoever may read the household reads it."""

from __future__ import annotations

from store.books import Books
from tests.api.api_caller import Caller

COURTYARD = {"lat": 28.9701234, "lon": 118.8599, "accuracy_m": 12.4}


def test_the_place_of_a_visit_is_told_as_a_geo_address(caller: Caller) -> None:
    caller.project()
    case = caller.case()

    caller.do(case, "contacts", method="visit", place=COURTYARD)

    visit = caller.get(f"/cases/{case}/timeline")["items"][-1]
    assert visit["place"] == "geo:28.970123,118.859900;u=12"


def test_a_place_is_nowhere_in_the_log_in_clear(caller: Caller, books: Books) -> None:
    caller.project()

    caller.do(caller.case(), "contacts", method="visit", place=COURTYARD)

    with books.reading() as connection:
        told = b"".join(row[0] for row in connection.execute("SELECT state FROM events"))
    assert b'"place":{"of"' in told
    assert b"28.97" not in told


def test_a_place_off_the_globe_is_no_place(caller: Caller) -> None:
    caller.project()
    case = caller.case()

    for wrong in ({"lat": 91}, {"lon": -181}, {"accuracy_m": -1}, {"city": "XN"}):
        caller.do(case, "contacts", 422, method="visit", place={**COURTYARD, **wrong})
