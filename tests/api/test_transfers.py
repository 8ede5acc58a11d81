"""Cases change hands over HTTP, one or many at once; who answers for them is never in doubt."""

from __future__ import annotations

from datetime import datetime
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest

from api.listing import transfers
from api.operations.act import Actor
from api.transferring import AcceptMany, OfferMany, accept_many, offer_many
from store.books import Books
from store.sight import Sight
from tests.api.api_caller import AT, Caller

LI, ZHOU = Actor("李建华", "cadre"), Actor("周敏", "cadre")
OFFER: dict[str, Any] = {"to": "周敏", "reason": "轮岗", "letter": "户主只在晚饭后有空"}
BACK = "月底前送平面图；不夜间上门"


@pytest.fixture
def case(caller: Caller) -> str:
    """A case whose chief representative is 李建华."""
    caller.project()
    return case_of(caller, "XN-001", "李建华")


def case_of(caller: Caller, number: str, chief: str | None) -> str:
    case = caller.case(number)
    if chief:
        caller.do(case, "chief", name=chief)
    return case


def offer(caller: Caller, status: int = 201, *, giver: str | None = "李建华", **body: Any) -> Any:
    said = {"from": giver, "cases": None, "occurred_at": AT, **OFFER, **body}
    return caller.post("/projects/XN/transfers", said, status)


def outcomes(done: dict[str, Any]) -> dict[str, str]:
    return {str(item["case"]): item["status"] for item in done["items"]}


def problems(done: dict[str, Any]) -> list[str]:
    return [item["problem"]["type"] for item in done["items"] if "problem" in item]


def test_a_case_is_offered_and_shows_its_texts_opened(caller: Caller, case: str) -> None:
    assert caller.do(case, "transfers", **OFFER)["n"] == 1

    (transfer,) = caller.get(f"/cases/{case}")["transfers"]

    assert (transfer["from"], transfer["to"], transfer["answer"]) == ("李建华", "周敏", None)
    assert (transfer["reason"], transfer["letter"]) == ("轮岗", "户主只在晚饭后有空")
    assert (transfer["offered_by"], transfer["text"]) == ("console", None)


def test_accepting_reads_back_and_names_the_chief_representative(caller: Caller, case: str) -> None:
    caller.do(case, "transfers", **OFFER)

    done = caller.do(case, "transfers/1/acceptance", read_back=BACK)

    found = caller.get(f"/cases/{case}")
    assert (done["chief"], found["chief"]) == ("周敏", "周敏")
    assert (found["transfers"][0]["answer"], found["transfers"][0]["text"]) == ("accepted", BACK)


def test_nothing_is_accepted_without_reading_back(caller: Caller, case: str) -> None:
    caller.do(case, "transfers", **OFFER)

    refused = caller.do(case, "transfers/1/acceptance", 409)

    assert refused["type"] == "/problems/nothing-read-back"
    caller.do(case, "transfers/1/acceptance", 422, read_back="   ")


@pytest.mark.parametrize(("path", "answer"), [("refusal", "refused"), ("withdrawal", "withdrawn")])
def test_a_refusal_or_withdrawal_keeps_its_reason_and_the_giver(
    caller: Caller, case: str, path: str, answer: str
) -> None:
    caller.do(case, "transfers", **OFFER)

    caller.do(case, f"transfers/1/{path}", reason="手上已满")

    found = caller.get(f"/cases/{case}")
    assert (found["chief"], found["transfers"][0]["answer"]) == ("李建华", answer)
    assert found["transfers"][0]["text"] == "手上已满"


def test_the_reason_and_the_read_back_are_sealed_in_the_log(
    caller: Caller, case: str, books: Books
) -> None:
    caller.do(case, "transfers", **OFFER)
    caller.do(case, "transfers/1/acceptance", read_back=BACK)

    with books.pool.connection() as connection:
        told = b"".join(row[0] for row in connection.execute("SELECT state FROM zhuanban.events"))

    assert [
        text for text in (OFFER["reason"], OFFER["letter"], BACK) if text.encode() in told
    ] == []


def test_all_cases_of_a_chief_representative_are_offered_at_once(caller: Caller, case: str) -> None:
    second = case_of(caller, "XN-002", "李建华")
    case_of(caller, "XN-003", "何川")
    case_of(caller, "XN-004", None)

    done = offer(caller)

    assert outcomes(done) == {case: "offered", second: "offered"}
    assert done["position"] == caller.get("/transfers")["position"]


