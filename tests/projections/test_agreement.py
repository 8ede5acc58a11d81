"""Every read model says what the plainest fold of the events says: now, then, and as then known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from psycopg import Connection

from api.forecasting import spells_of
from projections import ALL
from projections.caseload import CASELOAD, caseload
from projections.countdown import COUNTDOWN, count, daily
from projections.due import DUE, due
from projections.register import REGISTER, cases
from projections.time_to_close import TIME_TO_CLOSE, spells, time_to_close
from store.books import Books
from store.digest import digest
from store.past import Moment, at
from store.read_model import ReadModel
from store.rebuild import rebuild
from tests.conftest import MASTER, empty
from tests.facts import NOW
from tests.projections import naive
from tests.projections.lives import Life, live

SEEDS = (8, 19, 26)  # each of them found a mistake once
every_model = pytest.mark.parametrize("model", ALL, ids=lambda model: model.name)


@pytest.fixture(scope="module", params=SEEDS)
def life(owner: str, request: pytest.FixtureRequest) -> Iterator[Life]:
    empty(owner)
    with Books(owner, MASTER, ALL) as books:
        yield live(books, request.param, 260)


@pytest.fixture
def connection(life: Life) -> Iterator[Connection[Any]]:
    with life.books.pool.connection() as connection:
        yield connection


def counted(life: Life, connection: Connection[Any], as_of: datetime) -> dict[str, Any]:
    answer = count(connection, jurisdiction=1, projects=[life.project], as_of=as_of)
    return {key: answer[key] for key in answer if key != "baseline"}


def by_day(life: Life, connection: Connection[Any], as_of: datetime) -> list[tuple[str, int]]:
    remaining = counted(life, connection, as_of)["remaining"]
    rows = daily(
        connection, jurisdiction=1, projects=[life.project], as_of=as_of, remaining=remaining
    )
    return [(str(row["date"]), row["remaining"]) for row in rows]


def listed(life: Life, connection: Connection[Any]) -> list[tuple[Any, ...]]:
    rows = cases(connection, jurisdiction=1, project=life.project, limit=1000)
    columns = ("case_no", "kind", "name", "stage", "outcome", "chief", "opened_at", "last_contact")
    return [
        tuple(row["name"] and row["name"]["box"] if c == "name" else row[c] for c in columns)
        for row in rows
    ]


def all_due(connection: Connection[Any]) -> set[tuple[Any, ...]]:
    rows = due(connection, jurisdiction=1, day=date(2999, 1, 1), limit=10_000)
    return {
        (row["case"], row["kind"], row["n"] or 0, str(row["due"]),
         row["text"] and row["text"]["box"], row["cadre"])
        for row in rows
    }  # fmt: skip


def loads(connection: Connection[Any]) -> dict[str | None, tuple[int, int]]:
    rows = caseload(connection, jurisdiction=1)
    return {row["cadre"]: (row["open"], row["closed"]) for row in rows}


def assert_kaplan_meier(answer: dict[str, Any], times: list[tuple[float, bool]]) -> None:
    curve = list(naive.survival(times))
    closed = [days for days, is_closed in times if is_closed]
    assert (answer["n"], answer["closed"]) == (len(times), len(closed))
    assert answer["censored"] == len(times) - len(closed)
    assert [tuple(step) for step in answer["curve"]] == [pytest.approx(step) for step in curve]
    for quantile, share in (("median_days", 0.5), ("p85_days", 0.15)):
        reached = [days for days, s in curve if s <= share + 1e-9]
        assert answer[quantile] == (pytest.approx(reached[0]) if reached else None)
    mean = sum(closed) / len(closed) if closed else None
    assert answer["mean_closed_days"] == (mean if mean is None else pytest.approx(mean))


def test_the_countdown_at_any_moment_is_the_fold_of_what_had_happened(
    life: Life, connection: Connection[Any]
) -> None:
    for moment in life.moments(40):
        assert counted(life, connection, moment) == naive.count(naive.cases(life.log, moment))


def test_stages_sum_to_what_remains_and_outcomes_to_what_closed(
    life: Life, connection: Connection[Any]
) -> None:
    for moment in life.moments(20):
        answer = counted(life, connection, moment)
        assert sum(answer["by_stage"].values()) == answer["remaining"]
        assert sum(answer["by_outcome"].values()) == answer["closed"]
        assert answer["remaining"] + answer["closed"] == answer["opened"]


def test_the_days_are_the_counts_at_their_ends(life: Life, connection: Connection[Any]) -> None:
    for moment in life.moments(4)[:-1]:
        assert by_day(life, connection, moment) == naive.daily(life.log, moment)


def test_time_to_close_at_any_moment_is_kaplan_and_meiers(
    life: Life, connection: Connection[Any]
) -> None:
    for moment in life.moments(25):
        answer = time_to_close(connection, jurisdiction=1, projects=[life.project], as_of=moment)
        assert_kaplan_meier(answer, naive.durations(naive.cases(life.log, moment), moment))


def test_as_many_spells_stand_at_every_past_moment_as_cases_were_open_then(
    life: Life, connection: Connection[Any]
) -> None:
    columns = spells(connection, jurisdiction=1, projects=[life.project], as_of=NOW)
    seen = spells_of(columns)
    for moment in life.moments(25)[:-1]:
        before = (NOW - moment).total_seconds() / 86400 - 3e-12  # less than a microsecond
        stood = ((seen.entered > before) & (seen.left < before)).sum()
        assert stood == naive.count(naive.cases(life.log, moment))["remaining"]


def test_the_lists_of_today_are_the_fold_of_all_events(
    life: Life, connection: Connection[Any]
) -> None:
    files = naive.cases(life.log, NOW)

    assert listed(life, connection) == naive.register(files)
    assert all_due(connection) == naive.due(files)
    assert loads(connection) == naive.caseload(files)


def test_every_answer_for_a_past_moment_as_it_was_known_then_is_the_fold_of_that(
    life: Life, connection: Connection[Any]
) -> None:
    models = (COUNTDOWN, TIME_TO_CLOSE, REGISTER, DUE, CASELOAD)
    for moment in life.moments(6):
        known_at = life.random.randint(1, life.head)
        files = naive.cases(life.log, moment, known_at)
        then = Moment(moment, known_at)
        with at(connection, models, life.books.vault, then, jurisdiction=1, project=life.project):
            assert counted(life, connection, NOW) == naive.count(files)
            assert counted(life, connection, moment) == naive.count(files)
            answer = time_to_close(
                connection, jurisdiction=1, projects=[life.project], as_of=moment
            )
            assert_kaplan_meier(answer, naive.durations(files, moment))
            assert listed(life, connection) == naive.register(files)
            assert all_due(connection) == naive.due(files)
            assert loads(connection) == naive.caseload(files)


def test_the_days_as_they_were_known_then_are_the_counts_at_their_ends(
    life: Life, connection: Connection[Any]
) -> None:
    moment, known_at = life.log[-20][1].occurred_at, life.head // 2
    then = Moment(moment, known_at)
    with at(connection, [COUNTDOWN], life.books.vault, then, jurisdiction=1):
        assert by_day(life, connection, moment) == naive.daily(life.log, moment, known_at)


@every_model
def test_a_rebuild_is_what_is_live(
    life: Life, connection: Connection[Any], model: ReadModel
) -> None:
    before = digest(connection, model, whole=True)

    rebuild(connection, model, life.books.vault)

    assert digest(connection, model, whole=True) == before


@every_model
def test_the_rows_are_the_same_however_the_log_is_cut_into_steps(
    life: Life, connection: Connection[Any], model: ReadModel
) -> None:
    live_rows = digest(connection, model, whole=True)
    for longest in (1, 7, 60):
        with connection.transaction(force_rollback=True):
            connection.execute(model.ddl.replace("CREATE TABLE", "CREATE TEMP TABLE").encode())
            after = 0
            while after < life.head:
                upto = min(life.head, after + life.random.randint(1, longest))
                span = {"jurisdiction": 1, "after": after, "upto": upto}
                model.fold(connection, life.books.vault, span)
                after = upto
            assert digest(connection, model, whole=True) == live_rows


def test_looking_back_after_a_rebuild_on_the_same_connection_changes_nothing(
    life: Life, connection: Connection[Any]
) -> None:
    moment = life.log[len(life.log) // 2][1].occurred_at
    answers = []
    for _ in range(2):
        with at(connection, [COUNTDOWN], life.books.vault, Moment(moment), jurisdiction=1):
            answers.append(counted(life, connection, moment))
        rebuild(connection, COUNTDOWN, life.books.vault)

    assert answers[0] == answers[1] == counted(life, connection, moment)
