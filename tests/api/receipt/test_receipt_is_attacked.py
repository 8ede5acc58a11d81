"""Who guesses, replays or writes markup gets nothing, and learns nothing from getting nothing."""

from __future__ import annotations

from statistics import median
from time import perf_counter
from uuid import UUID, uuid4

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from api.app import application
from api.field.receipt_key import receipt_key
from api.receipt.address import token
from api.transport import Transport
from audit.notary import Notary
from store.books import Books
from tests.api.receipt.household import Household, tags

MARKUP = "</p></textarea><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;{{7*7}}"


def asks(household: Household, said: str) -> Response:
    return household.caller.client.get(f"/r/{said}")


def same(answer: Response) -> tuple[int, bytes, dict[str, str]]:
    """All but the number of the request, which is drawn by lot."""
    headers = {name: value for name, value in answer.headers.items() if name != "x-request-id"}
    return answer.status_code, answer.content, headers


def test_what_has_not_arrived_and_what_was_guessed_get_one_and_the_same_answer(
    household: Household,
) -> None:
    visit = household.visited()
    right = household.address(visit).removeprefix("/r/")
    promise = household.records("promises", text="答复", due="2031-01-01")
    of_promise = household.address(promise).removeprefix("/r/")
    other = UUID(household.caller.case("XN-002"))
    nobody = asks(household, f"{uuid4()}.{'A' * 22}")

    guesses = [
        f"{visit}.{'A' * 22}", right[:-1], right + "A", right.upper(), f"{visit}.", str(visit),
        f"{visit}.{right[-22:-1]}{chr(ord(right[-1]) + 1)}", "x", "%00", "a" * 5000, "回执",
        token(receipt_key(household.books, other), visit), of_promise,
        token(receipt_key(household.books, UUID(household.case)), uuid4()),
    ]  # fmt: skip

    assert nobody.status_code == 404
    assert "三天后还是查不到" in nobody.text
    for guess in guesses:
        assert same(asks(household, guess)) == same(nobody), guess
    assert asks(household, right).status_code == 200


def test_a_wrong_mac_takes_as_long_as_a_number_that_is_not_there(household: Household) -> None:
    wrong, missing = f"{household.visited()}.{'A' * 22}", f"{uuid4()}.{'A' * 22}"

    def takes(said: str) -> float:
        begun = perf_counter()
        asks(household, said)
        return perf_counter() - begun

    pairs = [(takes(wrong), takes(missing)) for _ in range(60)]

    assert 0.5 < median(of_wrong / of_missing for of_wrong, of_missing in pairs) < 2


def test_markup_in_any_field_stays_text(household: Household) -> None:
    visit = household.visited(
        by=MARKUP, accompanied_by=MARKUP, next_step=MARKUP, met=MARKUP, summary=MARKUP
    )
    household.records("demands", text=MARKUP)
    promise = household.records("promises", by=MARKUP, text=MARKUP, due="2031-01-01")
    household.records(
        "corrections", position=household.position(promise), field="text", value=MARKUP + "2",
        reason=MARKUP,
    )  # fmt: skip
    household.records("chief", name=MARKUP)
    household.caller.client.app.state.office = MARKUP  # type: ignore[attr-defined]

    for lang in ("zh", "en", MARKUP):
        page = household.reads(visit, lang)
        assert not {"script", "img"} & tags(page)
        assert page.count("&lt;script&gt;") >= 8


def test_a_name_that_would_turn_the_line_around_is_held_apart(household: Household) -> None:
    visit = household.visited(next_step="\u202e反过来")

    assert "<bdi>\u202e反过来</bdi>" in household.reads(visit)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_it_is_read_and_nothing_else(household: Household, method: str) -> None:
    answer = household.caller.client.request(method, household.address(household.visited()))

    assert answer.status_code == 405


def test_whoever_asks_again_and_again_waits(
    household: Household, books: Books, notary: Notary
) -> None:
    address = household.address(household.visited())
    with TestClient(application(books, notary, Transport(sign_ins=3))) as client:
        answers = [client.get(address) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert "请等待" in answers[-1].text
    assert answers[-1].headers["content-type"].startswith("text/html")


def test_it_needs_nobody_signed_in_and_shows_no_more_to_who_is(household: Household) -> None:
    visit = household.visited(summary="难谈")
    plain = household.reads(visit)

    household.caller.client.cookies.set("zhuanban", "x" * 43)

    assert household.reads(visit) == plain