def test_unassigned_cases_are_offered_at_once(caller: Caller, case: str) -> None:
    unassigned = case_of(caller, "XN-002", None)

    done = offer(caller, giver=None)

    assert outcomes(done) == {unassigned: "offered"}
    listed = caller.get("/projects/XN/cases", unassigned=True)["items"]
    assert [row["id"] for row in listed] == [unassigned]


def test_a_case_that_cannot_go_keeps_no_other_from_going(caller: Caller, case: str) -> None:
    of_another, gone = case_of(caller, "XN-002", "何川"), str(uuid4())
    recused = case_of(caller, "XN-003", "李建华")
    caller.do(recused, "recusals", cadre="周敏", relation="表姐")

    done = offer(caller, cases=[of_another, gone, recused, case])

    assert list(outcomes(done).values()) == ["refused", "refused", "refused", "offered"]
    assert problems(done) == [
        "/problems/chief-is-another", "/problems/unknown", "/problems/cadre-is-recused",
    ]  # fmt: skip


def test_a_case_of_another_project_is_not_known_to_this_one(caller: Caller, case: str) -> None:
    caller.project("DQ")
    foreign = caller.case("DQ-1", "DQ")

    done = offer(caller, giver=None, cases=[foreign])

    assert problems(done) == ["/problems/unknown"]


def test_the_same_request_again_gives_the_same_answer_and_adds_nothing(
    caller: Caller, case: str
) -> None:
    key, body = str(uuid4()), {"from": "李建华", "cases": [case], "occurred_at": AT, **OFFER}

    first, again = (
        caller.post("/projects/XN/transfers", body, Idempotency_Key=key) for _ in range(2)
    )
    other = caller.post("/projects/XN/transfers", body | {"to": "何川"}, Idempotency_Key=key)

    assert first == again
    assert problems(other) == ["/problems/done-otherwise"]
    assert len(caller.get(f"/cases/{case}")["transfers"]) == 1


def test_a_thousand_cases_at_most_go_at_once(caller: Caller, case: str) -> None:
    offer(caller, 422, cases=[str(uuid4()) for _ in range(1001)])
    offer(caller, 422, cases=[])


def test_many_are_accepted_with_one_read_back(caller: Caller, case: str) -> None:
    second, never = case_of(caller, "XN-002", "李建华"), case_of(caller, "XN-003", "何川")
    offer(caller)

    done = caller.post(
        "/transfers/acceptance",
        {"cases": [second, never, case], "read_back": BACK, "occurred_at": AT},
    )

    assert outcomes(done) == {second: "accepted", never: "refused", case: "accepted"}
    assert problems(done) == ["/problems/nothing-to-take-over"]
    assert {caller.get(f"/cases/{id_}")["chief"] for id_ in (case, second)} == {"周敏"}


def test_only_the_receiver_takes_over_and_only_the_giver_gives(
    caller: Caller, case: str, books: Books
) -> None:
    id_ = UUID(case)
    giving = OfferMany.model_validate(
        {**OFFER, "from": "李建华", "cases": [id_], "occurred_at": AT}
    )
    taking = AcceptMany.model_validate({"cases": [id_], "read_back": BACK, "occurred_at": AT})

    taken_away = offer_many(books, ZHOU, "XN", giving, language="zh")
    offer_many(books, LI, "XN", giving, language="zh")
    kept = accept_many(books, LI, taking, language="zh")
    accept_many(books, ZHOU, taking, language="zh")

    assert problems(taken_away) == ["/problems/not-yours-to-give"]
    assert problems(kept) == ["/problems/is-not-the-receiver"]
    assert caller.get(f"/cases/{case}")["chief"] == "周敏"


def test_a_case_out_of_sight_is_answered_like_one_that_is_not_there(
    caller: Caller, case: str, books: Books
) -> None:
    caller.do(case, "transfers", **OFFER)
    blind = books.seen_by(Sight.of([uuid4()]))
    taking = AcceptMany.model_validate(
        {"cases": [case, uuid4()], "read_back": BACK, "occurred_at": AT}
    )

    done = accept_many(blind, ZHOU, taking, language="zh")

    assert problems(done) == ["/problems/unknown"] * 2


