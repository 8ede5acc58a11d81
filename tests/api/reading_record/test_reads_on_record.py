"""Who reads about a household is on record: a case, a search, a list, an export, the records."""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from fastapi.testclient import TestClient

from api.app import application
from api.cli import parser
from api.identity.opening_sessions import make_token
from api.reading_record import ReadsOnRecord
from api.reading_record.taking_in import stream_of
from api.scopes import decided
from api.settings import Settings
from audit.notary import Notary
from store.books import Books
from tests.api.city import City
from tests.api.reading_record.readers import Ask, a_look, on_record, recorded, said


def test_a_case_view_is_one_look_however_many_answers_it_takes(
    ask: Ask, city: City, books: Books
) -> None:
    case, client = city.cases["PE"], ask("cadre")

    for path in ("", "/timeline", ""):
        assert client.get(f"/cases/{case}{path}").status_code == 200

    (row,) = on_record(books, client)
    assert (row["reader"], row["role"], row["case"], row["times"]) == ("cadre", "cadre", case, 1)
    assert row["project"] == books.desk.project_id("PE")


def test_a_search_is_on_record_with_what_was_searched_for_and_only_sealed(
    ask: Ask, books: Books, owner: str
) -> None:
    client = ask("cadre")
    client.get("/projects/PE/cases", params={"q": "赵德昌"})
    client.get("/projects/PE/cases")

    assert said(on_record(books, client)) == [("cadre", "search", 1), ("cadre", "list", 1)]
    found = ask("inspector").get("/reads", params={"what": "search"}).json()["items"]
    assert [(row["reader"], row["term"]) for row in found] == [("cadre", "赵德昌")]
    with psycopg.connect(owner) as connection:
        states = connection.execute("SELECT state FROM zhuanban.events").fetchall()
    assert not any("赵德昌".encode() in state for (state,) in states)


@pytest.mark.parametrize("paper", ["trail.html", "trail.pdf", "trail.xlsx", "bundle"])
def test_an_export_is_in_the_log_before_it_is_sent(
    paper: str, ask: Ask, city: City, books: Books
) -> None:
    answer = ask("inspector").get(f"/audit/{paper}", params={"case": "PE/PE-1"})

    assert answer.status_code == 200, answer.text
    (row,) = on_record(books)
    assert (row["what"], row["subject"], row["case"]) == (
        "export", "stream PE/PE-1", city.cases["PE"],
    )  # fmt: skip
    assert row["form"] == {"bundle": "zip"}.get(paper, paper.partition(".")[2])


def test_a_trail_is_on_record_by_what_it_is_of(ask: Ask, books: Books) -> None:
    client = ask("chief")
    client.get("/audit/trail", params={"task_force": "EAST"})
    client.get("/audit/trail", params={"project": "PE"})

    rows = on_record(books, client)
    assert [(row["what"], row["subject"]) for row in rows] == [
        ("trail", "task_force EAST"), ("trail", "project PE"),
    ]  # fmt: skip


def test_the_feed_is_one_record_with_how_many_pages(ask: Ask, books: Books) -> None:
    client = ask("cadre")
    for after in range(5):
        client.get("/events", params={"after": after})

    assert said(on_record(books, client)) == [("cadre", "feed", 5)]


def test_who_reads_the_records_is_on_record_too(ask: Ask, city: City, books: Books) -> None:
    client = ask("inspector")
    client.get(f"/cases/{city.cases['PE']}/reads")
    client.get("/reads", params={"reader": "cadre"})

    assert said(on_record(books, client)) == [("inspector", "reads", 1)] * 2


def test_before_there_are_accounts_nobody_is_known_who_could_be_named(
    books: Books, notary: Notary
) -> None:
    with TestClient(application(books, notary), base_url="http://testserver/api/v1") as client:
        client.get("/events")

    assert recorded(books) == 0


# Every route

# What shows nothing of a household: counts, names of projects, signs of the log, accounts, pages.
SHOWS_NONE = (
    "/api/v1/accounts", "/api/v1/audit/(status|key|checkpoint|proof|consistency|witness-request)",
    "/api/v1/(caseload|devices|erasures|inspections|keys|projects|stream|task-forces)$",
    "/api/v1/ranking([.]xlsx)?$",
    "/api/v1/jurisdictions/countdown$",
    "/api/v1/projects/[^/]+$",
    "/api/v1/(projects|task-forces)/[^/]+/(countdown|time-to-close|unsent|live|reviews)",
    "/api/v1/(projects|task-forces)/[^/]+/(flow|ageing|contact-days|forecast)",
    "/api/v1/(session|tokens|city-login|invitation)", "/(healthz|readyz|metrics)$", "/(?!api/)",
)  # fmt: skip


