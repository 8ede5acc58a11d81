"""A phone takes along the cases that its cadre answers for, and later only what changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from api import accounts
from api.field.compressed import takes_gzip
from projections import ALL
from store.books import Books
from store.erasure import erase
from tests.api.city import City, act
from tests.api.reading_record.readers import Ask, on_record
from tests.api.test_keys_are_lost import Lose, lose_the_file, put_another_file, serving
from tests.conftest import MASTER, empty

AT = "2020-09-23T12:00:00+08:00"


def pack(client: TestClient, **asked: Any) -> dict[str, Any]:
    answer = client.get("/field", params=asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def do(client: TestClient, case: UUID | str, path: str, **body: Any) -> dict[str, Any]:
    answer = client.post(f"/cases/{case}/{path}", json={"occurred_at": AT, **body})
    assert answer.status_code == 201, answer.text
    done: dict[str, Any] = answer.json()
    return done


def another(client: TestClient, case_no: str, chief: str | None = "cadre") -> str:
    """A case of the first project; its id."""
    body = {"case_no": case_no, "occurred_at": AT}
    id_: str = client.post("/projects/PE/cases", json=body).json()["id"]
    if chief:
        do(client, id_, "chief", name=chief)
    return id_


@pytest.fixture
def own(ask: Ask, city: City) -> UUID:
    """A household that the cadre answers for."""
    case = city.cases["PE"]
    do(ask("chief"), case, "chief", name="cadre")
    do(ask("cadre"), case, "parties", name="王建国", share="1/2", phone="12000001234")
    do(ask("cadre"), case, "parties", name="李秀英", share="1/2")
    return case


def only(found: dict[str, Any]) -> dict[str, Any]:
    (card,) = found["cases"]
    return card  # type: ignore[no-any-return]


# Whose cases


def test_a_pack_holds_the_cases_one_is_chief_representative_of(ask: Ask, own: UUID) -> None:
    another(ask("chief"), "PE-2", chief="chief")
    another(ask("chief"), "PE-3", chief=None)

    found = pack(ask("cadre"))

    assert [card["id"] for card in found["cases"]] == [str(own)]
    assert found["me"] == {"name": "cadre"}
    assert [card["case_no"] for card in pack(ask("chief"))["cases"]] == ["PE-2"]


def test_inspectors_and_administrators_have_no_caseload(ask: Ask) -> None:
    assert [ask(name).get("/field").status_code for name in ("inspector", "admin")] == [403, 403]


def test_a_case_out_of_sight_is_in_no_pack(ask: Ask, own: UUID, books: Books) -> None:
    accounts.post(books, act(), "cadre", role="cadre", task_force="WEST")
    accounts.end_posting(books, act(), "cadre", n=1, reason="轮换")

    assert (ask("cadre").get("/field").status_code, pack(ask("cadre"))["cases"]) == (200, [])


def test_a_closed_case_stays_for_ninety_days(ask: Ask, own: UUID) -> None:
    older = another(ask("chief"), "PE-2")
    for case, days in ((own, 89), (older, 91)):
        then = (datetime.now(UTC) - timedelta(days=days)).isoformat()
        do(ask("chief"), case, "close", outcome="resolved", occurred_at=then)

    (card,) = pack(ask("cadre"))["cases"]

    assert (card["id"], card["stage"], card["outcome"]) == (str(own), "closed", "resolved")


# What a card says

CARD = {
    "id", "case_no", "project", "project_code", "project_name", "version", "kind", "name", "pinyin",
    "address", "stage", "outcome", "milestone", "people", "chief", "mood", "contacts",
    "last_contact", "talks", "next_step", "demands", "promises", "orders", "offers", "accepted",
    "parties", "conflicts", "receipt_key", "letter",
}  # fmt: skip


def test_a_card_has_the_shape_that_phones_know(ask: Ask, own: UUID) -> None:
    assert set(only(pack(ask("cadre")))) == CARD


def test_a_card_says_who_they_are_and_how_to_find_them(ask: Ask, own: UUID) -> None:
    card = only(pack(ask("cadre")))

    assert (card["name"], card["pinyin"]) == ("王建国、李秀英", ["wjg", "lxy"])
    assert (card["case_no"], card["project_code"], card["project_name"]) == ("PE-1", "PE", "项目PE")
    assert card["parties"][0] == {
        "n": 1, "name": "王建国", "share": "1/2", "phone": "12000001234", "signed": False,
    }  # fmt: skip
    assert (card["stage"], card["chief"], card["contacts"]) == ("opened", "cadre", 0)
    assert (card["last_contact"], card["talks"], card["next_step"]) == (None, [], None)


def test_a_card_says_what_was_said_last_by_when_it_happened(ask: Ask, own: UUID) -> None:
    for hour in (9, 11, 10, 8):
        at = f"2020-09-24T{hour:02}:00:00+08:00"
        mood = {"mood": "wavering"} if hour == 9 else {}
        do(
            ask("cadre"),
            own,
            "contacts",
            method="visit",
            occurred_at=at,
            summary=f"{hour}点",
            **mood,
        )

    card = only(pack(ask("cadre")))

    assert [talk["summary"] for talk in card["talks"]] == ["11点", "10点", "9点"]
    assert card["last_contact"] == card["talks"][0]
    assert card["last_contact"]["at"] == "2020-09-24T11:00:00+08:00"
    assert (card["mood"], card["contacts"]) == ("wavering", 4)


def test_the_mood_is_the_last_one_known(ask: Ask, own: UUID) -> None:
    do(ask("cadre"), own, "contacts", method="visit", mood="willing")
    for _ in range(4):
        do(ask("cadre"), own, "contacts", method="phone", occurred_at="2020-09-24T12:00:00+08:00")

    assert only(pack(ask("cadre")))["mood"] == "willing"


def test_the_next_step_is_that_of_the_last_contact_as_in_the_due_list(ask: Ask, own: UUID) -> None:
    client = ask("cadre")
    do(client, own, "contacts", method="visit", next_step="送图", next_due="2020-09-30")
    assert only(pack(client))["next_step"] == {"text": "送图", "due": "2020-09-30"}

    do(client, own, "contacts", method="phone", occurred_at="2020-09-20T12:00:00+08:00")
    assert only(pack(client))["next_step"] == {"text": "送图", "due": "2020-09-30"}

    do(client, own, "contacts", method="phone", occurred_at="2020-09-24T12:00:00+08:00")

    assert only(pack(client))["next_step"] is None
    assert client.get("/due", params={"date": "2020-12-31"}).json()["items"] == []


def test_a_card_shows_a_contact_as_it_was_corrected(ask: Ask, own: UUID) -> None:
    done = do(ask("cadre"), own, "contacts", method="visit", summary="谈了半个小时", mood="opposed")
    right = {"position": done["position"], "reason": "记错"}
    do(ask("cadre"), own, "corrections", field="summary", value="谈了一个小时", **right)
    do(ask("cadre"), own, "corrections", field="mood", value=None, **right)
    do(ask("cadre"), own, "corrections", field="next_step", value="再来", **right)

    card = only(pack(ask("cadre")))

    assert (card["last_contact"]["summary"], card["mood"]) == ("谈了一个小时", None)
    assert card["next_step"] == {"text": "再来", "due": None}


def test_a_card_holds_what_is_open_and_nothing_that_is_settled(ask: Ask, own: UUID) -> None:
    client = ask("cadre")
    for nth, text in enumerate(("重新丈量", "转学"), start=1):
        do(client, own, "demands", text=text)
        do(client, own, "promises", text=text, due=f"2020-10-0{nth}")
        do(client, own, "offers", amount_fen=nth * 100)
    do(client, own, "demands/1/answer", text="已量")
    do(client, own, "promises/1/outcome", outcome="kept")
    do(client, own, "offers/1/response", answer="accepted")

    card = only(pack(client))

    assert [demand["text"] for demand in card["demands"]] == ["转学"]
    assert card["promises"] == [{"n": 2, "text": "转学", "due": "2020-10-02", "by": "cadre"}]
    assert card["offers"] == [{"n": 2, "amount_fen": 200, "valid_until": None}]
    assert (card["accepted"], card["conflicts"]) == ({"n": 1, "amount_fen": 100}, [])


def test_a_card_tells_who_has_signed(ask: Ask, own: UUID) -> None:
    do(ask("cadre"), own, "offers", amount_fen=100)
    do(ask("cadre"), own, "offers/1/response", answer="accepted")
    do(ask("cadre"), own, "signatures", party=2)

    assert [party["signed"] for party in only(pack(ask("cadre")))["parties"]] == [False, True]


def test_a_card_carries_what_the_last_cadre_left(ask: Ask, own: UUID, city: City) -> None:
    city.account("新人", role="cadre", task_force="EAST")
    do(ask("cadre"), own, "transfers", to="新人", reason="轮岗", letter="只在晚饭后有空")
    do(ask("新人"), own, "transfers/1/acceptance", read_back="不夜间上门")

    letter = only(pack(ask("新人")))["letter"]

    assert (letter["reason"], letter["letter"], letter["read_back"], letter["from"]) == (
        "轮岗", "只在晚饭后有空", "不夜间上门", "cadre",
    )  # fmt: skip
    assert pack(ask("cadre"))["cases"] == []


# What changed


def test_only_what_was_told_after_a_position_comes_again(ask: Ask, own: UUID) -> None:
    other = another(ask("chief"), "PE-2")
    before = pack(ask("cadre"))

    do(ask("cadre"), other, "contacts", method="phone")

    assert only(pack(ask("cadre"), since=before["position"]))["id"] == other
    assert pack(ask("cadre"), since=10**9)["cases"] == []


def test_a_case_that_newly_came_is_among_what_changed(ask: Ask, own: UUID) -> None:
    before = pack(ask("cadre"))

    new = another(ask("chief"), "PE-2")

    assert only(pack(ask("cadre"), since=before["position"]))["id"] == new


def test_the_ids_tell_what_is_gone(ask: Ask, own: UUID) -> None:
    other = another(ask("chief"), "PE-2")
    do(ask("chief"), other, "chief", name="chief")

    found = pack(ask("cadre"), ids=True)

    assert found["ids"] == [[str(own), only(found)["version"]]]
    assert "ids" not in pack(ask("cadre"))


def test_the_hash_is_over_a_line_for_each_case(ask: Ask, own: UUID) -> None:
    another(ask("chief"), "PE-2")

    found = pack(ask("cadre"), since=0, ids=True)

    lines = "".join(f"{id_} {version}\n" for id_, version in sorted(found["ids"]))
    assert len(found["ids"]) == 2
    assert found["hash"] == sha256(lines.encode()).hexdigest()
    assert pack(ask("cadre"), since=found["position"])["hash"] == found["hash"]


def test_a_card_is_never_older_than_the_log_where_another_process_wrote(
    ask: Ask, own: UUID, owner: str
) -> None:
    before = pack(ask("cadre"))
    with Books(owner, MASTER, ALL) as elsewhere:
        elsewhere.desk.on_case(own, lambda case: case.log_contact(act(), method="phone"))

    card = only(pack(ask("cadre"), since=before["position"]))
    assert (card["contacts"], card["version"]) == (1, only(before)["version"] + 1)


def test_who_was_erased_leaves_the_phone_with_the_next_pack(
    ask: Ask, own: UUID, books: Books
) -> None:
    before = pack(ask("cadre"))
    person = books.desk.case(own).parties[1].person

    erase(books, act(), person=person, order="删字〔2026〕3号")

    card = only(pack(ask("cadre"), since=before["position"]))
    assert (card["name"], card["parties"][0]["name"]) == ("李秀英", None)
    assert card["version"] == only(before)["version"]


# How it travels


def test_a_pack_is_compressed_where_that_is_asked_for(ask: Ask, own: UUID) -> None:
    do(ask("cadre"), own, "contacts", method="visit", summary="谈了过渡费" * 40)
    plain = ask("cadre").get("/field", headers={"Accept-Encoding": "identity"})
    small = ask("cadre").get("/field", headers={"Accept-Encoding": "br, gzip"})

    assert (plain.headers.get("content-encoding"), plain.json()) == (None, small.json())
    assert small.headers["content-encoding"] == "gzip"
    assert (small.headers["vary"], small.headers["cache-control"]) == (
        "Accept-Encoding",
        "no-store",
    )
    assert int(small.headers["content-length"]) < len(plain.content) * 0.75


@pytest.mark.parametrize(
    ("said", "is_taken"),
    [("gzip", True), ("br, GZIP;q=0.5", True), ("", False), ("gzip;q=0", False),
     ("gzip; q=0.0, br", False), ("identity", False)],
)  # fmt: skip
def test_nothing_is_compressed_for_whom_cannot_open_it(said: str, is_taken: bool) -> None:  # noqa: FBT001
    assert takes_gzip(said) is is_taken


def test_a_download_is_one_look_a_project_and_none_where_nothing_came(
    ask: Ask, own: UUID, books: Books
) -> None:
    client = ask("cadre")
    found = pack(client)
    pack(client, since=found["position"])

    (row,) = on_record(books, client)

    assert (row["reader"], row["what"], row["case"]) == ("cadre", "caseload", None)
    assert row["project"] == books.desk.project_id("PE")


@pytest.mark.parametrize("lose", [lose_the_file, put_another_file])
def test_without_the_key_nothing_comes_that_would_undo_what_a_phone_holds(
    lose: Lose, owner: str, tmp_path: Path
) -> None:
    file = tmp_path / "sealing.key"
    empty(owner)
    with serving(owner, file) as (caller, _):
        caller.project()
        case = caller.case()
        caller.do(case, "parties", name="王建国")
        caller.do(case, "chief", name="console")
    lose(owner, file)

    with serving(owner, file) as (caller, _):
        refused = caller.get("/field", 503)

    assert refused["type"] == "/problems/key-does-not-open"