def test_what_waits_is_listed_by_receiver_giver_and_project_with_names(
    caller: Caller, case: str
) -> None:
    caller.do(case, "parties", name="张建国", share="1/1")
    case_of(caller, "XN-002", "何川")
    offer(caller)
    offer(caller, giver="何川", to="李建华")

    assert [row["case_no"] for row in caller.get("/transfers")["items"]] == ["XN-001", "XN-002"]
    (row,) = caller.get("/transfers", to="周敏", project="XN")["items"]
    assert (row["case"], row["name"], row["from"]) == (case, "张建国", "李建华")
    assert (row["n"], row["offered_by"], row["offered_at"]) == (1, "console", AT)
    by_giver: dict[str, Any] = {"from": "何川"}
    (row,) = caller.get("/transfers", 200, **by_giver)["items"]
    assert (row["to"], row["name"]) == ("李建华", None)
    caller.get("/transfers", 404, project="NOWHERE")


def test_a_long_list_is_read_page_by_page(caller: Caller, case: str) -> None:
    case_of(caller, "XN-002", "李建华")
    offer(caller)

    first = caller.get("/transfers", limit=1)
    rest = caller.get("/transfers", limit=1, cursor=first["next"])

    assert [row["case_no"] for row in first["items"] + rest["items"]] == ["XN-001", "XN-002"]
    assert rest["next"] is None


def taken_over(caller: Caller, case: str, at: str) -> None:
    caller.do(case, "transfers", **OFFER)
    caller.do(case, "transfers/1/acceptance", read_back=BACK, occurred_at=at)


def marked(caller: Caller, case: str) -> list[tuple[str, bool]]:
    told = caller.get(f"/cases/{case}/timeline")["items"]
    return [
        (item["by"], item.get("after_transfer", False))
        for item in told
        if item["topic"] in {"case.contact_logged", "case.promise_made"}
    ]


def test_work_done_by_who_did_not_know_of_the_transfer_yet_is_kept_theirs_and_marked(
    caller: Caller, case: str
) -> None:
    taken_over(caller, case, "2020-09-24T09:00:00+08:00")
    later = "2020-09-24T19:30:00+08:00"

    caller.do(case, "contacts", method="visit", by="李建华", occurred_at=later)
    caller.do(case, "promises", text="送图", due="2020-10-01", by="李建华", occurred_at=later)

    assert marked(caller, case) == [("李建华", True), ("李建华", True)]


def test_work_of_before_the_transfer_told_late_is_not_marked(caller: Caller, case: str) -> None:
    taken_over(caller, case, "2020-09-24T09:00:00+08:00")

    caller.do(
        case, "contacts", method="visit", by="李建华", occurred_at="2020-09-24T08:00:00+08:00"
    )

    assert marked(caller, case) == [("李建华", False)]


def test_neither_the_new_chief_representative_nor_a_companion_of_theirs_is_marked(
    caller: Caller, case: str
) -> None:
    taken_over(caller, case, "2020-09-24T09:00:00+08:00")

    for by in ("周敏", "何川"):
        caller.do(case, "contacts", method="visit", by=by, occurred_at="2020-09-25T09:00:00+08:00")

    assert marked(caller, case) == [("周敏", False), ("何川", False)]


@pytest.mark.parametrize("seed", range(4))
def test_timeline_and_trail_mark_the_same_work(caller: Caller, case: str, seed: int) -> None:
    random, cadres = Random(seed), ["李建华", "周敏", "何川"]
    for _ in range(40):
        day = f"2020-09-{random.randint(24, 30)}T{random.randint(8, 19):02}:00:00+08:00"
        if random.random() < 0.3:
            caller.do(case, "chief", name=random.choice(cadres), occurred_at=day)
        else:
            by = random.choice(cadres)
            caller.do(case, "contacts", method="phone", by=by, occurred_at=day)

    told = caller.get(f"/cases/{case}/timeline")["items"]
    trail = caller.get("/audit/trail", case="XN/XN-001", flag="after_transfer")["items"]

    marks = [item["position"] for item in told if item.get("after_transfer")]
    assert marks == [row["position"] for row in trail] != []


def test_a_transfer_takes_place_at_the_time_it_names(caller: Caller, case: str) -> None:
    taken_over(caller, case, "2020-09-24T09:00:00+08:00")

    before = caller.get(f"/cases/{case}", as_of="2020-09-24T08:59:00+08:00")

    assert (before["chief"], before["transfers"][0]["answer"]) == ("李建华", None)
    assert datetime.fromisoformat(before["transfers"][0]["offered_at"]).isoformat() == AT


def test_what_waits_in_a_project_out_of_sight_is_not_listed(
    caller: Caller, case: str, books: Books
) -> None:
    caller.do(case, "transfers", **OFFER)
    project = books.desk.project("XN").id

    listed = [len(transfers(books.seen_by(Sight.of([id_])))["items"]) for id_ in (project, uuid4())]

    assert listed == [1, 0]
