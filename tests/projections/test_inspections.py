"""Which findings are open, with whom, due when: now, then, as then known, and built anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from psycopg import Connection

from domain.aggregate import Act
from domain.inspection import Inspection
from domain.refusal import Refusal
from projections.inspections import INSPECTIONS, inspections, open_findings
from store.books import Books
from store.digest import digest
from store.past import Moment, at
from store.rebuild import rebuild
from tests.facts import NOW, START, act, sealed
from tests.projections.lives import read_log
from tests.projections.naive import NO_END, Log

FRIDAY, MONDAY = date(2020, 10, 2), date(2020, 10, 5)
QIN = {"by": "qin", "role": "inspector"}


@pytest.fixture
def id_(books: Books, project: UUID) -> UUID:
    return open_inspection(books, project, "纪巡1号")


@pytest.fixture
def connection(books: Books) -> Iterator[Connection[Any]]:
    with books.pool.connection() as connection:
        yield connection


def open_inspection(books: Books, project: UUID, reference: str, hours: float = 0) -> UUID:
    inspection = Inspection(books.desk.inspection_id(reference))
    inspection.open(
        act(hours, **QIN), reference=reference, label="专项巡察", team="第二巡察组",
        mandate="年度计划", project=project, task_force=books.desk.task_force_id("default"),
    )  # fmt: skip
    books.desk.store(inspection)
    return inspection.id


def decide(books: Books, id_: UUID, decision: Callable[[Inspection], Any]) -> None:
    def decided(inspection: Inspection) -> None:
        decision(inspection)

    books.desk.decide(lambda: books.desk.inspection(id_), decided)


def found(books: Books, id_: UUID, hours: float = 1, **about: Any) -> None:
    text = sealed("未付先拆", id_)
    decide(
        books,
        id_,
        lambda inspection: inspection.raise_finding(
            act(hours, **QIN), text=text, head=books.desk.head(), **(about or {"cadre": "amy"})
        ),
    )


def listed(connection: Connection[Any]) -> list[tuple[Any, ...]]:
    rows = open_findings(connection, jurisdiction=1)
    return [(row["n"], row["stage"], row["waits_for"], row["due"]) for row in rows]


def test_a_finding_waits_for_those_it_concerns_until_they_explain(
    books: Books, connection: Connection[Any], id_: UUID
) -> None:
    found(books, id_)
    assert listed(connection) == [(1, "raised", "inspected", None)]

    decide(books, id_, lambda i: i.explain(act(2), n=1, text=sealed("垫付", id_)))

    assert listed(connection) == [(1, "explained", "inspector", None)]


def test_what_is_ordered_falls_due_and_stays_due_while_it_goes_to_and_fro(
    books: Books, connection: Connection[Any], id_: UUID
) -> None:
    found(books, id_)
    word = sealed("话", id_)
    decide(books, id_, lambda i: i.order_rectification(act(2, **QIN), n=1, due=FRIDAY))
    decide(books, id_, lambda i: i.report_rectification(act(3), n=1, text=word))
    assert listed(connection) == [(1, "reported", "inspector", FRIDAY)]

    decide(books, id_, lambda i: i.return_rectification(act(4, **QIN), n=1, reason=word))
    assert listed(connection) == [(1, "returned", "inspected", FRIDAY)]
    decide(books, id_, lambda i: i.order_rectification(act(5, **QIN), n=1, due=MONDAY))

    assert listed(connection) == [(1, "ordered", "inspected", MONDAY)]


def test_what_is_settled_or_withdrawn_is_not_open(
    books: Books, connection: Connection[Any], id_: UUID
) -> None:
    found(books, id_)
    found(books, id_, cites=[1])
    decide(books, id_, lambda i: i.explain(act(2), n=1, text=sealed("垫付", id_)))
    decide(books, id_, lambda i: i.settle(act(3, **QIN), n=1))
    decide(books, id_, lambda i: i.withdraw(act(3, **QIN), n=2, reason=sealed("无误", id_)))

    assert listed(connection) == []


def test_the_finding_due_first_stands_first_and_those_without_a_day_last(
    books: Books, connection: Connection[Any], id_: UUID
) -> None:
    for _ in range(3):
        found(books, id_)
    for n, due in ((2, MONDAY), (3, FRIDAY)):
        decide(books, id_, lambda i, n=n, due=due: i.order_rectification(act(2), n=n, due=due))  # type: ignore[misc]

    assert [row[0] for row in listed(connection)] == [3, 2, 1]


def test_an_inspection_says_its_remit_how_many_findings_it_raised_and_when_it_closed(
    books: Books, connection: Connection[Any], project: UUID, id_: UUID
) -> None:
    open_inspection(books, project, "纪巡2号", 1)
    found(books, id_)
    decide(books, id_, lambda i: i.withdraw(act(3, **QIN), n=1, reason=sealed("无误", id_)))
    decide(books, id_, lambda i: i.close(act(4, **QIN), result=sealed("无误", id_)))

    first, second = inspections(connection, jurisdiction=1)

    assert (first["reference"], first["remit"], first["over"]) == ("纪巡1号", "project", project)
    assert (first["findings"], first["closed_at"]) == (1, act(4).at)
    assert (second["reference"], second["findings"], second["closed_at"]) == ("纪巡2号", 0, None)


def say(random: Random, inspection: Inspection, moment: Act, head: int) -> None:
    """The next word that anybody may try."""
    n = random.randint(1, max(1, len(inspection.findings)))
    text = sealed("话", inspection.id)
    due = (moment.at + timedelta(days=random.randint(0, 9))).date()
    match random.choice("fffeeeooorrrbsswc"):
        case "f":
            inspection.raise_finding(moment, text=text, head=head, cadre="amy")
        case "e":
            inspection.explain(moment, n=n, text=text)
        case "o":
            inspection.order_rectification(moment, n=n, due=due)
        case "r":
            inspection.report_rectification(moment, n=n, text=text)
        case "b":
            inspection.return_rectification(moment, n=n, reason=text)
        case "s":
            inspection.settle(moment._replace(by="qin"), n=n)
        case "w":
            inspection.withdraw(moment, n=n, reason=text)
        case "c":
            inspection.close(moment, result=text)


@pytest.fixture
def log(books: Books, project: UUID) -> Log:
    """Three inspections in which much was said, some of it long ago and only told now."""
    random = Random(11)
    ids = [open_inspection(books, project, f"纪巡{n}号", n) for n in range(3)]
    for hours in range(160):
        ago = random.choice([0, 0, 0, random.randint(0, 90)])
        moment = act(hours - ago, by=random.choice(["amy", "bob"]))
        head = books.desk.head()
        with suppress(Refusal):
            decide(books, random.choice(ids), lambda i, m=moment, h=head: say(random, i, m, h))  # type: ignore[misc]
    return read_log(books)


def folded(log: Log, as_of: datetime, known_at: int = NO_END) -> set[tuple[Any, ...]]:
    """The open findings once more, as the plainest fold of the events."""
    files: dict[UUID, Inspection] = {}
    for position, event in log:
        mine = event.TOPIC.startswith(Inspection.STREAM)
        if mine and position <= known_at and event.occurred_at <= as_of:
            id_ = event.originator_id
            files.setdefault(id_, Inspection(id_)).fold(event)
    return {
        (file.id, finding.n, finding.stage, finding.waits_for, finding.due, finding.raised_at)
        for file in files.values()
        if file.opening
        for finding in file.open_findings
    }


def read(connection: Connection[Any]) -> set[tuple[Any, ...]]:
    columns = ("inspection", "n", "stage", "waits_for", "due", "raised_at")
    rows = open_findings(connection, jurisdiction=1)
    return {tuple(row[column] for column in columns) for row in rows}


def test_the_open_findings_are_the_fold_of_the_events_at_any_moment_as_known_at_any_position(
    books: Books, connection: Connection[Any], log: Log
) -> None:
    assert read(connection) == folded(log, NOW) != set()

    random = Random(12)
    for _ in range(25):
        moment = START + timedelta(hours=random.randint(-5, 165))
        known_at = random.randint(1, log[-1][0])
        then = Moment(moment, known_at)
        with at(connection, [INSPECTIONS], books.vault, then, jurisdiction=1):
            assert read(connection) == folded(log, moment, known_at)


def test_a_rebuild_is_what_is_live(books: Books, connection: Connection[Any], log: Log) -> None:
    before = digest(connection, INSPECTIONS, whole=True)

    rebuild(connection, INSPECTIONS, books.vault)

    assert digest(connection, INSPECTIONS, whole=True) == before


def test_the_rows_are_the_same_however_the_log_is_cut_into_steps(
    books: Books, connection: Connection[Any], log: Log
) -> None:
    live_rows = digest(connection, INSPECTIONS, whole=True)
    for longest in (1, 7, 60):
        with connection.transaction(force_rollback=True):
            connection.execute(
                INSPECTIONS.ddl.replace("CREATE TABLE", "CREATE TEMP TABLE").encode()
            )
            for after in range(0, log[-1][0], longest):
                span = {"jurisdiction": 1, "after": after, "upto": after + longest}
                INSPECTIONS.fold(connection, books.vault, span)
            assert digest(connection, INSPECTIONS, whole=True) == live_rows
