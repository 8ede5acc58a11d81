"""What a phone sends is taken in once, item by item, in the order of its numbers."""

from __future__ import annotations

from base64 import b64decode
from typing import Any

import pytest

from api.operations.act import Actor
from api.sync.taking import take
from store.books import Books
from tests.api.api_caller import Caller
from tests.api.sync.phone import NOWHERE, Phone, problems


@pytest.fixture
def case(caller: Caller) -> str:
    caller.project()
    return caller.case()


@pytest.fixture
def phone(caller: Caller) -> Phone:
    return Phone(caller.client)


def topics(caller: Caller, case: str) -> list[str]:
    items = caller.get(f"/cases/{case}/timeline")["items"]
    return [item["topic"].removeprefix("case.") for item in items]


def test_entries_become_records_each_with_its_receipt(
    caller: Caller, case: str, phone: Phone
) -> None:
    visit, promise = phone.entry(case), phone.entry(case, "promises", text="送图", due="2020-10-01")

    answers = phone.answers(visit, promise)

    assert [each["status"] for each in answers] == ["accepted", "accepted"]
    assert [each["op_id"] for each in answers] == [visit["op_id"], promise["op_id"]]
    assert [each["version"] for each in answers] == [2, 3]
    assert answers[1]["n"] == 1
    assert topics(caller, case) == ["opened", "contact_logged", "promise_made"]


def test_a_receipt_is_the_leaf_of_the_record_in_the_tree_of_the_log(
    caller: Caller, case: str, phone: Phone
) -> None:
    (answer,) = phone.answers(phone.entry(case, "offers", amount_fen=100))

    proof = caller.get("/audit/proof", position=answer["position"])

    assert b64decode(proof["leaf_hash"]).hex() == answer["leaf_hash"]


def test_what_was_sent_before_has_the_same_receipt_and_adds_nothing(
    caller: Caller, case: str, phone: Phone
) -> None:
    caller.do(case, "offers", amount_fen=100)
    caller.do(case, "offers/1/response", answer="accepted")
    sign = phone.entry(case, "signatures", party=None)

    (first,), (again,) = phone.answers(sign), phone.answers(sign)

    assert again == {**first, "status": "duplicate"}
    assert topics(caller, case).count("signature_captured") == 1


def test_one_entry_twice_in_one_request_is_taken_once(
    caller: Caller, case: str, phone: Phone
) -> None:
    visit = phone.entry(case)

    first, again = phone.answers(visit, visit)

    assert (first["status"], again["status"]) == ("accepted", "duplicate")
    assert first["position"] == again["position"]
    assert topics(caller, case) == ["opened", "contact_logged"]


def test_an_entry_that_came_by_its_own_route_is_known_to_sync(
    caller: Caller, case: str, phone: Phone
) -> None:
    visit = phone.entry(case)
    path = f"/cases/{case}/contacts"
    caller.post(path, visit["body"], Idempotency_Key=visit["op_id"])

    assert phone.statuses(visit) == ["duplicate"]


def test_another_body_under_a_known_number_is_told_with_the_difference(
    case: str, phone: Phone
) -> None:
    visit = phone.entry(case, summary="谈面积")
    phone.send(visit)

    (answer,) = phone.answers(visit | {"body": {**visit["body"], "summary": "谈价格"}})

    assert answer["status"] == "mismatch"
    assert answer["problem"]["difference"] == ["summary"]


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        ({"op": "levitation"}, "operation-is-unknown"),
        ({"op": "promises/{n}/outcome"}, "operation-is-unknown"),
        ({"op": "promises/9/outcome", "body": {"outcome": "kept"}}, "body-does-not-fit"),
        ({"body": {"method": "visit"}}, "body-does-not-fit"),
        ({"body": "nothing"}, "body-does-not-fit"),
        ({"case": str(NOWHERE)}, "unknown"),
        ({"case": "the second on the left"}, "body-does-not-fit"),
        ({"seq": -1}, "body-does-not-fit"),
        ({"op_id": None}, "body-does-not-fit"),
    ],
)
def test_a_bad_item_is_refused_alone(
    case: str, phone: Phone, bad: dict[str, Any], problem: str
) -> None:
    before, wrong, after = phone.entry(case), phone.entry(case) | bad, phone.entry(case)

    answers = phone.answers(before, wrong, after)

    assert [each["status"] for each in answers] == ["accepted", "refused", "accepted"]
    assert problems(answers) == [problem]
    assert answers[1]["op_id"] == wrong["op_id"]


