"""What speaks of a stored record comes last, at the desk: objections, and a number sent twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID, uuid5

from domain.aggregate import Act
from domain.case import Case
from domain.case.objection import HOUSEHOLD
from rehearsal import phrases
from rehearsal.dice import Dice
from store.books import Books
from store.stored import Operation, OperationIsKnown

OBJECT = 250  # one household in so many, but at least
AT_LEAST = 3
LAST_TOLD = b"""
SELECT position, stream, occurred_at, recorded_at FROM zhuanban.events
WHERE jurisdiction = %s AND topic = 'case.contact_logged@1' AND project = ANY (%s)
ORDER BY position DESC LIMIT %s"""
Decision = Callable[[Case], None]


class Told(NamedTuple):
    """A contact of one household as the log holds it."""

    position: int
    case: UUID
    at: datetime
    recorded_at: datetime


def object_to(books: Books, projects: Sequence[UUID], households: int, seed: str) -> int:
    """Let households object to what was told last of them, and most be answered; how many events.

    Each is sent with a number, some twice, as by a phone that did not hear the answer.
    """
    dice, before = Dice(f"{seed}/objections"), books.desk.head()
    for told in last_told(books, projects, max(AT_LEAST, households // OBJECT)):
        objected = told.at + timedelta(days=dice.randrange(1, 6))
        text, reply = dice.one_of(phrases.OBJECTIONS), dice.one_of(phrases.REPLIES)
        answered = objected + timedelta(days=dice.randrange(1, 12))
        send(books, told.case, "objection", objecting(books, told, objected, text),
             times=2 if dice.happens(0.4) else 1)  # fmt: skip
        if dice.happens(0.7):
            send(books, told.case, "answer", answering(books, answered, reply),
                 times=2 if dice.happens(0.1) else 1)  # fmt: skip
    return books.desk.head() - before


def last_told(books: Books, projects: Sequence[UUID], most: int) -> Iterator[Told]:
    """The last contact of each of the households that were spoken with last."""
    with books.pool.connection() as connection:
        rows = connection.execute(LAST_TOLD, [books.jurisdiction, list(projects), most]).fetchall()
    heard = set()
    for told in map(Told._make, rows):
        if told.case not in heard:
            heard.add(told.case)
            yield told


def objecting(books: Books, told: Told, at: datetime, text: str) -> Decision:
    """The household says on its receipt that it was otherwise."""

    def decide(case: Case) -> None:
        case.raise_objection(
            Act(at, HOUSEHOLD, at, HOUSEHOLD), contact=told.position, recorded_at=told.recorded_at,
            text=books.vault.seal(case.id, "text", text),
        )  # fmt: skip

    return decide


def answering(books: Books, at: datetime, text: str) -> Decision:
    """Its chief representative answers."""

    def decide(case: Case) -> None:
        act = Act(at, case.chief or HOUSEHOLD, at)
        case.answer_objection(act, n=1, text=books.vault.seal(case.id, "text", text))

    return decide


def send(books: Books, case: UUID, what: str, decide: Decision, *, times: int) -> None:
    """Send it under one number; the log takes it once, however often it comes."""
    operation = Operation(uuid5(case, f"rehearsal {what}"))
    for _ in range(times):
        with suppress(OperationIsKnown):
            books.desk.on_case(case, decide, operation=operation)