def puts_on_record(endpoint: Any) -> bool:
    return bool({"on_record", "export_on_record"} & {*endpoint.__code__.co_names})


def test_every_route_that_reads_puts_on_record_or_is_known_to_show_no_household(
    books: Books, notary: Notary
) -> None:
    routes: list[Any] = [*decided(application(books, notary))]
    reading = [route for route in routes if "GET" in route.methods]

    shows_none = {route.path for route in reading if re.match("|".join(SHOWS_NONE), route.path)}
    puts = {route.path for route in reading if puts_on_record(route.endpoint)}

    assert {route.path for route in reading} - puts == shows_none
    assert not puts & shows_none


# Who read


def test_who_read_a_case_is_told_to_its_chief(ask: Ask, city: City, books: Books) -> None:
    case = city.cases["PE"]
    ask("cadre").get(f"/cases/{case}")
    on_record(books, ask("inspector"))

    found = ask("chief").get(f"/cases/{case}/reads").json()

    assert [(row["reader"], row["times"]) for row in found["readers"]] == [("cadre", 1)]
    assert [(row["case_no"], row["project"]) for row in found["items"]] == [("PE-1", "PE")]
    assert ask("cadre").get(f"/cases/{case}/reads").status_code == 403


def test_a_chief_is_shown_only_what_was_read_of_the_own_projects(ask: Ask, city: City) -> None:
    city.account("west", role="chief", task_force="WEST")
    ask("west").get(f"/cases/{city.cases['PW']}")
    ask("cadre").get(f"/cases/{city.cases['PE']}")
    client = ask("chief")
    client.app.state.reads.bring_in()  # type: ignore[attr-defined]

    readers = {row["reader"] for row in client.get("/reads").json()["items"]}

    assert readers == {"cadre"}
    assert client.get("/reads", params={"project": "PW"}).status_code == 404


def test_records_are_read_page_by_page(ask: Ask, books: Books, record: ReadsOnRecord) -> None:
    over = books.desk.project_id("PE")
    for n in range(5):
        record.note(a_look(case=UUID(int=n), project=over))
    record.bring_in()
    client, seen, cursor = ask("chief"), [], None

    while cursor != "end":
        asked = {"limit": "2", "reader": "amy"} | ({"cursor": cursor} if cursor else {})
        page = client.get("/reads", params=asked).json()
        seen += page["items"]
        cursor = page["next"] or "end"

    assert len({row["case"] for row in seen}) == len(seen) == 5


def test_a_reader_has_a_stream_of_the_own_account(ask: Ask, city: City, books: Books) -> None:
    client = ask("cadre")
    client.get(f"/cases/{city.cases['PE']}")
    on_record(books, client)

    events = books.desk.recorder.select_events(stream_of(books, "cadre"))

    assert [event.topic for event in events] == ["access.recorded@1"]


def test_what_was_read_belongs_to_the_reader_in_the_audit(
    ask: Ask, city: City, books: Books
) -> None:
    client = ask("cadre")
    client.get(f"/cases/{city.cases['PE']}")
    on_record(books, client)
    city.account("all", role="inspector")

    found = ask("all").get("/audit/trail", params={"cadre": "cadre"}).json()

    (row,) = [item for item in found["items"] if item["topic"] == "access.recorded"]
    assert (row["flags"], row["reads"][0]["case"]) == ([], str(city.cases["PE"]))


def test_a_token_reads_under_its_account(city: City, ask: Ask, books: Books) -> None:
    token = make_token(books, books.desk.account_id("inspector"), "script")
    client = ask("cadre")
    client.headers["authorization"] = f"Bearer {token}"
    client.get("/due")

    assert said(on_record(books, client)) == [("inspector", "list", 1)]


# By command


def run(owner: str, folder: Path, command: str) -> None:
    """Run a command over the database of the test."""
    key = folder / "sealing.key"
    key.write_bytes(b64encode(b"a key that only the tests know.."))
    asked = parser().parse_args(command.split())
    asked.command(asked, Settings(data=folder, database_url=owner, key_file=key))


@pytest.mark.parametrize(
    ("command", "on_its_record"),
    [
        ("case show PE PE-1", ("console", "console", "case", None)),
        ("case timeline PE PE-1 --as cadre", ("cadre", "cadre", "case", None)),
        ("audit export --project PE --as chief -o", ("chief", "chief", "export", "project PE")),
    ],
)
def test_what_a_command_shows_is_on_record(
    command: str, on_its_record: tuple[str, ...], city: City, owner: str, tmp_path: Path
) -> None:
    run(owner, tmp_path, f"{command} {tmp_path}/out.zip" if command.endswith("-o") else command)

    (row,) = on_record(city.books)
    assert (row["reader"], row["role"], row["what"], row["subject"]) == on_its_record
