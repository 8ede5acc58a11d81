"""The demonstration shows the published figures, keeps every rule, and is written once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import orjson
import pytest

from intake.identity import check_digit
from projections import ALL
from projections.countdown import count
from rehearsal.people import UNASSIGNED
from rehearsal.xiaonanmen import load
from rehearsal.xiaonanmen.village import LAST, NINE, village
from store.books import Books
from store.digest import digest
from store.embedded import EmbeddedServer
from store.rebuild import rebuild
from tests.conftest import MASTER


@pytest.fixture(scope="module")
def told(server: EmbeddedServer, worker_id: str) -> Iterator[Books]:
    """Books that hold the demonstration, in a database that other tests do not empty."""
    owner = server.conninfo(database=f"test_{worker_id}_xiaonanmen")
    with Books(owner, MASTER, ALL) as opened:
        load(opened)
        yield opened


def remaining(books: Books, moment: str) -> dict[str, Any]:
    with books.pool.connection() as connection:
        return count(
            connection, jurisdiction=1, projects=[books.desk.project_id("XNM")],
            as_of=datetime.fromisoformat(f"{moment}+08:00"),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("moment", "households"),
    [
        ("2008-03-18T23:59:59.999999", 226),
        ("2018-12-31T23:59:59", 9),
        ("2019-01-01T00:00:00", 9),
        ("2019-06-30T12:00:00", 9),
        ("2019-12-31T23:59:59", 9),
        ("2020-09-22T23:59:59", 9),
        ("2020-09-23T09:00:00", 9),
        ("2020-11-01T19:59:59.999999", 1),
        ("2020-11-01T20:00:00", 0),
        ("2025-01-01T00:00:00", 0),
    ],
)
def test_as_many_households_remain_as_was_published(
    told: Books, moment: str, households: int
) -> None:
    assert remaining(told, moment)["remaining"] == households


def test_the_baseline_is_the_first_roster(told: Books) -> None:
    assert remaining(told, "2008-03-18T23:59:59")["baseline"] == 226


def test_over_a_thousand_messages_were_written_in_the_forty_days(told: Books) -> None:
    with told.pool.connection() as connection:
        states = connection.execute(
            "SELECT state FROM zhuanban.events WHERE topic = 'case.contact_logged@1'"
            " AND occurred_at BETWEEN '2020-09-23 00:00+08' AND '2020-11-01 20:00+08'"
        ).fetchall()
    contacts = [orjson.loads(state) for (state,) in states]
    assert sum(contact.get("messages", 0) for contact in contacts) > 1000


def test_a_visit_pushed_late_on_purpose_ends_on_the_plot_that_night(told: Books) -> None:
    with told.pool.connection() as connection:
        row = connection.execute(
            "SELECT stream, state FROM zhuanban.events"
            " WHERE occurred_at = '2020-10-12 22:40+08' AND topic = 'case.contact_logged@1'"
        ).fetchone()
    assert row
    case = told.desk.case(row[0])
    assert orjson.loads(row[1])["method"] == "site_viewing"
    assert case.case_no == "XNM-117"


def test_the_last_signature_makes_the_last_agreement_effective(told: Books) -> None:
    project = told.desk.project_id("XNM")
    case = told.desk.case(told.desk.case_id(project, f"XNM-{LAST}"))
    assert case.effective_at == datetime.fromisoformat("2020-11-01T20:00:00+08:00")
    assert len(case.signatures) == len(case.parties) == 4


def test_the_nine_have_a_chief_representative_of_the_task_force(told: Books) -> None:
    force = told.desk.task_force("XNM-2020")
    project = told.desk.project_id("XNM")
    for nth in NINE:
        assert told.desk.case(told.desk.case_id(project, f"XNM-{nth:03}")).chief in force.members


def test_a_second_call_adds_nothing(told: Books) -> None:
    before = told.desk.head()
    load(told)
    assert told.desk.head() == before


def test_a_load_that_was_interrupted_is_finished_by_the_next(books: Books) -> None:
    class Interrupted(Exception):  # noqa: N818
        """The power went."""

    def interrupt(done: int, of: int) -> None:
        if done > of // 3:
            raise Interrupted

    with pytest.raises(Interrupted):
        load(books, interrupt)
    load(books)
    assert remaining(books, "2020-11-01T19:59:59")["remaining"] == 1
    assert remaining(books, "2020-11-01T20:00:00")["closed"] == 226


def test_live_read_models_equal_a_rebuild(told: Books) -> None:
    with told.pool.connection() as connection:
        for model in ALL:
            live = digest(connection, model)
            rebuild(connection, model, told.vault)
            assert digest(connection, model) == live, model.name


def test_no_name_or_number_of_a_household_stands_in_the_log_in_clear(told: Books) -> None:
    with told.pool.connection() as connection:
        rows = connection.execute("SELECT state FROM zhuanban.events").fetchall()
    log = b"".join(state for (state,) in rows)
    for home in village():
        for person, _ in home.owners:
            assert f'"{person.name}"'.encode() not in log
            assert person.id_number.encode() not in log
            assert person.phone.encode() not in log


def test_nobody_in_it_exists() -> None:
    people = [person for home in village() for person, _ in home.owners]
    for person in people:
        assert person.id_number.startswith("990000")
        assert check_digit(person.id_number) == person.id_number[-1]
        assert person.phone.startswith(UNASSIGNED)
