"""Which contacts wait for their partner's word: live, built anew, however the log is cut."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from random import Random
from typing import Any

import pytest
from psycopg import Connection

from domain.case import Case
from domain.refusal import Refusal
from projections.confirmations import CONFIRMATIONS, waiting_for
from store.books import Books
from store.digest import digest
from store.rebuild import rebuild
from tests.facts import NOW, START, act, sealed
from tests.projections.conftest import OpenCase
from tests.projections.lives import read_log
from tests.projections.naive import Log, cases

CADRES = ("amy", "bob", "cui")


@pytest.fixture
def connection(books: Books) -> Iterator[Connection[Any]]:
    with books.pool.connection() as connection:
        yield connection


def waiting(connection: Connection[Any]) -> set[tuple[str, int]]:
    return {
        (partner, row["position"])
        for partner in CADRES
        for row in waiting_for(
            connection, jurisdiction=1, partner=partner, since=START.replace(year=2000), limit=999
        )
    }


def say(books: Books, log: Log, random: Random, case: Case) -> None:
    """A contact of two or of one, perhaps brought by another; a confirmation; a correction."""
    moment = act(random.randint(0, 99), by=random.choice(CADRES))
    talks = [(at, e) for at, e in log if isinstance(e, Case.ContactLogged)
             and e.originator_id == case.id]  # fmt: skip
    if random.random() < 0.4 or not talks:
        moment = moment._replace(
            recorded_by=random.choice([None, None, "bob"]), source=random.choice([None] * 5 + ["x"])
        )
        partner = random.choice([None, *CADRES])
        case.log_contact(moment, method="visit", accompanied_by=partner)
        return
    position, contact = random.choice(talks)
    if random.random() < 0.6:
        case.confirm_contact(moment, contact=contact, position=position)
    else:
        case.correct(
            moment, original=contact, position=position, field="accompanied_by",
            value=random.choice([None, *CADRES]), reason=sealed("记错", case.id),
        )  # fmt: skip


@pytest.fixture
def log(books: Books, open_case: OpenCase) -> Log:
    """Two cases with many talks of two."""
    random, ids = Random(7), [open_case(number) for number in "AB"]
    for _ in range(150):
        told = read_log(books)
        with suppress(Refusal):
            books.desk.on_case(random.choice(ids), lambda c, t=told: say(books, t, random, c))  # type: ignore[misc]
    return read_log(books)


def folded(log: Log) -> set[tuple[str, int]]:
    """The same as the plainest fold of the events."""
    files = cases(log, NOW)
    found = set()
    for position, event in log:
        if isinstance(event, Case.ContactLogged) and event.source is None:
            case = files[event.originator_id].case
            partner = case.partners.get(position, event.accompanied_by)
            is_other = partner not in {None, event.by, event.recorded_by}
            if partner and is_other and case.confirmed.get(position) != partner:
                found.add((partner, position))
    return found


def test_what_waits_is_the_fold_of_the_events(connection: Connection[Any], log: Log) -> None:
    assert waiting(connection) == folded(log) != set()


def test_a_rebuild_is_what_is_live(books: Books, connection: Connection[Any], log: Log) -> None:
    before = digest(connection, CONFIRMATIONS, whole=True)

    rebuild(connection, CONFIRMATIONS, books.vault)

    assert digest(connection, CONFIRMATIONS, whole=True) == before


def test_the_rows_are_the_same_however_the_log_is_cut_into_steps(
    books: Books, connection: Connection[Any], log: Log
) -> None:
    live_rows = digest(connection, CONFIRMATIONS, whole=True)
    for longest in (1, 7, 60):
        with connection.transaction(force_rollback=True):
            made = CONFIRMATIONS.ddl.replace("CREATE TABLE", "CREATE TEMP TABLE")
            connection.execute(made.encode())
            for after in range(0, log[-1][0], longest):
                span = {"jurisdiction": 1, "after": after, "upto": after + longest}
                CONFIRMATIONS.fold(connection, books.vault, span)
            assert digest(connection, CONFIRMATIONS, whole=True) == live_rows
