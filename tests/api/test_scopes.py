"""Each role sees and does what its posting covers; what lies outside does not exist."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from fastapi import APIRouter, FastAPI
from fastapi.testclient import TestClient

from api import accounts
from api.app import application
from api.scopes import RouteHasNoScope, Scope, decided, must_all_have_a_scope
from audit.notary import Notary
from projections import ALL
from projections.register import cases
from store.books import Books
from store.sight import Sight
from tests.api.city import NOON, City, act

Ask = Callable[[str | None], TestClient]
CONTACT = {"occurred_at": NOON, "method": "visit"}


@pytest.fixture
def city(books: Books) -> City:
    return City(books)


@pytest.fixture
def ask(city: City, books: Books, notary: Notary) -> Iterator[Ask]:
    with TestClient(application(books, notary), base_url="http://testserver/api/v1") as client:
        yield lambda name: city.client(client, name)


def codes(client: TestClient, path: str) -> list[str]:
    return [item["code"] for item in client.get(path).json()["items"]]


def test_nobody_gets_in_without_an_account_once_there_is_one(ask: Ask) -> None:
    answer = ask(None).get("/projects")

    assert (answer.status_code, answer.json()["type"]) == (401, "/problems/sign-in-first")
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_cadre_sees_the_own_task_force_and_not_its_children(ask: Ask) -> None:
    assert codes(ask("cadre"), "/projects") == ["PE"]


def test_a_chief_sees_the_children_too(ask: Ask) -> None:
    assert codes(ask("chief"), "/projects") == ["PE", "PE1"]
    assert codes(ask("chief"), "/task-forces") == ["EAST", "EAST1"]


def test_an_administrator_sees_task_forces_and_no_household(ask: Ask) -> None:
    assert codes(ask("admin"), "/task-forces") == ["EAST", "EAST1", "WEST"]
    assert ask("admin").get("/projects").status_code == 403


def test_an_inspector_reads_and_writes_nothing_but_findings(ask: Ask, city: City) -> None:
    case = city.cases["PE"]

    assert ask("inspector").get(f"/cases/{case}").status_code == 200
    assert ask("inspector").post(f"/cases/{case}/contacts", json=CONTACT).status_code == 403
    raised = {"occurred_at": datetime.now(UTC).isoformat(), "text": "未见记录", "cadre": "cadre"}
    inspection = city.inspections["PE"]
    answer = ask("inspector").post(f"/inspections/{inspection}/findings", json=raised)
    assert answer.status_code == 201, answer.text


def test_what_is_out_of_sight_answers_as_what_is_not_there(ask: Ask, city: City) -> None:
    there, nowhere = city.cases["PW"], city.account("x", role="cadre", task_force="WEST")

    outside = ask("cadre").get(f"/cases/{there}").json()
    unknown = ask("cadre").get(f"/cases/{nowhere}").json()

    assert outside["status"] == 404
    assert outside["detail"].replace(str(there), "") == unknown["detail"].replace(str(nowhere), "")


def test_what_a_cadre_writes_carries_name_and_role(ask: Ask, city: City) -> None:
    case = city.cases["PE"]

    ask("cadre").post(f"/cases/{case}/contacts", json=CONTACT)

    last = ask("cadre").get(f"/cases/{case}/timeline").json()["items"][-1]
    assert (last["by"], last["role"]) == ("cadre", "cadre")


def test_the_feed_holds_only_what_is_in_sight(ask: Ask, city: City) -> None:
    seen = {item["project"] for item in ask("cadre").get("/events").json()["items"]}

    assert str(city.books.desk.project_id("PE")) in seen
    assert str(city.books.desk.project_id("PW")) not in seen


def test_a_past_moment_shows_no_more_than_now(ask: Ask) -> None:
    now = datetime.now(UTC).isoformat()

    listed = ask("cadre").get("/caseload", params={"as_of": now}).json()["items"]

    assert sum(row["open"] for row in listed) == 1


@pytest.mark.parametrize("paper", ["trail", "trail.html", "bundle"])
def test_a_trail_is_shown_of_what_is_in_sight_and_of_nothing_else(
    ask: Ask, city: City, paper: str
) -> None:
    client, stream = ask("inspector"), {"stream": str(city.cases["PW"])}
    inside = ({"case": "PE/PE-1"}, {"project": "PE1"}, {"task_force": "EAST"})
    outside = ({"case": "PW/PW-1"}, {"project": "PW"}, {"task_force": "WEST"}, stream)

    assert {client.get(f"/audit/{paper}", params=asked).status_code for asked in inside} == {200}
    assert {client.get(f"/audit/{paper}", params=asked).status_code for asked in outside} == {404}


def test_a_cadres_trail_is_for_inspectors_of_everything(ask: Ask, city: City) -> None:
    city.account("all", role="inspector")

    asked = {"cadre": "console"}

    assert ask("inspector").get("/audit/trail", params=asked).status_code == 403
    assert ask("all").get("/audit/trail", params=asked).json()["items"] != []


def test_nobody_hears_the_log_move_without_signing_in(ask: Ask) -> None:
    assert ask(None).get("/stream").status_code == 401


# A posting ends


def test_a_posting_that_ends_takes_its_sight_away_with_the_next_request(
    ask: Ask, city: City, books: Books
) -> None:
    client = ask("cadre")
    assert client.get("/projects").status_code == 200

    accounts.end_posting(books, act(), "cadre", n=1, reason="轮换")

    assert client.get("/projects").status_code == 403


def test_work_done_before_a_posting_ended_is_still_taken_in(
    ask: Ask, city: City, books: Books
) -> None:
    case, client = city.cases["PE"], ask("cadre")
    accounts.post(books, act(), "cadre", role="cadre", task_force="WEST")
    accounts.end_posting(books, act(), "cadre", n=1, reason="轮换")
    later = datetime.now(UTC) + timedelta(seconds=1)

    done = client.post(f"/cases/{case}/contacts", json=CONTACT)
    after = client.post(
        f"/cases/{case}/contacts", json={**CONTACT, "occurred_at": later.isoformat()}
    )

    assert done.status_code == 201, done.text
    assert (after.status_code, after.json()["type"]) == (403, "/problems/posting-had-ended")
    assert client.get(f"/cases/{case}").status_code == 404
    assert client.post(f"/cases/{case}/offers", json={}).status_code == 404


def test_a_shut_account_is_out_with_the_next_request(ask: Ask, city: City, books: Books) -> None:
    client = ask("cadre")

    accounts.disable(books, act(), "cadre", reason="调离")

    assert client.get("/projects").status_code == 401


def test_a_session_is_found_again_after_its_line_to_the_database_broke(
    ask: Ask, city: City, owner: str
) -> None:
    client = ask("cadre")
    assert client.get("/projects").status_code == 200

    with psycopg.connect(owner, autocommit=True) as superuser:
        superuser.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND query LIKE '%zhuanban.sessions%'"
            " AND pid <> pg_backend_pid()"
        )

    assert client.get("/projects").status_code == 200


# In depth


def test_a_query_that_forgets_its_condition_shows_no_row_out_of_sight(
    city: City, books: Books
) -> None:
    seen = books.seen_by(Sight.of([books.desk.project_id("PE")]))

    with seen.reading() as connection:
        assert connection.execute(b"SELECT count(*) FROM register").fetchone() == (1,)
        assert connection.execute(b"SELECT count(*) FROM events").fetchone() == (3,)
        west = books.desk.project_id("PW")
        assert cases(connection, jurisdiction=1, project=west) == []
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(b"SELECT count(*) FROM zhuanban.events")


def test_nothing_is_in_sight_where_nobody_said_what_is(city: City, books: Books) -> None:
    with books.pool.connection() as connection, connection.transaction():
        connection.execute(b"SET LOCAL role = zhuanban_reader")
        assert connection.execute(b"SELECT count(*) FROM register").fetchone() == (0,)
        assert connection.execute(b"SELECT count(*) FROM seen.events").fetchone() == (0,)


def test_every_table_that_readers_are_shown_is_seen_row_by_row(books: Books) -> None:
    with books.pool.connection() as connection:
        shown = connection.execute(
            b"SELECT relname, relrowsecurity FROM pg_class WHERE relkind = 'r'"
            b" AND relnamespace = 'models'::regnamespace"
            b" AND has_table_privilege('zhuanban_reader', oid, 'SELECT')"
        ).fetchall()

    assert {name for name, _ in shown} == {table for model in ALL for table in model.sight}
    assert [name for name, by_row in shown if not by_row] == []


def test_an_application_with_a_route_nobody_decided_about_does_not_start() -> None:
    app, router = FastAPI(), APIRouter()
    router.add_api_route("/open-door", lambda: None)
    app.include_router(router)

    with pytest.raises(RouteHasNoScope, match="/open-door"):
        must_all_have_a_scope(app)


def test_who_asks_is_found_out_before_anything_else_is_done(books: Books, notary: Notary) -> None:
    others = {
        route.path for route in decided(application(books, notary))
        if not isinstance(route.dependencies[0].dependency, Scope)
    }  # fmt: skip

    assert others == set()


def test_nobody_is_kept_waiting_who_may_not_ask(ask: Ask) -> None:
    query = f"after={10**12}&project=PE"

    assert ask(None).get(f"/holds?{query}").status_code == 401
    assert ask(None).get(f"/audit/trail?{query}").status_code == 401


# One's own account


def test_nobody_posts_themselves_nor_resets_their_own_password(ask: Ask) -> None:
    answers = [
        ask("admin").post("/accounts/admin/postings", json={"role": "inspector"}),
        ask("admin").post("/accounts/admin/password"),
    ]

    assert {answer.json()["type"] for answer in answers} == {"/problems/not-for-oneself"}
    assert ask("admin").post("/accounts/cadre/password").status_code == 201


def test_no_account_passes_for_the_console(ask: Ask) -> None:
    body = {"name": "Console", "role": "cadre", "task_force": "EAST"}

    refused = ask("admin").post("/accounts", json=body)

    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/name-is-reserved")


def test_nobody_lifts_their_own_recusal(ask: Ask, city: City) -> None:
    case, whose = city.cases["PE"], {"occurred_at": NOON, "cadre": "cadre"}
    ask("cadre").post(f"/cases/{case}/recusals", json=whose | {"relation": "表弟"})

    lift = whose | {"reason": "误报"}
    own = ask("cadre").post(f"/cases/{case}/recusals/lift", json=lift)

    assert (own.status_code, own.json()["type"]) == (409, "/problems/own-recusal-is-not-lifted")
    assert ask("chief").post(f"/cases/{case}/recusals/lift", json=lift).status_code == 201