@pytest.mark.parametrize("bad", [None, 7, "visit", [], {}])
def test_what_is_no_entry_at_all_is_refused_alone(case: str, phone: Phone, bad: object) -> None:
    assert phone.statuses(bad, phone.entry(case)) == ["refused", "accepted"]


def test_a_broken_rule_refuses_the_entry_in_the_language_of_its_reader(
    case: str, phone: Phone
) -> None:
    sign = phone.entry(case, "signatures", party=None)

    (chinese,), (english,) = (phone.answers(sign, language=to) for to in ("zh", "en"))

    assert chinese["problem"]["type"] == english["problem"]["type"]
    assert "尚无已接受的补偿方案" in chinese["problem"]["title"]
    assert "has no accepted offer" in english["problem"]["title"]


def test_items_are_taken_in_the_order_of_their_numbers_and_answered_in_the_order_sent(
    case: str, phone: Phone
) -> None:
    promise = phone.entry(case, "promises", text="送图", due="2020-10-01")
    kept = phone.entry(case, "promises/1/outcome", outcome="kept")

    later, earlier = phone.answers(kept, promise)

    assert (later["op_id"], later["status"]) == (kept["op_id"], "accepted")
    assert later["position"] > earlier["position"]


def test_what_changes_nothing_is_accepted_and_has_no_record_to_show(
    caller: Caller, case: str, phone: Phone
) -> None:
    caller.do(case, "chief", name="李建华")

    (answer,) = phone.answers(phone.entry(case, "chief", name="李建华"))

    assert answer["status"] == "accepted"
    assert "leaf_hash" not in answer


def test_more_than_five_hundred_at_once_are_not_read(case: str, phone: Phone) -> None:
    phone.send(*[{}] * 501, status=422)


def test_an_answer_says_where_the_log_is_and_what_the_time_is(case: str, phone: Phone) -> None:
    answer = phone.send(phone.entry(case))

    assert answer["position"] >= answer["items"][0]["position"]
    assert abs(answer["drift"]) < 5
    assert answer["caseload"] is None


def test_a_decision_is_signed_for_before_its_answer_goes_out(
    caller: Caller, case: str, phone: Phone
) -> None:
    offer = phone.entry(case, "offers", amount_fen=100)

    position = phone.answers(offer)[0]["position"]

    assert caller.get("/audit/status")["checkpoint"]["size"] >= position


def test_no_text_of_an_entry_stands_in_the_log(case: str, phone: Phone, books: Books) -> None:
    phone.send(phone.entry(case, summary="他儿子在外地"), phone.entry(case, met="张建国"))

    with books.pool.connection() as connection:
        told = b"".join(row[0] for row in connection.execute("SELECT state FROM zhuanban.events"))

    assert "他儿子".encode() not in told
    assert "张建国".encode() not in told


def test_a_number_of_another_person_is_told_as_theirs(
    caller: Caller, case: str, phone: Phone, books: Books
) -> None:
    visit = phone.entry(case)
    phone.send(visit)

    taken = take(books, Actor("李建华", "cadre"), [visit], drift=0.0, language="zh")

    assert taken.answers[0]["status"] == "mismatch"
    assert taken.answers[0]["problem"]["fields"] == "actor"


def test_nothing_is_taken_in_another_s_name(caller: Caller, case: str, phone: Phone) -> None:
    entry = phone.entry(case)

    refused = phone.send(entry, account="王敏", status=403)

    assert refused["type"] == "/problems/entries-of-another"
    assert phone.statuses(entry, account="console") == ["accepted"]
