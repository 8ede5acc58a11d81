"""Beside what a newer release wrote, what can be answered is, and says how far it goes."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from audit.export import export
from audit.fsck import differing, fsck
from audit.notary import Notary
from audit.subject import find
from audit.verify import verify
from projections import ALL
from store.books import Books
from store.save import Save
from store.stored import Stored
from tests.api.api_caller import AT, Caller
from tests.facts import NOW

CLOSED_ANEW = "case.closed@2"


def closed_by_newer_release(books: Books, case: str) -> int:
    """What the next release writes of the case."""
    state = b'{"occurred_at":"2020-09-24T10:00:00+08:00","by":"amy","role":"cadre","how":"new"}'
    project = books.desk.project_id("XN")
    event = Stored(UUID(case), 2, CLOSED_ANEW, state, NOW, "amy", project)
    position = books.committer.commit(Save([event]))[0]
    books.desk.forget_streams([UUID(case)])
    return position


def test_the_count_says_how_far_it_goes_and_writing_goes_on(caller: Caller, books: Books) -> None:
    caller.project()
    odd = caller.case("XN-001")
    position = closed_by_newer_release(books, odd)

    caller.case("XN-002")

    count = caller.get("/projects/XN/countdown")
    assert (count["remaining"], count["position"]) == (1, position - 1)
    lag = 'zhuanban_read_model_lag_events{name="countdown"}'
    told = next(line for line in caller.client.get("/metrics").text.splitlines() if lag in line)
    assert float(told.split()[-1]) >= 2


def test_the_case_itself_is_refused_until_the_newer_release_is_asked(
    caller: Caller, books: Books
) -> None:
    caller.project()
    odd = caller.case("XN-001")
    closed_by_newer_release(books, odd)

    problem = caller.get(f"/cases/{odd}", status=503)
    assert problem["type"] == "/problems/has-newer-event"
    assert CLOSED_ANEW in problem["detail"]
    refused = caller.do(odd, "contacts", status=503, method="visit")
    assert refused["type"] == "/problems/has-newer-event"
    past = caller.get("/projects/XN/countdown", status=503, as_of="2026-01-01", known_at=99)
    assert past["type"] == "/problems/written-by-newer-release"


def test_the_feed_shows_it_as_it_was_stored(caller: Caller, books: Books) -> None:
    caller.project()
    odd = caller.case("XN-001")
    position = closed_by_newer_release(books, odd)

    told = next(e for e in caller.get("/events")["items"] if e["position"] == position)

    assert (told["topic"], told["topic_version"], told["how"]) == ("case.closed", 2, "new")
    # who may see the case may be what is new, so its timeline is not shown
    caller.get(f"/cases/{odd}/timeline", status=503)


def test_a_phone_keeps_what_it_has_of_that_case_and_the_rest_is_taken(
    caller: Caller, books: Books
) -> None:
    caller.project()
    odd, other = caller.case("XN-001"), caller.case("XN-002")
    closed_by_newer_release(books, odd)

    answer = caller.client.post("/api/v1/sync", json={
        "device": "phone", "device_now": AT, "items": [
            {"op_id": str(UUID(int=nth)), "seq": nth, "case": case, "op": "contacts",
             "body": {"occurred_at": AT, "method": "visit"}}
            for nth, case in enumerate((odd, other), start=1)
        ],
    })  # fmt: skip

    first, second = answer.json()["items"]
    assert (first["status"], first["problem"]["status"]) == ("refused", 503)
    assert second["status"] == "accepted"


def test_it_is_signed_and_taken_away_with_the_rest_and_the_check_names_who_stopped(
    caller: Caller, books: Books, notary: Notary, tmp_path: Path
) -> None:
    caller.project()
    odd = caller.case("XN-001")
    position = closed_by_newer_release(books, odd)
    file = tmp_path / "bundle.zip"

    with file.open("wb") as to:
        export(books, notary, find(books, case="XN/XN-001"), to)
    told = verify(str(file), trusted=str(notary.key.vkey))
    with books.pool.connection() as connection:
        kept = fsck(connection, 1, notary.journal, notary.key.vkey)
        stopped = [*differing(connection, 1, ALL, books.vault)]

    assert (told["ok"], told["events"]) == (True, 2)
    assert kept == []
    assert {(each.kind, each.position) for each in stopped} == {("read_model_behind", position)}
