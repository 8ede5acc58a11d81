"""Which cases wait to be taken over: now, then, as then known, and built anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from psycopg import Connection

from domain.aggregate import Act
from domain.case import Case
from domain.refusal import Refusal
from projections.transfers import TRANSFERS, open_transfers
from store.books import Books
from store.digest import digest
from store.past import Moment, at
from store.rebuild import rebuild
from tests.facts import NOW, START, act, sealed
from tests.projections.conftest import OpenCase
from tests.projections.lives import read_log
from tests.projections.naive import NO_END, Log, cases

CADRES = ("amy", "bob", "cui")


@pytest.fixture
def connection(books: Books) -> Iterator[Connection[Any]]:
    with books.pool.connection() as connection:
        yield connection


def decide(books: Books, id_: UUID, decision: Callable[[Case], Any]) -> None:
    def decided(case: Case) -> None:
        decision(case)

    books.desk.on_case(id_, decided)


def offered(books: Books, id_: UUID, chief: str, to: str, hours: float = 2) -> None:
    decide(books, id_, lambda case: case.name_chief(act(1), name=chief))
    decide(
        books, id_,
        lambda case: case.offer_transfer(act(hours, chief), to=to, reason=sealed("轮岗", id_)),
    )  # fmt: skip


def listed(connection: Connection[Any], **asked: Any) -> list[tuple[Any, ...]]:
    rows = open_transfers(connection, jurisdiction=1, **asked)
    return [(row["case"], row["n"], row["from"], row["to"]) for row in rows]


def test_an_offer_waits_until_it_is_answered(
    books: Books, connection: Connection[Any], open_case: OpenCase
) -> None:
    a, b = open_case("A"), open_case("B")
    for id_ in (a, b):
        offered(books, id_, "amy", "bob")
    assert listed(connection) == [(a, 1, "amy", "bob"), (b, 1, "amy", "bob")]

    text = sealed("话", a)
    decide(books, a, lambda c: c.accept_transfer(act(3, "bob"), n=1, read_back=text))

    assert listed(connection) == [(b, 1, "amy", "bob")]


def test_a_case_offered_again_waits_under_its_new_number(
    books: Books, connection: Connection[Any], open_case: OpenCase
) -> None:
    a = open_case("A")
    offered(books, a, "amy", "bob")
    decide(books, a, lambda c: c.refuse_transfer(act(3, "bob"), n=1, reason=sealed("满", a)))

    offered(books, a, "amy", "cui")

    assert listed(connection) == [(a, 2, "amy", "cui")]


def test_naming_a_chief_representative_by_hand_ends_the_waiting(
    books: Books, connection: Connection[Any], open_case: OpenCase
) -> None:
    a = open_case("A")
    offered(books, a, "amy", "bob")

    decide(books, a, lambda c: c.name_chief(act(3), name="cui"))

    assert listed(connection) == []


def test_an_unassigned_case_comes_from_nobody(
    books: Books, connection: Connection[Any], open_case: OpenCase
) -> None:
    a, lead = open_case("A"), act(1, "zhao", role="chief")

    decide(books, a, lambda c: c.offer_transfer(lead, to="bob", reason=sealed("接", a)))

    (row,) = open_transfers(connection, jurisdiction=1)
    assert (row["from"], row["offered_by"], row["offered_at"]) == (None, "zhao", lead.at)


def test_what_waits_is_asked_for_by_receiver_by_giver_and_by_project(
    books: Books, connection: Connection[Any], project: UUID, open_case: OpenCase
) -> None:
    a, b = open_case("A"), open_case("B")
    offered(books, a, "amy", "bob")
    offered(books, b, "bob", "cui")

    assert [row[0] for row in listed(connection, receiver="bob")] == [a]
    assert [row[0] for row in listed(connection, giver="bob")] == [b]
    assert [row[0] for row in listed(connection, project=project)] == [a, b]
    assert listed(connection, project=a) == listed(connection, receiver="dan") == []


def test_what_waits_is_read_on_from_a_position(
    books: Books, connection: Connection[Any], open_case: OpenCase
) -> None:
    a, b = open_case("A"), open_case("B")
    offered(books, a, "amy", "bob")
    offered(books, b, "amy", "bob")

    (first,) = open_transfers(connection, jurisdiction=1, limit=1)

    assert first["case"] == a
    assert [row[0] for row in listed(connection, after=first["position"])] == [b]


def say(random: Random, case: Case, moment: Act) -> None:
    """The next thing that anybody may try."""
    n, text = random.randint(1, max(1, len(case.transfers))), sealed("话", case.id)
    match random.choice("ooooaarwch"):
        case "o":
            case.offer_transfer(moment, to=random.choice(CADRES), reason=text)
        case "a":
            case.accept_transfer(moment, n=n, read_back=text)
        case "r":
            case.refuse_transfer(moment, n=n, reason=text)
        case "w":
            case.withdraw_transfer(moment, n=n, reason=text)
        case "c":
            case.name_chief(moment, name=random.choice(CADRES))
        case "h":
            case.close(moment, outcome="other")


@pytest.fixture
def log(books: Books, open_case: OpenCase) -> Log:
    """Four cases that went to and fro, some of it long ago and only told now."""
    random = Random(5)
    ids = [open_case(number) for number in "ABCD"]
    for hours in range(160):
        ago = random.choice([0, 0, 0, random.randint(0, 90)])
        role = random.choice(["cadre", "chief", "console"])
        moment = act(hours - ago, by=random.choice(CADRES), role=role)
        with suppress(Refusal):
            decide(books, random.choice(ids), lambda c, m=moment: say(random, c, m))  # type: ignore[misc]
    return read_log(books)


def folded(log: Log, as_of: datetime, known_at: int = NO_END) -> set[tuple[Any, ...]]:
    """The open transfers once more, as the plainest fold of the events."""
    return {
        (id_, each.n, each.instead_of, each.to, each.offered_by, each.offered_at)
        for id_, file in cases(log, as_of, known_at).items()
        for each in file.case.transfers.values()
        if each.answer is None
    }


def read(connection: Connection[Any]) -> set[tuple[Any, ...]]:
    columns = ("case", "n", "from", "to", "offered_by", "offered_at")
    rows = open_transfers(connection, jurisdiction=1)
    return {tuple(row[column] for column in columns) for row in rows}


def test_what_waits_is_the_fold_of_the_events_at_any_moment_as_known_at_any_position(
    books: Books, connection: Connection[Any], log: Log
) -> None:
    assert read(connection) == folded(log, NOW) != set()

    random = Random(6)
    for _ in range(25):
        moment = START + timedelta(hours=random.randint(-5, 165))
        known_at = random.randint(1, log[-1][0])
        then = Moment(moment, known_at)
        with at(connection, [TRANSFERS], books.vault, then, jurisdiction=1):
            assert read(connection) == folded(log, moment, known_at)


def test_a_rebuild_is_what_is_live(books: Books, connection: Connection[Any], log: Log) -> None:
    before = digest(connection, TRANSFERS, whole=True)

    rebuild(connection, TRANSFERS, books.vault)

    assert digest(connection, TRANSFERS, whole=True) == before


def test_the_rows_are_the_same_however_the_log_is_cut_into_steps(
    books: Books, connection: Connection[Any], log: Log
) -> None:
    live_rows = digest(connection, TRANSFERS, whole=True)
    for longest in (1, 7, 60):
        with connection.transaction(force_rollback=True):
            connection.execute(TRANSFERS.ddl.replace("CREATE TABLE", "CREATE TEMP TABLE").encode())
            for after in range(0, log[-1][0], longest):
                span = {"jurisdiction": 1, "after": after, "upto": after + longest}
                TRANSFERS.fold(connection, books.vault, span)
            assert digest(connection, TRANSFERS, whole=True) == live_rows
