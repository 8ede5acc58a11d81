"""Three hundred households fit through a village's air; what comes later is only the news."""

from __future__ import annotations

import re
from time import process_time
from typing import Any

import pytest

from api.page_routes import BUILT
from store.books import Books
from tests.api.api_caller import Caller
from tests.api.field.households import settle

PAGE, WORKER = BUILT / "field.html", BUILT / "field-worker.js"
KB = 1_000
PACK, UNPACKED, FIRST_LOAD, NEWS = 330 * KB, 1_500 * KB, 450 * KB, 5 * KB


@pytest.fixture
def caller(caller: Caller, books: Books) -> Caller:
    """Somebody who answers for 300 households."""
    caller.project()
    settle(books, "XN", 300, chief="console")
    return caller


def travelled(answer: Any) -> int:
    """Bytes of a body on the line."""
    return int(answer.headers["content-length"])


def test_three_hundred_households_fit_through_the_air_and_later_only_the_news(
    caller: Caller, books: Books
) -> None:
    began = process_time()
    first = caller.client.get("/api/v1/field")
    took = process_time() - began

    cards = first.json()["cases"]
    assert len(cards) == 300
    assert (travelled(first) < PACK, len(first.content) < UNPACKED) == (True, True)
    assert took < 1.0  # seconds of this process, whatever else the machine does

    caller.do(cards[0]["id"], "contacts", method="phone", summary="约好周四上门，带平面图")
    later = caller.client.get("/api/v1/field", params={"since": first.json()["position"]})
    assert [card["id"] for card in later.json()["cases"]] == [cards[0]["id"]]
    assert travelled(later) < NEWS


@pytest.mark.skipif(not PAGE.exists(), reason="the field page is not built: run ./run setup")
def test_the_first_load_with_the_page_fits_too(caller: Caller) -> None:
    # The worker fetches for itself what the page has fetched just before.
    files = [f"/{name}" for place in (PAGE, WORKER)
             for name in {*re.findall(r"\bassets/[\w.-]+", place.read_text())}]  # fmt: skip
    paths = ["/field", "/field", "/field-worker.js", "/api/v1/field", *files]

    loaded = [caller.client.get(path) for path in paths]

    assert {answer.status_code for answer in loaded} == {200}
    assert sum(path.endswith(".js") for path in files) > 1
    assert sum(map(travelled, loaded)) < FIRST_LOAD
    assert sum(len(answer.content) for answer in loaded) < UNPACKED
