"""Beside the demonstration a project goes on: there is work for today, and it is written once."""

from __future__ import annotations

from datetime import datetime

import pytest

from api.moments import SHANGHAI
from projections.caseload import caseload
from projections.countdown import count
from projections.due import due
from rehearsal.practice import CODE, load_practice
from rehearsal.xiaonanmen.book import Writer
from rehearsal.xiaonanmen.loading import force
from store.books import Books


@pytest.fixture
def practised(books: Books) -> Books:
    """Books that hold the task force and the practice."""
    desk = books.desk
    writer = Writer(
        desk, desk.project_id(CODE), desk.task_force_id("XNM-2020"), datetime.now(SHANGHAI)
    )
    desk.store(force(writer))
    load_practice(books, "XNM-2020")
    return books


def test_most_households_remain_and_one_has_signed(practised: Books) -> None:
    with practised.reading() as connection:
        counted = count(
            connection,
            jurisdiction=1,
            projects=[practised.desk.project_id(CODE)],
            as_of=datetime.now(SHANGHAI),
        )

    assert (counted["opened"], counted["remaining"]) == (24, 23)


def test_the_cadre_of_the_demonstration_has_work_for_today(practised: Books) -> None:
    today = datetime.now(SHANGHAI).date()
    with practised.reading() as connection:
        listed = due(connection, jurisdiction=1, day=today, cadre="严启明")
        kept = {row["cadre"]: row["open"] for row in caseload(connection, jurisdiction=1)}

    assert {"next_step", "promise"} == {one["kind"] for one in listed}
    assert [one for one in listed if one["due"] == today]
    assert kept["严启明"] == 15


def test_a_second_load_adds_nothing(practised: Books) -> None:
    before = practised.desk.head()

    load_practice(practised, "XNM-2020")

    assert practised.desk.head() == before
